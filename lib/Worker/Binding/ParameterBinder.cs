using System.Globalization;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Worker.Discovery;

namespace SertiKesos.Worker.Binding;

/// <summary>
/// Finds the value of each parameter: the context and the token, the trigger, then a named value of the same name
/// without regard to case, then the declared default, then null where null may be.
/// </summary>
internal static class ParameterBinder
{
    public static async ValueTask<object?[]> BindAsync(DiscoveredFunction function, ITriggerValue trigger, FunctionContext context)
    {
        var values = new object?[function.Parameters.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = await ValueOfAsync(function, function.Parameters[i], trigger, context);
        }

        return values;
    }

    private static async ValueTask<object?> ValueOfAsync(
        DiscoveredFunction function, FunctionParameter parameter, ITriggerValue trigger, FunctionContext context)
    {
        if (parameter.Type == typeof(FunctionContext))
        {
            return context;
        }

        if (parameter.Type == typeof(CancellationToken))
        {
            return context.CancellationToken;
        }

        try
        {
            if (parameter.Name == function.Trigger.ParameterName)
            {
                return await trigger.AsAsync(parameter.Type, context) is { } bound
                    ? bound.Value
                    : throw new FunctionInputConverterException(Problem(function, parameter, "its trigger cannot be given as this type"));
            }

            if (Named(context.BindingContext.BindingData, parameter.Name) is { } named)
            {
                return TextValue.As(named.Value, parameter.Type);
            }
        }
        catch (Exception e) when (e is FormatException or JsonException or OverflowException or NotSupportedException)
        {
            throw new FunctionInputConverterException(Problem(function, parameter, "the value has another form"), e);
        }

        return parameter.HasDefaultValue
            ? parameter.DefaultValue
            : parameter.IsReferenceOrNullableType
                ? null
                : throw new FunctionInputConverterException(Problem(function, parameter, "there is no value of this name"));
    }

    private static BoundValue? Named(IReadOnlyDictionary<string, object?> data, string name)
    {
        if (data.TryGetValue(name, out var exact))
        {
            return new BoundValue(exact);
        }

        foreach (var (key, value) in data)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                return new BoundValue(value);
            }
        }

        return null;
    }

    private static string Problem(DiscoveredFunction function, FunctionParameter parameter, string why) => string.Create(
        CultureInfo.InvariantCulture,
        $"Function {function.Name} cannot be given its parameter {parameter.Name} ({parameter.Type.Name}): {why}.");
}
