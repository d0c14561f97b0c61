using System.Globalization;
using System.Text.RegularExpressions;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Cells;

/// <summary>What a date column means: it decides the century of a two-digit year.</summary>
internal enum DateMeaning
{
    Birth,
    Certificate,

    /// <summary>A training, a registration, an accreditation: no law says since when there are any.</summary>
    Other,
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

    /// <summary>Before there was any certification of social workers.</summary>
    TooEarly,
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

    /// <summary>Certification rests on UU 11/2009, which is in force since this day: an earlier date is no certificate's.</summary>
    private static readonly DateOnly FirstCertificates = new(2009, 1, 16);

    /// <summary>What programs and formulas make of a blank lies before: day zero of Excel and SQL Server, five years on included.</summary>
    private static readonly DateOnly FirstOfAnybody = new(1906, 1, 1);

    /// <summary>Second zero of computers.</summary>
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    public static DateCell Read(SheetCell? cell, DateMeaning meaning, DateOnly today) => cell switch
    {
        null => new DateCell(null, DateNote.Blank),
        { Kind: CellKind.Date, Date: { } date } => new DateCell(date, DateNote.None).Within(meaning),
        { Kind: CellKind.Number } number => OfNumber(number.Text, meaning, today),
        { Kind: CellKind.Text } text => Parse(text.Text, meaning, today),
        { Kind: CellKind.Error or CellKind.FormulaWithoutValue } => new DateCell(null, DateNote.Blank),
        _ => new DateCell(null, DateNote.Unreadable),
    };

    /// <summary>Reads a text that is, or ends with, a date.</summary>
    public static DateCell Parse(string text, DateMeaning meaning, DateOnly today)
    {
        var line = Plain(CleanText.Line(text));
        if (CleanText.IsPlaceholder(line))
        {
            return new DateCell(null, DateNote.Blank);
        }

        return Find(line, meaning, today)?.Cell ?? OfNumber(line, meaning, today);
    }

    /// <summary>The date that ends a text, with where it begins; null where none does.</summary>
    public static (DateCell Cell, int Start)? Find(string line, DateMeaning meaning, DateOnly today)
    {
        line = Plain(line);
        if (!MayEndInDate(line))
        {
            return null;
        }

        if (Named().Match(line) is { Success: true } named && Month(named.Groups["m"].Value) is { } month)
        {
            return (AtMidnight(named, Of(Number(named, "d"), month, Year(named.Groups["y"].Value, meaning, today), monthFirstAllowed: false)).Within(meaning), named.Index);
        }

        if (English().Match(line) is { Success: true } english && Month(english.Groups["m"].Value) is { } first)
        {
            return (AtMidnight(english, Of(Number(english, "d"), first, Number(english, "y"), monthFirstAllowed: false)).Within(meaning), english.Index);
        }

        if (Iso().Match(line) is { Success: true } iso)
        {
            return (AtMidnight(iso, Of(Number(iso, "d"), Number(iso, "m"), Number(iso, "y"), monthFirstAllowed: false)).Within(meaning), iso.Index);
        }

        return Digits().Match(line) is { Success: true } digits
            ? (Of(Number(digits, "d"), Number(digits, "m"), Year(digits.Groups["y"].Value, meaning, today), monthFirstAllowed: true).Within(meaning), digits.Index)
            : null;
    }

    /// <summary>
    /// Whether at least three parts of digits or letters stand there, two of them numbers, and one of these of two digits or
    /// four: every form of a date has that.
    /// </summary>
    private static bool MayEndInDate(string line)
    {
        int parts = 0, numbers = 0, years = 0;
        for (var at = 0; at < line.Length;)
        {
            var from = at;
            var isNumber = char.IsDigit(line[at]);
            while (at < line.Length && (isNumber ? char.IsDigit(line[at]) : char.IsLetter(line[at])))
            {
                at++;
            }

            if (at == from)
            {
                at++;
                continue;
            }

            parts++;
            numbers += isNumber ? 1 : 0;
            years += isNumber && at - from is 2 or 4 ? 1 : 0;
        }

        return parts >= 3 && numbers >= 2 && years > 0;
    }

