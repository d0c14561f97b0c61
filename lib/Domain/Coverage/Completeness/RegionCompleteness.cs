using SertiKesos.Coverage.Facts;
using SertiKesos.Coverage.Statements;
using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Coverage.Completeness;

internal enum Timeliness
{
    /// <summary>Nothing was accepted for the period, and the lock is past.</summary>
    None,

    /// <summary>Nothing yet, but there is still time.</summary>
    Waiting,

    Late,
    OnTime,
}

/// <summary>What stands behind a report.</summary>
internal enum ReportBasis
{
    None,
    Roster,

    /// <summary>A signed statement that there is nobody to report.</summary>
    Nil,
}

/// <summary>
/// Whether and when a region reported for a period. Only an accepted roster with at least one person counts, or a signed
/// nil report; the first one decides, corrections do not make it late.
/// </summary>
/// <param name="ReportedOn">The local day of the first report of the period.</param>
/// <param name="Exception">The later deadline that was approved; null where there is none.</param>
/// <param name="Fields">Filled of all required fields, from 0 to 1; null without people.</param>
internal sealed record RegionCompleteness(
    RegionCode Region, Timeliness Timeliness, ReportBasis Basis, DateOnly? ReportedOn, DeadlineException? Exception, double? Fields)
{
    public bool HasReported => Timeliness is Timeliness.OnTime or Timeliness.Late;

    public FieldQuality? Quality => Fields switch
    {
        null => null,
        >= FieldCounts.GoodFrom => FieldQuality.Good,
        < FieldCounts.RedBelow => FieldQuality.Poor,
        _ => FieldQuality.Fair,
    };

    /// <param name="asked">When it is asked: what was accepted later is not looked at, and whether there is still time.</param>
    /// <param name="coverage">The people of the figures, for the quality of fields; null where the region has none.</param>
    /// <param name="newest">The newest count of the region, which tells of all its reports.</param>
    public static RegionCompleteness Of(
        Region region, Period period, DateTimeOffset asked, ReportingWindow window, RegionCoverage? coverage, RegionCoverage? newest, StatementSet statements)
    {
        // Who said so and when changes nothing of what is published.
        var exception = statements.Exception(region.Code, period) is { } later ? later with { RecordedAt = default, By = "" } : null;
        var open = exception is null ? window : window.Extended(exception.Until);
        var fields = coverage is { HasPeople: true } ? FieldCounts.Share(coverage.Fields) : null;
        var rosters = Uploads(newest)
            .Where(report => open.Holds(report.UploadedAt, region.Zone) && report.AcceptedAt <= asked)
            .Select(report => (At: report.UploadedAt, Basis: ReportBasis.Roster))
            .ToList();
        var nil = rosters.Count == 0
            && statements.Nil(region.Code, period) is { } stated && open.Holds(stated.RecordedAt, region.Zone) && stated.RecordedAt <= asked
            ? [(At: stated.RecordedAt, Basis: ReportBasis.Nil)]
            : Array.Empty<(DateTimeOffset At, ReportBasis Basis)>();
        var first = rosters.Concat(nil).OrderBy(report => report.At).Select(report => ((DateTimeOffset At, ReportBasis Basis)?)report).FirstOrDefault();

        return first is { } report
            ? new RegionCompleteness(
                region.Code,
                open.IsOnTime(report.At, region.Zone) ? Timeliness.OnTime : Timeliness.Late,
                report.Basis,
                report.At.DayAt(region.Zone),
                exception,
                fields)
            : new RegionCompleteness(
                region.Code, asked.DayAt(region.Zone) <= open.Lock ? Timeliness.Waiting : Timeliness.None, ReportBasis.None, null, exception, fields);
    }

    /// <summary>Counts of before reports were kept tell the newest one alone.</summary>
    private static IEnumerable<RosterReport> Uploads(RegionCoverage? newest) =>
        newest is { HasPeople: true, Reports.Count: 0 } && newest.Total.People > 0
            ? [new RosterReport(newest.AcceptedAt, newest.AcceptedAt, [], newest.Total.People)]
            : newest?.Reports ?? [];
}

/// <summary>Product.md section 3: good from 90 %, red below 80 %.</summary>
internal enum FieldQuality
{
    Poor,
    Fair,
    Good,
}

/// <summary>The completeness of an area: how many of its regions reported, and when.</summary>
internal sealed record AreaCompleteness(int Expected, int OnTime, int Late, int Waiting, int None, int Nil, int Exceptions)
{
    public int Reported => OnTime + Late;

    /// <summary>Reported of the expected, from 0 to 1; null where nobody is expected.</summary>
    public double? Completeness => Share(Reported);

    /// <summary>On time of the expected, from 0 to 1.</summary>
    public double? OnTimeShare => Share(OnTime);

    public static AreaCompleteness Of(IEnumerable<RegionCompleteness> regions)
    {
        var all = regions.ToList();
        return new AreaCompleteness(
            all.Count,
            all.Count(region => region.Timeliness == Timeliness.OnTime),
            all.Count(region => region.Timeliness == Timeliness.Late),
            all.Count(region => region.Timeliness == Timeliness.Waiting),
            all.Count(region => region.Timeliness == Timeliness.None),
            all.Count(region => region.Basis == ReportBasis.Nil),
            all.Count(region => region.Exception is not null));
    }

    private double? Share(int regions) => Expected == 0 ? null : (double)regions / Expected;
}
