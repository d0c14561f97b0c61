using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace SertiKesos.Platform.Protection.Vault;

/// <summary>
/// Unwrapped data keys, so that reading a register twice asks the vault once. It holds each for an hour at most, and only
/// so many, by the hash of what was unwrapped.
/// </summary>
internal sealed class DataKeyCache(TimeProvider clock, int capacity)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly Lock _turn = new();
    private readonly Dictionary<string, Held> _keys = new(StringComparer.Ordinal);
    private readonly Queue<Held> _order = new();

    public int Count
    {
        get
        {
            lock (_turn)
            {
                return _keys.Count;
            }
        }
    }

    /// <param name="dataKey">A copy of its own: the caller may erase it.</param>
    public bool TryGet(WrappedKey wrapped, [NotNullWhen(true)] out byte[]? dataKey)
    {
        lock (_turn)
        {
            Drop();
            dataKey = _keys.TryGetValue(NameOf(wrapped), out var held) ? held.DataKey.ToArray() : null;
            return dataKey is not null;
        }
    }

    public void Add(WrappedKey wrapped, ReadOnlySpan<byte> dataKey)
    {
        lock (_turn)
        {
            var held = new Held(NameOf(wrapped), dataKey.ToArray(), clock.GetTimestamp());
            if (_keys.TryAdd(held.Name, held))
            {
                _order.Enqueue(held);
                Drop();
            }
        }
    }

    /// <summary>The oldest stand first, so those that are too old or too many do as well.</summary>
    private void Drop()
    {
        while (_order.TryPeek(out var oldest) && (_keys.Count > capacity || clock.GetElapsedTime(oldest.Since) >= Lifetime))
        {
            _order.Dequeue();
            _keys.Remove(oldest.Name);
            CryptographicOperations.ZeroMemory(oldest.DataKey);
        }
    }

    private static string NameOf(WrappedKey wrapped) =>
        Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes($"{wrapped.KeyName}\n"), .. wrapped.Bytes]));

    private sealed record Held(string Name, byte[] DataKey, long Since);
}
