namespace SertiKesos.Time;

/// <summary>What day and hour it is at an office. Offsets are fixed: Indonesia has no daylight saving time.</summary>
internal static class LocalTime
{
    public static TimeSpan Offset(this IndonesianZone zone) => zone switch
    {
        IndonesianZone.Wit => TimeSpan.FromHours(9),
        IndonesianZone.Wita => TimeSpan.FromHours(8),
        _ => TimeSpan.FromHours(7),
    };

    public static string Name(this IndonesianZone zone) => zone switch
    {
        IndonesianZone.Wit => "WIT",
        IndonesianZone.Wita => "WITA",
        _ => "WIB",
    };

    public static DateTimeOffset NowAt(this TimeProvider clock, IndonesianZone zone) => clock.GetUtcNow().ToOffset(zone.Offset());

    /// <summary>The calendar day of a moment in a zone.</summary>
    public static DateOnly DayAt(this DateTimeOffset moment, IndonesianZone zone) =>
        moment <= DateTimeOffset.MinValue ? DateOnly.MinValue
        : moment > DateTimeOffset.MaxValue - zone.Offset() ? DateOnly.MaxValue
        : DateOnly.FromDateTime(moment.ToOffset(zone.Offset()).DateTime);

    /// <summary>The last moment of a calendar day in a zone; of the calendar's last day, the last that can be told.</summary>
    public static DateTimeOffset EndAt(this DateOnly day, IndonesianZone zone) => day == DateOnly.MaxValue
        ? DateTimeOffset.MaxValue
        : new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, zone.Offset()).AddTicks(-1);

    public static DateOnly TodayAt(this TimeProvider clock, IndonesianZone zone) =>
        DateOnly.FromDateTime(clock.NowAt(zone).DateTime);
}
