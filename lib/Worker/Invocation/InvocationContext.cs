using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Worker.Binding;
using SertiKesos.Worker.Discovery;

namespace SertiKesos.Worker.Invocation;

internal sealed class InvocationContext : FunctionContext
{
    public InvocationContext(
        DiscoveredFunction function, TriggerInput input, int attempt, IServiceProvider services, Activity? activity, CancellationToken cancel)
    {
        FunctionDefinition = function;
        Function = function;
        Trigger = input.Value;
        BindingContext = new Data(input.BindingData);
        RetryContext = function.Retry is { } policy ? new Try(attempt, policy.MaxRetryCount) : null!;
        InstanceServices = services;
        TraceContext = new Trace(activity);
        CancellationToken = cancel;
        Items = new Dictionary<object, object>(input.Items);
        Features.Set(new ReturnedValue());
    }

    public DiscoveredFunction Function { get; }

    public ITriggerValue Trigger { get; }

    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => Function.Id;

    public override TraceContext TraceContext { get; }

    public override BindingContext BindingContext { get; }

    public override RetryContext RetryContext { get; }

    public override IServiceProvider InstanceServices { get; set; }

    public override FunctionDefinition FunctionDefinition { get; }

    public override IDictionary<object, object> Items { get; set; }

    public override IInvocationFeatures Features { get; } = new InvocationFeatures();

    public override CancellationToken CancellationToken { get; }

    private sealed class Data(IReadOnlyDictionary<string, object?> values) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData => values;
    }

    private sealed class Try(int count, int max) : RetryContext
    {
        public override int RetryCount => count;

        public override int MaxRetryCount => max;
    }

    private sealed class Trace(Activity? activity) : TraceContext
    {
        public override string TraceParent => activity?.Id ?? "";

        public override string TraceState => activity?.TraceStateString ?? "";
    }
}
