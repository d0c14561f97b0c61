using Azure.Storage.Blobs;
using Microsoft.Azure.WebJobs;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Answers;
using SertiKesos.Notices;
using SertiKesos.Platform.Storage;
using SertiKesos.Rights;
using SertiKesos.Rosters;
using SertiKesos.Summaries;
using PastTimer = Microsoft.Azure.Functions.Worker.TimerInfo;

#pragma warning disable IDE0130 // See below: the full name is what storage knows a function by.
namespace Host;
#pragma warning restore IDE0130

/// <summary>
/// One line per function that a blob, a queue or a timer starts: the WebJobs SDK fires the twin, the twin calls the
/// function. The Functions host knows a function as "Host.Functions.{name}" in its receipts, locks and timer states;
/// with this full name a store can go from one host to the other and nothing runs again.
/// </summary>
/// <remarks>Each twin has the attributes of its function; a test holds them together.</remarks>
[Disable("AzureWebJobs.{MethodShortName}.Disabled")]
internal sealed class Functions(RosterFunctions rosters, SummaryFunctions summaries, AlertFunctions alerts, ReplyFunctions replies, NoticeFunctions notices, RightsFunctions rights)
{
    public Task ImportRoster([BlobTrigger(StorageNames.Containers.Rosters + "/{name}", Connection = StorageAccess.DataConnection)] BlobClient blob, CancellationToken cancel) =>
        rosters.ImportRoster(blob, cancel);

    public Task ReceiveArrival([QueueTrigger(StorageNames.Queues.RosterArrivals, Connection = StorageAccess.DataConnection)] string message, CancellationToken cancel) =>
        rosters.ReceiveArrival(message, cancel);

    public Task ResumeRoster([QueueTrigger(StorageNames.Queues.RosterResumes, Connection = StorageAccess.DataConnection)] string message, CancellationToken cancel) =>
        rosters.ResumeRoster(message, cancel);

    public Task SweepRosters([TimerTrigger($"%{RosterFunctions.SweepScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        rosters.SweepRosters(Past(timer), cancel);

    [FixedDelayRetry(5, "00:05:00")]
    public Task PublishSummaries([TimerTrigger($"%{SummaryFunctions.ScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        summaries.PublishSummaries(Past(timer), cancel);

    public Task WriteWorkbook([QueueTrigger(StorageNames.Queues.SummaryWorkbooks, Connection = StorageAccess.DataConnection)] string message, CancellationToken cancel) =>
        summaries.WriteWorkbook(message, cancel);

    public Task SweepPublications([TimerTrigger($"%{SummaryFunctions.SweepScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        summaries.SweepPublications(Past(timer), cancel);

    [FixedDelayRetry(5, "00:05:00")]
    public Task PlanAlerts([TimerTrigger($"%{AlertFunctions.ScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        alerts.PlanAlerts(Past(timer), cancel);

    public Task ScanAlerts([QueueTrigger(StorageNames.Queues.AlertScans, Connection = StorageAccess.DataConnection)] string message, CancellationToken cancel) =>
        alerts.ScanAlerts(message, cancel);

    public Task DeliverAlert([QueueTrigger(StorageNames.Queues.Alerts, Connection = StorageAccess.DataConnection)] string message, CancellationToken cancel) =>
        alerts.DeliverAlert(message, cancel);

    public Task ReadReplies([TimerTrigger($"%{ReplyFunctions.ScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        replies.ReadReplies(Past(timer), cancel);

    [FixedDelayRetry(5, "00:05:00")]
    public Task PlanNotices([TimerTrigger($"%{NoticeFunctions.ScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        notices.PlanNotices(Past(timer), cancel);

    public Task SendNotice([QueueTrigger(StorageNames.Queues.Notices, Connection = StorageAccess.DataConnection)] string message, CancellationToken cancel) =>
        notices.SendNotice(message, cancel);

    public Task ContinueErasures([TimerTrigger($"%{RightsFunctions.ScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        rights.ContinueErasures(Past(timer), cancel);

    public Task FollowRestrictions([TimerTrigger($"%{RightsFunctions.ScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        rights.FollowRestrictions(Past(timer), cancel);

    public Task ApplyRetention([TimerTrigger($"%{RightsFunctions.ScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        rights.ApplyRetention(Past(timer), cancel);

    private static PastTimer Past(TimerInfo timer) => new() { IsPastDue = timer.IsPastDue };
}
