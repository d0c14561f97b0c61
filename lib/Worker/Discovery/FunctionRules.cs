using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace SertiKesos.Worker.Discovery;

/// <summary>What the Functions host would refuse, so that an app that starts here also starts there.</summary>
internal static partial class FunctionRules
{
    public static void CheckName(string name)
    {
        if (!FunctionName().IsMatch(name) || string.Equals(name, "host", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException(
                $"A function cannot be named {name}: a name is a letter and then up to 127 letters, digits, _ or -, and not host.");
        }
    }

    public static void CheckTrigger(DiscoveredFunction function, Type parameterType)
    {
        var trigger = function.Trigger;
        if (!BindingName().IsMatch(trigger.ParameterName))
        {
            throw new InvalidOperationException(
                $"Function {function.Name}: the trigger parameter {trigger.ParameterName} must be named with letters and digits only.");
        }

        var problem = trigger switch
        {
            Trigger.Blob blob => BlobProblem(blob, parameterType),
            Trigger.Http http => HttpProblem(function.Name, http, parameterType),
            _ => null,
        };
        if (problem is not null)
        {
            throw new InvalidOperationException($"Function {function.Name}: {problem}");
        }
    }

    private static string? BlobProblem(Trigger.Blob blob, Type parameterType) =>
        parameterType == typeof(BinaryData)
            ? "a blob cannot be bound to BinaryData, which the Functions host reads as JSON; take byte[] or Stream."
            : TriggerToken().IsMatch(blob.Path)
                ? "a path token must not end in 'trigger': the Functions host leaves such values out."
                : null;

    private static string? HttpProblem(string name, Trigger.Http http, Type parameterType)
    {
        if (parameterType != typeof(HttpRequest))
        {
            return "an HTTP trigger binds to Microsoft.AspNetCore.Http.HttpRequest.";
        }

        var route = (http.Route ?? name).TrimStart('/');
        return ReservedRoute().IsMatch(route)
            ? $"a route must not begin with 'admin' or 'runtime' (it is '{route}'): the Functions host keeps them for itself."
            : null;
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,127}$")]
    private static partial Regex FunctionName();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{0,127}$")]
    private static partial Regex BindingName();

    [GeneratedRegex(@"\{[^{}]*trigger\}", RegexOptions.IgnoreCase)]
    private static partial Regex TriggerToken();

    [GeneratedRegex("^(admin|runtime)", RegexOptions.IgnoreCase)]
    private static partial Regex ReservedRoute();
}
