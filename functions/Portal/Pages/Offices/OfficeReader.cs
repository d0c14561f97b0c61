using SertiKesos.Alerts.Unreached;
using SertiKesos.Coverage;
using SertiKesos.Coverage.Completeness;
using SertiKesos.Coverage.Statements;
using SertiKesos.Pages.Offices;
using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Summaries;
using SertiKesos.Time;

namespace SertiKesos.Portal.Pages.Offices;

/// <summary>Gathers what the first page of an office shows: of this region alone, and nothing of the nation.</summary>
internal sealed class OfficeReader(
    CoverageStore coverage,
    StatementStore statements,
    SubmissionStore submissions,
    RegisterStore registers,
    OfficeTaskList crossTasks,
    UnreachedPeople unreached,
    RulesSource rules,
    TimeProvider clock)
{
    public async Task<OfficeHome> HomeAsync(Region region, AccessKey key, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var today = now.DayAt(region.Zone);
        var inForce = await rules.CurrentAsync(cancel);
        var period = ReportingWindow.PeriodOn(inForce.Reference, today);
        var counted = coverage.FindLatestAsync(region.Code, cancel);
        var exception = statements.FindAsync(StatementKind.Exception, $"{region.Code}|{period}", cancel);
        var nil = statements.FindAsync(StatementKind.NilReport, $"{region.Code}|{period}", cancel);
        var contact = statements.FindAsync(StatementKind.Contact, region.Code.Value, cancel);
        var handedIn = submissions.ListAsync(region.Code, cancel);
        var loaded = registers.LoadAsync(region.Code, cancel);
        var cross = await crossTasks.ListAsync(region, await loaded, cancel);
        await Task.WhenAll(counted, exception, nil, contact, handedIn);

        var window = ReportingWindow.Of(inForce.Reference, period);
        var known = await counted;
        var stated = StatementSet.Of(new[] { await exception, await nil }.OfType<Statement>());
        var completeness = RegionCompleteness.Of(region, period, now, window, known, known, stated);
        if (completeness.Exception is { } later)
        {
            window = window.Extended(later.Until);
        }

        var figures = NationalSummary.Figures(region, known, null, period, today, inForce.Certificates);
        var last = await handedIn is [var newest, ..] ? newest : null;
        var untold = (await unreached.ListAsync(region, await loaded, cancel)).Count(person => person.ToldOn is null);
        var tasks = TasksOf(await loaded, cross.Count, inForce, today, untold);
        var standing = StandingOf(completeness);
        return new OfficeHome(
            region.Code.Value,
            region.Name,
            region.Province.Name,
            period.FirstDay,
            today,
            window.Deadline,
            window.Lock,
            completeness.Exception is not null,
            region.Zone.ToString().ToUpperInvariant(),
            standing,
            completeness.ReportedOn,
            NextOf(last, standing, tasks, known is not null),
            figures.Figures.Total is { } total ? StatesOf(total, today) : null,
            [.. figures.Figures.Roles
                .Where(role => role.States.People > 0)
                .OrderBy(role => role.States.Share)
                .Select(role => new RoleLine(inForce.Reference.LabelOf(role.Role, today), role.States.People, role.States.Certified, role.States.Unknown, role.States.Share))],
            last is null ? null : LineOf(last, region, own: !key.MustSayWhy),
            tasks,
            figures.Figures.Total is { } printed
                ? new PrintedRow(printed.People, printed.Certified, printed.Share, figures.Declared, figures.Difference, figures.PartsSum, figures.Reporting.Label(), figures.Reasons)
                : null,
            key.MaySubmit,
            !key.MustSayWhy)
        {
            HasContact = await contact is { Withdrawn: false },
        };
    }

    /// <param name="own">For the office itself: what it calls its file is shown.</param>
    public static SubmissionLine LineOf(Submission submission, Region region, bool own) => new(
        submission.Id,
        own ? submission.FileName : null,
        submission.UploadedAt.ToOffset(region.Zone.Offset()),
        submission.State.Code(),
        submission.State.IsFinal(),
        submission.Result?.People,
        submission.Result?.Certified,
        submission.Result?.Rows.Rejected,
        Count(submission, FindingSeverity.Error),
        Count(submission, FindingSeverity.Warning));

    private static int? Count(Submission submission, FindingSeverity severity) =>
        submission.Result?.Findings.Where(finding => finding.Severity == severity).Sum(finding => finding.Count);

    private static OfficeTasks TasksOf(Register? register, int cross, RulesInForce rules, DateOnly today, int untold)
    {
        var due = (register?.People ?? [])
            .Where(person => person.IsActive && rules.Certificates.StateOn(rules.Certificates.Standing(person), today) == CertificationState.Due)
            .ToList();
        return new OfficeTasks(
            rules.Certificates.DueDays,
            due.Count,
            untold,
            register?.Muster.Count(entry => entry.IsOpen) ?? 0,
            register?.Reviews.Count(review => !review.Rejected) ?? 0,
            cross);
    }

    private static OfficeStates StatesOf(StateCounts states, DateOnly on) => new(
        on, states.People, states.Certified, states.Due, states.Expired, states.Passed, states.Unknown, states.Never, states.Suspended, states.IdentityUncertain,
        states.Share, states.High);

    private static PeriodStanding StandingOf(RegionCompleteness completeness) => completeness switch
    {
        { Basis: ReportBasis.Nil } => PeriodStanding.Nil,
        { Timeliness: Timeliness.OnTime } => PeriodStanding.OnTime,
        { Timeliness: Timeliness.Late } => PeriodStanding.Late,
        { Timeliness: Timeliness.None } => PeriodStanding.Missed,
        _ => PeriodStanding.Waiting,
    };

    /// <summary>One step at a time: what stands in the way first.</summary>
    private static NextStep NextOf(Submission? last, PeriodStanding standing, OfficeTasks tasks, bool isKnown) => last?.State switch
    {
        SubmissionState.Received or SubmissionState.Checking => NextStep.Wait,
        SubmissionState.Held => NextStep.Release,
        SubmissionState.Refused or SubmissionState.NeedsFixing => NextStep.Fix,
        _ when !isKnown && standing != PeriodStanding.Nil => NextStep.FirstRoster,
        _ when standing is PeriodStanding.Waiting or PeriodStanding.Missed => NextStep.NewRoster,
        SubmissionState.AcceptedWithWarnings when last.Result?.Rows.Rejected > 0 => NextStep.Improve,
        _ when tasks.Open > 0 => NextStep.Explain,
        SubmissionState.AcceptedWithWarnings => NextStep.Improve,
        _ => NextStep.Nothing,
    };
}
