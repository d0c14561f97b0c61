using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SertiKesos.Hosting.Engine;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Flow;

/// <summary>Timers of the built program: what was missed is caught up, and of two processes one fires.</summary>
public sealed class TimerFlowTests : IAsyncLifetime
{
    private const string Timer = "Host.Functions.SweepRosters";

    private readonly string _other = Directory.CreateTempSubdirectory("sertikesos-timer-").FullName;
    private PrivateStorage _storage = null!;

    public async Task InitializeAsync() => _storage = await PrivateStorage.StartAsync();

    public async Task DisposeAsync()
    {
        await _storage.DisposeAsync();
        Directory.Delete(_other, recursive: true);
    }

    [Fact]
    public async Task A_time_that_was_missed_is_caught_up_once_by_one_of_two_processes()
    {
        // It ran an hour ago, by a schedule that falls due every hour, and nothing ran since.
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var last = new DateTime(now.Year, now.Month, now.Day, now.Hour, 0, 0, DateTimeKind.Utc).AddHours(-2);
        await Hosts.CreateIfNotExistsAsync();
        await Hosts.GetBlobClient($"timers/{TriggerEngine.HostId}/{Timer}/status").UploadAsync(
            BinaryData.FromObjectAsJson(new { Last = last, Next = last.AddHours(1), LastUpdated = last }));

        const string hourly = "--set=Rosters:SweepSchedule=0 0 * * * *";
        await using var first = await AppProcess.ServeAsync(_storage.Folder, _storage.ConnectionString, hourly);
        await using var second = await AppProcess.ServeAsync(_other, _storage.ConnectionString, hourly, KeyFile());

        var ran = await Eventually.FindAsync(async () => await LastAsync() is { } at && at > last ? (DateTime?[])[at] : null, "the timer to catch up");
        Assert.InRange(ran[0]!.Value, now.AddMinutes(-1), TimeProvider.System.GetUtcNow().UtcDateTime);
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.Equal(ran[0], await LastAsync());
        Assert.Single(await LeasedAsync());
    }

    /// <summary>Two machines of one installation share their keys.</summary>
    private string KeyFile() => $"--set=Protection:KeyFile={Path.Combine(_storage.Folder, ".sertikesos", "keys.json")}";

    private BlobContainerClient Hosts => new(_storage.ConnectionString, "azure-webjobs-hosts");

    private async Task<DateTime?> LastAsync()
    {
        var content = (await Hosts.GetBlobClient($"timers/{TriggerEngine.HostId}/{Timer}/status").DownloadContentAsync()).Value.Content;
        return JsonSerializer.Deserialize<JsonElement>(content).GetProperty("Last").GetDateTime().ToUniversalTime();
    }

    private async Task<List<string>> LeasedAsync()
    {
        var leased = new List<string>();
        await foreach (var blob in Hosts.GetBlobsAsync(new GetBlobsOptions { Prefix = $"locks/{TriggerEngine.HostId}/{Timer}" }))
        {
            if (blob.Properties.LeaseState == LeaseState.Leased)
            {
                leased.Add(blob.Name);
            }
        }

        return leased;
    }
}
