using System.Diagnostics.CodeAnalysis;

namespace SertiKesos.Worker.Standalone;

/// <summary>The storage that the functions need is not set, does not answer or refuses. The message never holds a key.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It is only made with an endpoint.")]
public sealed class StorageUnavailableException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="endpoint">The address that was tried; null when none is set.</param>
    public StorageUnavailableException(string message, Uri? endpoint)
        : base(message) => Endpoint = endpoint;

    /// <summary>The address that was tried, without any key; null when none is set.</summary>
    public Uri? Endpoint { get; }
}
