using System.Globalization;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Planning;
using SertiKesos.People;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Tests.Support;

namespace SertiKesos.Rigs;

/// <summary>
/// An installation whose host is killed again and again while it warns workers: each time those of another region, whose
/// mails must all be there after the next start.
/// </summary>
internal sealed class AlertKillLane : IAsyncDisposable
{
    public const string BeforeMail = "before mail";
    public const string AfterMail = "after mail";

    private const int Workers = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // Longer than a claim, and than a scan lets an alert be late: the next start finds all of it due.
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(130);

    private readonly PrivateStorage _storage;
    private readonly FaultProxy _proxy;
    private readonly MailServer _mail;
    private readonly KeyRing _keys;
    private readonly Queue<Region> _fresh = new(RegionCatalog.Shipped.All);
    private readonly Lock _lock = new();
    private DateTimeOffset _now = new(2026, 11, 22, 22, 0, 0, TimeSpan.Zero);
    private AppProcess? _app;
    private string? _strike;
    private TaskCompletionSource _struck = new();

    private AlertKillLane(PrivateStorage storage, FaultProxy proxy)
    {
        _storage = storage;
        _proxy = proxy;
        _mail = MailServer.Start(
            Path.Combine(storage.Folder, "mail"),
            new MailServer.Setup { HangsUpBefore = () => StrikesAsync(BeforeMail), HangsUpAfter = () => StrikesAsync(AfterMail) });
        _keys = KeyFile.LoadOrCreate(Path.Combine(storage.Folder, "keys.json"));
        proxy.BeforeForward = async request => !await StrikesAsync($"before {request.Label}");
        proxy.AfterCommit = async request => !await StrikesAsync($"after {request.Label}");
    }

    /// <summary>Mails that came twice, each under the Message-ID that it had before.</summary>
    public int Repeated { get; private set; }

    public int Delivered { get; private set; }

    /// <summary>Everything that sending writes down, as it was seen so far.</summary>
    public IReadOnlyList<string> Points =>
    [
        .. _proxy.Requests
            .Where(request => KillStrike.IsPoint(request) && request.Holder is StorageNames.Tables.Alerts or StorageNames.Queues.Alerts or StorageNames.Queues.AlertScans)
            .Where(request => request.Operation is not ("message receive" or "message peek" or "row get" or "row query"))
            .Select(request => request.Label).Distinct().Order(StringComparer.Ordinal)
            .SelectMany(label => new[] { $"before {label}", $"after {label}" }),
        BeforeMail,
        AfterMail,
    ];

    public static async Task<AlertKillLane> StartAsync()
    {
        var storage = await PrivateStorage.StartAsync();
        await new StorageSetup(storage.Access).RunAsync(CancellationToken.None);
        var proxy = await FaultProxy.StartAsync(storage.ConnectionString);
        proxy.HidesMessagesFor = TimeSpan.FromSeconds(2);
        return new AlertKillLane(storage, proxy);
    }

    /// <summary>A region's workers are warned; the host dies over it where <paramref name="strike"/> says, and starts again.</summary>
    public async Task WarnAsync(string? strike)
    {
        var region = _fresh.Dequeue();
        await RegisterAsync(region);
        if (_app is null)
        {
            await StartHostAsync();
        }

        lock (_lock)
        {
            _struck = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _strike = strike;
        }

        await ScanAsync(region);
        if (strike is not null)
        {
            var ended = await Task.WhenAny(_struck.Task, Task.Delay(Patience));
            Assert.True(ended == _struck.Task, $"Nothing came that is {strike}. {_app!.Error}");
            await EndAsync();
            _now += Between;
            await StartHostAsync();
            await ScanAsync(region);
        }

        await VerifyAsync(region, strike);
    }

