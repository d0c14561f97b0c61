using System.Text;
using SertiKesos.Platform;

namespace SertiKesos.Hosting.Local;

/// <summary>How a message's file is called: after the local part of its Message-ID.</summary>
internal static class MailSinkFile
{
    private const int LongestName = 80;

    /// <summary>The Message-ID of a message as sent; null where it has none.</summary>
    public static string? MessageId(ReadOnlySpan<byte> content)
    {
        var end = content.IndexOf("\r\n\r\n"u8);
        var header = Encoding.Latin1.GetString(end < 0 ? content : content[..end]).Replace("\r\n ", " ", StringComparison.Ordinal);
        foreach (var line in header.Split("\r\n"))
        {
            if (line.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase))
            {
                return line["Message-ID:".Length..].Trim();
            }
        }

        return null;
    }

    /// <summary>The sender chooses the Message-ID, so nothing of it may lead out of the folder.</summary>
    public static string NameFor(string? messageId)
    {
        var local = (messageId ?? "").Trim('<', '>').Split('@')[0];
        var safe = new string([.. local.Where(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_').Take(LongestName)]);
        return (safe.Length > 0 ? safe : $"tanpa-id-{Guid.NewGuid():n}") + ".eml";
    }
}
