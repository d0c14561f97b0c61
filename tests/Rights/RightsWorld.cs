using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Planning;
using SertiKesos.Notices;
using SertiKesos.People;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Rights;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Import;
using SertiKesos.Rosters.Inbox;
using SertiKesos.Summaries;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rights;

/// <summary>The rights of a person on a storage, put together as the app does it.</summary>
internal sealed class RightsWorld
{
    private int _uploads;

    public RightsWorld(StorageAccess storage, FakeTimeProvider clock, RetentionOptions? retention = null)
    {
        Storage = storage;
        Clock = clock;
        App = new TestApp(storage, clock);
        var index = TestKeys.Ring.Index;
        Keys = new AlertKeys(index);
        var table = new AlertTable(storage.Tables.GetTableClient(StorageNames.Tables.Alerts));
        Ledger = new AlertLedger(table);
        OptOuts = new AlertOptOuts(table, Keys, clock);
        Undeliverable = new UndeliverableAddresses(table, clock);
        Wishes = new ChannelWishes(table, Keys);
        Told = new ToldInPerson(table, clock);
        Limits = new RecipientLimits(table, clock);
        var alerts = new PersonAlerts(Ledger, OptOuts, Wishes, Undeliverable, Limits, Told, Keys);
        Audit = new AuditLog(storage, clock);
        Search = new PersonSearch(App.Registers, App.Index, index, Audit, clock);
        Export = new PersonExport(App.Registers, Search, App.Submissions, App.Files, alerts, Audit, App.Rules, App.Budgets, index, clock);
        Acts = new PersonActs(App.Counted, Audit, index, clock);
        Erasures = new ErasureList(storage, clock);
        Erasure = new PersonErasure(
            Erasures, Search, App.Registers, App.Counted,
            new FileErasure(App.Counted, App.Submissions, App.Files, new InboxErasure(App.InboxFiles, App.Marks), App.Budgets), new RegionTurns(),
            alerts, App.Matching, new SummaryStore(storage), Audit, index, NullLogger<PersonErasure>.Instance);
        Breach = new Breach(App.Registers, App.Submissions, App.Files, Erasures, App.Rules, Audit, index, clock);
        Follow = new RestrictionFollow(App.Registers, App.Counted, Audit, index, NullLogger<RestrictionFollow>.Instance);
        Retention = new Retention(
            App.Registers, App.Counted, App.Submissions, App.Files, App.InboxFiles, App.Marks, new EngineReceipts(storage, clock), alerts, new NoticeLedger(table), new SummaryStore(storage), Audit, Options.Create(retention ?? new RetentionOptions()), clock,
            NullLogger<Retention>.Instance);
    }

    public StorageAccess Storage { get; }

    public FakeTimeProvider Clock { get; }

    public TestApp App { get; }

    public AlertKeys Keys { get; }

    public AlertLedger Ledger { get; }

    public AlertOptOuts OptOuts { get; }

    public ChannelWishes Wishes { get; }

    public ToldInPerson Told { get; }

    public RecipientLimits Limits { get; }

    public UndeliverableAddresses Undeliverable { get; }

    public AuditLog Audit { get; }

    public PersonSearch Search { get; }

    public PersonExport Export { get; }

    public PersonActs Acts { get; }

    public ErasureList Erasures { get; }

    public PersonErasure Erasure { get; }

    public Breach Breach { get; }

    public RestrictionFollow Follow { get; }

    public Retention Retention { get; }

    public static RightsRequest Asked { get; } = new("Permintaan tertulis tanggal 20 November", "yang bersangkutan", "operator:test");

    /// <summary>Hands in a roster as an office does: through the inbox.</summary>
    public async Task UploadAsync(RegionCode region, string fileName, byte[] content)
    {
        var state = await HandInAsync(region, fileName, content);
        Assert.True(state.IsAccepted(), $"{fileName}: {state}");
    }

    /// <summary>The same of a roster that need not be accepted.</summary>
    public async Task<SubmissionState> HandInAsync(RegionCode region, string fileName, byte[] content, string? by = null)
    {
        var blob = Storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Rosters).GetBlobClient($"{region}/{fileName}");
        var there = (await blob.UploadAsync(BinaryData.FromBytes(content), overwrite: true)).Value;
        // Storage times have whole seconds, in which an order of uploads would be lost.
        _uploads++;
        var state = await App.Import.RunAsync(
            RegionCatalog.Shipped.Find(region)!, fileName, Clock.GetUtcNow().AddMinutes(_uploads), BinaryData.FromBytes(content), by, CancellationToken.None);
        await App.Marks.SetAsync(blob.Name, there.ETag, CancellationToken.None);
        return state;
    }

    public async Task<Person?> PersonAsync(RegionCode region, Nik nik) =>
        (await App.Registers.LoadAsync(region, CancellationToken.None))?.People.FirstOrDefault(person => person.Nik == nik);

    public async Task<IReadOnlyList<string>> ActionsAsync(string scope)
    {
        var actions = new List<string>();
        await foreach (var record in Audit.ListAsync(scope, null, null, CancellationToken.None))
        {
            // Of acts on people and stored data; those on rosters are tested with the rosters.
            if (!record.Entry.Action.StartsWith("roster.", StringComparison.Ordinal))
            {
                actions.Add(record.Entry.Action);
            }
        }

        return actions;
    }
}
