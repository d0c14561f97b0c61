using SertiKesos.Protection;

namespace SertiKesos.Platform.Protection;

/// <summary>Wraps data keys by the keys of a ring, with AES-256-GCM.</summary>
internal sealed class KeyFileWrapper(IKeyRings rings) : IKeyWrapper
{
    public static readonly int WrappedBytes = AesSeal.Length(KeyRing.KeyBytes);

    public ValueTask<string> ActiveKeyAsync(CancellationToken cancel) => new(rings.Current.ActiveKey);

    public ValueTask<WrappedKey> WrapAsync(ReadOnlyMemory<byte> dataKey, ReadOnlyMemory<byte> context, CancellationToken cancel)
    {
        var ring = rings.Current;
        _ = ring.TryGet(ring.ActiveKey, out var key);
        return new(new WrappedKey(ring.ActiveKey, AesSeal.Seal(key, dataKey.Span, context.Span)));
    }

    public ValueTask<byte[]> UnwrapAsync(WrappedKey wrapped, ReadOnlyMemory<byte> context, CancellationToken cancel)
    {
        // Another process may have written under a key that this one has not seen yet.
        if (!rings.Current.TryGet(wrapped.KeyName, out var key) && !rings.Reload().TryGet(wrapped.KeyName, out key))
        {
            throw new ProtectionException(
                $"The key \"{wrapped.KeyName}\" is not in the key ring: use the key file with which the data was written.");
        }

        return new(AesSeal.Open(key, wrapped.Bytes, context.Span));
    }
}
