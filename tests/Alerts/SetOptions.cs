using Microsoft.Extensions.Options;

namespace SertiKesos.Tests.Alerts;

/// <summary>Options that a test holds in its hand. To change them, assign a new value.</summary>
internal sealed class SetOptions<T>(T value) : IOptionsMonitor<T>
{
    public T CurrentValue { get; set; } = value;

    public T Get(string? name) => CurrentValue;

    public IDisposable? OnChange(Action<T, string?> listener) => null;
}
