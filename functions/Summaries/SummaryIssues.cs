using System.Collections.Concurrent;
using SertiKesos.Registers;
using SertiKesos.Summaries.Publication;
using SertiKesos.Time;
using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Summaries;

/// <summary>A file of an issue with its length in storage.</summary>
internal sealed record IssueFile(SummaryFile File, long Bytes);

/// <summary>A complete issue of a period.</summary>
/// <param name="AsOf">The day on which states were counted, as its metadata write it.</param>
/// <param name="Files">Those that were asked for.</param>
internal sealed record SummaryIssue(
    Period Period, int Number, DateTimeOffset PublishedAt, string AsOf, bool IsProvisional, IReadOnlyList<IssueFile> Files)
{
    /// <summary>How far its publication is; null for an issue of before that was kept, which is out.</summary>
    public IssuePublication? Publication { get; init; }

    /// <summary>Whether all its workbooks are there and its readers may be told.</summary>
    public bool IsOut => Publication is null or { FinishedAt: not null };

    public TakenBack? Withdrawal => Publication?.Withdrawal;
}

/// <param name="Workbooks">Of provinces and offices.</param>
/// <param name="Missing">The names of those that are not there.</param>
internal sealed record IssueProgress(int Workbooks, IReadOnlyList<string> Missing)
{
    public int Written => Workbooks - Missing.Count;
}

/// <summary>What has been published. A run that was cut off leaves files without metadata, which are no issue yet.</summary>
internal sealed class SummaryIssues(SummaryStore store, Publications publications, PublicationRun run, IssueSnapshots snapshots, IssueWorkbooks workbooks)
{
    private const string Metadata = "metadata-";

    // Issues never change, so their metadata are read once in a process.
    private readonly ConcurrentDictionary<(Period Period, int Issue), Described> _known = new();

    /// <summary>
    /// All issues, or those of one period; those of the newest period first, the newest of a period before its others. Of the
    /// hundreds of files of an issue only those are looked up whose names begin as the reader's do.
    /// </summary>
    public async Task<IReadOnlyList<SummaryIssue>> ListAsync(IReadOnlyList<string> beginnings, Period? only, CancellationToken cancel)
    {
        var rows = (await publications.ListAsync(cancel)).ToDictionary(row => (row.Period, row.Issue));
        IReadOnlyList<Period> periods = only is { } one ? [one] : await store.PeriodsAsync(cancel);
        var issues = await Task.WhenAll(periods.Select(period => OfPeriodAsync(period, beginnings, cancel)));
        var listed = new List<SummaryIssue>();
        foreach (var issue in issues.SelectMany(of => of).OrderByDescending(issue => (issue.Period, issue.Number)))
        {
            // One without a row is of before there were any, or was cut off before it had one.
            listed.Add(issue with
            {
                Publication = rows.GetValueOrDefault((issue.Period, issue.Number))
                    ?? (await snapshots.ExistsAsync(issue.Period, issue.Number, cancel) ? new IssuePublication(issue.Period, issue.Number, "", issue.PublishedAt, null, []) : null),
            });
        }

        return listed;
    }

    /// <summary>How many workbooks an issue has beside those of the nation, and which of them are not there.</summary>
    public async Task<IssueProgress> ProgressAsync(SummaryIssue issue, CancellationToken cancel) =>
        // Of one that is out the row tells; those of offices that were removed since are made again when asked for.
        issue.Publication is { Workbooks: { } all, Unwritten.Count: 0 } ? new IssueProgress(all, [])
        : await snapshots.FindAsync(issue.Period, issue.Number, cancel) is { } snapshot
            ? new IssueProgress(snapshot.Workbooks().Count, [.. (await run.MissingAsync(issue.Period, issue.Number, cancel)).Select(file => file.Name)])
            : new IssueProgress(0, []);

    /// <summary>Whether the issue is complete, which its metadata are written last to say.</summary>
    public async Task<bool> IsCompleteAsync(Period period, int issue, CancellationToken cancel) => await DescribedAsync(period, issue, cancel) is not null;

    /// <summary>The issue whose copies are the latest; null where nothing was published yet.</summary>
    public async Task<(Period Period, int Issue)?> FindLatestAsync(CancellationToken cancel) =>
        await store.FindLatestMetadataAsync(cancel) is { } latest && Period.TryParse(latest.Period, out var period) ? (period, latest.Issue) : null;

    /// <summary>
    /// A file of an issue. The workbook of an office goes when one of its people is erased; whoever asks for it gets one
    /// that is made again, from the same figures and the register without that person.
    /// </summary>
    public async Task<OpenedFile?> OpenAsync(Period period, int issue, SummaryFile file, CancellationToken cancel)
    {
        if (await store.OpenAsync(period, file.Name, cancel) is { } opened)
        {
            return opened;
        }

        if (file.Readers != SummaryReaders.Office || await snapshots.FindAsync(period, issue, cancel) is not { } snapshot
            || !snapshot.Workbooks().Any(workbook => workbook.Name == file.Name))
        {
            return null;
        }

        try
        {
            await workbooks.WriteAsync(snapshot, file.Name, cancel);
        }
        catch (RegisterVersionRemovedException)
        {
            // The time of retention of what it was made from is over, and so is its own.
            return null;
        }

        return await store.OpenAsync(period, file.Name, cancel);
    }

    private async Task<IReadOnlyList<SummaryIssue>> OfPeriodAsync(Period period, IReadOnlyList<string> beginnings, CancellationToken cancel)
    {
        var files = (await Task.WhenAll(beginnings.Append(Metadata).Distinct().Select(beginning => store.ListFilesAsync(period, beginning, cancel))))
            .SelectMany(of => of)
            .Select(stored => (Stored: stored, Found: SummaryNames.Find(stored.Name)))
            .Where(file => file.Found is not null)
            .ToLookup(file => file.Found!.Value.Issue);
        var issues = new List<SummaryIssue>();
        foreach (var issue in files)
        {
            if (issue.FirstOrDefault(file => file.Stored.Name == SummaryNames.Metadata(issue.Key).Name).Stored is { } last
                && await DescribedAsync(period, issue.Key, cancel) is { } described)
            {
                issues.Add(new SummaryIssue(
                    period,
                    issue.Key,
                    last.StoredAt,
                    described.AsOf,
                    described.IsProvisional,
                    [
                        .. issue
                            .Where(file => beginnings.Any(beginning => file.Stored.Name.StartsWith(beginning, StringComparison.Ordinal)))
                            .Select(file => new IssueFile(file.Found!.Value.File, file.Stored.Bytes)),
                    ]));
            }
        }

        return issues;
    }

    private async Task<Described?> DescribedAsync(Period period, int issue, CancellationToken cancel)
    {
        if (_known.TryGetValue((period, issue), out var known))
        {
            return known;
        }

        return await store.FindMetadataAsync(period, issue, cancel) is { } metadata
            ? _known.GetOrAdd((period, issue), new Described(metadata.AsOf, metadata.IsProvisional))
            : null;
    }

    private sealed record Described(string AsOf, bool IsProvisional);
}
