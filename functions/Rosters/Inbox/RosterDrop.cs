using SertiKesos.Platform.Storage;
using SertiKesos.Platform.Telemetry;
using SertiKesos.Regions;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Submissions;

namespace SertiKesos.Rosters.Inbox;

/// <summary>
/// Puts a roster that came over HTTP into the inbox, under the name of its submission. Should another file lie there under
/// this name, it is never overwritten: it has not been read perhaps.
/// </summary>
internal sealed class RosterDrop(
    InboxFiles inbox, SubmissionStore submissions, SubmissionIdentity identity, RosterResumes resumes, IUploadJournal journal, TimeProvider clock)
{
    /// <returns>The identity of the submission, the same for the same content however often it comes.</returns>
    /// <param name="fileName">What the office calls it.</param>
    /// <param name="by">The public name of the key that handed it in.</param>
    public async Task<string> PutAsync(RegionCode region, string fileName, byte[] content, string by, CancellationToken cancel)
    {
        using var span = Spans.Start(Spans.RosterUpload);
        span?.SetTag("region", region.Value);
        var contentId = Submission.IdOf(region, content);
        var now = clock.GetUtcNow();
        var (id, stored) = await identity.OfAsync(region, contentId, now, cancel);
        span?.SetTag("submission", id);
        if (stored is { Submission: var known } && known.State.IsFinal())
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
        var uploadedAt = await inbox.TryAddAsync(InboxFiles.NameOf(region, id), id, fileName, content, by, at, cancel)
            ?? await inbox.TryAddAsync(InboxFiles.NameOf(region, $"{id}-{Guid.NewGuid():N}"), id, fileName, content, by, at, cancel);

        // Its status can be asked for at once, before the trigger comes to it.
        var stored = await submissions.AddOrFindAsync(
            new Submission(region, id, fileName, uploadedAt!.Value, SubmissionState.Received, null) { Content = contentId, UploadedBy = by }, cancel);
        await AnnounceAsync(region, id, cancel);
        return stored.Submission;
    }

    /// <summary>
    /// A scan for blobs comes late, if there is one; a message comes at once. Where it cannot be sent an event of storage, the
    /// scan, or at last the sweep still finds the file.
    /// </summary>
    private async Task AnnounceAsync(RegionCode region, string id, CancellationToken cancel)
    {
        try
        {
            await resumes.SendAsync(region, id, cancel);
        }
        catch (Exception away) when (StorageFailure.IsAway(away))
        {
            // The file is safe in the inbox: the office need not send it again.
        }
    }
}
