using System.Globalization;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>
/// The answer to a transaction: one response per action when all took effect, a single one, of the action that failed,
/// when none did. The outer status is 202 either way.
/// </summary>
internal static class TransactionAnswer
{
    /// <exception cref="FormatException">It is not a multipart answer.</exception>
    public static IReadOnlyList<Response> Parse(string? contentType, ReadOnlyMemory<byte> body)
    {
        var responses = new List<Response>();
        Read(Boundary(contentType), Encoding.UTF8.GetString(body.Span), responses);
        return responses;
    }

    private static void Read(string? boundary, string text, List<Response> responses)
    {
        if (boundary is null)
        {
            throw new FormatException("The answer to the transaction is not a multipart message.");
        }

        foreach (var part in Parts(text, "--" + boundary))
        {
            var (headers, content) = Split(part);
            var type = headers.GetValueOrDefault("Content-Type");
            if (type?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true)
            {
                Read(Boundary(type), content, responses);
            }
            else
            {
                responses.Add(Response(content));
            }
        }
    }

    private static IEnumerable<string> Parts(string text, string delimiter)
    {
        var lines = text.Split('\n');
        StringBuilder? part = null;
        foreach (var line in lines)
        {
            var bare = line.TrimEnd('\r', ' ', '\t');
            if (bare == delimiter || bare == delimiter + "--")
            {
                if (part is not null)
                {
                    yield return part.ToString();
                }

                part = bare == delimiter ? new StringBuilder() : null;
            }
            else
            {
                part?.Append(line).Append('\n');
            }
        }

        // An answer that was cut off must not pass for a complete one.
        if (part is not null)
        {
            throw new FormatException("The answer to the transaction ends too early.");
        }
    }

    private static InnerResponse Response(string text)
    {
        // Azurite writes a stray line before the status of a change set that is too large.
        var trimmed = text[Math.Max(0, text.IndexOf("HTTP/", StringComparison.Ordinal))..];
        var end = trimmed.IndexOf('\n', StringComparison.Ordinal);
        var status = (end < 0 ? trimmed : trimmed[..end]).TrimEnd('\r').Split(' ', 3);
        if (status.Length < 2 || !status[0].StartsWith("HTTP/", StringComparison.Ordinal) ||
            !int.TryParse(status[1], NumberStyles.None, CultureInfo.InvariantCulture, out var code))
        {
            throw new FormatException("A part of the answer to the transaction has no status line.");
        }

        var (headers, content) = Split(end < 0 ? "" : trimmed[(end + 1)..]);
        return new InnerResponse(code, status.Length > 2 ? status[2] : "", headers, Encoding.UTF8.GetBytes(content.Trim()));
    }

    /// <summary>Parts a message into its headers and what follows the first empty line.</summary>
    private static (Dictionary<string, string> Headers, string Content) Split(string message)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var position = 0;
        while (position < message.Length)
        {
            var end = message.IndexOf('\n', position);
            end = end < 0 ? message.Length : end;
            var line = message[position..end].TrimEnd('\r');
            position = Math.Min(end + 1, message.Length);
            if (line.Length == 0)
            {
                break;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                headers[line[..colon].Trim()] = line[(colon + 1)..].Trim();
            }
        }

        return (headers, message[position..]);
    }

    private static string? Boundary(string? contentType) => contentType?
        .Split(';', StringSplitOptions.TrimEntries)
        .Where(static parameter => parameter.StartsWith("boundary=", StringComparison.OrdinalIgnoreCase))
        .Select(static parameter => parameter["boundary=".Length..].Trim('"'))
        .FirstOrDefault();
}
