namespace SertiKesos.Tests.Support;

/// <summary>A clock whose hands and stopwatch stand still until a test moves both.</summary>
internal sealed class StepClock(DateTimeOffset now) : TimeProvider
{
    private long _ticks = now.UtcTicks;

    public StepClock()
        : this(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Pass(TimeSpan span) => Interlocked.Add(ref _ticks, span.Ticks);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);
}
