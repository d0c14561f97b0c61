using SertiKesos.Coverage.Facts;
using SertiKesos.Coverage.Statements;
using SertiKesos.Platform.Time;
using SertiKesos.Regions;

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

    /// <param name="asOf">The day on which it is asked, by the region's calendar; later reports are not looked at.</param>
    /// <param name="coverage">What is known of the region; null where it never reported.</param>
    public static RegionCompleteness Of(
        Region region, Period period, DateOnly asOf, ReportingWindow window, RegionCoverage? coverage, StatementSet statements)
    {
        var exception = statements.Exception(region.Code, period);
        var open = exception is null ? window : window.Extended(exception.Until);
        var fields = coverage is { HasPeople: true } ? FieldCounts.Share(coverage.Fields) : null;
        var rosters = (coverage?.Reports ?? [])
            .Where(report => open.Holds(report.UploadedAt, region.Zone) && report.AcceptedAt.DayAt(region.Zone) <= asOf)
            .Select(report => (At: report.UploadedAt, Basis: ReportBasis.Roster));
        var nil = statements.Nil(region.Code, period) is { } stated && open.Holds(stated.RecordedAt, region.Zone) && stated.RecordedAt.DayAt(region.Zone) <= asOf
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
                region.Code, asOf <= open.Lock ? Timeliness.Waiting : Timeliness.None, ReportBasis.None, null, exception, fields);
    }
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
