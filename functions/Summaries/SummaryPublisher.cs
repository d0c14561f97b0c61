using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SertiKesos.Time;
using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Summaries;

/// <summary>
/// Publishes the national summary of a period. Safe to run twice and to break off anywhere: the next run finishes what is
/// half done.
/// </summary>
internal sealed partial class SummaryPublisher(
    SummarySource source, SummaryStore store, IOptions<SummaryOptions> options, ILogger<SummaryPublisher> logger)
{
    /// <param name="asOf">The Jakarta date on which states are counted.</param>
    public async Task<SummaryOutcome> PublishAsync(Period period, DateOnly asOf, CancellationToken cancel)
    {
        var issue = await store.LastIssueAsync(period, cancel);
        var summary = await source.LoadAsync(period, asOf, Math.Max(issue, 1), cancel, complete: true);

        if (issue > 0 && await store.FindMetadataAsync(period, issue, cancel) is { } last && last.InputDigest == summary.InputDigest())
        {
            await RefreshLatestAsync(summary, last, cancel);
            Log.Unchanged(logger, period, issue);
            return new SummaryOutcome.Unchanged(issue);
        }

        SummaryFiles files;
        do
        {
            // A number is only passed over when a broken-off run with other figures has used it.
            files = SummaryFiles.Of(summary with { Issue = ++issue }, options.Value);
        }
        while (!await store.TryAddAsync(files, cancel));

        if (await IsNewestAsync(period, issue, cancel))
        {
            await store.SetLatestAsync(files.All, cancel);
        }

        Log.Published(logger, period, issue);
        return new SummaryOutcome.Published(issue, [.. files.All.Select(file => SummaryStore.NameOf(period, file.Name))]);
    }

    /// <summary>A run may have ended between the issue and its copies.</summary>
    private async Task RefreshLatestAsync(NationalSummary summary, SummaryMetadata last, CancellationToken cancel)
    {
        var latest = await store.FindLatestMetadataAsync(cancel);
        if (latest is not null && (latest.Period, latest.Issue) == (last.Period, last.Issue))
        {
            return;
        }

        if (await IsNewestAsync(summary.Period, last.Issue, cancel))
        {
            await store.SetLatestAsync(await StoredAsync(summary.Period, last.Issue, cancel), cancel);
        }
    }

    /// <summary>A past period that is published again does not become the latest.</summary>
    private async Task<bool> IsNewestAsync(Period period, int issue, CancellationToken cancel) =>
        await store.FindLatestMetadataAsync(cancel) is not { } latest
        || !Period.TryParse(latest.Period, out var latestPeriod)
        || (latestPeriod, latest.Issue).CompareTo((period, issue)) <= 0;

    /// <summary>The files as they were published: settings may have changed since.</summary>
    private async Task<IReadOnlyList<SummaryFile>> StoredAsync(Period period, int issue, CancellationToken cancel)
    {
        var files = new List<SummaryFile>();
        foreach (var file in SummaryFiles.Names(issue))
        {
            var content = await store.FindAsync(SummaryStore.NameOf(period, file.Name), cancel)
                ?? throw new InvalidOperationException($"Issue {issue} of {period} has metadata, but not {file.Name}.");
            files.Add(file with { Content = content });
        }

        return files;
    }

    private static partial class Log
    {
        [LoggerMessage(4001, LogLevel.Information, "Issue {Issue} of {Period} is published")]
        public static partial void Published(ILogger logger, Period period, int issue);

        [LoggerMessage(4002, LogLevel.Information, "Nothing has changed since issue {Issue} of {Period}")]
        public static partial void Unchanged(ILogger logger, Period period, int issue);
    }
}
