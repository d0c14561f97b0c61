using SertiKesos.Regions;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Submissions;

namespace SertiKesos.Rosters.Inbox;

/// <summary>
/// Puts a roster that came over HTTP into the inbox, under the name that the office gave it. A file that waits there
/// under this name with other content is never overwritten: it has not been read perhaps.
/// </summary>
internal sealed class RosterDrop(InboxFiles inbox, SubmissionStore submissions, SubmissionIdentity identity, IUploadJournal journal, TimeProvider clock)
{
    /// <returns>The identity of the submission, the same for the same content however often it comes.</returns>
    /// <param name="by">The public name of the key that handed it in.</param>
    public async Task<string> PutAsync(RegionCode region, string fileName, byte[] content, string by, CancellationToken cancel)
    {
        var contentId = Submission.IdOf(region, content);
        var now = clock.GetUtcNow();
        var id = await identity.OfAsync(region, contentId, now, cancel);
        if (await submissions.FindAsync(region, id, cancel) is { } known && known.State.IsFinal())
        {
            return id;
        }

        await journal.WriteAsync(new Upload(region, id, fileName, by, now, content), cancel);
        await PutAsync(region, id, contentId, fileName, content, by, null, cancel);
        return id;
    }

    /// <summary>Hands an upload of the journal in again, as of its own time.</summary>
    public Task<Submission> HandInAsync(Upload upload, CancellationToken cancel) => PutAsync(
        upload.Region, upload.Submission, Submission.IdOf(upload.Region, upload.Content), upload.FileName, upload.Content, upload.By, upload.At, cancel);

    /// <param name="at">When it was uploaded, where that is not now.</param>
    private async Task<Submission> PutAsync(
        RegionCode region, string id, string contentId, string fileName, byte[] content, string by, DateTimeOffset? at, CancellationToken cancel)
    {
        var plain = await inbox.TryAddAsync($"{region}/{fileName}", id, content, by, cancel, at);
        var uploadedAt = plain ?? await inbox.TryAddAsync($"{region}/{Apart(fileName, id)}", id, content, by, cancel, at);

        // Its status can be asked for at once, before the trigger comes to it.
        var stored = await submissions.AddOrFindAsync(
            new Submission(region, id, fileName, uploadedAt!.Value, SubmissionState.Received, null) { Content = contentId, UploadedBy = by }, cancel);
        return stored.Submission;
    }

    /// <summary>"roster.xlsx" becomes "roster (1a2b3c4d…).xlsx", a name that only this content takes.</summary>
    private static string Apart(string fileName, string id)
    {
        var extension = Path.GetExtension(fileName);
        return $"{fileName[..^extension.Length]} ({id}){extension}";
    }
}
