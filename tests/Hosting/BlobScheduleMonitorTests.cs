using Azure.Storage.Blobs;
using Microsoft.Azure.WebJobs.Extensions.Timers;
using SertiKesos.Hosting.Engine;
using SertiKesos.Platform.Storage;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Hosting;

public sealed class BlobScheduleMonitorTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly StorageAccess _storage = StorageAccess.From(azurite.ConnectionString);
    private readonly string _timer = AzuriteFixture.UniqueName("timer");

    [Fact]
    public async Task A_timer_that_never_ran_has_no_status() => Assert.Null(await new BlobScheduleMonitor(_storage).GetStatusAsync(_timer));

    [Fact]
    public async Task Another_process_reads_the_status_as_it_was_written()
    {
        var run = new DateTime(2026, 11, 30, 1, 0, 0, DateTimeKind.Local);
        var written = new ScheduleStatus { Last = run, Next = run.AddDays(1), LastUpdated = run };
        await new BlobScheduleMonitor(_storage).UpdateStatusAsync(_timer, written);
        await new BlobScheduleMonitor(_storage).UpdateStatusAsync(_timer, written);

        var read = await new BlobScheduleMonitor(_storage).GetStatusAsync(_timer);

        Assert.Equivalent(written, read);
    }

    [Fact]
    public async Task A_status_that_cannot_be_read_starts_the_timer_anew()
    {
        var monitor = new BlobScheduleMonitor(_storage);
        await monitor.UpdateStatusAsync(_timer, new ScheduleStatus());
        await new BlobClient(azurite.ConnectionString, "azure-webjobs-hosts", $"timers/{TriggerEngine.HostId}/{_timer}/status")
            .UploadAsync(BinaryData.FromString("{ bukan json"), overwrite: true);

        Assert.Null(await monitor.GetStatusAsync(_timer));
    }
}
