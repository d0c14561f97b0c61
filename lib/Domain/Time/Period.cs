using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace SertiKesos.Time;

/// <summary>A reporting period: one calendar month, first and last day included, written <c>2026-11</c>.</summary>
[JsonConverter(typeof(PeriodJson))]
internal readonly record struct Period(int Year, int Month) : IComparable<Period>
{
    private const int EarliestYear = 1945;
    private const int LatestYear = 2200;

    public DateOnly FirstDay => new(Year, Month, 1);

    public DateOnly LastDay => FirstDay.AddMonths(1).AddDays(-1);

    /// <summary>The day as of which it is told on <paramref name="today"/>: that day, or its own last one once it has ended.</summary>
    public DateOnly DayToldOn(DateOnly today) => LastDay < today ? LastDay : today;

    public static Period Of(DateOnly date) => new(date.Year, date.Month);

    public Period Next() => Of(FirstDay.AddMonths(1));

    public Period Previous() => Of(FirstDay.AddMonths(-1));

    public static bool TryParse([NotNullWhen(true)] string? text, out Period period)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first))
        {
            period = Of(first);
            return true;
        }

        period = default;
        return false;
    }

    /// <summary>
    /// The same for what somebody asks or states. A year beside <see cref="EarliestYear"/> to <see cref="LatestYear"/> is a slip of
    /// the pen, and has no neighbours to compare with at the ends of the calendar.
    /// </summary>
    public static bool TryParseAsked([NotNullWhen(true)] string? text, out Period period) =>
        TryParse(text, out period) && period.Year is >= EarliestYear and <= LatestYear;

    public int CompareTo(Period other) => FirstDay.CompareTo(other.FirstDay);

    public override string ToString() => FirstDay.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
