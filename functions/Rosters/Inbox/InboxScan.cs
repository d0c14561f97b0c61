using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using SertiKesos.Platform;
using SertiKesos.Platform.Health;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Rosters.Submissions;

namespace SertiKesos.Rosters.Inbox;

/// <summary>Whether the import waits for a scan for malware.</summary>
internal sealed record ScanOptions(bool Wait)
{
    public const string WaitSetting = "Rosters:WaitForScan";

    /// <exception cref="SetupException">The setting says neither yes nor no: to guess would let files through, or hold all.</exception>
    public static ScanOptions From(IConfiguration configuration) => configuration[WaitSetting] switch
    {
        null or "" => new ScanOptions(false),
        var text when bool.TryParse(text, out var wait) => new ScanOptions(wait),
        _ => throw new SetupException($"Pengaturan {WaitSetting.Replace(":", "__", StringComparison.Ordinal)} hanya boleh true atau false. Perbaiki, lalu jalankan lagi."),
    };
}

/// <summary>What the scan says of the content that lies under a name now.</summary>
/// <param name="Version">The content that it speaks of; null where nothing is scanned.</param>
/// <param name="ScannedAt">When the verdict was found.</param>
internal sealed record ScanLook(ScanVerdict Verdict, ETag? Version, DateTimeOffset WrittenAt, DateTimeOffset? ScannedAt)
{
    /// <summary>After so long nobody is blamed for not having taken a file: its verdict was not there.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(2);

    /// <summary>Where nothing is scanned, everything goes on.</summary>
    public static ScanLook NotNeeded { get; } = new(ScanVerdict.Clean, null, default, null);

    public bool IsWaiting => Verdict is ScanVerdict.None or ScanVerdict.Failed;

    public bool IsLate => ScannedAt - WrittenAt > Late;
}

/// <summary>
/// Asks for the verdict of the scan before anybody reads a file of the inbox. Verdicts come within seconds mostly, and
/// nothing tells of them: a file without one is looked at again a few times by messages that show themselves later, and then
/// by the sweeps.
/// </summary>
internal sealed class InboxScan(StorageAccess storage, ScanOptions options, RosterResumes resumes, WorkSwitches switches, TimeProvider clock)
{
    private readonly BlobContainerClient _files = storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Rosters);
    private readonly QueueClient _arrivals = storage.Queues.GetQueueClient(StorageNames.Queues.RosterArrivals);

    /// <summary>Whether anything is scanned at all.</summary>
    public bool IsOn => options.Wait;

    /// <summary>Null where no such file lies in the inbox. Asks storage for nothing where nothing is scanned.</summary>
    public async Task<ScanLook?> LookAsync(string name, CancellationToken cancel)
    {
        if (!options.Wait)
        {
            return ScanLook.NotNeeded;
        }

        var blob = _files.GetBlobClient(name);
        try
        {
            // The version first: a verdict that is read after it is of this version or a newer one, and whoever reads the file
            // then sees which it is.
            var properties = (await blob.GetPropertiesAsync(cancellationToken: cancel)).Value;
            var tags = (await blob.GetTagsAsync(cancellationToken: cancel)).Value.Tags;
            var (verdict, at) = ScanTags.Read(tags, properties.LastModified);
            return new ScanLook(verdict, properties.ETag, properties.LastModified, at);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    /// <summary>
    /// Has a file looked at once more in a while. How soon follows from its age, so that messages end by themselves: after
    /// five minutes the sweeps alone look after it.
    /// </summary>
    public async Task LookAgainAsync(RegionCode region, string name, ScanLook look, CancellationToken cancel)
    {
        if (look.Verdict == ScanVerdict.Failed || Pause(clock.GetUtcNow() - look.WrittenAt) is not { } pause)
        {
            return;
        }

        try
        {
            if (name.Split('/') is [_, { Length: 32 } submission] && submission.All(char.IsAsciiHexDigitLower))
            {
                await resumes.SendAsync(region, submission, pause, cancel);
            }
            else if (!switches.IsOff(nameof(RosterFunctions.ReceiveArrival)))
            {
                await _arrivals.SendMessageAsync(RosterArrival.Write(region, look.Version!.Value), pause, cancellationToken: cancel);
            }
        }
        catch (Exception away) when (StorageFailure.IsAway(away))
        {
            // The sweep looks again.
        }
    }

    private static TimeSpan? Pause(TimeSpan age) =>
        age < TimeSpan.FromSeconds(30) ? TimeSpan.FromSeconds(5)
        : age < TimeSpan.FromMinutes(2) ? TimeSpan.FromSeconds(15)
        : age < TimeSpan.FromMinutes(5) ? TimeSpan.FromMinutes(1)
        : null;
}
