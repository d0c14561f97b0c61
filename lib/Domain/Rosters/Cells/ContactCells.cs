using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using SertiKesos.People;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Cells;

/// <summary>
/// Mobile numbers out of a cell, in E.164 form: each with all of its digits, or not at all. A digit too few or too many
/// would be somebody else's number.
/// </summary>
internal static partial class PhoneCell
{
    /// <summary>Longer than any number with its label.</summary>
    private const int MaxPart = 80;

    /// <summary>Signs around a number, marks of text among them.</summary>
    private const string Around = " :=-.'’‘`\"";

    /// <summary>All numbers of the cell in the order written; <paramref name="unreadable"/> when something else stands there.</summary>
    public static IReadOnlyList<string> Read(SheetCell? cell, out bool unreadable)
    {
        unreadable = false;
        var text = cell switch
        {
            { Kind: CellKind.Text } words => CleanText.PlainDigits(CleanText.Line(words.Text.Replace('\n', '/'))),
            { Kind: CellKind.Number } number => InDigits(number.Text),
            _ => "",
        };
        if (CleanText.IsPlaceholder(text))
        {
            return [];
        }

        // As most are written: digits alone.
        if (!text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            var only = MobileNumberRules.InE164(text);
            unreadable = only is null;
            return only is null ? [] : [only];
        }

        var numbers = new List<string>();
        foreach (var part in Separators().Split(text).Where(part => part.Any(char.IsAsciiDigit)))
        {
            var number = WithoutWords(part);
            if (number is not null && MobileNumberRules.InE164(Digits(number)) is { } one)
            {
                Add(one);
            }
            else if (number is not null && TwoBesideEachOther(number) is var (first, second))
            {
                Add(first);
                Add(second);
            }
            else
            {
                unreadable = true;
            }
        }

        unreadable |= numbers.Count == 0;
        return numbers;

        void Add(string number)
        {
            if (!numbers.Contains(number))
            {
                numbers.Add(number);
            }
        }
    }

    /// <summary>
    /// The digits with what parts them. Words may stand before and behind, apart from the digits, and in parentheses; null
    /// where anything else stands there, since it may stand for a digit or begin another number.
    /// </summary>
    private static string? WithoutWords(string part)
    {
        if (part.Length > MaxPart || Labelled().Match(Note().Replace(part, " ").Trim([.. Around])) is not { Success: true } match)
        {
            return null;
        }

        // A number that went through a program's decimals ends in .0; another fraction is none that a phone has.
        var number = match.Groups["number"].Value.Trim();
        return Fraction().Match(number) is not { Success: true } fraction ? number
            : fraction.Groups["of"].Value.All(digit => digit == '0') ? number[..fraction.Groups["of"].Index].TrimEnd('.')
            : null;
    }

