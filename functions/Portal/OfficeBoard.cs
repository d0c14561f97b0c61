using SertiKesos.Coverage;
using SertiKesos.Coverage.Completeness;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Inbox;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Summaries;
using SertiKesos.Time;

namespace SertiKesos.Portal;

/// <summary>Every office at a glance, in the order of codes.</summary>
internal sealed record OfficeOverview(Period Period, DateOnly AsOf, ReportingWindow Window, AreaCompleteness Completeness, IReadOnlyList<OfficeLine> Offices);

/// <summary>How an office stands in a period.</summary>
/// <param name="IsExpected">False for a region that has ended: nobody waits for its report.</param>
/// <param name="AcceptedOn">The day, in the region's zone, of the newest roster behind the figures.</param>
/// <param name="States">Its people by state; null where no roster was ever accepted.</param>
/// <param name="Submission">What is to be looked at of its submissions; null where none came for the period and none is open.</param>
internal sealed record OfficeLine(
    Region Region, bool IsExpected, RegionCompleteness Completeness, DateOnly? AcceptedOn, StateCounts? States, OfficeSubmission? Submission);

/// <param name="Still">How long it has not moved.</param>
/// <param name="IsStuck">The program should have gone on with it and has not.</param>
/// <param name="Open">How many submissions of the office are open, this one included where it is.</param>
internal sealed record OfficeSubmission(SubmissionGlance Glance, TimeSpan Still, bool IsStuck, int Open)
{
    public static OfficeSubmission Of(RegionSubmissions region, DateTimeOffset now)
    {
        var still = now > region.First.ChangedAt ? now - region.First.ChangedAt : TimeSpan.Zero;
        return new OfficeSubmission(region.First, still, !region.First.State.IsFinal() && still > RosterSweep.Patience, region.Open);
    }
}

/// <summary>Shows how every office stands: the figures of a summary, and what became of what was handed in.</summary>
internal sealed class OfficeBoard(SummarySource source, SubmissionStore submissions, ReferenceStore reference, TimeProvider clock)
{
    public async Task<Period> CurrentPeriodAsync(CancellationToken cancel) =>
        ReportingWindow.PeriodOn(await reference.CurrentAsync(cancel), clock.TodayAt(IndonesianZone.Wib));

    /// <param name="period">Not later than the one of today.</param>
    /// <param name="province">Two digits; null for the nation.</param>
    public async Task<OfficeOverview> LoadAsync(Period period, string? province, CancellationToken cancel)
    {
        var today = clock.TodayAt(IndonesianZone.Wib);
        var summary = await source.LoadAsync(period, period.DayToldOn(today), 1, cancel);
        return await LoadAsync(summary, province, cancel);
    }

    /// <summary>The same of a summary that is at hand.</summary>
    public async Task<OfficeOverview> LoadAsync(NationalSummary summary, string? province, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var window = summary.Outlook.Window;
        // The day begins in the east.
        var recent = await submissions.ListRecentAsync(window.Opens.AddDays(-1).EndAt(IndonesianZone.Wit), province, cancel);
        var offices = summary.Outlook.With(summary)
            .Where(office => province is null || office.Figures.Region.Province.Code == province)
            .Select(office => new OfficeLine(
                office.Figures.Region,
                office.Outlook.IsExpected,
                office.Outlook.Completeness,
                office.Figures.AcceptedOn,
                office.Figures.Figures.Total,
                recent.GetValueOrDefault(office.Figures.Region.Code) is { } found ? OfficeSubmission.Of(found, now) : null))
            .ToList();
        return new OfficeOverview(
            summary.Period, summary.AsOf, window, AreaCompleteness.Of(offices.Where(office => office.IsExpected).Select(office => office.Completeness)), offices);
    }
}
