using SertiKesos.Alerts;
using SertiKesos.Alerts.Planning;
using SertiKesos.Pages.Operators;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Poison;
using SertiKesos.Rosters.Checks;
using SertiKesos.Time;

namespace SertiKesos.Portal.Pages.Operators;

/// <summary>Gathers what the operator's first page shows.</summary>
internal sealed class OperatorReader(
    Readiness readiness, OfficeBoard board, PoisonDesk poison, OperatorReasons reasons, AuditLog audit, AlertControl alerts, TimeProvider clock)
{
    private const int ActsShown = 20;

    public async Task<OperatorHome> HomeAsync(string? said, CancellationToken cancel)
    {
        var looked = readiness.LookAsync(cancel);
        var set = poison.ListAsync(cancel);
        var acts = reasons.ListAsync("poison-", ActsShown, cancel);
        var head = audit.HeadAsync(AuditScope.National, cancel);
        var sending = alerts.LookAsync(cancel);
        var overview = await board.LoadAsync(await board.CurrentPeriodAsync(cancel), null, cancel);
        await Task.WhenAll(looked, set, acts, head, sending);
        var (parts, work) = await looked;
        var open = overview.Offices.Where(office => office.Submission is { Open: > 0 }).ToList();
        return new OperatorHome(
            At(clock.GetUtcNow()),
            [.. parts.Select(part => (part.Name, part.Ready))],
            work is null ? null : [.. work.Select(figure => new WorkLine(figure.Driver.Name, figure.Driver.Function, figure.SucceededAt is { } at ? At(at) : null, figure.Off, figure.Trouble))],
            new OfficeCounts(
                overview.Period.FirstDay,
                overview.Completeness.Expected,
                overview.Completeness.Reported,
                overview.Completeness.Waiting,
                open.Count(office => office.Submission!.Glance.State == SubmissionState.Held),
                open.Count(office => office.Submission!.Glance.State is SubmissionState.Refused or SubmissionState.NeedsFixing),
                open.Count(office => office.Submission!.IsStuck)),
            [.. open
                .OrderByDescending(office => office.Submission!.IsStuck)
                .ThenByDescending(office => office.Submission!.Still)
                .Select(office => new OpenOffice(
                    office.Region.Code.Value, office.Region.Name, office.Submission!.Glance.Id, office.Submission.Glance.State.Code(), office.Submission.Still.TotalHours,
                    office.Submission.IsStuck))],
            [.. (await set).Select(part => new PoisonQueueView(
                part.Queue,
                part.Work,
                part.Total,
                [.. part.Oldest.Select(message => new PoisonLine(
                    message.Id, message.Since is { } since ? At(since) : null, message.Tries, message.Subject.Region?.Value, message.Subject.Submission, message.Subject.Period))]))],
            [.. (await acts).Select(act => new OperatorAct(act.Act, At(act.At), act.By, act.Reason))],
            await head is { } newest ? (newest.Sequence, newest.Hash) : null,
            ViewOf(await sending),
            said);
    }

    private static AlertView ViewOf(AlertOverview overview) => new(
        overview.Gate.Switch.Stopped,
        overview.Gate.StoppedBySetting,
        overview.Gate.HasMailServer,
        overview.Held,
        overview.Counts.Open,
        overview.Counts.Overdue,
        overview.Counts.ByState.GetValueOrDefault(AlertState.Delivered),
        overview.Counts.ByState.GetValueOrDefault(AlertState.Failed),
        overview.Counts.ByState.GetValueOrDefault(AlertState.Unreachable))
    {
        WithoutPhone = [.. overview.WithoutPhone.Select(region => region.Value)],
    };

    private static DateTimeOffset At(DateTimeOffset moment) => moment.ToOffset(IndonesianZone.Wib.Offset());
}
