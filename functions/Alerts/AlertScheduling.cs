using SertiKesos.Registers;

namespace SertiKesos.Alerts;

/// <summary>Starts the planning of every region: one queue message each, so that regions are planned side by side.</summary>
internal sealed class AlertScheduling(RegisterStore registers, AlertQueues queues)
{
    /// <summary>Returns how many regions are to be scanned. Running twice is harmless: scans are.</summary>
    public async Task<int> PlanAllAsync(CancellationToken cancel)
    {
        var regions = 0;
        await foreach (var region in registers.RegionsAsync(cancel))
        {
            await queues.SendScanAsync(region, cancel);
            regions++;
        }

        return regions;
    }
}
