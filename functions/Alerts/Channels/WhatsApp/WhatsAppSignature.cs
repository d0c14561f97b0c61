using System.Security.Cryptography;
using System.Text;

namespace SertiKesos.Alerts.Channels.WhatsApp;

/// <summary>Whether something comes from Meta: pure. Compared in constant time, so that a signature cannot be guessed byte by byte.</summary>
internal static class WhatsAppSignature
{
    public const string Header = "X-Hub-Signature-256";

    private const string Scheme = "sha256=";

    /// <param name="body">The bytes as they came: written again, they would no longer be what was signed.</param>
    public static bool IsValid(string? signature, ReadOnlySpan<byte> body, string appSecret)
    {
        if (appSecret.Length == 0 || signature is not { Length: 71 } || !signature.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return false;
        }

        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (Convert.FromHexString(signature.AsSpan(Scheme.Length), given, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        Span<byte> due = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), body, due);
        return CryptographicOperations.FixedTimeEquals(given, due);
    }

    /// <summary>For words that both sides know.</summary>
    public static bool IsSame(string given, string due) =>
        due.Length > 0 && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(due)));
}
