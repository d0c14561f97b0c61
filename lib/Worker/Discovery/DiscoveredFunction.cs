using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace SertiKesos.Worker.Discovery;

/// <summary>A method of the app that is a function, with what starts it.</summary>
internal sealed class DiscoveredFunction(string name, Type type, MethodInfo method, Trigger trigger, RetryPolicy? retry)
    : FunctionDefinition
{
    public Type Type => type;

    public MethodInfo Method => method;

    public Trigger Trigger => trigger;

    public RetryPolicy? Retry => retry;

    /// <summary>The name under which the Functions host keeps the function's receipts, status and locks.</summary>
    public string StorageId => $"Host.Functions.{name}";

    public override string Name => name;

    public override string Id => StorageId;

    public override string EntryPoint => $"{type.FullName}.{method.Name}";

    public override string PathToAssembly => type.Assembly.Location;

    public override ImmutableArray<FunctionParameter> Parameters { get; } =
        [.. method.GetParameters().Select(p => new FunctionParameter(p.Name!, p.ParameterType, p.HasDefaultValue, p.DefaultValue))];

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; } =
        ImmutableDictionary<string, BindingMetadata>.Empty.Add(
            trigger.ParameterName, new Binding(trigger.ParameterName, trigger.Kind, BindingDirection.In));

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings { get; } =
        trigger is Trigger.Http
            ? ImmutableDictionary<string, BindingMetadata>.Empty.Add("$return", new Binding("$return", "http", BindingDirection.Out))
            : ImmutableDictionary<string, BindingMetadata>.Empty;

    private sealed class Binding(string name, string type, BindingDirection direction) : BindingMetadata
    {
        public override string Name => name;

        public override string Type => type;

        public override BindingDirection Direction => direction;
    }
}
