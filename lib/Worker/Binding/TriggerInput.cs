namespace SertiKesos.Worker.Binding;

/// <summary>The value of a trigger and the named values beside it.</summary>
internal sealed record TriggerInput(ITriggerValue Value, IReadOnlyDictionary<string, object?> BindingData)
{
    /// <summary>What to put into the items of the invocation, such as the HTTP context.</summary>
    public IReadOnlyDictionary<object, object> Items { get; init; } = new Dictionary<object, object>();

    public override string ToString() => nameof(TriggerInput);
}
