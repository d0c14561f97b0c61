using SertiKesos.Reference;
using SertiKesos.Time;

namespace SertiKesos.Coverage.Completeness;

/// <summary>
/// When a region may report for a period, in its own local days: uploads from <paramref name="Opens"/> on, in time up to
/// <paramref name="Deadline"/>, late up to <paramref name="Lock"/>, each day included until 24:00.
/// </summary>
internal sealed record ReportingWindow(DateOnly Opens, DateOnly Deadline, DateOnly Lock)
{
    /// <summary>By the reference tables: a period opens on the day after the lock of the one before.</summary>
    public static ReportingWindow Of(ReferenceData reference, Period period)
    {
        var deadline = reference.DeadlineOf(period);
        return new ReportingWindow(reference.DeadlineOf(period.Previous()).Lock.AddDays(1), deadline.Deadline, deadline.Lock);
    }

    /// <summary>The period that offices report for on a day: the one before, as long as it is not locked.</summary>
    public static Period PeriodOn(ReferenceData reference, DateOnly today)
    {
        var before = Period.Of(today).Previous();
        return today <= reference.DeadlineOf(before).Lock ? before : Period.Of(today);
    }

    /// <summary>With a later deadline that was approved for the region; the lock moves with it where it must.</summary>
    public ReportingWindow Extended(DateOnly until) =>
        this with { Deadline = until > Deadline ? until : Deadline, Lock = until > Lock ? until : Lock };

    public bool Holds(DateTimeOffset uploadedAt, IndonesianZone zone) =>
        uploadedAt.DayAt(zone) is var day && day >= Opens && day <= Lock;

    public bool IsOnTime(DateTimeOffset uploadedAt, IndonesianZone zone) => uploadedAt.DayAt(zone) <= Deadline;
}
