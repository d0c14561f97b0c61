namespace SertiKesos.Alerts.Ledger;

/// <summary>The sender's limit over any minute and any hour, not calendar ones: pure.</summary>
/// <param name="PerMinute">Messages in any 60 seconds.</param>
/// <param name="PerHour">Messages in any 60 minutes.</param>
internal sealed record SendingPace(int PerMinute, int PerHour)
{
    /// <summary>
    /// How long to wait until one more may be sent, zero when now. <paramref name="sent"/> is in ascending order.
    /// </summary>
    public TimeSpan Wait(IReadOnlyList<DateTimeOffset> sent, DateTimeOffset now)
    {
        var minute = Wait(sent, now, PerMinute, TimeSpan.FromMinutes(1));
        var hour = Wait(sent, now, PerHour, TimeSpan.FromHours(1));
        return minute > hour ? minute : hour;
    }

    /// <summary>The same for one limit.</summary>
    public static TimeSpan Wait(IReadOnlyList<DateTimeOffset> sent, DateTimeOffset now, int limit, TimeSpan span)
    {
        if (sent.Count < limit)
        {
            return TimeSpan.Zero;
        }

        // The slot of the limit-th last message comes free when it leaves the span.
        var free = sent[^limit] + span - now;
        return free > TimeSpan.Zero ? free : TimeSpan.Zero;
    }
}
