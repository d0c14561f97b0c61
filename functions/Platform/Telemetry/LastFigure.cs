using System.Diagnostics.Metrics;

namespace SertiKesos.Platform.Telemetry;

/// <summary>
/// A figure that some run measured on its way, told for a while: no scrape asks storage for it, and of many processes the
/// one that ran last tells it.
/// </summary>
internal sealed class LastFigure(TimeProvider clock, TimeSpan kept)
{
    private volatile Measured? _last;

    public void Set(double value) => _last = new Measured(value, clock.GetUtcNow());

    public IEnumerable<Measurement<double>> Told() =>
        _last is { } last && clock.GetUtcNow() - last.At <= kept ? [new Measurement<double>(last.Value)] : [];

    private sealed record Measured(double Value, DateTimeOffset At);
}
