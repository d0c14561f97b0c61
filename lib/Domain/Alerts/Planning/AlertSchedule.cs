using SertiKesos.Time;

namespace SertiKesos.Alerts.Planning;

/// <summary>
/// When a worker is warned about a certificate: on the given numbers of days before its last valid day, then monthly.
/// </summary>
/// <param name="DaysBefore">Days before the last valid day, largest first; 0 is the last valid day itself.</param>
/// <param name="MonthsAfter">How many monthly reminders follow the expiry.</param>
internal sealed record AlertSchedule(IReadOnlyList<int> DaysBefore, int MonthsAfter)
{
    public static AlertSchedule Default { get; } = new([180, 90, 30, 7, 0], 3);

    /// <summary>
    /// The threshold that <paramref name="day"/> has reached and no later one has replaced, or null before the first and
    /// from one month after the last. Thresholds missed in between are gone: only the nearest is ever sent.
    /// </summary>
    public AlertStep? Nearest(DateOnly lastValidDay, DateOnly day)
    {
        var daysLeft = lastValidDay.DayNumber - day.DayNumber;
        AlertStep? nearest = null;
        foreach (var days in DaysBefore.Where(days => daysLeft <= days))
        {
            nearest = nearest is { } closer && closer.DaysBefore < days ? closer : AlertStep.Before(days);
        }

        if (daysLeft >= 0)
        {
            return nearest;
        }

        // Counted from the last valid day each time: month by month 31 January would drift to the 28th for good.
        for (var months = MonthsAfter + 1; months >= 1; months--)
        {
            if (lastValidDay.PlusMonths(months) <= day)
            {
                return months > MonthsAfter ? null : AlertStep.After(months);
            }
        }

        return nearest;
    }
}
