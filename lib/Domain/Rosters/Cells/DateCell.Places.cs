using System.Text.RegularExpressions;

namespace SertiKesos.Rosters.Cells;

/// <summary>What two numbers before a year say of their order.</summary>
internal enum DatePlaces
{
    None,
    DayFirst,
    MonthFirst,

    /// <summary>Both may be a month.</summary>
    Open,
}

/// <summary>The order of day and month in a text, and texts with two dates.</summary>
internal readonly partial record struct DateCell
{
    /// <summary>"6 Mei 2024 s.d. 5 Mei 2029": a first and a last day; null where a text has not both.</summary>
    public static (DateCell From, DateCell Until)? Period(string text, DateMeaning meaning, DateOnly today)
    {
        // Two dates are longer than any one in digits.
        if (text.Length < 15)
        {
            return null;
        }

        var line = Plain(CleanText.Line(text));
        foreach (Match between in Between().Matches(line))
        {
            if (Parse(line[..between.Index], meaning, today) is { Date: not null } from && Parse(line[(between.Index + between.Length)..], meaning, today) is { Date: not null } until
                && from.Date <= until.Date)
            {
                return (from, until);
            }
        }

        return null;
    }

    /// <summary>What the numbers of a date say of their order.</summary>
    public static DatePlaces PlacesOf(string text)
    {
        if (Digits().Match(Plain(CleanText.Line(text))) is not { Success: true } digits)
        {
            return DatePlaces.None;
        }

        var (first, second) = (Number(digits, "d"), Number(digits, "m"));
        return first is < 1 or > 31 || second is < 1 or > 31 ? DatePlaces.None
            : first > 12 ? second > 12 ? DatePlaces.None : DatePlaces.DayFirst
            : second > 12 ? DatePlaces.MonthFirst
            : DatePlaces.Open;
    }

    /// <summary>A date that has the month first, with the day first.</summary>
    public static string WithDayFirst(string text)
    {
        var line = Plain(CleanText.Line(text));
        if (Digits().Match(line) is not { Success: true } digits)
        {
            return text;
        }

        var (day, month) = (digits.Groups["d"], digits.Groups["m"]);
        return string.Concat(line[..day.Index], month.Value, line[(day.Index + day.Length)..month.Index], day.Value, line[(month.Index + month.Length)..]);
    }

    [GeneratedRegex(@"\s*\b(?:s\s*[./]?\s*d\b\.?|sampai(?:\s+dengan)?|hingga|to|until)\s*|\s+-\s+|(?<=\d{4})\s*-\s*(?=\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Between();
}
