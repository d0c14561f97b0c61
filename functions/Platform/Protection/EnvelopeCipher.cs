using System.Security.Cryptography;
using System.Text;
using SertiKesos.Protection;

namespace SertiKesos.Platform.Protection;

/// <summary>
/// Protects a value under a data key of its own (AES-256-GCM), which is wrapped by the active key (<see cref="Envelope"/>).
/// The place where the value is kept is part of the seal: moved elsewhere, it does not open.
/// </summary>
internal sealed class EnvelopeCipher(IKeyWrapper keys)
{
    public EnvelopeCipher(IKeyRings rings)
        : this(new KeyFileWrapper(rings))
    {
    }

    /// <exception cref="ProtectionException">It is no envelope.</exception>
    public static string KeyNameOf(ReadOnlySpan<byte> envelope) => Envelope.KeyNameOf(envelope);

    public async Task<byte[]> ProtectAsync(ReadOnlyMemory<byte> content, string place, CancellationToken cancel)
    {
        var context = Encoding.UTF8.GetBytes(place);
        var dataKey = KeyRing.NewKey();
        try
        {
            var wrapped = await keys.WrapAsync(dataKey, context, cancel);
            return new Envelope(wrapped, AesSeal.Seal(dataKey, content.Span, context)).ToBytes();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(dataKey);
        }
    }

    /// <exception cref="ProtectionException">The value is damaged, was moved, or its key is not held.</exception>
    public async Task<byte[]> OpenAsync(ReadOnlyMemory<byte> envelope, string place, CancellationToken cancel)
    {
        var context = Encoding.UTF8.GetBytes(place);
        var parts = Envelope.Parse(envelope);
        var dataKey = await UnwrapAsync(parts.DataKey, context, cancel);
        try
        {
            return AesSeal.Open(dataKey, parts.Content.Span, context);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(dataKey);
        }
    }

    /// <summary>
    /// The same value with its data key wrapped by the active key, or null when it is already. The content is proven to
    /// open, but not written anew.
    /// </summary>
    /// <exception cref="ProtectionException">The value is damaged, was moved, or its key is not held.</exception>
    public async Task<byte[]?> RewrapAsync(ReadOnlyMemory<byte> envelope, string place, CancellationToken cancel)
    {
        var parts = Envelope.Parse(envelope);
        if (parts.DataKey.KeyName == await keys.ActiveKeyAsync(cancel))
        {
            return null;
        }

        var context = Encoding.UTF8.GetBytes(place);
        var dataKey = await UnwrapAsync(parts.DataKey, context, cancel);
        try
        {
            // A value that does not open must not come to look as if it had been looked at.
            _ = AesSeal.Open(dataKey, parts.Content.Span, context);
            return (parts with { DataKey = await keys.WrapAsync(dataKey, context, cancel) }).ToBytes();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(dataKey);
        }
    }

    private async ValueTask<byte[]> UnwrapAsync(WrappedKey wrapped, byte[] context, CancellationToken cancel)
    {
        var dataKey = await keys.UnwrapAsync(wrapped, context, cancel);
        return dataKey.Length == KeyRing.KeyBytes
            ? dataKey
            : throw new ProtectionException("The protected value was changed, moved, or written under another key.");
    }
}
