using System.Globalization;
using System.Text.RegularExpressions;
using SertiKesos.People;
using SertiKesos.Rosters.Cells;
using SertiKesos.Sheets;

namespace SertiKesos.Workbooks.Redaction;

/// <summary>How somebody can be recognised in a file. Holds personal data and prints nothing.</summary>
internal sealed partial class RedactionTarget(IReadOnlyCollection<Person> forms, IEnumerable<string> moreNames, IEnumerable<string> morePhones, IEnumerable<string> moreEmails)
{
    private const int ExactDigits = 15;
    private const int LongDigits = 8;
    private const int RawPiece = 64 * 1024;
    private const int RawOverlap = 1024;

    private readonly HashSet<string> _niks = [.. forms.Select(form => form.Nik?.Digits).OfType<string>()];
    private readonly HashSet<string> _names = [.. forms.Select(form => form.Name).Concat(moreNames).Select(PersonIdentity.FoldName).Where(name => name.Length > 1)];
    private readonly List<string> _fullNames = [.. forms.Select(form => form.Name).Concat(moreNames).Select(PersonIdentity.FoldName).Where(name => name.Contains(' ')).Distinct()];
    private readonly HashSet<PersonIdentity> _identities = [.. forms.Select(form => form.Identity)];
    private readonly HashSet<DateOnly> _births = [.. forms.Select(form => form.BirthDate).OfType<DateOnly>()];
    private readonly List<string> _phones = [.. forms.SelectMany(form => form.Phones).Concat(morePhones).Select(National).Where(phone => phone.Length >= 8).Distinct()];
    private readonly List<string> _emails = [.. forms.Select(form => form.Email).OfType<string>().Concat(moreEmails).Distinct(StringComparer.OrdinalIgnoreCase)];

    public bool IsEmpty => forms.Count == 0;

    /// <summary>The names by their words, as <see cref="LetterText"/> writes them.</summary>
    public IReadOnlyList<IReadOnlyList<string>> NameWords =>
        [.. _names.Select(name => (IReadOnlyList<string>)[.. name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => LetterText.Of(word)).Distinct().OrderByDescending(word => word.Length)])];

    public IReadOnlyCollection<string> Digits => _niks;

    /// <summary>The same person with more forms, as a file states them.</summary>
    public RedactionTarget With(IReadOnlyCollection<Person> more) =>
        more.Count == 0 ? this : new RedactionTarget([.. forms, .. more], moreNames, morePhones, moreEmails);

    /// <summary>Everything in a text that may be a NIK.</summary>
    public static IEnumerable<Nik> Niks(string text)
    {
        foreach (var number in Numbers(text))
        {
            for (var at = 0; at + Nik.Length <= number.Length; at++)
            {
                if (Nik.TryParse(number.Substring(at, Nik.Length), out var nik))
                {
                    yield return nik;
                }
            }
        }
    }

    public bool IsPerson(Person row) =>
        row.Nik is { } nik ? _niks.Contains(nik.Digits)
        : _identities.Contains(row.Identity) || (IsName(row.Name) && row.BirthDate is { } born && _births.Contains(born));

    /// <summary>Somebody else by the same name: then a name alone says nothing.</summary>
    public bool IsNamesake(Person row) => IsName(row.Name) && !IsPerson(row) && (row.Nik is not null || row.BirthDate is not null);

    public bool IsName(string text) => _names.Contains(PersonIdentity.FoldName(text));

    /// <summary>For sentences of our own and names of files: the name as words within a text.</summary>
    public bool HasName(string text) => HasName(text, _names);

    /// <summary>For the words of others: a name of one word alone may be a street or somebody else.</summary>
    public bool HasFullName(string text) => HasName(text, _fullNames);

    private static bool HasName(string text, IReadOnlyCollection<string> names)
    {
        if (names.Count == 0)
        {
            return false;
        }

        // A dot may part two words, as in a file's name, or belong to a title within the name.
        return Has(string.Concat(text.Select(character => character is ',' or '(' or ')' or ':' or ';' ? ' ' : character)))
            || Has(string.Concat(text.Select(character => char.IsLetter(character) || character is '\'' or '’' or '`' ? character : ' ')));

        bool Has(string words)
        {
            var folded = $" {PersonIdentity.FoldName(words)} ";
            return names.Any(name => folded.Contains($" {name} ", StringComparison.Ordinal));
        }
    }

    public bool IsBirth(SheetCell cell) => cell.Date is { } date && _births.Contains(date);

    /// <summary>A NIK, also where a program has rounded it to fifteen digits.</summary>
    public bool HasNik(SheetCell cell) =>
        HasNik(cell.Text)
        || (cell.Kind == CellKind.Number && decimal.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value < 1e17m
            && decimal.Truncate(Math.Abs(value)).ToString(CultureInfo.InvariantCulture) is { Length: Nik.Length } digits
            && _niks.Any(nik => nik[..ExactDigits] == digits[..ExactDigits] || nik == digits));

    /// <summary>Anything that names the person alone: NIK, phone, mail address.</summary>
    public bool IsMentioned(string text) =>
        text.Length >= 5 && (HasNik(text) || HasContact(text));

    public bool HasContact(string text) =>
        _emails.Any(email => text.Contains(email, StringComparison.OrdinalIgnoreCase))
        || (_phones.Count > 0 && HasLongNumber(text) && Numbers(text).Any(number => _phones.Any(phone => number.EndsWith(phone, StringComparison.Ordinal) || number.Contains("62" + phone, StringComparison.Ordinal) || number.Contains("0" + phone, StringComparison.Ordinal))));

    /// <summary>Of a file that cannot be read: its bytes, as text of one byte or two a letter, piece by piece.</summary>
    public bool IsMentioned(ReadOnlySpan<byte> raw)
    {
        for (var at = 0; at < raw.Length; at += RawPiece)
        {
            // Pieces overlap by more than the longest mention takes.
            var piece = raw.Slice(at, Math.Min(RawPiece + RawOverlap, raw.Length - at));
            if (IsMentioned(System.Text.Encoding.Latin1.GetString(piece).Replace("\0", "", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private bool HasNik(string text) => _niks.Count > 0 && HasLongNumber(text) && Numbers(text).Any(number => _niks.Any(nik => number.Contains(nik, StringComparison.Ordinal)));

    /// <summary>Most texts have too few digits, which is cheap to see.</summary>
    private static bool HasLongNumber(string text)
    {
        var digits = 0;
        foreach (var character in text)
        {
            digits += char.IsDigit(character) || char.IsHighSurrogate(character) ? 1 : 0;
        }

        return digits >= LongDigits;
    }

    private static IEnumerable<string> Numbers(string text) =>
        LongNumber().Matches(Seen(text)).Select(match => string.Concat(match.Value.Where(char.IsAsciiDigit)));

    /// <summary>As a reader sees it: digits of any script, and nothing invisible between them.</summary>
    private static string Seen(string text) =>
        CleanText.PlainDigits(text.Any(SoundText.IsInvisible) ? string.Concat(text.Where(character => !SoundText.IsInvisible(character))) : text);

    private static string National(string phone) => phone.StartsWith("+62", StringComparison.Ordinal) ? phone[3..] : phone.TrimStart('+', '0');

    [GeneratedRegex(@"[0-9](?:[\s.,'’`_/\-]{0,3}[0-9]){7,}")]
    private static partial Regex LongNumber();
}
