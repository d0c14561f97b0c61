using System.Diagnostics.Metrics;
using Azure;
using SertiKesos.Platform.Telemetry;

namespace SertiKesos.Summaries.Publication;

/// <summary>How long ago the newest issue came out, as a metric. It is looked up with the sweep, and only where somebody listens.</summary>
internal sealed class PublicationAge : IDisposable
{
    public const string Name = "sertikesos.publication.age";

    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly Meter _meter = new(Metrics.MeterName);
    private readonly Publications _publications;
    private readonly TimeProvider _clock;
    private readonly LastFigure _age;
    private readonly ObservableGauge<double> _gauge;

    public PublicationAge(Publications publications, TimeProvider clock)
    {
        (_publications, _clock, _age) = (publications, clock, new LastFigure(clock, Kept));
        _gauge = _meter.CreateObservableGauge(Name, _age.Told, "s", "Time since the newest issue came out.");
    }

    public async Task MeasureAsync(CancellationToken cancel)
    {
        try
        {
            if (_gauge.Enabled && (await _publications.ListAsync(cancel)).Max(publication => publication.FinishedAt) is { } last)
            {
                _age.Set((_clock.GetUtcNow() - last).TotalSeconds);
            }
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException)
        {
            // The work beside which it is measured is done all the same; the next round measures again.
        }
    }

    public void Dispose() => _meter.Dispose();
}
