using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Azure.WebJobs.Extensions.Timers;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Hosting.Engine;

/// <summary>
/// When each timer ran last and is due next, where the Functions host keeps it too: a timer that fell due while nothing
/// ran is caught up once. (The monitor that comes with the timers is built on a storage client of long ago.)
/// </summary>
internal sealed class BlobScheduleMonitor(StorageAccess storage) : ScheduleMonitor
{
    private readonly BlobContainerClient _hosts = storage.Blobs.GetBlobContainerClient("azure-webjobs-hosts");

    public override async Task<ScheduleStatus?> GetStatusAsync(string timerName)
    {
        try
        {
            var content = (await Blob(timerName).DownloadContentAsync()).Value.Content;
            return JsonSerializer.Deserialize<ScheduleStatus>(content);
        }
        catch (Exception failure) when (failure is RequestFailedException { Status: 404 } or JsonException)
        {
            // Never run, or not readable: the timer starts anew and falls due at its next time.
            return null;
        }
    }

    public override async Task UpdateStatusAsync(string timerName, ScheduleStatus status)
    {
        await _hosts.CreateIfNotExistsAsync();
        await Blob(timerName).UploadAsync(BinaryData.FromObjectAsJson(status), new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" } });
    }

    private BlobClient Blob(string timerName) => _hosts.GetBlobClient($"timers/{TriggerEngine.HostId}/{timerName}/status");
}
