using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SertiKesos.Protection;

namespace SertiKesos.Platform.Protection;

/// <summary>What every store of encrypted blobs does when keys change: the content stays sealed to its place all the time.</summary>
internal static class SealedBlobs
{
    private static readonly BlobDownloadOptions Start = new() { Range = new HttpRange(0, Envelope.NameWithin) };

    /// <summary>Which wrapping key a blob is under, read from its first bytes.</summary>
    public static async Task<string> KeyNameAsync(this BlobClient blob, CancellationToken cancel) =>
        EnvelopeCipher.KeyNameOf((await blob.DownloadContentAsync(Start, cancel)).Value.Content.ToMemory().Span);

    /// <summary>Wraps a blob's data key under the key in force, unless it is already, and on condition that nobody wrote it meanwhile.</summary>
    /// <param name="place">Where the blob stands, which it is sealed to.</param>
    public static async Task<RewrapCount> RewrapAsync(this EnvelopeCipher cipher, BlobClient blob, string place, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                var stored = (await blob.DownloadContentAsync(cancel)).Value;
                if (await cipher.RewrapAsync(stored.Content.ToMemory(), place, cancel) is not { } rewrapped)
                {
                    return new RewrapCount(0, 1, 0);
                }

                var unchanged = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfMatch = stored.Details.ETag } };
                await blob.UploadAsync(BinaryData.FromBytes(rewrapped), unchanged, cancel);
                return new RewrapCount(1, 0, 0);
            }
            catch (ProtectionException)
            {
                return new RewrapCount(0, 0, 1);
            }
            catch (RequestFailedException gone) when (gone.Status == 404)
            {
                // Erased or out of its time of retention since it was listed.
                return new RewrapCount(0, 0, 0);
            }
            catch (RequestFailedException conflict) when (conflict.Status is 409 or 412)
            {
                // Written again meanwhile, or our own answer was lost: look at what is there now.
            }
        }
    }
}
