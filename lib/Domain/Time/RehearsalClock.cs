namespace SertiKesos.Time;

/// <summary>
/// A clock that starts at another moment and then runs at the usual pace: for rehearsals ("what would happen on that
/// day?"). Timers and waits keep the real time.
/// </summary>
internal sealed class RehearsalClock(DateTimeOffset start, TimeProvider real) : TimeProvider
{
    private readonly DateTimeOffset _startedAt = real.GetUtcNow();

    /// <summary>09:00 WIB of the day, when offices are open everywhere in the country.</summary>
    public static DateTimeOffset MorningOf(DateOnly day) =>
        new(day.ToDateTime(new TimeOnly(9, 0)), IndonesianZone.Wib.Offset());

    public override DateTimeOffset GetUtcNow() => start.ToUniversalTime() + (real.GetUtcNow() - _startedAt);
}
