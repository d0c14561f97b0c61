using System.Text;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Mail;
using SertiKesos.Coverage;
using SertiKesos.Coverage.Statements;
using SertiKesos.Notices;
using SertiKesos.Notices.Issues;
using SertiKesos.Notices.Offices;
using SertiKesos.Platform.Storage;
using SertiKesos.Reference;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Publication;
using SertiKesos.Tests.Alerts;
using SertiKesos.Tests.Summaries;
using SertiKesos.Tests.Support;
using SertiKesos.Time;

namespace SertiKesos.Tests.Notices;

/// <summary>An issue that is out and its readers, on the tables and the mail server of an <see cref="AlertWorld"/>.</summary>
internal sealed class NoticeWorld : IAsyncDisposable
{
    public const string Ministry = "pusdatin@kemensos.contoh.go.id";
    public const string Province = "jabar@dinsos.contoh.go.id";
    public const string Office = "cimahi@dinsos.contoh.go.id";

    private readonly StorageAccess _storage;

    private NoticeWorld(AzuriteFixture azurite)
    {
        Alerts = new AlertWorld(azurite);
        _storage = OwnNames.On(azurite.ConnectionString) with { Queues = new OwnQueues(azurite.ConnectionString) };
        Publications = new Publications(_storage, Alerts.Clock);
        Snapshots = new IssueSnapshots(_storage);
        Store = new SummaryStore(_storage);
        Ledger = new NoticeLedger(Alerts.Table);
        var queue = new NoticeQueue(_storage);
        var sender = new SmtpNotificationSender(Alerts.Options, NullLogger<SmtpNotificationSender>.Instance);
        var addresses = new NoticeAddresses(Options, new OfficeContacts(new StatementStore(_storage, Alerts.Clock), Alerts.Clock), Workers.Keys);
        var publisher = Microsoft.Extensions.Options.Options.Create(new SummaryOptions());
        Facts = new OfficeFacts(
            new CoverageStore(_storage), new StatementStore(_storage, Alerts.Clock), new ReferenceStore(_storage, Alerts.Clock), new SubmissionStore(_storage, Alerts.Clock),
            Alerts.Registers, Alerts.Clock);
        Plan = new OfficePlan(Facts, addresses, Ledger, new NoticeChoices(Options), Alerts.Policies);
        Round = new NoticeRound(Plan, Ledger, queue, Alerts.Clock, NullLogger<NoticeRound>.Instance);
        Rehearsal = new NoticeRehearsal(Plan, Ledger, addresses, Alerts.Policies, Alerts.Clock);
        List = new NoticeList(Ledger, addresses, Alerts.Clock);
        Planning = new NoticePlanning(Ledger, queue, Publications, Snapshots, addresses, Alerts.Clock, NullLogger<NoticePlanning>.Instance);
        var drafts = new NoticeDrafts(
            new IssueNotices(Publications, Snapshots, new NoticeLetters(Store, Options, publisher)), new OfficeNotices(Facts, Plan, addresses, Options, publisher));
        Delivery = new NoticeDelivery(
            Ledger, queue, addresses, drafts, new AlertGate(Alerts.Options, Alerts.Switch, new SenderLimit(Alerts.Table, Alerts.Clock), new RecipientLimits(Alerts.Table, Alerts.Clock), sender), Alerts.Policies, sender,
            Alerts.Clock, Log);
    }

    public AlertWorld Alerts { get; }

    public SetOptions<NoticeOptions> Options { get; } = new(new() { Ministry = Ministry });

    public KeptLog Log { get; } = new();

    public Publications Publications { get; }

    public IssueSnapshots Snapshots { get; }

    public SummaryStore Store { get; }

    public NoticeLedger Ledger { get; }

    public NoticePlanning Planning { get; }

    public OfficeFacts Facts { get; }

    public OfficePlan Plan { get; }

    public NoticeRound Round { get; }

    public NoticeDelivery Delivery { get; }

    public NoticeRehearsal Rehearsal { get; }

    public NoticeList List { get; }

