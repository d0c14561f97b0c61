using System.Globalization;
using System.Text.RegularExpressions;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Cells;

/// <summary>What a date column means: it decides the century of a two-digit year.</summary>
internal enum DateMeaning
{
    Birth,
    Certificate,
}

internal enum DateNote
{
    None,

    /// <summary>Nothing, a dash, "belum".</summary>
    Blank,
    Unreadable,

    /// <summary>Only a year is given.</summary>
    YearOnly,

    /// <summary>12/31/1990: no other reading is possible, but the order is foreign.</summary>
    MonthFirst,

    /// <summary>A serial number in a cell that is not formatted as a date.</summary>
    Serial,
}

/// <summary>
/// A date out of a cell: real dates, serial numbers, and text with the day first, in digits or with Indonesian month
/// names, old spellings and a place before it included. The machine's culture has no say.
/// </summary>
internal readonly partial record struct DateCell(DateOnly? Date, DateNote Note)
{
    private static readonly string[] MonthStems = ["jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"];

    private static readonly Dictionary<string, int> OtherStems = new(StringComparer.Ordinal)
    {
        ["peb"] = 2,
        ["may"] = 5,
        ["agt"] = 8,
        ["ags"] = 8,
        ["aug"] = 8,
        ["oct"] = 10,
        ["nop"] = 11,
        ["dec"] = 12,
    };

    public static DateCell Read(SheetCell? cell, DateMeaning meaning, DateOnly today) => cell switch
    {
        null => new DateCell(null, DateNote.Blank),
        { Kind: CellKind.Date, Date: { } date } => new DateCell(date, DateNote.None),
        { Kind: CellKind.Number } number => OfNumber(number.Text, meaning, today),
        { Kind: CellKind.Text } text => Parse(text.Text, meaning, today),
        { Kind: CellKind.Error or CellKind.FormulaWithoutValue } => new DateCell(null, DateNote.Blank),
        _ => new DateCell(null, DateNote.Unreadable),
    };

    /// <summary>Reads a text that is, or ends with, a date.</summary>
    public static DateCell Parse(string text, DateMeaning meaning, DateOnly today)
    {
        var line = CleanText.PlainDigits(CleanText.Line(text));
        if (CleanText.IsPlaceholder(line))
        {
            return new DateCell(null, DateNote.Blank);
        }

        return Find(line, meaning, today)?.Cell ?? OfNumber(line, meaning, today);
    }

    /// <summary>The date that ends a text, with where it begins; null where none does.</summary>
    public static (DateCell Cell, int Start)? Find(string line, DateMeaning meaning, DateOnly today)
    {
        line = CleanText.PlainDigits(line);
        if (Named().Match(line) is { Success: true } named && Month(named.Groups["m"].Value) is { } month)
        {
            return (Of(Number(named, "d"), month, Year(named.Groups["y"].Value, meaning, today), monthFirstAllowed: false), named.Index);
        }

        if (Iso().Match(line) is { Success: true } iso)
        {
            var day = Of(Number(iso, "d"), Number(iso, "m"), Number(iso, "y"), monthFirstAllowed: false);
            // Midnight in Jakarta, Makassar and Jayapura, as programs write it in the time of Greenwich.
            var isMidnight = iso.Groups["z"].Success && iso.Groups["h"].Value is "15" or "16" or "17" && iso.Groups["n"].Value == "00";
            return (isMidnight && day.Date < DateOnly.MaxValue ? day with { Date = day.Date.Value.AddDays(1) } : day, iso.Index);
        }

        return Digits().Match(line) is { Success: true } digits
            ? (Of(Number(digits, "d"), Number(digits, "m"), Year(digits.Groups["y"].Value, meaning, today), monthFirstAllowed: true), digits.Index)
            : null;
    }

    private static DateCell OfNumber(string text, DateMeaning meaning, DateOnly today)
    {
        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return new DateCell(null, DateNote.Unreadable);
        }

        if (number is >= 1900 and <= 2100 && number == Math.Floor(number))
        {
            return new DateCell(null, DateNote.YearOnly);
        }

        var latest = meaning == DateMeaning.Birth ? today : today.AddYears(50);
        return number is >= 5_000 and <= 80_000 && CellTime.DayOf(number) is { } date && date <= latest
            ? new DateCell(date, DateNote.Serial)
            : new DateCell(null, DateNote.Unreadable);
    }

    private static DateCell Of(int day, int month, int year, bool monthFirstAllowed)
    {
        if (year is < 1900 or > 2200)
        {
            return new DateCell(null, DateNote.Unreadable);
        }

        if (monthFirstAllowed && month > 12 && day is >= 1 and <= 12 && month <= DateTime.DaysInMonth(year, day))
        {
            return new DateCell(new DateOnly(year, day, month), DateNote.MonthFirst);
        }

        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateCell(new DateOnly(year, month, day), DateNote.None)
            : new DateCell(null, DateNote.Unreadable);
    }

    private static int Year(string text, DateMeaning meaning, DateOnly today)
    {
        var year = int.Parse(text, CultureInfo.InvariantCulture);
        if (text.Length > 2)
        {
            return year;
        }

        // Nobody serves before the age of ten; no certificate runs longer than twenty years.
        var latest = meaning == DateMeaning.Birth ? today.Year - 10 : today.Year + 20;
        return 2000 + year <= latest ? 2000 + year : 1900 + year;
    }

    private static int? Month(string word)
    {
        var folded = CleanText.Fold(word).Replace(" ", "", StringComparison.Ordinal);
        if (folded.Length is < 3 or > 9)
        {
            return null;
        }

        var stem = folded[..3];
        var index = Array.IndexOf(MonthStems, stem);
        return index >= 0 ? index + 1 : OtherStems.TryGetValue(stem, out var month) ? month : null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<!\d)(?<d>\d{1,2})[\s\-/.]*(?<m>\p{L}{3,9})[\s\-/.,']*(?<y>\d{4}|\d{2})\W*$")]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<!\d)(?<y>\d{4})[\-/.](?<m>\d{1,2})[\-/.](?<d>\d{1,2})(?:[T ](?<h>\d{2}):(?<n>\d{2})(?::\d{2}(?:\.\d+)?)?(?<z>Z)?.*)?$")]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<![\d])(?<d>\d{1,2})\s*[\-/.\s\\]\s*(?<m>\d{1,2})\s*[\-/.\s\\]\s*(?<y>\d{4}|\d{2})(?!\d)(?:\s+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?\W*$")]
    private static partial Regex Digits();
}
