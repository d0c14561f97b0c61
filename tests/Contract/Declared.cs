using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using SertiKesos.Rosters;

namespace SertiKesos.Tests.Contract;

/// <summary>A function as its attributes declare it.</summary>
/// <param name="Trigger">Kind and address of the trigger in one text, such as <c>queueTrigger alerts</c>.</param>
/// <param name="Retry">Count and delay of tries again; empty where there are none.</param>
internal sealed record Declared(string Name, string EntryPoint, string Parameter, string Trigger, string Retry)
{
    public static IReadOnlyList<Declared> All { get; } =
    [
        .. from type in typeof(RosterFunctions).Assembly.GetTypes()
           from method in type.GetMethods()
           let name = method.GetCustomAttribute<FunctionAttribute>()?.Name
           where name is not null
           orderby name
           select Of(name, method),
    ];

    private static Declared Of(string name, MethodInfo method)
    {
        var (parameter, trigger) = method.GetParameters()
            .Select(parameter => (Parameter: parameter, Trigger: parameter.GetCustomAttribute<TriggerBindingAttribute>()))
            .Single(pair => pair.Trigger is not null);
        return new Declared(
            name, $"{method.DeclaringType!.FullName}.{method.Name}", parameter.Name!, Text(trigger!),
            method.GetCustomAttribute<FixedDelayRetryAttribute>() is { } retry ? $"{retry.MaxRetryCount} {retry.DelayInterval}" : "");
    }

    private static string Text(TriggerBindingAttribute trigger) => trigger switch
    {
        HttpTriggerAttribute http => $"httpTrigger {string.Join(',', http.Methods ?? [])} {http.Route} {http.AuthLevel}",
        BlobTriggerAttribute blob => $"blobTrigger {blob.BlobPath}",
        QueueTriggerAttribute queue => $"queueTrigger {queue.QueueName}",
        TimerTriggerAttribute timer => $"timerTrigger {timer.Schedule}",
        _ => throw new InvalidOperationException($"{trigger.GetType().Name} is a kind of trigger that this test does not know."),
    };
}
