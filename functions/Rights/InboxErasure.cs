using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Reading;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Time;
using SertiKesos.Workbooks.Redaction;

namespace SertiKesos.Rights;

/// <summary>Deletes files of the inbox that are done with. What nobody has read yet is the office's newest word and stays.</summary>
internal sealed class InboxErasure(StorageAccess storage, InboxMarks marks)
{
    private readonly BlobContainerClient _inbox = storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Rosters);

    /// <param name="targetOf">How the person may be recognised in a file, what the file itself states included.</param>
    public async Task<int> RemoveAsync(
        Region region, IReadOnlyList<Submission> submissions, Func<RosterFile, DateOnly, RedactionTarget> targetOf, CancellationToken cancel)
    {
        var done = submissions.Where(submission => submission.State.IsFinal()).Select(submission => submission.Content).ToHashSet(StringComparer.Ordinal);
        var removed = 0;
        await foreach (var blob in _inbox.GetBlobsAsync(new GetBlobsOptions { Prefix = $"{region.Code}/" }, cancel))
        {
            var client = _inbox.GetBlobClient(blob.Name);
            if (blob.Properties.ContentLength is not > 0 or > RosterGate.MaxBytes || await DownloadAsync(client, cancel) is not { } content)
            {
                continue;
            }

            var file = new RosterFile(blob.Name, content.ToMemory());
            var day = (blob.Properties.LastModified ?? default).DayAt(region.Zone);
            var target = targetOf(file, day);
            if (done.Contains(Submission.IdOf(region.Code, file.Content.Span))
                && (RosterRedaction.Of(file, region, day, target, cancel) is not null || target.HasName(blob.Name) || target.IsMentioned(blob.Name)))
            {
                await client.DeleteIfExistsAsync(cancellationToken: cancel);
                if (blob.Properties.ETag is { } tag)
                {
                    await marks.RemoveAsync(InboxMarks.KeyOf(blob.Name, tag), cancel);
                }

                removed++;
            }
        }

        return removed;
    }

    private static async Task<BinaryData?> DownloadAsync(BlobClient blob, CancellationToken cancel)
    {
        try
        {
            return (await blob.DownloadContentAsync(cancel)).Value.Content;
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }
}
