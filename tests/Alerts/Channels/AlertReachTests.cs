using Azure.Data.Tables;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Planning;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Alerts.Channels;

public sealed class AlertReachTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly AlertChannel[] All = [AlertChannel.WhatsApp, AlertChannel.Sms, AlertChannel.Mail];
    private static readonly string BudisKey = Workers.Keys.Phone(ChannelWorld.BudisPhone);

    [Fact]
    public void Channels_come_in_their_order_and_WhatsApp_only_where_its_owner_agreed()
    {
        var budi = Candidate("budi@contoh.go.id", ChannelWorld.BudisNumber);

        Assert.Equal([AlertChannel.Sms, AlertChannel.Mail], Ways(budi));
        Assert.Equal([AlertChannel.Sms, AlertChannel.Mail], Ways(budi, new ChannelWish(false, null)));
        Assert.Equal(All, Ways(budi, new ChannelWish(true, null)));
        Assert.Equal([AlertChannel.Mail, AlertChannel.WhatsApp, AlertChannel.Sms], Ways(budi, new ChannelWish(true, AlertChannel.Mail)));
        Assert.Equal([AlertChannel.Mail], AlertReach.MailAlone.Ways(budi).Select(way => way.Channel));
        Assert.Equal([AlertChannel.Mail], Ways(Candidate("budi@contoh.go.id"), new ChannelWish(true, null)));
        Assert.Empty(Ways(Candidate(null, "021-5550100")));
    }

    [Fact]
    public void The_number_that_agreed_is_used_whatever_stands_first()
    {
        var reach = new AlertReach([AlertChannel.WhatsApp, AlertChannel.Sms], new Dictionary<string, ChannelWish> { [BudisKey] = new(true, null) });

        Assert.Equal(
            [(AlertChannel.WhatsApp, "+6281234567890"), (AlertChannel.Sms, "+6285700000001")],
            reach.Ways(Candidate(null, "+6285700000001", ChannelWorld.BudisNumber)).Select(way => (way.Channel, way.Phone.Value)));
    }

    [Fact]
    public void With_mail_alone_entries_say_what_they_always_said()
    {
        var budi = Candidate("budi@contoh.go.id", ChannelWorld.BudisNumber);
        var ways = AlertReach.MailAlone.Ways(budi);
        var entry = Workers.Entry(budi, AlertState.Failed, Workers.LongAgo);

        Assert.Equal(budi.AddressKey, AlertReach.ContactKey(ways));
        Assert.Equal(entry, entry.By(ways[0], ways));
        Assert.False(new AlertHistory([entry], new HashSet<string>(), Workers.Cimahi.Zone).IsNew(budi));
        Assert.True(new AlertHistory([entry], new HashSet<string>(), Workers.Cimahi.Zone, new AlertReach(All, new Dictionary<string, ChannelWish>())).IsNew(budi));
    }

    [Fact]
    public void What_holds_a_number_prints_none()
    {
        var way = new AlertReach(All, new Dictionary<string, ChannelWish>()).Ways(Candidate(null, ChannelWorld.BudisNumber))[0];

        Assert.Equal($"Sms {BudisKey}", way.ToString());
        Assert.Equal("+62***890", ChannelWorld.BudisPhone.ToString());
        Assert.DoesNotContain("81234567890", Candidate(null, ChannelWorld.BudisNumber).Phones[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0812-3456-7890", "+6281234567890")]
    [InlineData("6281234567890", "+6281234567890")]
    [InlineData("+62 812 3456 7890", "+6281234567890")]
    [InlineData("021 5550100", null)] // no mobile number
    [InlineData("+15551230000", null)]
    [InlineData("0812x3456", null)]
    [InlineData("", null)]
    public void A_number_is_read_whole_or_not_at_all(string text, string? number) =>
        Assert.Equal(number, AlertPhone.TryParse(text, out var phone) ? phone.Value : null);

    [Fact]
    public async Task A_person_without_an_address_is_reached_by_telephone_where_that_is_on()
    {
        await using var world = await ChannelWorld.StartAsync(azurite, "Mail", agreed: false, email: null);
        Assert.Equal(new AlertScanReport(0, 1, 0), await world.Alerts.ScanAsync());
        Assert.Equal(AlertState.Unreachable, (await world.Alerts.EntryAsync()).State);

        var options = new AlertOptions { SmtpHost = "127.0.0.1", SmtpPort = world.Alerts.Sink.Port, From = "pengingat@dinsos.contoh.go.id" };
        ChannelWorld.Set(options, world.Provider, "Mail,Sms");
        world.Alerts.Options.CurrentValue = options;
        await world.SendAsync();

        Assert.Single(world.Provider.Sms);
        Assert.Equal(AlertState.Delivered, (await world.Alerts.EntryAsync()).State);
    }

    [Fact]
    public async Task An_entry_of_the_last_release_that_was_being_sent_goes_on_as_mail()
    {
        await using var world = await ChannelWorld.StartAsync(azurite, "Mail,Sms", agreed: false);
        var message = await world.Alerts.PlanOneAsync();
        var planned = await world.Alerts.EntryAsync();
        var table = await world.Alerts.Table.OpenAsync(CancellationToken.None);
        await table.UpsertEntityAsync(
            new TableEntity("32.77", message.Key)
            {
                ["Person"] = planned.PersonKey,
                ["Step"] = "d30",
                ["State"] = "Sending",
                ["NextAt"] = AlertWorld.Monday,
                ["ChangedAt"] = AlertWorld.Monday,
                ["Attempts"] = 1,
                ["Claim"] = "a",
                ["Address"] = planned.AddressKey,
            },
            TableUpdateMode.Replace);

        Assert.Equal(new AlertOutcome.TryLater(AlertDelivery.ClaimTime), await world.GoOnAsync(message));
        world.Alerts.Clock.Advance(AlertDelivery.ClaimTime);
        Assert.IsType<AlertOutcome.Sent>(await world.GoOnAsync(message));

        Assert.Single(world.Alerts.Sink.Received);
        Assert.Equal((AlertState.Delivered, AlertChannel.Mail, 2), ((await world.Alerts.EntryAsync()).State, (await world.Alerts.EntryAsync()).Channel, (await world.Alerts.EntryAsync()).Attempts));
    }

    [Fact]
    public async Task The_window_the_switch_the_list_and_the_pace_hold_for_every_channel()
    {
        await using var world = await ChannelWorld.StartAsync(azurite);
        var message = await world.Alerts.PlanOneAsync();
        world.Alerts.Clock.SetUtcNow(AlertWorld.Monday.AddHours(9));
        Assert.Equal(new AlertOutcome.TryLater(TimeSpan.FromHours(14)), await world.GoOnAsync(message));
        world.Alerts.Clock.SetUtcNow(AlertWorld.Monday.AddDays(1));
        await world.Alerts.Switch.StopAsync(CancellationToken.None);
        Assert.Equal(new AlertOutcome.TryLater(TimeSpan.FromHours(1)), await world.GoOnAsync(message));
        await world.Alerts.Switch.ResumeAsync(CancellationToken.None);

        var limit = new SertiKesos.Alerts.Ledger.SenderLimit(world.Alerts.Table, world.Alerts.Clock);
        for (var slot = 0; slot < 30; slot++)
        {
            await limit.TakeAsync(new(30, 100), CancellationToken.None);
        }

        Assert.InRange(Assert.IsType<AlertOutcome.TryLater>(await world.GoOnAsync(message)).Delay, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(11));
        Assert.Equal(0, world.Provider.Asked);
        world.Alerts.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.GoOnAsync(message);

        Assert.Equal(1, world.Provider.Asked);
        Assert.Empty(world.Provider.Sms);
    }

    [Fact]
    public async Task Only_ways_on_the_list_are_taken()
    {
        await using var world = await ChannelWorld.StartAsync(azurite);
        world.Alerts.Options.CurrentValue.AllowList = "budi.santosa@contoh.go.id";

        await world.SendAsync();

        Assert.Equal(0, world.Provider.Asked);
        Assert.Empty(world.Provider.Sms);
        Assert.Single(world.Alerts.Sink.Received);
    }

    [Fact]
    public async Task A_number_on_the_list_is_enough_and_others_are_left_out()
    {
        await using var world = await ChannelWorld.StartAsync(azurite);
        world.Alerts.Options.CurrentValue.AllowList = "0812 3456 7890";
        world.Provider.FailNext(131026);

        await world.SendAsync();

        Assert.Equal(1, world.Provider.Asked);
        Assert.Single(world.Provider.Sms);
        Assert.Empty(world.Alerts.Sink.Received);
    }

    [Fact]
    public async Task What_was_refused_on_a_trial_is_not_tried_again_day_by_day()
    {
        await using var world = await ChannelWorld.StartAsync(azurite);
        world.Alerts.Options.CurrentValue.AllowList = ChannelWorld.BudisNumber;
        world.Provider.FailNext(131026);
        world.Provider.SmsStatus = 400;
        await world.GoOnAsync(await world.PlanTriedAsync());
        Assert.Equal(AlertState.Failed, (await world.Alerts.EntryAsync()).State);

        Assert.Equal(0, (await world.Alerts.ScanAsync()).Planned);

        Assert.Empty(world.Alerts.Sink.Received);
    }

    [Fact]
    public void That_a_way_has_gone_is_no_reason_to_try_the_others_again()
    {
        var budi = Candidate("budi@contoh.go.id", ChannelWorld.BudisNumber);
        var ways = new AlertReach(All, new Dictionary<string, ChannelWish>()).Ways(budi);

        Assert.False(AlertReach.HasNew(AlertReach.ContactKey(ways), [ways[0]]));
        Assert.True(AlertReach.HasNew(AlertReach.ContactKey([ways[0]]), ways));
        Assert.True(AlertReach.HasNew(null, ways));
        Assert.False(AlertReach.HasNew(null, []));
    }

    private static IEnumerable<AlertChannel> Ways(AlertCandidate candidate, ChannelWish? wish = null) =>
        new AlertReach(All, wish is null ? new Dictionary<string, ChannelWish>() : new Dictionary<string, ChannelWish> { [BudisKey] = wish }).Ways(candidate).Select(way => way.Channel);

    private static AlertCandidate Candidate(string? email, params string[] phones) => Workers.Candidates(
        Workers.Register(Workers.Person("Budi Santosa", Workers.BudisNik, email, Workers.Certificate(AlertWorld.Today.AddDays(30))) with { Phones = phones }), AlertWorld.Today)[0];
}
