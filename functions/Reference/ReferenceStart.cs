using Azure;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SertiKesos.Platform;
using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Reference;

/// <summary>Puts the regions of the tables in force for the whole program: at its start, and while it runs.</summary>
internal sealed class ReferenceStart(ReferenceStore store, TimeProvider clock)
{
    /// <exception cref="SetupException">A stored table cannot be used; the message says which and why.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        try
        {
            Use(await store.ReadAgainAsync(cancel));
        }
        catch (InvalidDataException failure)
        {
            throw new SetupException(
                $"{failure.Message} Tabel ini disimpan oleh versi lain atau bukan oleh program ini; hapus blob terbarunya di kontainer reference, lalu jalankan lagi.", failure);
        }
    }

    public void Use(ReferenceData data) => RegionCatalog.Use(data.RegionsKnownOn(clock.TodayAt(IndonesianZone.Wib)));
}

/// <summary>Looks for new tables every minute, so that a region that was just added can hand in its roster.</summary>
internal sealed partial class ReferenceRefresh(ReferenceStore store, ReferenceStart start, TimeProvider clock, ILogger<ReferenceRefresh> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(ReferenceStore.Freshness, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                start.Use(await store.CurrentAsync(stoppingToken));
            }
            catch (Exception failure) when (failure is RequestFailedException or InvalidDataException or AggregateException)
            {
                // What was read last holds on; the next look comes in a minute.
                Log.NotRead(logger, failure.GetType().Name, failure);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3001, LogLevel.Warning, "The reference tables could not be read ({Failure}); those read last stay in force.")]
        public static partial void NotRead(ILogger logger, string failure, Exception exception);
    }
}
