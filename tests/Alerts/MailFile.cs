using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SertiKesos.Tests.Alerts;

/// <summary>Reads a stored mail, as far as the tests need: headers, and the decoded leaves of its parts.</summary>
internal sealed partial class MailFile
{
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Type, string Content)> _parts = [];

    private MailFile(string raw)
    {
        Raw = raw;
        Read(raw, _headers);
    }

    public string Raw { get; }

    public IReadOnlyList<string> Types => [.. _parts.Select(part => part.Type)];

    public static MailFile Load(string path) => new(File.ReadAllText(path, Encoding.Latin1));

    /// <summary>A header with its encoded words decoded.</summary>
    public string Header(string name) => EncodedWord().Replace(
        _headers.GetValueOrDefault(name, "").Replace("?= =?", "?==?", StringComparison.Ordinal),
        word => Encoding.UTF8.GetString(word.Groups["kind"].Value is "B" or "b"
            ? Convert.FromBase64String(word.Groups["text"].Value)
            : Quoted(word.Groups["text"].Value.Replace('_', ' '))));

    public string Part(string type) => _parts.Single(part => part.Type == type).Content;

    private void Read(string raw, Dictionary<string, string> headers)
    {
        var end = raw.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        foreach (var line in Folding().Replace(raw[..end], " ").Split("\r\n"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        var body = raw[(end + 4)..];
        var type = headers.GetValueOrDefault("Content-Type", "text/plain");
        if (Boundary().Match(type) is { Success: true } boundary)
        {
            foreach (var part in body.Split("--" + boundary.Groups["value"].Value).Skip(1).Where(part => !part.StartsWith("--", StringComparison.Ordinal)))
            {
                Read(part.TrimStart('\r', '\n'), new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase));
            }

            return;
        }

        var bytes = headers.GetValueOrDefault("Content-Transfer-Encoding", "") switch
        {
            "base64" => Convert.FromBase64String(body.Trim()),
            "quoted-printable" => Quoted(body.Replace("=\r\n", "", StringComparison.Ordinal)),
            _ => Encoding.Latin1.GetBytes(body),
        };
        _parts.Add((type.Split(';')[0], Encoding.UTF8.GetString(bytes)));
    }

    private static byte[] Quoted(string text) => Encoding.Latin1.GetBytes(Escape().Replace(
        text, match => ((char)byte.Parse(match.Groups["hex"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()));

    [GeneratedRegex(@"=\?utf-8\?(?<kind>[BQ])\?(?<text>[^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"\r\n[ \t]+")]
    private static partial Regex Folding();

    [GeneratedRegex("boundary=\"?(?<value>[^\";]+)")]
    private static partial Regex Boundary();

    [GeneratedRegex("=(?<hex>[0-9A-F]{2})")]
    private static partial Regex Escape();
}
