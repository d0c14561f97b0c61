using SertiKesos.Regions;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Inbox;
using SertiKesos.Rosters.Reading;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Time;
using SertiKesos.Workbooks.Redaction;

namespace SertiKesos.Rights;

/// <summary>Deletes files of the inbox that are done with. What nobody has read yet is the office's newest word and stays.</summary>
internal sealed class InboxErasure(InboxFiles inbox, InboxMarks marks)
{
    /// <param name="targetOf">How the person may be recognised in a file, what the file itself states included.</param>
    public async Task<int> RemoveAsync(
        Region region, IReadOnlyList<Submission> submissions, Func<RosterFile, DateOnly, RedactionTarget> targetOf, CancellationToken cancel)
    {
        // What a scan has not let through, and what waits for one, is not opened here either.
        var done = submissions.Where(submission => submission.State.IsFinal() && submission.Result is not { IsUnread: true }).Select(submission => submission.Content).ToHashSet(StringComparer.Ordinal);
        var removed = 0;
        await foreach (var entry in inbox.ListAsync(region.Code, cancel))
        {
            if (entry.Length is <= 0 or > RosterGate.MaxBytes || await inbox.ContentAsync(entry.Name, cancel) is not { } content)
            {
                continue;
            }

            var file = new RosterFile(entry.FileName, content.ToMemory());
            if (!done.Contains(Submission.IdOf(region.Code, file.Content.Span)))
            {
                continue;
            }

            var day = entry.UploadedAt.DayAt(region.Zone);
            var target = targetOf(file, day);
            if (RosterSearch.Contains(file, region, day, target, cancel) || target.HasName(entry.FileName) || target.IsMentioned(entry.FileName))
            {
                await inbox.RemoveAsync(entry.Name, cancel);
                await marks.RemoveAsync(InboxMarks.KeyOf(entry), cancel);
                removed++;
            }
        }

        return removed;
    }
}
