using System.Collections.Concurrent;
using SertiKesos.Time;
using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Summaries;

/// <summary>A file of an issue with its length in storage.</summary>
internal sealed record IssueFile(SummaryFile File, long Bytes);

/// <summary>A complete issue of a period.</summary>
/// <param name="AsOf">The day on which states were counted, as its metadata write it.</param>
internal sealed record SummaryIssue(
    Period Period, int Number, DateTimeOffset PublishedAt, string AsOf, bool IsProvisional, IReadOnlyList<IssueFile> Files);

/// <summary>What has been published. A run that was cut off leaves files without metadata, which are no issue yet.</summary>
internal sealed class SummaryIssues(SummaryStore store)
{
    // Issues never change, so their metadata are read once in a process.
    private readonly ConcurrentDictionary<(Period Period, int Issue), Described> _known = new();

    /// <summary>All issues, those of the newest period first, the newest of a period before its others.</summary>
    public async Task<IReadOnlyList<SummaryIssue>> ListAsync(CancellationToken cancel)
    {
        var stored = new Dictionary<(Period Period, int Issue), List<(SummaryFile File, StoredFile Stored)>>();
        foreach (var file in await store.ListFilesAsync(cancel))
        {
            if (file.Name.Split('/') is [var month, var name] && Period.TryParse(month, out var period) && SummaryFiles.Find(name) is { } found)
            {
                if (!stored.TryGetValue((period, found.Issue), out var files))
                {
                    stored[(period, found.Issue)] = files = [];
                }

                files.Add((found.File, file));
            }
        }

        var issues = new List<SummaryIssue>();
        foreach (var ((period, number), files) in stored.OrderByDescending(issue => issue.Key))
        {
            if (files.Find(file => file.File.Name == SummaryFiles.MetadataName(number)).Stored is { } last
                && await DescribedAsync(period, number, cancel) is { } described)
            {
                issues.Add(new SummaryIssue(
                    period, number, last.StoredAt, described.AsOf, described.IsProvisional, [.. files.Select(file => new IssueFile(file.File, file.Stored.Bytes))]));
            }
        }

        return issues;
    }

    /// <summary>Whether the issue is complete, which its metadata are written last to say.</summary>
    public async Task<bool> IsCompleteAsync(Period period, int issue, CancellationToken cancel) => await DescribedAsync(period, issue, cancel) is not null;

    /// <summary>The issue whose copies are the latest; null where nothing was published yet.</summary>
    public async Task<(Period Period, int Issue)?> FindLatestAsync(CancellationToken cancel) =>
        await store.FindLatestMetadataAsync(cancel) is { } latest && Period.TryParse(latest.Period, out var period) ? (period, latest.Issue) : null;

    public Task<OpenedFile?> OpenAsync(Period period, SummaryFile file, CancellationToken cancel) => store.OpenAsync(period, file.Name, cancel);

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
