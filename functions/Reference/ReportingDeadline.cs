using SertiKesos.Platform.Time;

namespace SertiKesos.Reference;

/// <summary>
/// Until when a region may hand in its rosters for a period: on time through <paramref name="Deadline"/>, late through
/// <paramref name="Lock"/>, both days until 24:00 by the clock of the region.
/// </summary>
internal sealed record ReportingDeadline(Period Period, DateOnly Deadline, DateOnly Lock)
{
    public bool IsOnTime(DateTimeOffset uploaded, IndonesianZone zone) => uploaded.DayAt(zone) <= Deadline;

    public bool IsLate(DateTimeOffset uploaded, IndonesianZone zone) => !IsOnTime(uploaded, zone) && !IsLocked(uploaded, zone);

    /// <summary>Whether the moment lies after the lock: what comes then belongs to a later period.</summary>
    public bool IsLocked(DateTimeOffset moment, IndonesianZone zone) => moment.DayAt(zone) > Lock;

    /// <summary>The first moment at which the period is locked in a zone.</summary>
    public DateTimeOffset LockedFrom(IndonesianZone zone) => new(Lock.AddDays(1).ToDateTime(TimeOnly.MinValue), zone.Offset());
}
