using System.Diagnostics.CodeAnalysis;

namespace SertiKesos.Worker.Standalone;

/// <summary>An address that the host should serve is taken by another program.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It is only made with the addresses.")]
public sealed class PortInUseException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="urls">The addresses that the host should serve.</param>
    /// <param name="innerException">The cause.</param>
    public PortInUseException(string urls, Exception? innerException)
        : base($"Another program already serves {urls}. Stop it, or start with --urls and another port.", innerException) => Urls = urls;

    /// <summary>The addresses that the host should serve.</summary>
    public string Urls { get; }
}