    public void Forget() => _proxy.Forget();

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await _mail.DisposeAsync();
        await _proxy.DisposeAsync();
        await _storage.DisposeAsync();
    }

    private static string Address(Region region, int serial) => $"orang{serial}.{region.Code.Value.Replace('.', '-')}@contoh.example";

    private async Task VerifyAsync(Region region, string? strike)
    {
        var ledger = new AlertLedger(new AlertTable(_storage.Access.Tables.GetTableClient(StorageNames.Tables.Alerts)));
        using var limit = new CancellationTokenSource(Patience);
        IReadOnlyList<AlertEntry> entries;

        // A second message of an alert may wait for the claim of the first to end; it will find nothing to do.
        while ((entries = await ledger.ListAsync(region.Code, CancellationToken.None)).Count < Workers || entries.Any(entry => entry.State != AlertState.Delivered))
        {
            Assert.False(limit.IsCancellationRequested, $"{strike}: stuck at {string.Join(", ", entries.Select(entry => entry.State))}. {_app!.Error}");
            await Task.Delay(50, CancellationToken.None);
        }

        var mails = _mail.Received.Where(mail => Enumerable.Range(1, Workers).Any(serial => mail.To == Address(region, serial))).ToList();
        Assert.Equal(Workers, mails.Select(mail => mail.To).Distinct().Count());
        foreach (var sent in mails.GroupBy(mail => mail.To))
        {
            // However often it came, it is the same message: whoever reads it sees it once.
            Assert.Single(sent.Select(mail => mail.MessageId).Distinct());
            Assert.Contains(entries, entry => sent.First().MessageId!.Contains(entry.Key.Value, StringComparison.Ordinal));
        }

        var repeated = mails.Count - Workers;
        Assert.True(strike is not null || repeated == 0, $"{repeated} mails came again although nothing was killed.");
        Assert.True(strike != AfterMail || repeated >= 1, "The mail that was taken before the kill did not come again.");
        Repeated += repeated;
        Delivered += Workers;
    }

    private async Task RegisterAsync(Region region)
    {
        var uploaded = _now.AddDays(-30);
        var people = Enumerable.Range(1, Workers).Select(serial => new Person(
            InventedRoster.Name(serial),
            Nik.TryParse(InventedRoster.Nik(region.Code, serial), out var nik) ? nik : null,
            InventedRoster.Birth,
            null,
            [],
            Address(region, serial),
            [new Assignment(Role.Psm, null, null, null, ServiceStatus.Active, [new Credential(CredentialKind.Competency, CredentialEvidence.Dated, Number: $"C-{serial}", ExpiresOn: new DateOnly(2026, 12, 20))])]));
        var change = RegisterChange.Of(
            Register.Empty(region.Code), new RosterEntry("kiriman", uploaded, uploaded, DateOnly.FromDateTime(uploaded.UtcDateTime), [.. people], null, []));
        Assert.True(await new RegisterStore(_storage.Access, new EnvelopeCipher(_keys)).SaveAsync(change.Next, null, CancellationToken.None));
    }

    /// <summary>What the timer does every day.</summary>
    private Task ScanAsync(Region region) => new AlertQueues(
        _storage.Access.Queues.GetQueueClient(StorageNames.Queues.AlertScans), _storage.Access.Queues.GetQueueClient(StorageNames.Queues.Alerts))
        .SendScanAsync(region.Code, CancellationToken.None);

    private async Task StartHostAsync()
    {
        var app = AppProcess.StartRig(
            _storage.Folder,
            [
                AlertHost.Verb, _now.ToString("O", CultureInfo.InvariantCulture),
                $"AzureWebJobsStorage={_proxy.ConnectionString}", "urls=http://127.0.0.1:0", $"Protection:KeyFile={Path.Combine(_storage.Folder, "keys.json")}",
                "AzureFunctionsJobHost:extensions:queues:maxPollingInterval=00:00:00.2",
                "AzureWebJobs.PlanAlerts.Disabled=true", "Alerts:SmtpHost=127.0.0.1", string.Create(CultureInfo.InvariantCulture, $"Alerts:SmtpPort={_mail.Port}"),
                "Alerts:Tls=None", "Alerts:From=sertikesos@contoh.example", "Alerts:PerMinute=1000", "Alerts:PerHour=1000", "Alerts:PerOfficeHour=1000", "Alerts:PerAddressDay=100", "Alerts:HoldHours=0",
                "Alerts:Opens=00:00", "Alerts:Closes=23:59",
            ]);
        lock (_lock)
        {
            _app = app;
        }

        await Eventually.FindAsync(() => Task.FromResult(app.Output.Contains(AlertHost.Ready, StringComparison.Ordinal) ? app : null), $"the host to be ready: {app.Error}");
    }

    private async Task<bool> StrikesAsync(string moment)
    {
        lock (_lock)
        {
            if (_strike is null || _strike != moment)
            {
                return false;
            }

            _strike = null;
        }

        await _app!.KillAsync();
        _struck.TrySetResult();
        return true;
    }

    private async Task EndAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
            _app = null;
        }
    }
}
