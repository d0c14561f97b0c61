using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where an app begins.</summary>
[SuppressMessage("Design", "CA1052", Justification = "The mirrored type is not static.")]
public class FunctionsApplication
{
    /// <summary>An app with the usual configuration, logging and services.</summary>
    /// <param name="args">The command line: <c>--urls</c>, <c>--environment</c> and <c>--key value</c> settings.</param>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args);
}
