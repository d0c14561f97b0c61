namespace SertiKesos.Time;

/// <summary>
/// Arithmetic on dates that others wrote: 31 December 9999 stands for "never" in some programs, and the first day of all
/// for "nothing". What would lie beyond the calendar is its last or first day.
/// </summary>
internal static class CalendarEnds
{
    public static DateOnly PlusDays(this DateOnly day, int days) =>
        DateOnly.FromDayNumber((int)Math.Clamp((long)day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    public static DateOnly PlusMonths(this DateOnly day, int months)
    {
        var month = (12L * day.Year) + day.Month - 1 + months;
        return month >= 12L * (DateOnly.MaxValue.Year + 1) ? DateOnly.MaxValue
            : month < 12L * DateOnly.MinValue.Year ? DateOnly.MinValue
            : day.AddMonths(months);
    }
}
