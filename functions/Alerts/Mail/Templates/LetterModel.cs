using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace SertiKesos.Alerts.Mail.Templates;

/// <summary>What a letter can say, under the names by which the files of its parts call it. It holds personal data.</summary>
internal sealed class LetterModel
{
    /// <summary>Every placeholder; a list's entries stand behind <c>[]</c>.</summary>
    public static readonly IReadOnlySet<string> Paths = new HashSet<string>(StringComparer.Ordinal)
    {
        "judul", "sapaan", "pembuka", "mendesak", "hari_terakhir", "fakta", "fakta[].label", "fakta[].nilai", "judul_langkah", "langkah",
        "kontak", "perkiraan", "kantor", "sumber", "koreksi",
        "bukan_saya.kalimat", "bukan_saya.tautan", "bukan_saya.tombol", "berhenti.kalimat", "berhenti.tautan", "berhenti.tombol",
    };

    /// <summary>The letters of all languages stay as they are; only what markup is made of is encoded.</summary>
    public static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly string[] Necessary =
    [
        "pembuka", "langkah", "kontak", "kantor", "sumber", "koreksi", "bukan_saya.kalimat", "bukan_saya.tautan", "berhenti.kalimat", "berhenti.tautan",
    ];

    private LetterModel(IReadOnlyDictionary<string, object?> values) => Values = values;

    public IReadOnlyDictionary<string, object?> Values { get; }

    /// <summary>What a part must say: a reader who is not told how to stop it, or whose data it is, has been told too little.</summary>
    public static IEnumerable<string> RequiredIn(LetterPart part) => part == LetterPart.Subject ? ["judul"] : Necessary;

    /// <summary>Letters about nobody, of each kind that can occur.</summary>
    public static IReadOnlyList<LetterModel> Invented { get; } = [.. LetterExamples.All.Select(Of)];

    public static LetterModel Of(LetterContent content) => new(new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["judul"] = content.Subject,
        ["sapaan"] = AlertTexts.Greeting(content.Name),
        ["pembuka"] = content.Opening,
        ["mendesak"] = content.DaysLeft <= 7,
        ["hari_terakhir"] = content.LastDay,
        ["fakta"] = content.Facts.Select(fact => new Dictionary<string, object?> { ["label"] = fact.Label, ["nilai"] = fact.Value }).ToList(),
        ["judul_langkah"] = content.StepsTitle,
        ["langkah"] = content.Steps.ToList(),
        ["kontak"] = content.Contacts.Select(AlertTexts.Contact).ToList(),
        ["perkiraan"] = content.Outlook,
        ["kantor"] = content.Office.Name,
        ["sumber"] = content.Source,
        ["koreksi"] = AlertTexts.HowToCorrect(content.Office.Name),
        ["bukan_saya"] = Way(content.HowToSayNotMe, content.Links?.NotMe, AlertTexts.NotMeButton),
        ["berhenti"] = Way(content.HowToStop, content.Links?.Stop, AlertTexts.StopButton),
    });

    public override string ToString() => "LetterModel";

    private static Dictionary<string, object?> Way(string sentence, string? link, string label) =>
        new() { ["kalimat"] = sentence, ["tautan"] = link, ["tombol"] = label };
}