    /// <summary>Digits of any script and dashes of any kind as those of a keyboard.</summary>
    private static string Plain(string line)
    {
        line = CleanText.PlainDigits(line);
        return line.Any(IsDash) ? string.Concat(line.Select(character => IsDash(character) ? '-' : character)) : line;
    }

    private static bool IsDash(char character) => character > '~' && (char.GetUnicodeCategory(character) == UnicodeCategory.DashPunctuation || character == '\u2212');

    /// <summary>Midnight in Jakarta, Makassar and Jayapura, as programs write it in the time of Greenwich.</summary>
    private static DateCell AtMidnight(Match match, DateCell day)
    {
        var isMidnight = match.Groups["z"].Success && match.Groups["h"].Value is "15" or "16" or "17" && match.Groups["n"].Value == "00";
        return isMidnight && day.Date < DateOnly.MaxValue ? day with { Date = day.Date.Value.AddDays(1) } : day;
    }

    /// <summary>Days that stand for nothing are blanks; a day that no paper of the kind can have is named.</summary>
    private DateCell Within(DateMeaning meaning) => this switch
    {
        { Date: null } => this,
        { Date: { } date } when date < FirstOfAnybody || (date == Epoch && meaning != DateMeaning.Birth) => new DateCell(null, DateNote.Blank),
        { Date: { } date } when meaning == DateMeaning.Certificate && date < FirstCertificates => new DateCell(null, DateNote.TooEarly),
        _ => this,
    };

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

        if (number is >= 1_01_0000 and <= 9999_12_31 && number == Math.Floor(number) && OfEightDigits((int)number) is { } eight)
        {
            return eight.Within(meaning);
        }

        var latest = meaning == DateMeaning.Birth ? today : today.AddYears(50);
        return number is >= 5_000 and <= 80_000 && CellTime.DayOf(number) is { } date && date <= latest
            ? new DateCell(date, DateNote.Serial).Within(meaning)
            : new DateCell(null, DateNote.Unreadable);
    }

    /// <summary>20240506, and 06052024: a century is no month, so that only one of them can be meant.</summary>
    private static DateCell? OfEightDigits(int number)
    {
        var yearFirst = Of(number % 100, number / 100 % 100, number / 10_000, monthFirstAllowed: false);
        var yearLast = Of(number / 1_000_000, number / 10_000 % 100, number % 10_000, monthFirstAllowed: false);
        return yearFirst.Date is not null ? yearFirst : yearLast.Date is not null ? yearLast : null;
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

    private const string Clock = @"(?:[T ]+(?<h>\d{1,2})[:.](?<n>\d{2})(?:[:.]\d{2}(?:\.\d+)?)?(?:\s*(?<z>Z|(?:GMT|UTC)(?![+-]?0?[1-9])(?:[+-]?0{1,2}:?0{2})?)|\s*(?:GMT|UTC)[+-]\d{1,2}:?\d{0,2})?(?:\s*\([^)]*\))?)?";

    [GeneratedRegex(@"(?<!\d)(?<d>\d{1,2})[\s\-/.]*(?<m>\p{L}{3,9})[\s\-/.,']*(?<y>\d{4}|\d{2})" + Clock + @"\W*$")]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<!\p{L})(?<m>\p{L}{3,9})\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>\d{4})" + Clock + @"\W*$")]
    private static partial Regex English();

    [GeneratedRegex(@"(?<!\d)(?<y>\d{4})[\-/.](?<m>\d{1,2})[\-/.](?<d>\d{1,2})(?:[T ](?<h>\d{2}):(?<n>\d{2})(?::\d{2}(?:\.\d+)?)?(?<z>Z)?.*)?$")]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<![\d])(?<d>\d{1,2})\s*[\-/.\s\\]\s*(?<m>\d{1,2})\s*[\-/.\s\\]\s*(?<y>\d{4}|\d{2})(?!\d)(?:\s+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?\W*$")]
    private static partial Regex Digits();
}
