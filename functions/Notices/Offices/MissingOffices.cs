using System.Diagnostics.Metrics;
using Azure;
using SertiKesos.Coverage.Completeness;
using SertiKesos.Platform.Telemetry;
using SertiKesos.Time;

namespace SertiKesos.Notices.Offices;

/// <summary>How many offices have not reported for the period that is open, as a metric. It is looked up with the round, and only where somebody listens.</summary>
internal sealed class MissingOffices : IDisposable
{
    public const string Name = "sertikesos.offices.missing";

    /// <summary>Longer than the night between two rounds.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(26);

    private readonly Meter _meter = new(Metrics.MeterName);
    private readonly OfficeFacts _facts;
    private readonly TimeProvider _clock;
    private readonly LastFigure _missing;
    private readonly ObservableGauge<double> _gauge;

    public MissingOffices(OfficeFacts facts, TimeProvider clock)
    {
        (_facts, _clock, _missing) = (facts, clock, new LastFigure(clock, Kept));
        _gauge = _meter.CreateObservableGauge(Name, _missing.Told, "{office}", "Offices that have not reported for the open period.");
    }

    public async Task MeasureAsync(CancellationToken cancel)
    {
        if (!_gauge.Enabled)
        {
            return;
        }

        try
        {
            var known = await _facts.LoadAsync(cancel);
            var day = _clock.TodayAt(IndonesianZone.Wib);
            var period = ReportingWindow.PeriodOn(known.Reference, day);
            _missing.Set(known.Reference.RegionsOn(day).Count(region => !known.Filing(region, period).HasFiled));
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException)
        {
            // The work beside which it is measured is done all the same; the next round measures again.
        }
    }

    public void Dispose() => _meter.Dispose();
}
