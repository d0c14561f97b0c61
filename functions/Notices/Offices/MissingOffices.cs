using SertiKesos.Coverage.Completeness;
using SertiKesos.Platform.Telemetry;
using SertiKesos.Time;

namespace SertiKesos.Notices.Offices;

/// <summary>How many offices have not reported for the period that is open, as a metric. It is looked up with the round.</summary>
internal sealed class MissingOffices(OfficeFacts facts, TimeProvider clock) : IDisposable
{
    public const string Name = "sertikesos.offices.missing";

    /// <summary>Longer than the night between two rounds.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(26);

    private readonly LastFigure _missing = new(Name, "{office}", "Offices that have not reported for the open period.", Kept, clock);

    public Task MeasureAsync(CancellationToken cancel) => _missing.MeasureAsync(async () =>
    {
        var known = await facts.LoadAsync(cancel);
        var day = clock.TodayAt(IndonesianZone.Wib);
        var period = ReportingWindow.PeriodOn(known.Reference, day);
        return known.Reference.RegionsOn(day).Count(region => !known.Filing(region, period).HasFiled);
    });

    public void Dispose() => _missing.Dispose();
}
