using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace SertiKesos.Portal.OpenApi;

/// <summary>A function that an address calls, as its attributes say.</summary>
/// <param name="Route">Below <c>/api/</c>, with its parts in braces.</param>
internal sealed record ApiFunction(string Name, string Route, IReadOnlyList<HttpMethod> Methods, AnswerClass? Answers)
{
    // Pages are for people, who need no description of their addresses.
    private const string Pages = "portal";

    /// <summary>All but the pages.</summary>
    public static IReadOnlyList<ApiFunction> All { get; } =
    [
        .. typeof(Composition).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Select(Of)
            .OfType<ApiFunction>()
            .Where(function => function.Route.Split('/')[0] != Pages),
    ];

    private static ApiFunction? Of(MethodInfo method) =>
        method.GetCustomAttribute<FunctionAttribute>() is { } function
        && method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(trigger => trigger is not null) is { } trigger
            ? new ApiFunction(
                function.Name,
                trigger.Route ?? function.Name,
                [.. (trigger.Methods ?? []).Select(method => new HttpMethod(method.ToUpperInvariant()))],
                method.GetCustomAttribute<AnswersAttribute>()?.Answer)
            : null;
}
