using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Worker.Binding;

namespace SertiKesos.Worker.Standalone.Timers;

/// <summary>A due schedule as the value of a trigger.</summary>
internal sealed class TimerTriggerValue(TimerInfo info) : ITriggerValue
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    public static TriggerInput Input(ScheduleState? state, bool isPastDue) => new(
        new TimerTriggerValue(new TimerInfo { ScheduleStatus = state?.ToStatus(), IsPastDue = isPastDue }),
        new Dictionary<string, object?>());

    public ValueTask<BoundValue?> AsAsync(Type type, FunctionContext context)
    {
        if (type == typeof(TimerInfo))
        {
            return ValueTask.FromResult<BoundValue?>(new BoundValue(info));
        }

        var json = JsonSerializer.Serialize(info, Json);
        return ValueTask.FromResult<BoundValue?>(new BoundValue(type == typeof(string) ? json : JsonSerializer.Deserialize(json, type, Json)));
    }

    public ValueTask ReturnAsync(object? value, FunctionContext context) => ValueTask.CompletedTask;
}
