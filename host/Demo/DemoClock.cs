namespace SertiKesos.Hosting.Demo;

/// <summary>A clock that stands still, so that a demo gives the same result on any day; the demo moves it itself.</summary>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start.ToUniversalTime();

    public override DateTimeOffset GetUtcNow() => _now;

    public void MoveTo(DateTimeOffset moment) => _now = moment.ToUniversalTime();
}
