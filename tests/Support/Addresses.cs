using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Hosting.Engine;
using SertiKesos.Portal;

namespace SertiKesos.Tests.Support;

/// <summary>A function that an address calls, as its attributes say.</summary>
/// <param name="Route">Below <c>/api/</c>, with its parts in braces.</param>
internal sealed record Address(string Function, HttpMethod Method, string Route, AnswerClass? Answer)
{
    /// <summary>What a page sends: it counts with the token of that page alone.</summary>
    public bool IsForm => Route.StartsWith("portal", StringComparison.Ordinal) && Method == HttpMethod.Post;

    public static IReadOnlyList<Address> All { get; } =
    [
        .. HttpFunctions.Functions()
            .Select(function => (Function: function, Trigger: HttpFunctions.TriggerOf(function)))
            .Where(found => found.Trigger is not null)
            .SelectMany(found => found.Trigger!.Methods!.Select(method => new Address(
                found.Function.GetCustomAttribute<FunctionAttribute>()!.Name,
                new HttpMethod(method.ToUpperInvariant()),
                found.Trigger.Route!,
                found.Function.GetCustomAttribute<AnswersAttribute>()?.Answer)))
            .OrderBy(address => address.Function, StringComparer.Ordinal),
    ];
}
