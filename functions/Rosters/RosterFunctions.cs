using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Platform.Storage;
using SertiKesos.Rosters.Import;
using SertiKesos.Rosters.Inbox;
using SertiKesos.Rosters.Submissions;

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
    public async Task ResumeRoster([QueueTrigger(StorageNames.Queues.RosterResumes)] string message, CancellationToken cancel)
    {
        var (region, submission) = RosterResume.Parse(message);
        if (await import.ResumeAsync(region, submission, cancel) is null)
        {
            // It was handed in just now: its file still lies in the inbox alone.
            await inbox.TakeAsync(InboxFiles.NameOf(region, submission), cancel);
        }
    }

    [Function("SweepRosters")]
    public Task SweepRosters([TimerTrigger($"%{SweepScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        sweep.RunAsync(cancel);
}
