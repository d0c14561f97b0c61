using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Rosters.Reading;

namespace SertiKesos.Rosters;

/// <summary>Takes one blob of the inbox <c>rosters/{region}/{file}</c> and hands it to the import.</summary>
internal sealed partial class RosterInbox(RosterImport import, InboxMarks marks, RulesSource rules, ILogger<RosterInbox> logger)
{
    /// <summary>Metadata of a file that came over HTTP: the public name of the key that handed it in.</summary>
    public const string UploadedByMark = "uploadedby";

    public async Task TakeAsync(BlobClient blob, CancellationToken cancel)
    {
        var separator = blob.Name.IndexOf('/', StringComparison.Ordinal);
        if (separator < 0 || !RegionCode.TryParse(blob.Name[..separator], out var code)
            || (await rules.RegionsAsync(cancel)).Find(code) is not { } region)
        {
            Log.Misplaced(logger);
            return;
        }

        // Only the download may say "gone": a 404 of a later step is a fault, which the trigger tries again.
        if (await DownloadAsync(blob, cancel) is not { } file)
        {
            Log.Gone(logger, code);
            return;
        }

        await import.RunAsync(region, blob.Name[(separator + 1)..], file.UploadedAt, file.Content, file.UploadedBy, cancel);
        await marks.SetAsync(blob.Name, file.Tag, cancel);
    }

    private static async Task<InboxFile?> DownloadAsync(BlobClient blob, CancellationToken cancel)
    {
        try
        {
            var properties = (await blob.GetPropertiesAsync(cancellationToken: cancel)).Value;
            var by = properties.Metadata.TryGetValue(UploadedByMark, out var name) ? name : null;
            if (properties.ContentLength == 0)
            {
                // A range of an empty blob does not exist; the check says so to the office.
                return new InboxFile(properties.LastModified, properties.ETag, by, BinaryData.FromBytes(Array.Empty<byte>()));
            }

            // One byte more than allowed is enough to see that a file is too large.
            var download = await blob.DownloadContentAsync(
                new BlobDownloadOptions
                {
                    Range = new HttpRange(0, RosterGate.MaxBytes + 1),
                    Conditions = new BlobRequestConditions { IfMatch = properties.ETag },
                },
                cancel);
            return new InboxFile(download.Value.Details.LastModified, download.Value.Details.ETag, by, download.Value.Content);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    private sealed record InboxFile(DateTimeOffset UploadedAt, ETag Tag, string? UploadedBy, BinaryData Content);

    private static partial class Log
    {
        [LoggerMessage(1010, LogLevel.Warning, "A file lies in the inbox outside a region's folder and is not read. Upload to rosters/{{region code}}/.")]
        public static partial void Misplaced(ILogger logger);

        [LoggerMessage(1011, LogLevel.Information, "A roster of {Region} was removed from the inbox before it was read.")]
        public static partial void Gone(ILogger logger, RegionCode region);
    }
}
