using System.Globalization;
using System.Text.RegularExpressions;
using SertiKesos.People;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Cells;

/// <summary>Mobile numbers out of a cell, in E.164 form.</summary>
internal static partial class PhoneCell
{
    /// <summary>All numbers of the cell in the order written; <paramref name="unreadable"/> when something else stands there.</summary>
    public static IReadOnlyList<string> Read(SheetCell? cell, out bool unreadable)
    {
        unreadable = false;
        var text = cell switch
        {
            { Kind: CellKind.Text } words => CleanText.Line(words.Text.Replace('\n', '/')),
            { Kind: CellKind.Number } number => Whole(number.Text),
            _ => "",
        };
        if (CleanText.IsPlaceholder(text))
        {
            return [];
        }

        var numbers = new List<string>();
        foreach (var part in Separators().Split(text))
        {
            var digits = string.Concat(part.Where(char.IsAsciiDigit));
            if (digits.Length == 0)
            {
                continue;
            }

            if (Normalize(digits) is { } number)
            {
                Add(number);
            }
            else if (TwoBesideEachOther(part) is var (first, second))
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

    /// <summary>Two numbers with nothing but a blank between them; a number may hold blanks as well.</summary>
    private static (string First, string Second)? TwoBesideEachOther(string part)
    {
        for (var at = part.IndexOf(' ', StringComparison.Ordinal); at >= 0; at = part.IndexOf(' ', at + 1))
        {
            if (Normalize(string.Concat(part[..at].Where(char.IsAsciiDigit))) is { } first
                && Normalize(string.Concat(part[at..].Where(char.IsAsciiDigit))) is { } second)
            {
                return (first, second);
            }
        }

        return null;
    }

    private static string? Normalize(string digits)
    {
        var national = digits.StartsWith("620", StringComparison.Ordinal) ? digits[3..]
            : digits.StartsWith("62", StringComparison.Ordinal) ? digits[2..]
            : digits.StartsWith('0') ? digits[1..]
            : digits;
        return Mobile().IsMatch(national) ? "+62" + national : null;
    }

    private static string Whole(string raw) =>
        decimal.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? decimal.Truncate(value).ToString(CultureInfo.InvariantCulture)
            : raw;

    [GeneratedRegex(@"[/,;|&]|\bdan\b|\batau\b", RegexOptions.IgnoreCase)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^8[1-35-9]\d{7,10}$")]
    private static partial Regex Mobile();
}

/// <summary>A mail address out of a cell.</summary>
internal static partial class EmailCell
{
    public static string? Read(SheetCell? cell, out bool unreadable)
    {
        unreadable = false;
        if (cell is not { Kind: CellKind.Text } text || CleanText.IsPlaceholder(CleanText.Line(text.Text)))
        {
            return null;
        }

        var line = CleanText.Line(text.Text);
        if (Address().Match(line) is { Success: true } match)
        {
            return match.Value.ToLowerInvariant();
        }

        unreadable = true;
        return null;
    }

    [GeneratedRegex(@"[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(\.[A-Za-z0-9\-]+)+")]
    private static partial Regex Address();
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
        return line.Count(char.IsLetter) >= 2 && line.Length <= 150 ? line : null;
    }
}
