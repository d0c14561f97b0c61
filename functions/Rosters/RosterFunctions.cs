using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Rosters;

internal sealed class RosterFunctions(RosterInbox inbox, RosterImport import, RosterSweep sweep)
{
    internal const string SweepScheduleSetting = "Rosters:SweepSchedule";

    // Every name is taken, not only rosters/{region}/{file}: a file in the wrong place is answered as well.
    [Function("ImportRoster")]
    public Task ImportRoster(
        [BlobTrigger(StorageNames.Containers.Rosters + "/{name}")] BlobClient blob, CancellationToken cancel) =>
        inbox.TakeAsync(blob.Name, cancel);

    [Function("ResumeRoster")]
    public Task ResumeRoster([QueueTrigger(StorageNames.Queues.RosterResumes)] string message, CancellationToken cancel)
    {
        var (region, submission) = RosterResume.Parse(message);
        return import.ResumeAsync(region, submission, cancel);
    }

    [Function("SweepRosters")]
    public Task SweepRosters([TimerTrigger($"%{SweepScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        sweep.RunAsync(cancel);
}
