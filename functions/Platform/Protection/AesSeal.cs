using System.Security.Cryptography;
using SertiKesos.Protection;

namespace SertiKesos.Platform.Protection;

/// <summary>AES-256-GCM with a random nonce: nonce, tag, content.</summary>
internal static class AesSeal
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public static int Length(int content) => NonceBytes + TagBytes + content;

    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> content, ReadOnlySpan<byte> context)
    {
        var target = new byte[Length(content.Length)];
        var nonce = target.AsSpan(0, NonceBytes);
        var tag = target.AsSpan(NonceBytes, TagBytes);
        using var cipher = new AesGcm(key, TagBytes);
        RandomNumberGenerator.Fill(nonce);
        cipher.Encrypt(nonce, content, target.AsSpan(NonceBytes + TagBytes), tag, context);
        return target;
    }

    /// <exception cref="ProtectionException">It was changed, or sealed under another key or for another context.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> source, ReadOnlySpan<byte> context)
    {
        if (source.Length < NonceBytes + TagBytes)
        {
            throw new ProtectionException("The protected value is cut off.");
        }

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
