using Azure;
using SertiKesos.Regions;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Submissions;

namespace SertiKesos.Rosters.Inbox;

/// <summary>
/// Puts a roster that came over HTTP into the inbox, under the name of its submission. Should another file lie there under
/// this name, it is never overwritten: it has not been read perhaps.
/// </summary>
internal sealed class RosterDrop(
    InboxFiles inbox, SubmissionStore submissions, SubmissionIdentity identity, RosterResumes resumes, TimeProvider clock)
{
    /// <returns>The identity of the submission, the same for the same content however often it comes.</returns>
    /// <param name="fileName">What the office calls it.</param>
    /// <param name="by">The public name of the key that handed it in.</param>
    public async Task<string> PutAsync(RegionCode region, string fileName, byte[] content, string by, CancellationToken cancel)
    {
        var contentId = Submission.IdOf(region, content);
        var id = await identity.OfAsync(region, contentId, clock.GetUtcNow(), cancel);
        if (await submissions.FindAsync(region, id, cancel) is { } known && known.State.IsFinal())
        {
            return id;
        }

        var uploadedAt = await inbox.TryAddAsync(InboxFiles.NameOf(region, id), id, fileName, content, by, cancel)
            ?? await inbox.TryAddAsync(InboxFiles.NameOf(region, $"{id}-{Guid.NewGuid():N}"), id, fileName, content, by, cancel);

        // Its status can be asked for at once, before the trigger comes to it.
        await submissions.AddOrFindAsync(
            new Submission(region, id, fileName, uploadedAt!.Value, SubmissionState.Received, null) { Content = contentId, UploadedBy = by }, cancel);
        await AnnounceAsync(region, id, cancel);
        return id;
    }

    /// <summary>
    /// A scan for blobs comes late, and misses one that is younger than its newest by less than a second; a message comes at
    /// once. Where it cannot be sent the scan, or at last the sweep, still finds the file.
    /// </summary>
    private async Task AnnounceAsync(RegionCode region, string id, CancellationToken cancel)
    {
        try
        {
            await resumes.SendAsync(region, id, cancel);
        }
        catch (Exception away) when (away is RequestFailedException or AggregateException { InnerException: RequestFailedException })
        {
            // The file is safe in the inbox: the office need not send it again.
        }
    }
}
