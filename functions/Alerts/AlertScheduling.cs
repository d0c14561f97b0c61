using Microsoft.Extensions.Logging;
using SertiKesos.Platform.Health;
using SertiKesos.Registers;

namespace SertiKesos.Alerts;

/// <summary>Starts the planning of every region: one queue message each, so that regions are planned side by side.</summary>
internal sealed class AlertScheduling(RegisterStore registers, AlertQueues queues, ILogger<AlertScheduling> logger)
{
    /// <summary>Returns how many regions are to be scanned. Running twice is harmless: scans are.</summary>
    public async Task<int> PlanAllAsync(CancellationToken cancel)
    {
        var run = new RegionRun("PlanAlerts", logger);
        var regions = 0;
        await foreach (var region in registers.RegionsAsync(cancel))
        {
            regions += await run.TryAsync(region, () => queues.SendScanAsync(region, cancel), cancel) ? 1 : 0;
        }

        run.End();
        return regions;
    }
}
