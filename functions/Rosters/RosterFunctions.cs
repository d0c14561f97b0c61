using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Rosters;

// The worker needs public classes, the product's own types are internal: hence the provider.
public sealed class RosterFunctions(IServiceProvider services)
{
    internal const string SweepScheduleSetting = "Rosters:SweepSchedule";

    // Every name is taken, not only rosters/{region}/{file}: a file in the wrong place is answered as well.
    [Function("ImportRoster")]
    public Task ImportRoster(
        [BlobTrigger(StorageNames.Containers.Rosters + "/{name}")] BlobClient blob, CancellationToken cancel) =>
        services.GetRequiredService<RosterInbox>().TakeAsync(blob, cancel);

    [Function("ResumeRoster")]
    public Task ResumeRoster([QueueTrigger(StorageNames.Queues.RosterResumes)] string message, CancellationToken cancel)
    {
        var (region, submission) = RosterResume.Parse(message);
        return services.GetRequiredService<RosterImport>().ResumeAsync(region, submission, cancel);
    }

    [Function("SweepRosters")]
    public Task SweepRosters([TimerTrigger($"%{SweepScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        services.GetRequiredService<RosterSweep>().RunAsync(cancel);
}
