using System.Text.RegularExpressions;
using SertiKesos.People;

namespace SertiKesos.Coverage;

/// <summary>
/// Which words of an office may leave its encrypted register. Postings and the like are free text, and somebody's name
/// stands in them more often than one thinks: only known words, and words that several people share and that look like
/// nobody's name, are kept; the others are counted together.
/// </summary>
internal sealed partial class PublicLabels
{
    /// <summary>What everything else is counted under.</summary>
    public const string Others = "Lainnya";

    public const string OtherTrainings = "Pelatihan lainnya";
    private const string OtherReason = "Sebabnya tercantum pada jawaban untuk kantor.";
    private const int MinPeople = 5;
    private const int MinNameLength = 7;

    private readonly HashSet<string> _names;

    public PublicLabels(IEnumerable<Person> people) =>
        _names = [.. people.Select(person => PersonIdentity.FoldName(person.Name)).Where(name => name.Length >= MinNameLength && name.Contains(' ', StringComparison.Ordinal))];

    /// <param name="people">How many people the label is shared by.</param>
    public string? Of(string? label, int people) =>
        label is null || KnownPostings.All.Contains(label) || (people >= MinPeople && !LooksPersonal(label)) ? label : Others;

    public DeclaredPart Of(DeclaredPart part) => part with { Label = Of(part.Label, part.People)! };

    public DeclaredTraining Of(DeclaredTraining training) =>
        training with { Event = Text(training.Event, OtherTrainings), Parts = [.. training.Parts.Select(Of)] };

    public Discrepancy Of(Discrepancy discrepancy) =>
        discrepancy with { Subject = Text(discrepancy.Subject, OtherTrainings), Reason = Text(discrepancy.Reason, OtherReason) };

    /// <summary>A text as a whole, or what stands for one that names somebody.</summary>
    public string Text(string text, string instead) => LooksPersonal(text) ? instead : text;

    /// <summary>Titles and degrees, such as Bapak, Drs. or S.Sos.</summary>
    public static bool LooksTitled(string text) => Title().IsMatch(text) || Degree().IsMatch(text);

    /// <summary>Titles, degrees, long numbers such as a NIK or a telephone, and the names of the region's own people.</summary>
    public bool LooksPersonal(string text)
    {
        if (LooksTitled(text) || LongNumber().IsMatch(text))
        {
            return true;
        }

        var folded = PersonIdentity.FoldName(text.Replace(',', ' '));
        return _names.Any(name => folded.Contains(name, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\b(?:bapak|bpk|pak|ibu|bu|sdr|sdri|saudara|saudari|tuan|tn|nyonya|ny|nona|almarhum|almarhumah|alm|ustadz?|haji|hajjah|hj|drs|dra|prof|kh)\b|\b(?:h|ir|dr)\.", RegexOptions.IgnoreCase)]
    private static partial Regex Title();

    [GeneratedRegex(@"\d(?:[ .\-]?\d){7,}")]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"\b(?:S|M|A)\.\s?[A-Z][A-Za-z]{0,4}\b|\b(?:SH|SE|MSi|MM|MAP|SSos|SPd|SKom|AMd)\b")]
    private static partial Regex Degree();
}
