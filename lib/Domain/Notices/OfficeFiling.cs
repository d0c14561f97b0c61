using SertiKesos.Coverage;
using SertiKesos.Coverage.Completeness;
using SertiKesos.Coverage.Statements;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Notices;

/// <summary>Whether an office has filed its roster of a period, and until when it may.</summary>
/// <param name="Deadline">Its own: that of the reference tables, or a later one that was approved.</param>
/// <param name="HasFiled">
/// An accepted roster came, or a nil report. One that came after the lock counts for the next period, but nobody who has sent
/// one is reminded to.
/// </param>
internal sealed record OfficeFiling(Region Region, Period Period, DateOnly Deadline, DateOnly Lock, Timeliness Timeliness, DateOnly? ReportedOn, bool HasFiled)
{
    /// <summary>The farthest that a single deadline may lie behind its period, by the reference tables.</summary>
    private const int MonthsBack = 13;

    /// <summary>It counts as a report of the period, in time or late.</summary>
    public bool HasReported => Timeliness is Timeliness.OnTime or Timeliness.Late;

    /// <param name="asked">When it is asked.</param>
    /// <param name="newest">The newest count of the region; null where it has none.</param>
    public static OfficeFiling Of(
        Region region, Period period, DateTimeOffset asked, ReferenceData reference, StatementSet statements, RegionCoverage? newest)
    {
        var window = ReportingWindow.Of(reference, period);
        var open = statements.Exception(region.Code, period) is { } later ? window.Extended(later.Until) : window;
        var known = RegionCompleteness.Of(region, period, asked, window, newest, newest, statements);
        var came = newest is { HasPeople: true } && newest.Total.People > 0 && LastUpload(newest).DayAt(region.Zone) >= window.Opens;
        return new OfficeFiling(
            region, period, open.Deadline, open.Lock, known.Timeliness, known.ReportedOn, came || known.HasReported || statements.Nil(region.Code, period) is not null);
    }

    /// <summary>The periods of which an office that has not filed is to be reminded on a day, in their order.</summary>
    public static IEnumerable<OfficeFiling> Around(
        Region region, DateOnly day, DateTimeOffset asked, ReferenceData reference, StatementSet statements, RegionCoverage? newest)
    {
        for (var (period, left) = (Period.Of(day).Next(), MonthsBack + 2); left > 0; period = period.Previous(), left--)
        {
            var deadline = statements.Exception(region.Code, period) is { } later && later.Until > reference.DeadlineOf(period).Deadline
                ? later.Until
                : reference.DeadlineOf(period).Deadline;
            if (NoticeTopic.Reminder.On(period, deadline, day) is not null)
            {
                yield return Of(region, period, asked, reference, statements, newest);
            }
        }
    }

    private static DateTimeOffset LastUpload(RegionCoverage newest) =>
        newest.Reports.Count > 0 ? newest.Reports.Max(report => report.UploadedAt) : newest.AcceptedAt;
}
