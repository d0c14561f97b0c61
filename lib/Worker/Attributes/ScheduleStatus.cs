namespace Microsoft.Azure.Functions.Worker;

/// <summary>Where a schedule stands. The standalone host gives all three times in UTC.</summary>
public class ScheduleStatus
{
    /// <summary>The start of the last run; the first day of year 1 before any run.</summary>
    public DateTime Last { get; set; }

    /// <summary>The next planned run.</summary>
    public DateTime Next { get; set; }

    /// <summary>When this status was written.</summary>
    public DateTime LastUpdated { get; set; }
}
