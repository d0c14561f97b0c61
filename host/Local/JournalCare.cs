using Microsoft.Extensions.Hosting;
using SertiKesos.Rosters.Inbox;

namespace SertiKesos.Hosting.Local;

/// <summary>Clears the journal of uploads that are over, at the start and every hour.</summary>
internal sealed class JournalCare(UploadRecovery recovery) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        do
        {
            await recovery.ClearAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
