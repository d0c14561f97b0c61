using SertiKesos.Time;
using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Summaries.Publication;

/// <summary>
/// The copies in <c>latest/</c>: those of the newest issue of the newest period that is out and was not taken back. Setting
/// them right is one act, whatever came before it, and may be repeated.
/// </summary>
internal sealed class LatestIssue(SummaryStore store, Publications publications, PublishTurn turns)
{
    /// <param name="ending">An issue that has all its workbooks and whose row says so in the next moment.</param>
    public async Task SetRightAsync(CancellationToken cancel, (Period Period, int Issue)? ending = null)
    {
        await using var turn = await turns.TakeAsync(PublishTurn.Moving, cancel);
        var rows = await publications.ListAsync(cancel);
        var newest = rows
            .Where(publication => publication.Withdrawal is null && (publication.FinishedAt is not null || (publication.Period, publication.Issue) == ending))
            .Select(publication => ((Period Period, int Issue)?)(publication.Period, publication.Issue))
            .Max();
        var copied = await store.FindLatestMetadataAsync(cancel) is { } latest && Period.TryParse(latest.Period, out var period)
            ? (period, latest.Issue)
            : ((Period Period, int Issue)?)null;

        // An issue of before there were rows stands as long as there is no newer one.
        var isOld = copied is { } known && !rows.Any(row => (row.Period, row.Issue) == known);
        if (copied == newest || (isOld && (newest is null || copied!.Value.CompareTo(newest.Value) > 0)))
        {
            return;
        }

        if (newest is { } next)
        {
            await CopyAsync(next.Period, next.Issue, cancel);
        }
        else if (copied is not null)
        {
            await store.ClearLatestAsync(cancel);
        }
    }

    /// <summary>The files as they were published: settings may have changed since.</summary>
    private async Task CopyAsync(Period period, int issue, CancellationToken cancel)
    {
        var files = new List<SummaryFile>();
        foreach (var file in SummaryNames.Of(issue))
        {
            if (await store.FindAsync(period, file.Name, cancel) is { } content)
            {
                files.Add(file with { Content = content });
            }
        }

        await store.SetLatestAsync(files, cancel);
    }
}