    /// <summary>Two numbers with nothing but a blank between them; a number may hold blanks as well.</summary>
    private static (string First, string Second)? TwoBesideEachOther(string part)
    {
        for (var at = part.IndexOf(' ', StringComparison.Ordinal); at >= 0; at = part.IndexOf(' ', at + 1))
        {
            if (MobileNumberRules.InE164(Digits(part[..at])) is { } first && MobileNumberRules.InE164(Digits(part[at..])) is { } second)
            {
                return (first, second);
            }
        }

        return null;
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    /// <summary>A stored number without exponent; as it stands where it is no whole one.</summary>
    private static string InDigits(string raw) =>
        decimal.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= 0 && value == decimal.Truncate(value)
            ? decimal.Truncate(value).ToString(CultureInfo.InvariantCulture)
            : "?" + raw;

    [GeneratedRegex(@"[/,;|&]|\bdan\b|\batau\b", RegexOptions.IgnoreCase)]
    private static partial Regex Separators();

    [GeneratedRegex(@"\([^()\d]*\)")]
    private static partial Regex Note();

    [GeneratedRegex(@"^(?:\p{L}[\p{L}\s.:=\-]*[\s.:=\-]|hp|wa|tlp|telp|no)?(?<number>[+(]{0,2}[0-9][0-9\s.\p{Pd}()'’_]*)(?:[\s:=\-]\p{L}[\p{L}\s.:]*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"^\+?[0-9]{7,}\.(?<of>[0-9]{1,2})$")]
    private static partial Regex Fraction();
}

/// <summary>
/// A mail address out of a cell. The whole cell has to be understood: of a text that is an address only in part, the part
/// is somebody else's.
/// </summary>
internal static partial class EmailCell
{
    /// <summary>What parts addresses, or stands around one with a note, a label or a name.</summary>
    private static readonly SearchValues<char> AroundAddresses = SearchValues.Create(" ,;/|\"<>():=");

    public static string? Read(SheetCell? cell, out bool unreadable)
    {
        unreadable = false;
        if (cell is not { Kind: CellKind.Text } text || CleanText.IsPlaceholder(CleanText.Line(text.Text)))
        {
            return null;
        }

        var first = First(CleanText.Line(text.Text));
        unreadable = first is null;
        return first?.ToLowerInvariant();
    }

    /// <summary>The first of the addresses; null where anything but addresses stands there, notes and labels apart.</summary>
    private static string? First(string line)
    {
        // One word without any sign around it is an address as it stands, or none.
        if (!line.AsSpan().ContainsAny(AroundAddresses))
        {
            var only = line.TrimEnd('.');
            return MailAddressRules.IsAddress(only) ? only : null;
        }

        var plain = Note().Replace(Label().Replace(line, ""), " ").Trim();
        string? first = null;
        foreach (var word in Framed().Match(plain) is { Success: true } framed ? [framed.Groups[1].Value] : Separators().Split(plain))
        {
            var address = word.Trim('"').TrimEnd('.');
            if (address.Length == 0 || address is "dan" or "atau" or "dan/atau" or "&" or "-")
            {
                continue;
            }

            if (!MailAddressRules.IsAddress(address))
            {
                return null;
            }

            first ??= address;
        }

        return first;
    }

    // A local part may hold a slash, a domain none: it parts addresses only behind one.
    [GeneratedRegex(@"(?<=@[^\s,;/|]*)\s*[/|]+\s*|[\s,;]+")]
    private static partial Regex Separators();

    [GeneratedRegex(@"^(?:alamat\s+)?(?:e-?mail|surel|mailto)(?:\s*[:=]\s*|\s+)", RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    [GeneratedRegex(@"(?<=^|\s)\([^()@]*\)(?=$|[\s,;])")]
    private static partial Regex Note();

    // The form of mail programs: Budi Santoso <budi@contoh.go.id>.
    [GeneratedRegex(@"^[^<>@]*<([^<>\s]+)>$")]
    private static partial Regex Framed();
}

/// <summary>The words for man and woman.</summary>
internal static class SexCell
{
    public static Sex? Read(SheetCell? cell, out bool unreadable)
    {
        unreadable = false;
        if (cell is not { Kind: CellKind.Text or CellKind.Number } known || CleanText.IsPlaceholder(CleanText.Line(known.Text)))
        {
            return null;
        }

        switch (CleanText.Fold(known.Text).Replace(" ", "", StringComparison.Ordinal))
        {
            case "l" or "lk" or "laki" or "lakilaki" or "laki2" or "lelaki" or "pria" or "m" or "male" or "1" or "cowok":
                return Sex.Male;
            case "p" or "pr" or "perempuan" or "wanita" or "w" or "f" or "female" or "2":
                return Sex.Female;
            default:
                unreadable = true;
                return null;
        }
    }
}

/// <summary>A person's name: kept as written, degrees included.</summary>
internal static class NameCell
{
    public static string? Read(SheetCell? cell)
    {
        if (cell is not { Kind: CellKind.Text } text)
        {
            return null;
        }

        var line = CleanText.Line(text.Text);
        return line.Length <= 150 && HasTwoLetters(line) ? line : null;
    }
    private static bool HasTwoLetters(string line)
    {
        var letters = 0;
        foreach (var character in line)
        {
            if (char.IsLetter(character) && ++letters == 2)
            {
                return true;
            }
        }

        return false;
    }
}
