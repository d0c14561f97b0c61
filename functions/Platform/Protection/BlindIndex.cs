using System.Security.Cryptography;
using System.Text;

namespace SertiKesos.Platform.Protection;

/// <summary>
/// Names a person without saying who: HMAC-SHA-256 under a secret key, per purpose. A bare hash would not do, since all
/// NIKs can be tried in minutes.
/// </summary>
internal sealed class BlindIndex(ReadOnlyMemory<byte> key)
{
    /// <summary>32 lower-case hexadecimal digits (128 bits); the same value and purpose always give the same ones.</summary>
    public string Of(string purpose, string value)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key.Span, Encoding.UTF8.GetBytes($"{purpose}\n{value}"), hash);
        return Convert.ToHexStringLower(hash[..16]);
    }
}
