using SertiKesos.Protection;

namespace SertiKesos.Platform.Protection;

/// <summary>A data key as it is stored: wrapped by the key with that name.</summary>
internal sealed record WrappedKey(string KeyName, byte[] Bytes);

/// <summary>Wraps the data keys of envelopes: by a key file, or by a vault that never gives its key away.</summary>
internal interface IKeyWrapper
{
    /// <summary>The key that new data keys are wrapped by.</summary>
    ValueTask<string> ActiveKeyAsync(CancellationToken cancel);

    /// <param name="context">Where the value is kept; a wrapper that can makes it part of the seal.</param>
    ValueTask<WrappedKey> WrapAsync(ReadOnlyMemory<byte> dataKey, ReadOnlyMemory<byte> context, CancellationToken cancel);

    /// <exception cref="ProtectionException">The key is not known, or did not wrap this.</exception>
    ValueTask<byte[]> UnwrapAsync(WrappedKey wrapped, ReadOnlyMemory<byte> context, CancellationToken cancel);
}
