using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging.Abstractions;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Channels;
using SertiKesos.Alerts.Channels.Sms;
using SertiKesos.Alerts.Channels.WhatsApp;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Mail;
using SertiKesos.Alerts.Planning;
using SertiKesos.Alerts.Unreached;
using SertiKesos.Coverage.Statements;
using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Reference;
using SertiKesos.Registers;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Alerts;

/// <summary>The alerts of one office, on a real table and real queues of their own, with a mail server and a clock to set.</summary>
internal sealed class AlertWorld : IAsyncDisposable
{
    /// <summary>A Monday morning at the office.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7));

    public static readonly DateOnly Today = new(2026, 11, 23);

    private readonly SemaphoreSlim _keeping = new(1);
    private readonly StorageAccess _storage;
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"sertikesos-alerts-{Guid.NewGuid():n}");

    private readonly ChannelHttp _http = new();

    private readonly RulesSource _rules;
    private Register? _kept;

    public AlertWorld(AzuriteFixture azurite, Func<INotificationSender, INotificationSender>? around = null, Func<IAlertChannel, IAlertChannel>? aroundWhatsApp = null)
    {
        Sink = MailServer.Start(_folder);
        Options = new(new() { SmtpHost = "127.0.0.1", SmtpPort = Sink.Port, Tls = MailTls.None, From = "pengingat@dinsos.contoh.go.id" });
        Table = new AlertTable(new TableClient(azurite.ConnectionString, AzuriteFixture.UniqueName("t")));
        Ledger = new AlertLedger(Table);
        OptOuts = new AlertOptOuts(Table, Workers.Keys, Clock);
        Undeliverable = new UndeliverableAddresses(Table, Clock);
        Switch = new AlertSwitch(Table, Clock);
        Scans = Queue(azurite, "scans");
        Alerts = Queue(azurite, "alerts");
        Queues = new AlertQueues(Scans, Alerts);
        _storage = OwnNames.On(azurite.ConnectionString);
        Registers = new RegisterStore(_storage, new EnvelopeCipher(TestKeys.Ring));
        _rules = new RulesSource(
            CertificateRules.Default, InstitutionRules.Default, new ReferenceStore(_storage, Clock), Clock);
        Policies = new AlertPolicies(Options, _rules, Workers.Keys);
        INotificationSender sender = new SmtpNotificationSender(Options, NullLogger<SmtpNotificationSender>.Instance);
        sender = around is null ? sender : around(sender);
        Wishes = new ChannelWishes(Table, Workers.Keys);
        Reaches = new AlertReaches(Wishes, Undeliverable);
        Pauses = new ChannelPauses(Table, Clock);
        IAlertChannel whatsApp = new WhatsAppChannel(Options, _http);
        var channels = new AlertChannels([new MailChannel(sender, Undeliverable), aroundWhatsApp is null ? whatsApp : aroundWhatsApp(whatsApp), new SmsChannel(Options, _http)], Pauses);
        Inbox = new WhatsAppInbox(Ledger, OptOuts, Wishes, channels, Queues, Workers.Keys, Options, Clock, NullLogger<WhatsAppInbox>.Instance);
        Scan = new AlertScan(Registers, Ledger, OptOuts, Reaches, Queues, Policies, Workers.Keys, Clock, NullLogger<AlertScan>.Instance);
        var gate = new AlertGate(Options, Switch, new SenderLimit(Table, Clock), new RecipientLimits(Table, Clock), sender);
        Offices = new OfficeAlerts(Ledger, Registers, gate, Policies, Workers.Keys, Clock);
        Told = new ToldInPerson(Table, Clock);
        Unreached = new UnreachedPeople(Registers, Ledger, Undeliverable, Told, Reaches, Policies, Workers.Keys, Clock);
        Delivery = new AlertDelivery(
            Ledger,
            Queues,
            new AlertCheck(Registers, Ledger, OptOuts, Reaches, Workers.Keys),
            gate,
            Policies,
            channels,
            Workers.Keys,
            Clock,
            NullLogger<AlertDelivery>.Instance);
    }

    public FakeTimeProvider Clock { get; } = new(Monday);

    /// <summary>The register of the office. It is in force from the next scan or delivery on.</summary>
    public Register Register { get; set; } = Workers.Register(Workers.Budi(Workers.Certificate(Today.AddDays(30))));

    public SetOptions<AlertOptions> Options { get; }

    public MailServer Sink { get; }

    public AlertTable Table { get; }

    public AlertLedger Ledger { get; }

    public AlertOptOuts OptOuts { get; }

    public ChannelWishes Wishes { get; }

    public ChannelPauses Pauses { get; }

    public WhatsAppInbox Inbox { get; }

    public AlertReaches Reaches { get; }

    public UndeliverableAddresses Undeliverable { get; }

    /// <summary>What an operator has sent once more; its acts are on tables that are made for them.</summary>
    public async Task<AlertResend> ResendAsync()
    {
        var audit = await AuditAsync();
        await _storage.Tables.GetTableClient(StorageNames.Tables.Offices).CreateIfNotExistsAsync();
        return new AlertResend(Ledger, Registers, Queues, Policies, Workers.Keys, audit, new OperatorReasons(_storage, Clock), Clock);
    }

    /// <summary>What offices state, on a table that is made for it, and a policy that prints it.</summary>
    public async Task<(StatementStore Statements, OfficeContacts Contacts, AlertPolicies Policies)> StatementsAsync()
    {
        await _storage.Tables.GetTableClient(StorageNames.Tables.Statements).CreateIfNotExistsAsync();
        var statements = new StatementStore(_storage, Clock);
        var contacts = new OfficeContacts(statements, Clock);
        return (statements, contacts, new AlertPolicies(Options, _rules, Workers.Keys, contacts: contacts));
    }

    /// <summary>The record of acts, on a table that is made for it.</summary>
    public async Task<AuditLog> AuditAsync()
    {
        await _storage.Tables.GetTableClient(StorageNames.Tables.Audit).CreateIfNotExistsAsync();
        return new AuditLog(_storage, Clock);
    }

    public AlertSwitch Switch { get; }

    public QueueClient Scans { get; }

    public QueueClient Alerts { get; }

    public AlertQueues Queues { get; }

    public RegisterStore Registers { get; }

    public AlertPolicies Policies { get; }

    public AlertScan Scan { get; }

    public AlertDelivery Delivery { get; }

    public OfficeAlerts Offices { get; }

    public ToldInPerson Told { get; }

    public UnreachedPeople Unreached { get; }

    public async Task<AlertScanReport> ScanAsync()
    {
        await KeepRegisterAsync();
        return await Scan.RunAsync(new AlertScanMessage(1, Workers.Cimahi.Code.Value), CancellationToken.None);
    }

    /// <summary>Plans and returns the message of the only alert.</summary>
    public async Task<AlertMessage> PlanOneAsync()
    {
        await ScanAsync();
        return new AlertMessage(1, Workers.Cimahi.Code.Value, Assert.Single(await EntriesAsync()).Key.Value);
    }

    public async Task<AlertOutcome> DeliverAsync(AlertMessage message)
    {
        await KeepRegisterAsync();
        return await Delivery.DeliverAsync(message, CancellationToken.None);
    }

    /// <summary>Puts <see cref="Register"/> in force where it is not yet.</summary>
    public async Task KeepRegisterAsync()
    {
        await _keeping.WaitAsync();
        try
        {
            if (ReferenceEquals(_kept, Register))
            {
                return;
            }

            await _storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Registers).CreateIfNotExistsAsync();
            await _storage.Tables.GetTableClient(StorageNames.Tables.Registers).CreateIfNotExistsAsync();
            var known = await Registers.LoadForChangeAsync(Register.Region, CancellationToken.None);
            var next = Register with { Version = known.Register.Version, Steps = known.Register.Steps };
            Assert.True(await Registers.SaveAsync(next.Advance(next.NextStep("kiriman", Clock.GetUtcNow())), known.Tag, CancellationToken.None));
            _kept = Register;
        }
        finally
        {
            _keeping.Release();
        }
    }

    public Task<IReadOnlyList<AlertEntry>> EntriesAsync() => Ledger.ListAsync(Workers.Cimahi.Code, CancellationToken.None);

    public async Task<AlertEntry> EntryAsync() => Assert.Single(await EntriesAsync());

    /// <summary>Messages in a queue, those that are hidden for now included.</summary>
    public static async Task<int> CountAsync(QueueClient queue) =>
        await queue.ExistsAsync() ? (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount : 0;

    public async ValueTask DisposeAsync()
    {
        await Sink.DisposeAsync();
        _keeping.Dispose();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static QueueClient Queue(AzuriteFixture azurite, string prefix) => new(
        azurite.ConnectionString, AzuriteFixture.UniqueName(prefix), new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
}
