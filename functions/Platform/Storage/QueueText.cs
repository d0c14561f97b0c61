using System.Text;

namespace SertiKesos.Platform.Storage;

/// <summary>
/// What a queue message says, however its sender wrote it: ours are Base64, events of storage came plain in some years and
/// in Base64 in others, and an operator may put one there by hand. So host.json leaves messages as they are: decoded by the
/// host, a plain one would be set aside unread.
/// </summary>
internal static class QueueText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="FormatException">It is neither JSON nor Base64 of text. What it is instead is not repeated.</exception>
    public static string Read(string message) => TryRead(message) ?? throw new FormatException("The message is neither JSON nor Base64 of a text.");

    /// <summary>Null where it is neither JSON nor Base64 of text.</summary>
    public static string? TryRead(string message)
    {
        var text = message.AsSpan().TrimStart('\uFEFF').Trim();
        if (text is ['{' or '[', ..])
        {
            return text.ToString();
        }

        var bytes = new byte[text.Length];
        try
        {
            return Convert.TryFromBase64Chars(text, bytes, out var length) ? Strict.GetString(bytes, 0, length) : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
