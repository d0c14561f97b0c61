using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Platform.Health;
using SertiKesos.Platform.Storage;
using SertiKesos.Rosters.Inbox;
using SertiKesos.Rosters.Submissions;

namespace SertiKesos.Rosters;

internal sealed class RosterFunctions(RosterInbox inbox, RosterSweep sweep, WorkLog work)
{
    internal const string SweepScheduleSetting = "Rosters:SweepSchedule";

    /// <summary>What drives the work of this feature.</summary>
    internal static readonly WorkDriver[] Drivers =
    [
        new WorkDriver.Inbox(nameof(ImportRoster), "penerimaan roster"),
        new WorkDriver.Queue(nameof(ResumeRoster), "lanjutan pemeriksaan", StorageNames.Queues.RosterResumes),
        new WorkDriver.Timer(nameof(SweepRosters), "penyapuan", SweepScheduleSetting, TimeSpan.FromMinutes(10)),
    ];

    // Every name is taken, not only rosters/{region}/{file}: a file in the wrong place is answered as well.
    [Function("ImportRoster")]
    public Task ImportRoster(
        [BlobTrigger(StorageNames.Containers.Rosters + "/{name}")] BlobClient blob, CancellationToken cancel) =>
        work.DoAsync(nameof(ImportRoster), token => inbox.TakeAsync(blob.Name, token), cancel);

    [Function("ResumeRoster")]
    public Task ResumeRoster([QueueTrigger(StorageNames.Queues.RosterResumes)] string message, CancellationToken cancel) =>
        work.DoAsync(
            nameof(ResumeRoster),
            message,
            token =>
            {
                var (region, submission) = RosterResume.Parse(message);
                return inbox.ResumeAsync(region, submission, token);
            },
            cancel);

    [Function("SweepRosters")]
    public Task SweepRosters([TimerTrigger($"%{SweepScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        work.DoAsync(nameof(SweepRosters), sweep.RunAsync, cancel);
}
