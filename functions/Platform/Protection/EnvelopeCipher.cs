using System.Security.Cryptography;
using System.Text;

namespace SertiKesos.Platform.Protection;

/// <summary>
/// Protects a value under a data key of its own (AES-256-GCM), which is wrapped by the active key of the ring. The
/// place where the value is kept is part of the seal: moved elsewhere, it does not open.
/// </summary>
/// <remarks>
/// Layout: "SKE1", length and name of the wrapping key, nonce and tag and wrapped data key, nonce and tag and content.
/// </remarks>
internal sealed class EnvelopeCipher(KeyRing keys)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private static readonly byte[] Magic = "SKE1"u8.ToArray();

    public byte[] Protect(ReadOnlySpan<byte> content, string place)
    {
        if (!keys.TryGet(keys.ActiveKey, out var wrappingKey))
        {
            throw new ProtectionException($"The active key \"{keys.ActiveKey}\" is not in the key ring.");
        }

        var context = Encoding.UTF8.GetBytes(place);
        var name = Encoding.UTF8.GetBytes(keys.ActiveKey);
        Span<byte> dataKey = stackalloc byte[KeyRing.KeyBytes];
        RandomNumberGenerator.Fill(dataKey);
        var envelope = new byte[Magic.Length + 1 + name.Length + Sealed(dataKey.Length) + Sealed(content.Length)];
        Magic.CopyTo(envelope, 0);
        envelope[Magic.Length] = checked((byte)name.Length);
        name.CopyTo(envelope, Magic.Length + 1);
        var body = envelope.AsSpan(Magic.Length + 1 + name.Length);
        Seal(wrappingKey, dataKey, context, body[..Sealed(dataKey.Length)]);
        Seal(dataKey, content, context, body[Sealed(dataKey.Length)..]);
        CryptographicOperations.ZeroMemory(dataKey);
        return envelope;
    }

    /// <exception cref="ProtectionException">The value is damaged, was moved, or its key is not in the ring.</exception>
    public byte[] Open(ReadOnlySpan<byte> envelope, string place)
    {
        if (envelope.Length < Magic.Length + 1 || !envelope.StartsWith(Magic))
        {
            throw new ProtectionException("The value is not a protected one.");
        }

        var nameLength = envelope[Magic.Length];
        var body = envelope[(Magic.Length + 1)..];
        if (body.Length < nameLength + Sealed(KeyRing.KeyBytes) + Sealed(0))
        {
            throw new ProtectionException("The protected value is cut off.");
        }

        var name = Encoding.UTF8.GetString(body[..nameLength]);
        if (!keys.TryGet(name, out var wrappingKey))
        {
            throw new ProtectionException($"The key \"{name}\" is not in the key ring: use the key file with which the data was written.");
        }

        var context = Encoding.UTF8.GetBytes(place);
        body = body[nameLength..];
        var dataKey = Unseal(wrappingKey, body[..Sealed(KeyRing.KeyBytes)], context);
        return Unseal(dataKey, body[Sealed(KeyRing.KeyBytes)..], context);
    }

    private static int Sealed(int length) => NonceBytes + TagBytes + length;

    private static void Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> content, ReadOnlySpan<byte> context, Span<byte> target)
    {
        using var cipher = new AesGcm(key, TagBytes);
        RandomNumberGenerator.Fill(target[..NonceBytes]);
        cipher.Encrypt(target[..NonceBytes], content, target[(NonceBytes + TagBytes)..], target.Slice(NonceBytes, TagBytes), context);
    }

    private static byte[] Unseal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> source, ReadOnlySpan<byte> context)
    {
        using var cipher = new AesGcm(key, TagBytes);
        var content = new byte[source.Length - NonceBytes - TagBytes];
        try
        {
            cipher.Decrypt(source[..NonceBytes], source[(NonceBytes + TagBytes)..], source.Slice(NonceBytes, TagBytes), content, context);
        }
        catch (AuthenticationTagMismatchException failure)
        {
            throw new ProtectionException("The protected value was changed, moved, or written under another key.", failure);
        }

        return content;
    }
}

/// <summary>A protected value cannot be written or opened. The message holds no content.</summary>
internal sealed class ProtectionException(string message, Exception? inner = null) : Exception(message, inner);
