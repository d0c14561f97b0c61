using SertiKesos.Alerts;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Mail;
using SertiKesos.Alerts.Planning;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Alerts;

/// <summary>What an operator sees of all alerts and does about them.</summary>
public sealed class AlertControlTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string Operator = "operator:a1b2c3d4e5f6";

    [Fact]
    public async Task Stopping_holds_what_is_open_and_is_on_record_once()
    {
        await using var world = new AlertWorld(azurite);
        var storage = await StorageAsync();
        var audit = new AuditLog(storage, world.Clock);
        var control = Control(world, storage);
        var message = await world.PlanOneAsync();
        Assert.Equal((true, 0), ((await control.LookAsync(CancellationToken.None)).Gate.IsOpen, (await control.LookAsync(CancellationToken.None)).Held));

        Assert.True(await control.StopAsync(Operator, "Isi surat keliru, diperiksa dulu", CancellationToken.None));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(await control.StopAsync(Operator, "Isi surat keliru, diperiksa dulu", CancellationToken.None));
        Assert.False(await control.StopAsync("operator:ffffffffffff", "Orang lain juga menekannya", CancellationToken.None));

        var stopped = await control.LookAsync(CancellationToken.None);
        Assert.Equal((false, true, Operator, 1), (stopped.Gate.IsOpen, stopped.Gate.Switch.Stopped, stopped.Gate.Switch.By, stopped.Held));
        Assert.IsType<AlertOutcome.TryLater>(await world.DeliverAsync(message));
        Assert.True(await control.GoAsync(Operator, "Isi surat sudah dibetulkan", CancellationToken.None));
        Assert.Equal((true, 0), ((await control.LookAsync(CancellationToken.None)).Gate.IsOpen, (await control.LookAsync(CancellationToken.None)).Held));

        var records = await audit.ListAsync(AuditScope.National, null, null, CancellationToken.None).ToListAsync();
        Assert.Equal([("alerts.stopped", Operator), ("alerts.resumed", Operator)], records.Select(record => (record.Entry.Action, record.Entry.Actor)));
        var kept = await new OperatorReasons(storage, world.Clock).ListAsync("alerts-", 10, CancellationToken.None);
        Assert.Equal(["Isi surat sudah dibetulkan", "Isi surat keliru, diperiksa dulu"], kept.Select(reason => reason.Reason));
    }

    [Fact]
    public async Task A_switch_whose_record_was_lost_is_recorded_by_the_next_try()
    {
        await using var world = new AlertWorld(azurite);
        var storage = await StorageAsync();
        await world.Switch.SetAsync(true, Operator, CancellationToken.None);

        Assert.False(await Control(world, storage).StopAsync(Operator, "Isi surat keliru, diperiksa dulu", CancellationToken.None));

        Assert.Single(await new AuditLog(storage, world.Clock).ListAsync(AuditScope.National, null, null, CancellationToken.None).ToListAsync());
    }

    [Fact]
    public async Task Alerts_are_counted_by_state_the_open_ones_all_and_the_others_of_a_month()
    {
        await using var world = new AlertWorld(azurite);
        var now = world.Clock.GetUtcNow();
        await EnterAsync(world, 1, "32.77", AlertState.Planned, now.AddHours(5));
        await EnterAsync(world, 2, "32.77", AlertState.Retrying, now.AddHours(-3), changed: now.AddDays(-60));
        await EnterAsync(world, 3, "33.74", AlertState.Failed, now);
        await EnterAsync(world, 4, "33.74", AlertState.Failed, now, changed: now.AddDays(-31));
        await EnterAsync(world, 5, "94.71", AlertState.Delivered, now.AddDays(-2), changed: now.AddDays(-2));
        await world.OptOuts.StopAsync(AlertAddress.TryParse("b@contoh.go.id", out var address) ? address : default, CancellationToken.None);
        await world.Switch.StopAsync(CancellationToken.None);

        await world.KeepRegisterAsync();
        var overview = await Control(world, OwnNames.On(azurite.ConnectionString)).LookAsync(CancellationToken.None);

        var counts = overview.Counts;
        Assert.Equal([Workers.Cimahi.Code], overview.WithoutPhone);

        Assert.Equal(
            [(AlertState.Planned, 1), (AlertState.Delivered, 1), (AlertState.Retrying, 1), (AlertState.Failed, 1)],
            counts.ByState.Where(count => count.Value > 0).Select(count => (count.Key, count.Value)).OrderBy(count => count.Key));
        Assert.Equal((2, 1), (counts.Open, counts.Overdue));
    }

    private async Task<StorageAccess> StorageAsync()
    {
        var storage = OwnNames.On(azurite.ConnectionString);
        await storage.Tables.GetTableClient(StorageNames.Tables.Audit).CreateAsync();
        await storage.Tables.GetTableClient(StorageNames.Tables.Offices).CreateAsync();
        return storage;
    }

    private static AlertControl Control(AlertWorld world, StorageAccess storage) => new(
        world.Switch,
        new AlertGate(world.Options, world.Switch, new SenderLimit(world.Table, world.Clock), new RecipientLimits(world.Table, world.Clock), new Ready()),
        world.Ledger,
        world.Registers,
        world.Policies,
        new AuditLog(storage, world.Clock),
        new OperatorReasons(storage, world.Clock),
        world.Clock);

    private static Task EnterAsync(AlertWorld world, int number, string region, AlertState state, DateTimeOffset next, DateTimeOffset? changed = null) =>
        world.Ledger.WriteAsync(
            new AlertEntry(RegionCode.Parse(region), AlertKey.Parse($"{number:x32}"), "p", null, "d30", state, next, changed ?? world.Clock.GetUtcNow()), CancellationToken.None);

    private sealed class Ready : INotificationSender
    {
        public bool IsReady => true;

        public Task<SendingResult> SendAsync(AlertLetter letter, CancellationToken cancel) => throw new InvalidOperationException("Nothing is sent here.");
    }
}
