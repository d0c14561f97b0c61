using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Platform.Health;
using SertiKesos.Platform.Storage;
using SertiKesos.Rosters.Inbox;
using SertiKesos.Rosters.Submissions;

namespace SertiKesos.Rosters;

internal sealed class RosterFunctions(RosterInbox inbox, RosterArrivals arrivals, RosterSweep sweep, WorkLog work)
{
    internal const string SweepScheduleSetting = "Rosters:SweepSchedule";

    /// <summary>What drives the work of this feature.</summary>
    internal static readonly WorkDriver[] Drivers =
    [
        new WorkDriver.Inbox(nameof(ImportRoster), "penerimaan roster"),
        new WorkDriver.Queue(nameof(ReceiveArrival), "kabar berkas baru", StorageNames.Queues.RosterArrivals, TellsOfFiles: true),
        new WorkDriver.Queue(nameof(ResumeRoster), "lanjutan pemeriksaan", StorageNames.Queues.RosterResumes),
        new WorkDriver.Timer(nameof(SweepRosters), "penyapuan", SweepScheduleSetting, TimeSpan.FromMinutes(10)),
    ];

    // Every name is taken, not only rosters/{region}/{file}: a file in the wrong place is answered as well.
    [Function("ImportRoster")]
    public Task ImportRoster(
        [BlobTrigger(StorageNames.Containers.Rosters + "/{name}", Connection = StorageAccess.DataConnection)] BlobClient blob, CancellationToken cancel) =>
        work.DoAsync(nameof(ImportRoster), token => inbox.TakeAsync(blob.Name, token), cancel);

    // Where storage tells of new files by events, nothing polls: a setting switches ImportRoster off and this does its work.
    [Function("ReceiveArrival")]
    public Task ReceiveArrival([QueueTrigger(StorageNames.Queues.RosterArrivals, Connection = StorageAccess.DataConnection)] string message, CancellationToken cancel) =>
        work.DoAsync(nameof(ReceiveArrival), message, arrivals.TakeAsync, cancel);

    [Function("ResumeRoster")]
    public Task ResumeRoster([QueueTrigger(StorageNames.Queues.RosterResumes, Connection = StorageAccess.DataConnection)] string message, CancellationToken cancel) =>
        work.DoAsync(
            nameof(ResumeRoster),
            message,
            (text, token) =>
            {
                var (region, submission) = RosterResume.Parse(text);
                return inbox.ResumeAsync(region, submission, token);
            },
            cancel);

    [Function("SweepRosters")]
    public Task SweepRosters([TimerTrigger($"%{SweepScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        work.DoAsync(nameof(SweepRosters), sweep.RunAsync, cancel);
}
