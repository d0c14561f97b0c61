using Microsoft.Extensions.Logging;
using SertiKesos.Regions;

namespace SertiKesos.Rosters.Inbox;

/// <summary>
/// Takes files of the inbox when an event of storage tells of them, where the inbox cannot be polled. An event comes late,
/// more than once, and in any order: it says where to look, never what is there. The file that lies there now is taken, by
/// the same way as any other, so the order of events does not matter; one that is lost is made good by the sweep.
/// </summary>
internal sealed partial class RosterArrivals(RosterInbox inbox, InboxFiles files, InboxMarks marks, ILogger<RosterArrivals> logger)
{
    /// <param name="message">One event or several.</param>
    /// <exception cref="FormatException">It is no event.</exception>
    public async Task TakeAsync(string message, CancellationToken cancel)
    {
        var arrivals = RosterArrival.Parse(message);
        if (arrivals.Count == 0)
        {
            Log.Foreign(logger);
            return;
        }

        // One that fails must not keep the others waiting; the message comes again, and what was taken is passed over.
        await Task.WhenAll(arrivals.Select(arrival => TakeAsync(arrival, cancel)));
    }

    private async Task TakeAsync(RosterArrival arrival, CancellationToken cancel)
    {
        if (arrival.Version is { } version)
        {
            foreach (var name in arrival.Names)
            {
                if (await marks.HasAsync(name, version, cancel))
                {
                    return;
                }
            }
        }

        foreach (var name in arrival.Names.Where(name => !name.EndsWith($"/{RosterArrival.Unnamed}", StringComparison.Ordinal)))
        {
            if (await inbox.TryTakeAsync(name, cancel) != Intake.Gone)
            {
                return;
            }
        }

        if (await MisspeltAsync(arrival, cancel) is not { } spelt || await inbox.TryTakeAsync(spelt, cancel) == Intake.Gone)
        {
            Log.Gone(logger);
        }
    }

    /// <summary>
    /// Events have replaced letters that they could not write, and the watch of one machine names no file: then it is found in
    /// its region's folder by its version.
    /// </summary>
    private async Task<string?> MisspeltAsync(RosterArrival arrival, CancellationToken cancel)
    {
        if (arrival.Version is not { } version || !RegionCode.TryParse(arrival.Names[0].Split('/')[0], out var region))
        {
            return null;
        }

        await foreach (var file in files.ListAsync(region, cancel))
        {
            if (file.Version.ToString().Trim('"') == version.ToString().Trim('"'))
            {
                return file.Name;
            }
        }

        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(1012, LogLevel.Information, "An event tells of something else than a file written to the inbox, and is passed over.", EventName = "arrival_foreign")]
        public static partial void Foreign(ILogger logger);

        [LoggerMessage(1013, LogLevel.Information, "An event tells of a file that is not in the inbox (any more).", EventName = "arrival_gone")]
        public static partial void Gone(ILogger logger);
    }
}
