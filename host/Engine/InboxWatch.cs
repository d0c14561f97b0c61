using System.Diagnostics;
using Azure;
using Azure.Storage.Queues;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SertiKesos.Platform.Health;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Rosters.Inbox;

namespace SertiKesos.Hosting.Engine;

/// <summary>
/// What Event Grid is on Azure: tells <c>ReceiveArrival</c> of each file that somebody puts into the inbox directly. The
/// engine's own trigger asks storage a dozen times for each file, also for those that come over HTTP and whose message is on
/// its way already, passes over one that is younger than its newest by less than a second, and keeps their names for good.
/// </summary>
internal sealed partial class InboxWatch(RosterInbox inbox, InboxFiles files, InboxMarks marks, StorageAccess storage, ILogger<InboxWatch> logger)
    : BackgroundService
{
    /// <summary>Between two looks; longer where a look takes long, so that looking is a small part of the work.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private const int PausesPerLook = 20;

    private readonly QueueClient _arrivals = storage.Queues.GetQueueClient(StorageNames.Queues.RosterArrivals);

    private readonly QueueClient _aside = storage.Queues.GetQueueClient(StorageNames.Queues.RosterArrivals + WorkDriver.Queue.PoisonEnd);

    /// <summary>Files and versions that were taken before the start or told of since, by their marks.</summary>
    private IReadOnlySet<string>? _known;

    /// <summary>Versions that were set aside before the start: they wait for the operator.</summary>
    private IReadOnlySet<ETag>? _failed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var began = Stopwatch.GetTimestamp();
            var pause = Pause;
            try
            {
                await LookAsync(stoppingToken);
                var took = Stopwatch.GetElapsedTime(began) * PausesPerLook;
                pause = took < Pause ? Pause : took < LongestPause ? took : LongestPause;
            }
#pragma warning disable CA1031 // Storage may be away for a while; what lies in the inbox is told of by a later look, or taken by the sweep.
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Log.NotSeen(logger, failure.GetType().Name);
            }

            await Task.Delay(pause, stoppingToken);
        }
    }

    /// <summary>One look: how many files were told of.</summary>
    internal async Task<int> LookAsync(CancellationToken cancel)
    {
        var failed = _failed ??= await FailedAsync(cancel);
        var known = _known ??= await marks.ListAsync(cancel);
        var there = new HashSet<string>(StringComparer.Ordinal);
        var told = 0;
        await foreach (var file in files.ListAsync(null, cancel))
        {
            // What has a name of ours came over HTTP with a message of its own, and is taken by the sweep should that be lost.
            var key = InboxMarks.KeyOf(file);
            if (!known.Contains(key) && !RosterInbox.IsOurs(file.Name) && !failed.Contains(file.Version))
            {
                if (RegionCode.TryParse(file.Name.Split('/')[0], out var region))
                {
                    await _arrivals.SendMessageAsync(RosterArrival.Write(region, file.Version), cancel);
                    told++;
                }
                else
                {
                    // Of no office: nothing is read, and the log says so.
                    await inbox.TakeAsync(file.Name, cancel);
                }
            }

            there.Add(key);
        }

        // Only once all was told of: a look that was broken off is repeated, and telling twice is harmless.
        _known = there;
        return told;
    }

    /// <summary>Of as many as a look at a queue shows; one beyond is told of again, and set aside once more if it fails.</summary>
    private async Task<IReadOnlySet<ETag>> FailedAsync(CancellationToken cancel)
    {
        try
        {
            var messages = (await _aside.PeekMessagesAsync(_aside.MaxPeekableMessages, cancel)).Value;
            return messages.Select(message => RosterArrival.VersionOf(message.MessageText)).OfType<ETag>().ToHashSet();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return new HashSet<ETag>();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1022, LogLevel.Warning, "The inbox could not be looked into ({Failure}); the next look tries again.", EventName = "inbox_not_seen")]
        public static partial void NotSeen(ILogger logger, string failure);
    }
}
