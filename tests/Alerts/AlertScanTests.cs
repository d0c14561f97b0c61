using System.Text;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging.Abstractions;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Mail;
using SertiKesos.Alerts.Planning;
using SertiKesos.Regions;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Alerts;

public sealed class AlertScanTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task A_due_certificate_becomes_a_ledger_entry_and_a_message()
    {
        await using var world = new AlertWorld(azurite);

        var report = await world.ScanAsync();

        Assert.Equal(new AlertScanReport(1, 0, 0), report);
        var entry = await world.EntryAsync();
        Assert.Equal((AlertState.Planned, "d30", AlertWorld.Monday), (entry.State, entry.Step, entry.NextAt));
        var message = (await world.Alerts.ReceiveMessageAsync()).Value;
        Assert.Equal(new AlertMessage(1, "32.77", entry.Key.Value), AlertMessage.Parse(message.Body.ToString()));
    }

    [Fact]
    public async Task The_same_scan_twice_changes_nothing()
    {
        await using var world = new AlertWorld(azurite);
        await world.ScanAsync();

        Assert.Equal(new AlertScanReport(0, 0, 0), await world.ScanAsync());

        Assert.Equal(1, await AlertWorld.CountAsync(world.Alerts));
    }

    [Fact]
    public async Task Who_moves_to_another_office_is_not_told_the_same_again()
    {
        await using var world = new AlertWorld(azurite);
        Assert.IsType<AlertOutcome.Sent>(await world.DeliverAsync(await world.PlanOneAsync()));
        world.Register = world.Register with { Region = Workers.Padang.Code };
        await world.KeepRegisterAsync();

        var report = await world.Scan.RunAsync(new AlertScanMessage(1, Workers.Padang.Code.Value), CancellationToken.None);

        Assert.Equal(new AlertScanReport(0, 0, 0), report);
        var there = Assert.Single(await world.Ledger.ListAsync(Workers.Padang.Code, CancellationToken.None));
        Assert.Equal((AlertState.Delivered, (await world.EntryAsync()).ChangedAt), (there.State, there.ChangedAt));
        await world.Ledger.RemoveAsync(await world.EntryAsync(), CancellationToken.None);
        Assert.Null(await world.Ledger.FindElsewhereAsync(Workers.Padang.Code, there.Key, CancellationToken.None));
    }

    [Fact]
    public async Task Who_stands_in_two_regions_hears_it_from_one()
    {
        await using var world = new AlertWorld(azurite);
        var here = await world.PlanOneAsync();
        world.Register = world.Register with { Region = Workers.Padang.Code };
        await world.KeepRegisterAsync();
        await world.Scan.RunAsync(new AlertScanMessage(1, Workers.Padang.Code.Value), CancellationToken.None);
        var there = new AlertMessage(1, Workers.Padang.Code.Value, here.Key);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => world.Delivery.DeliverAsync(number % 2 == 0 ? here : there, CancellationToken.None)));

        Assert.Single(outcomes, outcome => outcome is AlertOutcome.Sent);
        Assert.Single(world.Sink.Received);
    }

    [Fact]
    public async Task Two_scans_at_once_make_one_entry()
    {
        await using var world = new AlertWorld(azurite);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.ScanAsync()));

        Assert.Equal(AlertState.Planned, (await world.EntryAsync()).State);
    }

    [Fact]
    public async Task Messages_are_json_in_base64_without_personal_data()
    {
        await using var world = new AlertWorld(azurite);
        await world.ScanAsync();
        var raw = new QueueClient(azurite.ConnectionString, world.Alerts.Name);

        var text = Encoding.UTF8.GetString(Convert.FromBase64String((await raw.PeekMessageAsync()).Value.Body.ToString()));

        Assert.Matches("""^\{"version":1,"region":"32.77","key":"[0-9a-f]{32}"\}$""", text);
    }

    [Fact]
    public async Task Ledger_rows_hold_no_personal_data()
    {
        await using var world = new AlertWorld(azurite);
        await world.DeliverAsync(await world.PlanOneAsync());

        var open = await world.Table.OpenAsync(CancellationToken.None);
        var rows = new StringBuilder();
        await foreach (var entity in open.QueryAsync<Azure.Data.Tables.TableEntity>())
        {
            rows.AppendJoin(' ', entity.Select(pair => $"{pair.Key}={pair.Value}"));
        }

        Assert.Contains("Delivered", rows.ToString(), StringComparison.Ordinal);
        Assert.All(
            ["Budi", "Santosa", Workers.BudisNik, Workers.BudisNumber, "contoh.go.id", "2026-12-23"],
            secret => Assert.DoesNotContain(secret, rows.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Somebody_without_an_address_is_entered_as_unreachable()
    {
        await using var world = new AlertWorld(azurite);
        world.Register = Workers.Register(Workers.Budi(Workers.Certificate(AlertWorld.Today.AddDays(30))) with { Email = "-" });

        Assert.Equal(new AlertScanReport(0, 1, 0), await world.ScanAsync());
        Assert.Equal(new AlertScanReport(0, 0, 0), await world.ScanAsync());

        Assert.Equal(AlertState.Unreachable, (await world.EntryAsync()).State);
        Assert.Equal(0, await AlertWorld.CountAsync(world.Alerts));
    }

    [Fact]
    public async Task An_address_given_later_makes_the_alert_possible()
    {
        await using var world = new AlertWorld(azurite);
        var budi = Workers.Budi(Workers.Certificate(AlertWorld.Today.AddDays(30)));
        world.Register = Workers.Register(budi with { Email = null });
        await world.ScanAsync();
        world.Register = Workers.Register(budi);

        Assert.Equal(1, (await world.ScanAsync()).Planned);
        Assert.Equal(AlertState.Planned, (await world.EntryAsync()).State);
    }

    [Fact]
    public async Task An_entry_whose_message_was_lost_gets_a_new_one_once()
    {
        await using var world = new AlertWorld(azurite);
        await world.ScanAsync();
        await world.Alerts.ClearMessagesAsync();
        world.Clock.Advance(AlertScan.Overdue + TimeSpan.FromMinutes(1));

        Assert.Equal(1, (await world.ScanAsync()).Resumed);
        Assert.Equal(0, (await world.ScanAsync()).Resumed);

        Assert.Equal(1, await AlertWorld.CountAsync(world.Alerts));
    }

    [Fact]
    public async Task With_an_allow_list_only_its_addresses_are_planned()
    {
        await using var world = new AlertWorld(azurite);
        world.Register = Workers.Register(
            Workers.Budi(Workers.Certificate(AlertWorld.Today.AddDays(30))),
            Workers.Person("Ani", "3277014101900001", "ani@contoh.go.id", Workers.Certificate(AlertWorld.Today)));
        world.Options.CurrentValue = new() { AllowList = "ANI@contoh.go.id" };

        Assert.Equal(1, (await world.ScanAsync()).Planned);

        Assert.Equal("d0", (await world.EntryAsync()).Step);
    }

    [Fact]
    public async Task Every_region_with_a_register_gets_a_scan_message()
    {
        await using var world = new AlertWorld(azurite);
        await world.KeepRegisterAsync();
        world.Register = world.Register with { Region = RegionCode.Parse("32.17") };
        await world.KeepRegisterAsync();

        Assert.Equal(2, await new AlertScheduling(world.Registers, world.Queues, NullLogger<AlertScheduling>.Instance).PlanAllAsync(CancellationToken.None));

        var messages = (await world.Scans.ReceiveMessagesAsync(10)).Value.Select(message => AlertScanMessage.Parse(message.Body.ToString()));
        Assert.Equal([new(1, "32.17"), new(1, "32.77")], messages);
    }

    [Fact]
    public async Task A_message_of_a_later_version_or_an_unknown_region_is_a_fault()
    {
        await using var world = new AlertWorld(azurite);

        await Assert.ThrowsAsync<NotSupportedException>(() => world.Scan.RunAsync(new AlertScanMessage(2, "32.77"), CancellationToken.None));
        await Assert.ThrowsAsync<FormatException>(() => world.Scan.RunAsync(new AlertScanMessage(1, "99.99"), CancellationToken.None));
        await Assert.ThrowsAsync<NotSupportedException>(() => world.DeliverAsync(new AlertMessage(2, "32.77", new string('0', 32))));
    }

    [Fact]
    public async Task The_rehearsal_lists_masked_what_the_day_would_send()
    {
        await using var world = new AlertWorld(azurite);
        await world.KeepRegisterAsync();
        var rehearsal = new AlertRehearsal(world.Registers, world.Ledger, world.OptOuts, world.Reaches, world.Policies, Workers.Keys);

        var line = Assert.Single(await rehearsal.ListAsync(AlertWorld.Today));

        Assert.Equal(
            new RehearsalLine(Workers.Cimahi.Code, "B*** S***", "b***@contoh.go.id", "•••/LSPS/2021/•••", AlertWorld.Today.AddDays(30), "d30"), line);
        Assert.Empty(await world.EntriesAsync());
        Assert.Empty(await rehearsal.ListAsync(Workers.Day("2026-11-22"))); // Sunday
        await world.ScanAsync();
        Assert.Single(await rehearsal.ListAsync(AlertWorld.Today)); // planned, not yet sent
    }

    [Fact]
    public async Task The_rehearsal_leaves_out_what_has_been_sent()
    {
        await using var world = new AlertWorld(azurite);
        await world.DeliverAsync(await world.PlanOneAsync());

        Assert.Empty(await new AlertRehearsal(world.Registers, world.Ledger, world.OptOuts, world.Reaches, world.Policies, Workers.Keys).ListAsync(AlertWorld.Today));
    }

    [Fact]
    public async Task The_rehearsal_says_why_something_that_is_due_is_not_sent()
    {
        await using var world = new AlertWorld(azurite);
        var due = Workers.Certificate(AlertWorld.Today.AddDays(30));
        world.Register = Workers.Register(
            Workers.Budi(due),
            Workers.Person("Ani Lestari", "3277015505900002", null, due),
            Workers.Person("Citra Dewi", "3277015505900003", "citra@contoh.go.id", due),
            Workers.Person("Dedi Putra", "3277011505900004", "dedi@contoh.go.id", due),
            Workers.Person("Eka Saputra", "3277011505900005", "eka@contoh.go.id", Workers.Certificate(AlertWorld.Today.AddDays(181))));
        await world.KeepRegisterAsync();
        await world.OptOuts.StopAsync(AlertAddress.TryParse("citra@contoh.go.id", out var address) ? address : default, CancellationToken.None);
        world.Options.CurrentValue = new() { SmtpHost = "127.0.0.1", SmtpPort = world.Sink.Port, Tls = MailTls.None, From = "pengingat@dinsos.contoh.go.id", AllowList = "budi.santosa@contoh.go.id, citra@contoh.go.id, eka@contoh.go.id" };
        var rehearsal = new AlertRehearsal(world.Registers, world.Ledger, world.OptOuts, world.Reaches, world.Policies, Workers.Keys);

        var day = await rehearsal.RunAsync(AlertWorld.Today, region => region.Code == Workers.Cimahi.Code, CancellationToken.None);

        Assert.Equal(
            [("A*** L***", RehearsalVerdict.Unreachable), ("B*** S***", RehearsalVerdict.Send), ("C*** D***", RehearsalVerdict.OptedOut), ("D*** P***", RehearsalVerdict.NotAllowed)],
            day.Lines.Select(line => (line.Person, line.Verdict)).Order());
        Assert.Equal(["A*** L***", "B*** S***"], (await rehearsal.ListAsync(AlertWorld.Today)).Select(line => line.Person).Order(StringComparer.Ordinal));
        Assert.Empty((await rehearsal.RunAsync(AlertWorld.Today, _ => false, CancellationToken.None)).Lines);
        Assert.False((await rehearsal.RunAsync(Workers.Day("2026-11-22"), _ => true, CancellationToken.None)).IsWorkingDay);
        await world.DeliverAsync(await DeliverableAsync(world));
        Assert.Equal(RehearsalVerdict.Done, (await rehearsal.RunAsync(AlertWorld.Today, _ => true, CancellationToken.None)).Lines.Single(line => line.Person == "B*** S***").Verdict);

        static async Task<AlertMessage> DeliverableAsync(AlertWorld world)
        {
            await world.ScanAsync();
            return new AlertMessage(1, Workers.Cimahi.Code.Value, (await world.EntriesAsync()).Single(entry => entry.State == AlertState.Planned).Key.Value);
        }
    }

    [Fact]
    public async Task An_office_sees_what_was_sent_and_what_is_to_come_by_person()
    {
        await using var world = new AlertWorld(azurite);
        world.Register = Workers.Register(
            Workers.Budi(Workers.Certificate(AlertWorld.Today.AddDays(30))),
            Workers.Person("Ani Lestari", "3277015505900002", null, Workers.Certificate(AlertWorld.Today.AddDays(7))),
            Workers.Person("Dedi Putra", "3277011505900004", "dedi@contoh.go.id", Workers.Certificate(AlertWorld.Today.AddDays(90))));
        await world.ScanAsync();
        var budi = (await world.Offices.ListAsync(Workers.Cimahi, CancellationToken.None))
            .Single(alert => alert.Person?.Name == "Budi Santosa");
        await world.DeliverAsync(new AlertMessage(1, Workers.Cimahi.Code.Value, budi.Entry.Key.Value));

        var alerts = await world.Offices.ListAsync(Workers.Cimahi, CancellationToken.None);

        Assert.Equal([("Dedi Putra", AlertState.Planned)], alerts.Take(1).Select(alert => (alert.Person?.Name, alert.Entry.State)));
        Assert.Equal(
            [("Ani Lestari", AlertState.Unreachable), ("Budi Santosa", AlertState.Delivered)],
            alerts.Skip(1).Select(alert => (alert.Person?.Name, alert.Entry.State)).Order());
        Assert.All(alerts, alert => Assert.DoesNotContain(alert.Person!.Name, alert.ToString(), StringComparison.Ordinal));
        Assert.Empty(await world.Offices.ListAsync(Workers.Padang, CancellationToken.None));
    }
}
