using SertiKesos.Time;
using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Summaries.Publication;

/// <summary>The copies in <c>latest/</c>: those of the newest issue of the newest period that was not taken back.</summary>
internal sealed class LatestIssue(SummaryStore store, Publications publications)
{
    /// <summary>Makes an issue the latest, where it is. A past period that is published again does not become it.</summary>
    public async Task SetAsync(Period period, int issue, CancellationToken cancel)
    {
        if (await store.FindLatestMetadataAsync(cancel) is { } latest && Period.TryParse(latest.Period, out var latestPeriod)
            && (latestPeriod, latest.Issue).CompareTo((period, issue)) >= 0)
        {
            return;
        }

        if (await publications.FindAsync(period, issue, cancel) is { Withdrawal: not null })
        {
            return;
        }

        await CopyAsync(period, issue, cancel);
    }

    /// <summary>After an issue was taken back: the newest that is left, if any, takes its place.</summary>
    public async Task GoBackAsync(CancellationToken cancel)
    {
        var left = (await publications.ListAsync(cancel))
            .Where(publication => publication is { FinishedAt: not null, Withdrawal: null })
            .OrderBy(publication => (publication.Period, publication.Issue))
            .LastOrDefault();
        if (left is null)
        {
            await store.ClearLatestAsync(cancel);
        }
        else
        {
            await CopyAsync(left.Period, left.Issue, cancel);
        }
    }

    /// <summary>The files as they were published: settings may have changed since.</summary>
    private async Task CopyAsync(Period period, int issue, CancellationToken cancel)
    {
        var files = new List<SummaryFile>();
        foreach (var file in SummaryNames.Of(issue))
        {
            if (await store.FindAsync(SummaryStore.NameOf(period, file.Name), cancel) is { } content)
            {
                files.Add(file with { Content = content });
            }
        }

        await store.SetLatestAsync(files, cancel);
    }
}