    public static async Task<NoticeWorld> StartAsync(AzuriteFixture azurite)
    {
        var world = new NoticeWorld(azurite);
        await world._storage.Tables.GetTableClient(StorageNames.Tables.Publications).CreateIfNotExistsAsync();
        await world._storage.Tables.GetTableClient(StorageNames.Tables.Coverage).CreateIfNotExistsAsync();
        await world._storage.Tables.GetTableClient(StorageNames.Tables.Statements).CreateIfNotExistsAsync();
        await world._storage.Tables.GetTableClient(StorageNames.Tables.Submissions).CreateIfNotExistsAsync();
        await world._storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Publications).CreateIfNotExistsAsync();
        await world._storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Summaries).CreateIfNotExistsAsync();
        await world._storage.Queues.GetQueueClient(StorageNames.Queues.Notices).CreateIfNotExistsAsync();
        await world.PublishAsync(1);
        return world;
    }

    public async Task PublishAsync(int issue, bool isFinished = true)
    {
        var snapshot = Issues.Of(issue);
        Assert.True(await Snapshots.TryAddAsync(snapshot, CancellationToken.None));
        await Publications.BeginAsync(snapshot.Period, issue, "ministry:test", CancellationToken.None);
        if (isFinished)
        {
            await Publications.FinishAsync(snapshot.Period, issue, 39, [], CancellationToken.None);
        }
    }

    public Task<int> PlanAsync(int issue = 1) => Planning.PlanAsync(NoticeMessage.ToPlan(Counts.November, issue), CancellationToken.None);

    /// <summary>Plans and returns the message of the only notice.</summary>
    public async Task<NoticeMessage> PlanOneAsync()
    {
        await PlanAsync();
        return NoticeMessage.ToSend(Counts.November, 1, (await EntryAsync()).Key);
    }

    public Task<AlertOutcome> DeliverAsync(NoticeMessage message) => Delivery.DeliverAsync(message, CancellationToken.None);

    public Task<IReadOnlyList<NoticeEntry>> EntriesAsync(int issue = 1) => Ledger.ListAsync(Counts.November, issue, CancellationToken.None);

    public async Task<NoticeEntry> EntryAsync() => Assert.Single(await EntriesAsync());

    /// <summary>All notices besides those about issues.</summary>
    public Task<IReadOnlyList<NoticeEntry>> DatedAsync() => Ledger.ListDatedAsync(DateTimeOffset.UnixEpoch, CancellationToken.None);

    /// <summary>A region hands in a roster, accepted at once.</summary>
    public Task FileAsync(RegionCoverage coverage) => new CoverageStore(_storage).SaveAsync(
        coverage with { AcceptedAt = Alerts.Clock.GetUtcNow(), CountedOn = Alerts.Clock.TodayAt(IndonesianZone.Wib) }, null, CancellationToken.None);

    public Task StateAsync(Statement statement) => new StatementStore(_storage, Alerts.Clock).PutAsync(statement, CancellationToken.None);

    public Task HandInAsync(Submission submission) => new SubmissionStore(_storage, Alerts.Clock).AddOrFindAsync(submission, CancellationToken.None);

    /// <summary>Takes what can be taken from the queue.</summary>
    public async Task<List<NoticeMessage>> TakeAsync()
    {
        var queue = _storage.Queues.GetQueueClient(StorageNames.Queues.Notices);
        var taken = new List<NoticeMessage>();
        foreach (var message in (await queue.ReceiveMessagesAsync(32)).Value)
        {
            taken.Add(NoticeMessage.Parse(message.MessageText));
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        }

        return taken;
    }

    public ValueTask DisposeAsync() => Alerts.DisposeAsync();

    /// <summary>Queues that only this world uses.</summary>
    private sealed class OwnQueues(string connection) : QueueServiceClient(connection, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 })
    {
        private readonly string _prefix = AzuriteFixture.UniqueName("q");

        public override QueueClient GetQueueClient(string queueName) => base.GetQueueClient($"{_prefix}-{queueName}");
    }

    /// <summary>What an operator would read.</summary>
    internal sealed class KeptLog : ILogger<NoticeDelivery>
    {
        private readonly StringBuilder _lines = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_lines)
            {
                _lines.AppendLine(formatter(state, exception)).Append(exception);
            }
        }

        public override string ToString() => _lines.ToString();
    }
}
