namespace SertiKesos.Worker.Binding;

/// <summary>A value for a parameter; the value itself may be null.</summary>
internal readonly record struct BoundValue(object? Value);
