using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SertiKesos.Platform.Telemetry;
using SertiKesos.Summaries.Publication;
using SertiKesos.Time;
using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Summaries;

/// <summary>
/// Publishes the national summary of a period: takes a number, stores the issue's own files and hands it to
/// <see cref="PublicationRun"/>, which writes the workbooks of provinces and offices. Safe to run twice and to break off
/// anywhere: the next run finishes what is half done.
/// </summary>
internal sealed partial class SummaryPublisher(
    SummarySource source,
    SummaryStore store,
    IssueSnapshots snapshots,
    Publications publications,
    PublicationRun run,
    IssueChangesSource changes,
    CoverageTrend trend,
    EarlierEditions editions,
    PublishTurn turns,
    IOptions<SummaryOptions> options,
    ILogger<SummaryPublisher> logger)
{
    /// <param name="asOf">The Jakarta date on which states are counted.</param>
    /// <param name="by">Who asks for it, as records of acts name it.</param>
    public async Task<SummaryOutcome> PublishAsync(Period period, DateOnly asOf, string by, CancellationToken cancel)
    {
        using var span = Spans.Start(Spans.SummaryPublish);
        span?.SetTag("period", period.ToString());
        await using var turn = await turns.TakeAsync(PublishTurn.Publishing, cancel);
        var issue = await store.LastIssueAsync(period, cancel);
        await run.BeginForgottenAsync(period, issue, by, cancel);
        var summary = await source.LoadAsync(period, asOf, Math.Max(issue, 1), cancel, complete: true);

        if (issue > 0 && await store.FindMetadataAsync(period, issue, cancel) is { } last && last.InputDigest == summary.InputDigest()
            && await publications.FindAsync(period, issue, cancel) is not { Withdrawal: not null })
        {
            await run.BeginAsync(period, issue, by, cancel);
            span?.SetTag("outcome", "unchanged");
            Log.Unchanged(logger, period, issue);
            return new SummaryOutcome.Unchanged(issue);
        }

        (summary, var parts) = await changes.AddAsync(summary, issue, cancel);
        var months = await trend.CountBeforeAsync(period, cancel);
        summary = summary with { Trend = [.. months.Where(month => month.Regions.Count > 0).Select(PointOf)] };
        SummaryFiles? files;
        do
        {
            // A number is only passed over when a broken-off run with other figures has used it.
            summary = summary with { Issue = ++issue };
            files = await snapshots.TryAddAsync(IssueSnapshot.Of(summary, parts, months), cancel)
                ? SummaryFiles.Of(summary, options.Value, await editions.LoadAsync(period, issue, cancel))
                : null;
        }
        while (files is null || !await store.TryAddAsync(files, cancel));

        span?.SetTag("outcome", "published");
        span?.SetTag("issue", issue);
        Log.Published(logger, period, issue);
        await run.BeginAsync(period, issue, by, cancel);
        return new SummaryOutcome.Published(issue, [.. files.All.Select(file => SummaryStore.NameOf(period, file.Name))]);
    }

    private static PeriodPoint PointOf(TrendMonth month) => new(
        Period.Of(month.On), month.Regions.Count, month.Regions.Values.Sum(states => states.People), month.Regions.Values.Sum(states => states.Certified));

    private static partial class Log
    {
        [LoggerMessage(4001, LogLevel.Information, "Issue {Issue} of {Period} is published", EventName = "issue_published")]
        public static partial void Published(ILogger logger, Period period, int issue);

        [LoggerMessage(4002, LogLevel.Information, "Nothing has changed since issue {Issue} of {Period}", EventName = "issue_unchanged")]
        public static partial void Unchanged(ILogger logger, Period period, int issue);
    }
}
