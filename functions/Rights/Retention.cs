using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Notices;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Health;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Inbox;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Summaries;

namespace SertiKesos.Rights;

/// <summary>How much of each class was deleted.</summary>
internal sealed record RetentionReport(int Inbox, int Receipts, int Originals, int Versions, int Muster, int Alerts, int Submissions, int Notices = 0);

/// <summary>
/// Deletes what is older than its time of retention. What is in force stays, however old: the newest version of a
/// register and the originals that it comes from.
/// </summary>
internal sealed class Retention(
    RegisterStore registers,
    CountedRegisters counted,
    SubmissionStore submissions,
    RosterFiles files,
    InboxFiles inbox,
    InboxMarks marks,
    EngineReceipts receipts,
    PersonAlerts alerts,
    NoticeLedger notices,
    SummaryStore summaries,
    AuditLog audit,
    IOptions<RetentionOptions> options,
    TimeProvider clock,
    ILogger<Retention> logger)
{
    public async Task<RetentionReport> RunAsync(string actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var run = new RegionRun("ApplyRetention", logger);
        var report = new RetentionReport(0, 0, 0, 0, 0, 0, 0);
        await run.TryAsync("inbox", async () => report = report with { Inbox = await InboxAsync(now, cancel) }, cancel);
        await run.TryAsync("engine", async () => await receipts.RemoveStaleAsync(await inbox.NamesAsync(cancel), cancel), cancel);
        await run.TryAsync("limits", () => alerts.RemoveStaleLimitsAsync(cancel), cancel);
        if (Months(now, options.Value.RegisterVersionsMonths) is { } versionsBefore)
        {
            // What a workbook of an office was written from goes at the same time.
            await run.TryAsync(
                "summaries", async () => report = report with { Versions = report.Versions + await summaries.RemoveOfficesAsync(versionsBefore, cancel) }, cancel);
        }

        if (Months(now, options.Value.AlertsMonths) is { } noticesBefore)
        {
            await run.TryAsync("notices", async () => report = report with { Notices = await notices.RemoveBeforeAsync(noticesBefore, cancel) }, cancel);
        }

        foreach (var region in (await counted.RulesAsync(cancel)).Regions.All)
        {
            await run.TryAsync(region.Code, async () => report = await RegionAsync(region, now, report, cancel), cancel);
        }

        await audit.AppendAsync(
            AuditScope.National,
            new AuditEntry(
                "retention-" + now.UtcDateTime.ToString("yyyyMMddTHHmmss", CultureInfo.InvariantCulture),
                actor,
                "retention.applied",
                AuditScope.National,
                new Dictionary<string, string>
                {
                    ["inbox"] = Number(report.Inbox),
                    ["receipts"] = Number(report.Receipts),
                    ["originals"] = Number(report.Originals),
                    ["versions"] = Number(report.Versions),
                    ["muster"] = Number(report.Muster),
                    ["alerts"] = Number(report.Alerts),
                    ["submissions"] = Number(report.Submissions),
                    ["notices"] = Number(report.Notices),
                    ["failed"] = string.Join(' ', run.Failed),
                }.Where(detail => detail.Value.Length > 0).ToDictionary()),
            cancel);
        run.End();
        return report;
    }

    private async Task<RetentionReport> RegionAsync(Region region, DateTimeOffset now, RetentionReport report, CancellationToken cancel)
    {
        var limits = options.Value;
        var register = await registers.LoadAsync(region.Code, cancel);
        if (register is not null)
        {
            report = report with
            {
                Versions = report.Versions + await VersionsAsync(register, Months(now, limits.RegisterVersionsMonths), cancel),
                Muster = report.Muster + await MusterAsync(register, now, Months(now, limits.MusterMonths), cancel),
            };
        }

        if (Months(now, limits.AlertsMonths) is { } alertsBefore)
        {
            report = report with { Alerts = report.Alerts + await alerts.RemoveBeforeAsync(region.Code, alertsBefore, cancel) };
        }

        var receiptsBefore = Days(now, limits.ReceiptsDays);
        var originalsBefore = Months(now, limits.OriginalsMonths);
        var rowsBefore = Months(now, limits.SubmissionsMonths);
        if (originalsBefore is not null)
        {
            report = report with { Originals = report.Originals + await counted.ForgetActsAsync(region.Code, [], originalsBefore, cancel) };
        }

        var inForce = (register?.Sources.Values.Select(source => source.Submission) ?? [])
            .Append(register?.Institutions?.Submission).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var submission in await submissions.ListAsync(region.Code, cancel))
        {
            // What is in work, or waits for a second person, is not done with.
            if (!submission.State.IsFinal() || submission.State == SubmissionState.Held)
            {
                continue;
            }

            if (submission.UploadedAt < receiptsBefore && await files.RemoveReceiptAsync(submission, cancel))
            {
                report = report with { Receipts = report.Receipts + 1 };
            }

            if (!inForce.Contains(submission.Id) && submission.UploadedAt < originalsBefore && await files.RemoveOriginalAsync(submission, cancel))
            {
                report = report with { Originals = report.Originals + 1 };
            }

            if (!inForce.Contains(submission.Id) && submission.UploadedAt < rowsBefore && await submissions.RemoveAsync(submission, cancel))
            {
                report = report with { Submissions = report.Submissions + 1 };
            }
        }

        return report;
    }

    /// <summary>A version ends when the next one comes; that in force has no end.</summary>
    private async Task<int> VersionsAsync(Register register, DateTimeOffset? before, CancellationToken cancel)
    {
        var ended = register.Steps.Zip(register.Steps.Skip(1)).Where(pair => pair.Second.At < before).Select(pair => pair.First).ToList();
        if (ended.Count == 0)
        {
            return 0;
        }

        var kept = (await registers.BlobsAsync(register.Region, cancel)).ToHashSet(StringComparer.Ordinal);
        var removed = 0;
        foreach (var step in ended.Where(step => kept.Contains(RegisterStore.NameOf(register.Region, step))))
        {
            await registers.RemoveAsync(register.Region, step, cancel);
            removed++;
        }

        return removed;
    }

    private async Task<int> MusterAsync(Register register, DateTimeOffset now, DateTimeOffset? before, CancellationToken cancel)
    {
        if (before is not { } limit)
        {
            return 0;
        }

        var day = DateOnly.FromDateTime(limit.UtcDateTime);
        var gone = register.Muster.Count(entry => entry.MissingSince < day);
        if (gone > 0)
        {
            await counted.ActAsync(
                register.Region,
                "retention-" + now.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
                current => current.Muster.Any(entry => entry.MissingSince < day)
                    ? current with { Muster = [.. current.Muster.Where(entry => entry.MissingSince >= day)] }
                    : null,
                cancel);
        }

        return gone;
    }

    private async Task<int> InboxAsync(DateTimeOffset now, CancellationToken cancel)
    {
        if (Days(now, options.Value.InboxDays) is not { } before)
        {
            return 0;
        }

        var taken = await marks.ListAsync(cancel);
        var removed = 0;
        await foreach (var file in inbox.ListAsync(null, cancel))
        {
            if (file.UploadedAt < before && InboxMarks.KeyOf(file) is var key && taken.Contains(key))
            {
                await inbox.RemoveAsync(file.Name, cancel);
                await marks.RemoveAsync(key, cancel);
                removed++;
            }
        }

        return removed;
    }

    private static DateTimeOffset? Days(DateTimeOffset now, int days) => days == 0 ? null : now.AddDays(-days);

    private static DateTimeOffset? Months(DateTimeOffset now, int months) => months == 0 ? null : now.AddMonths(-months);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
