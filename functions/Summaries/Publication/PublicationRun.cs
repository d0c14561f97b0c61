using System.Globalization;
using Microsoft.Extensions.Logging;
using SertiKesos.Platform.Telemetry;
using SertiKesos.Time;
using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Summaries.Publication;

/// <summary>
/// Takes an issue from its figures to its last workbook: one message per workbook, each written once, and one that comes
/// back until all are there and then makes the issue the latest. It may be broken off anywhere and done twice.
/// </summary>
internal sealed partial class PublicationRun(
    Publications publications,
    IssueSnapshots snapshots,
    IssueWorkbooks workbooks,
    PublicationQueue queue,
    NoticeQueue notices,
    SummaryStore store,
    LatestIssue latest,
    TimeProvider clock,
    ILogger<PublicationRun> logger)
{
    /// <summary>So long nothing may be written before what is missing is asked for again: a message that was lost, or lies in work of a dead process.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(12);

    /// <summary>So often what is missing is asked for again in vain; then the issue is out without it.</summary>
    public const int MostRounds = 3;

    /// <summary>So often the row says that the finishing message is alive.</summary>
    private static readonly TimeSpan LookedEvery = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(5);

    /// <summary>Begins, or goes on with, an issue whose own files are there.</summary>
    public async Task BeginAsync(Period period, int issue, string by, CancellationToken cancel)
    {
        var publication = await publications.BeginAsync(period, issue, by, cancel);
        if (publication.FinishedAt is not null)
        {
            await latest.SetRightAsync(cancel);
            return;
        }

        // One message, which asks for the workbooks when it first comes: whoever is cut off over that does it again.
        await queue.SendAsync(PublicationMessage.ToFinish(period, issue), TimeSpan.Zero, cancel);
    }

    /// <summary>
    /// Begins with an issue that has all its own files and no row yet, and sends the message of those again that are not out:
    /// whoever published them may have been cut off before it was sent. A message too many finds nothing to do.
    /// </summary>
    public async Task BeginForgottenAsync(Period period, int issue, string by, CancellationToken cancel)
    {
        foreach (var open in (await publications.ListAsync(cancel)).Where(publication => publication.Period == period && publication.FinishedAt is null))
        {
            await queue.SendAsync(PublicationMessage.ToFinish(period, open.Issue), TimeSpan.Zero, cancel);
        }

        await BeginRowlessAsync(period, issue, by, cancel);
    }

    private async Task BeginRowlessAsync(Period period, int issue, string by, CancellationToken cancel)
    {
        if (issue > 0 && await publications.FindAsync(period, issue, cancel) is null && await snapshots.FindAsync(period, issue, cancel) is not null)
        {
            await BeginAsync(period, issue, by, cancel);
        }
    }

    public async Task HandleAsync(PublicationMessage message, CancellationToken cancel)
    {
        using var span = Spans.Start(message.File is null ? Spans.SummaryFinish : Spans.SummaryWorkbook);
        span?.SetTag("period", message.Period);
        span?.SetTag("issue", message.Issue);
        if (message.File is { } file)
        {
            await workbooks.WriteAsync(await SnapshotAsync(message.Of, message.Issue, cancel), file, cancel);
            // A name of ours, as it was found among those of the issue: the kind of workbook and the code of its area.
            span?.SetTag("workbook", file);
        }
        else
        {
            await FinishAsync(message, cancel);
        }
    }

    /// <summary>Writes all that is missing here and now, and finishes: for whoever waits for the end.</summary>
    public async Task CompleteAsync(Period period, int issue, CancellationToken cancel)
    {
        var snapshot = await SnapshotAsync(period, issue, cancel);
        await Parallel.ForEachAsync(
            await MissingAsync(period, issue, cancel),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel },
            async (file, token) => await workbooks.WriteAsync(snapshot, file.Name, token));
        await EndAsync(period, issue, [], cancel);
    }

    /// <summary>Publications that were begun, have not ended and whose messages may be lost are gone on with.</summary>
    public async Task SweepAsync(CancellationToken cancel)
    {
        foreach (var period in await store.PeriodsAsync(cancel))
        {
            await BeginRowlessAsync(period, await store.LastIssueAsync(period, cancel), "system:SweepPublications", cancel);
        }

        await latest.SetRightAsync(cancel);
        foreach (var open in (await publications.ListAsync(cancel)).Where(publication => publication.FinishedAt is null && publication.LookedAt < clock.GetUtcNow() - Patience))
        {
            await queue.SendAsync(PublicationMessage.ToFinish(open.Period, open.Issue), TimeSpan.Zero, cancel);
            Log.Swept(logger, open.Issue, open.Period);
        }
    }

    /// <summary>The workbooks of an issue that are not there yet.</summary>
    public async Task<IReadOnlyList<SummaryFile>> MissingAsync(Period period, int issue, CancellationToken cancel)
    {
        if (await snapshots.FindAsync(period, issue, cancel) is not { } snapshot)
        {
            // An issue of before there were such workbooks.
            return [];
        }

        var stored = await store.NamesAsync(period, cancel);
        return [.. snapshot.Workbooks().Where(file => !stored.Contains(file.Name))];
    }

    private async Task FinishAsync(PublicationMessage message, CancellationToken cancel)
    {
        if (await publications.FindAsync(message.Of, message.Issue, cancel) is not { FinishedAt: null } publication)
        {
            // A run that was cut off may not have come to the copies.
            await latest.SetRightAsync(cancel);
            return;
        }

        var missing = await MissingAsync(message.Of, message.Issue, cancel);
        var now = clock.GetUtcNow();
        if (now - publication.LookedAt > LookedEvery)
        {
            await publications.LookAsync(message.Of, message.Issue, cancel);
        }

        var rested = message.LookedAt is { } since ? now - since : TimeSpan.Zero;
        if (missing.Count == 0 || (missing.Count == message.Left && rested > Patience && message.Rounds >= MostRounds))
        {
            await EndAsync(message.Of, message.Issue, [.. missing.Select(file => file.Name)], cancel);
            return;
        }

        var isFirst = message.LookedAt is null;
        var next = isFirst || missing.Count != message.Left ? message with { Left = missing.Count, Rounds = 0, LookedAt = now } : message;
        if (isFirst || (missing.Count == message.Left && rested > Patience))
        {
            foreach (var file in missing)
            {
                await queue.SendAsync(PublicationMessage.ToWrite(message.Of, message.Issue, file.Name), TimeSpan.Zero, cancel);
            }

            next = isFirst ? next : message with { Rounds = message.Rounds + 1, LookedAt = now };
        }

        await queue.SendAsync(next, missing.Count == message.Left ? Later : First, cancel);
    }

    private async Task EndAsync(Period period, int issue, IReadOnlyList<string> unwritten, CancellationToken cancel)
    {
        // Who reads that it is out finds it in its place; another issue may have been taken back between the two.
        await latest.SetRightAsync(cancel, (period, issue));
        if (await publications.FindAsync(period, issue, cancel) is { FinishedAt: null })
        {
            // Before the issue is called finished: a run that is cut off between the two comes here again, and telling twice plans once.
            await notices.AnnounceAsync(period, issue, cancel);
            await publications.FinishAsync(period, issue, (await SnapshotAsync(period, issue, cancel)).Workbooks().Count, unwritten, cancel);
            await latest.SetRightAsync(cancel);
        }

        if (unwritten.Count > 0)
        {
            Log.Incomplete(logger, issue, period, unwritten.Count);
        }
        else
        {
            Log.Finished(logger, issue, period);
        }
    }

    private async Task<IssueSnapshot> SnapshotAsync(Period period, int issue, CancellationToken cancel) =>
        await snapshots.FindAsync(period, issue, cancel)
        ?? throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"Nothing is kept of issue {issue} of {period}."));

    private static partial class Log
    {
        [LoggerMessage(4003, LogLevel.Information, "Issue {Issue} of {Period} is out with all its workbooks", EventName = "issue_out")]
        public static partial void Finished(ILogger logger, int issue, Period period);

        [LoggerMessage(4004, LogLevel.Error, "Issue {Issue} of {Period} is out without {Workbooks} workbooks, which could not be written", EventName = "issue_incomplete")]
        public static partial void Incomplete(ILogger logger, int issue, Period period, int workbooks);

        [LoggerMessage(4005, LogLevel.Warning, "The publication of issue {Issue} of {Period} stood still and is gone on with", EventName = "issue_stood_still")]
        public static partial void Swept(ILogger logger, int issue, Period period);
    }
}
