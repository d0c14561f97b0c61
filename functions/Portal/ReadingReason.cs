using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace SertiKesos.Portal;

/// <summary>
/// Why somebody outside an office reads its people: one of a few words, and the number of the letter that asks for it.
/// Both stay in the record of acts for good, so neither is free text.
/// </summary>
internal sealed partial record ReadingReason(string Word, string? Letter)
{
    public const string Header = "X-Reason";
    public const string LetterHeader = "X-Reason-Letter";

    /// <summary>The words with what they mean to the office.</summary>
    public static IReadOnlyDictionary<string, string> Words { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["pengawasan"] = "pengawasan program",
        ["pengaduan"] = "menindaklanjuti pengaduan",
        ["pemeriksaan"] = "pemeriksaan atau audit",
        ["permintaan-kantor"] = "diminta oleh kantor wilayah",
        ["permintaan-orang"] = "permintaan orang yang bersangkutan",
    };

    /// <summary>The reason in the headers, or in the address as <c>reason</c> and <c>letter</c>; null where none can be read.</summary>
    public static ReadingReason? Of(HttpRequest request)
    {
        var word = Text(request, Header, "reason");
        var letter = Text(request, LetterHeader, "letter");
        return Words.ContainsKey(word) && (letter.Length == 0 || LetterNumber().IsMatch(letter))
            ? new ReadingReason(word, letter.Length == 0 ? null : letter)
            : null;
    }

    /// <summary>
    /// The reason of a reader from outside, for the addresses that a page leads on to: <c>?reason=…</c>; empty for the office itself.
    /// </summary>
    public static string QueryOf(HttpRequest request, AccessKey key) => key.MustSayWhy && Of(request) is { } reason
        ? $"?reason={Uri.EscapeDataString(reason.Word)}{(reason.Letter is { } letter ? $"&letter={Uri.EscapeDataString(letter)}" : "")}"
        : "";

    private static string Text(HttpRequest request, string header, string query) =>
        request.Headers.TryGetValue(header, out var said) ? said.ToString().Trim()
        : request.Query.TryGetValue(query, out var asked) ? asked.ToString().Trim()
        : "";

    // Such as 460/1234/Set/2026: never as many digits on end as a phone or a NIK has.
    [GeneratedRegex(@"\A(?!.*\d{7})[A-Za-z0-9][A-Za-z0-9./ -]{2,59}\z")]
    private static partial Regex LetterNumber();
}
