using System.Diagnostics.CodeAnalysis;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function for HTTP requests.</summary>
/// <remarks>
/// Always write the level. As in the official package, the constructor that takes only methods leaves
/// <see cref="AuthLevel"/> at <see cref="AuthorizationLevel.Anonymous"/> on the instance although a level that is not
/// written means <see cref="AuthorizationLevel.Function"/> to the host.
/// </remarks>
[SuppressMessage("Performance", "CA1819", Justification = "The mirrored type has an array.")]
[SuppressMessage("Design", "CA1019", Justification = "The mirrored type has these members.")]
public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Every method, with the level <see cref="AuthorizationLevel.Function"/>.</summary>
    public HttpTriggerAttribute() => AuthLevel = AuthorizationLevel.Function;

    /// <summary>The given methods, without a written level.</summary>
    /// <param name="methods">HTTP methods such as <c>get</c>; none means every method.</param>
    public HttpTriggerAttribute(params string[] methods) => Methods = methods;

    /// <summary>Every method, with the given level.</summary>
    /// <param name="authLevel">The key that the Functions host asks for.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel) => AuthLevel = authLevel;

    /// <summary>The given methods, with the given level.</summary>
    /// <param name="authLevel">The key that the Functions host asks for.</param>
    /// <param name="methods">HTTP methods such as <c>get</c>; none means every method.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>The route behind the prefix, such as <c>rosters/{region}</c>; the name of the function when not given.</summary>
    public string? Route { get; set; }

    /// <summary>The HTTP methods; every one when null or empty.</summary>
    public string[]? Methods { get; }

    /// <summary>The key that the Functions host asks for.</summary>
    public AuthorizationLevel AuthLevel { get; }
}
