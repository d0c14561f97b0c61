using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace SertiKesos.Worker.Discovery;

/// <summary>Finds the functions among public types and refuses those that the Functions host would not run.</summary>
internal static class FunctionDiscovery
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<DiscoveredFunction> Find(IEnumerable<Type> types)
    {
        var functions = types
            .Where(t => t.IsClass && t.IsVisible && !t.ContainsGenericParameters)
            .SelectMany(t => t.GetMethods(Public).Select(m => (Type: t, Method: m, Attribute: m.GetCustomAttribute<FunctionAttribute>())))
            .Where(f => f.Attribute is not null)
            .Select(f => Describe(f.Type, f.Method, f.Attribute!.Name))
            .OrderBy(f => f.Name, StringComparer.Ordinal)
            .ToList();

        var twice = functions.GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        return twice is null
            ? functions
            : throw new InvalidOperationException(
                $"Two functions are named {twice.Key}: {string.Join(" and ", twice.Select(f => f.EntryPoint))}. Names must differ.");
    }

    private static DiscoveredFunction Describe(Type type, MethodInfo method, string name)
    {
        FunctionRules.CheckName(name);
        if (method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)))
        {
            throw new InvalidOperationException($"Function {name} is async void: nobody could await it. Return a Task.");
        }

        var triggers = method.GetParameters().Where(p => p.IsDefined(typeof(TriggerBindingAttribute))).ToList();
        if (triggers.Count != 1)
        {
            throw new InvalidOperationException($"Function {name} must have exactly one trigger; it has {triggers.Count}.");
        }

        var function = new DiscoveredFunction(
            name, type, method, TriggerOf(triggers[0], name), RetryPolicy.From(method.GetCustomAttribute<RetryAttribute>()));
        FunctionRules.CheckTrigger(function, triggers[0].ParameterType);
        return function;
    }

    private static Trigger TriggerOf(ParameterInfo parameter, string function) =>
        parameter.GetCustomAttribute<TriggerBindingAttribute>() switch
        {
            BlobTriggerAttribute blob => new Trigger.Blob(parameter.Name!, blob.BlobPath, blob.Connection, blob.Source),
            QueueTriggerAttribute queue => new Trigger.Queue(parameter.Name!, queue.QueueName, queue.Connection),
            TimerTriggerAttribute timer => new Trigger.Timer(parameter.Name!, timer.Schedule, timer.UseMonitor, timer.RunOnStartup),
            HttpTriggerAttribute http => new Trigger.Http(parameter.Name!, http.Route, http.Methods ?? [], HttpLevel.Of(parameter)),
            var other => throw new InvalidOperationException($"Function {function} has a trigger that is not offered: {other?.GetType().Name}."),
        };
}
