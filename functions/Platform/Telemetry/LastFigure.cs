using System.Diagnostics.Metrics;
using Azure;

namespace SertiKesos.Platform.Telemetry;

/// <summary>
/// A metric that some run measures on its way, told for a while: no scrape asks storage for it, and of many processes the
/// one that ran last tells it. It is measured only where somebody listens.
/// </summary>
internal sealed class LastFigure : IDisposable
{
    private readonly Meter _meter = new(Metrics.MeterName);
    private readonly ObservableGauge<double> _gauge;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _kept;
    private volatile Measured? _last;

    /// <param name="kept">So long it is told; longer than from one run to the next.</param>
    public LastFigure(string name, string unit, string description, TimeSpan kept, TimeProvider clock)
    {
        (_kept, _clock) = (kept, clock);
        _gauge = _meter.CreateObservableGauge(name, Told, unit, description);
    }

    /// <summary>Measures beside work that is done whatever becomes of it: where storage is away, the next run measures again.</summary>
    /// <param name="measure">Null leaves what is told as it is.</param>
    public async Task MeasureAsync(Func<Task<double?>> measure)
    {
        try
        {
            if (_gauge.Enabled && await measure() is { } value)
            {
                _last = new Measured(value, _clock.GetUtcNow());
            }
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException)
        {
        }
    }

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<double>> Told() =>
        _last is { } last && _clock.GetUtcNow() - last.At <= _kept ? [new Measurement<double>(last.Value)] : [];

    private sealed record Measured(double Value, DateTimeOffset At);
}
