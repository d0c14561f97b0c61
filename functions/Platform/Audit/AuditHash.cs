using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SertiKesos.Platform.Audit;

/// <summary>
/// The hash that links a chain: SHA-256 over every field as <c>{bytes in UTF-8}:{text},</c>, in a fixed order. Lengths make
/// the form unambiguous, and it can be computed again in any language without this program (docs/storage.md).
/// </summary>
internal static class AuditHash
{
    public const string Form = "SKA1";

    /// <summary>What the first record of a chain follows.</summary>
    public static string Start { get; } = new('0', 64);

    public static string Of(string scope, long sequence, DateTimeOffset at, AuditEntry entry, string previous)
    {
        var content = new ArrayBufferWriter<byte>(512);
        Add(content, Form);
        Add(content, previous);
        Add(content, scope);
        Add(content, sequence.ToString(CultureInfo.InvariantCulture));
        Add(content, at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        Add(content, entry.Id);
        Add(content, entry.Actor);
        Add(content, entry.Action);
        Add(content, entry.Subject);
        foreach (var (name, value) in entry.Details.OrderBy(detail => detail.Key, StringComparer.Ordinal))
        {
            Add(content, name);
            Add(content, value);
        }

        return Convert.ToHexStringLower(SHA256.HashData(content.WrittenSpan));
    }

    private static void Add(ArrayBufferWriter<byte> content, string text)
    {
        Encoding.UTF8.GetBytes($"{Encoding.UTF8.GetByteCount(text)}:", content);
        Encoding.UTF8.GetBytes(text, content);
        content.Write(","u8);
    }
}
