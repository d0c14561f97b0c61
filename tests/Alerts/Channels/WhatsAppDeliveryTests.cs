using SertiKesos.Alerts;
using SertiKesos.Alerts.Channels;
using SertiKesos.Alerts.Planning;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Alerts.Channels;

public sealed class WhatsAppDeliveryTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task A_template_message_is_taken_and_not_yet_delivered()
    {
        await using var world = await ChannelWorld.StartAsync(azurite);

        await world.SendAsync();

        var taken = Assert.Single(world.Provider.Taken);
        Assert.Equal(("6281234567890", "pengingat_sertifikat", "id"), (taken.To, taken.Template, taken.Language));
        Assert.Equal(["Budi Santosa", "pada 23 Desember 2026 (30 hari lagi)", "Dinas Sosial Kota Cimahi, telepon (022) 6631885"], taken.Texts);
        var entry = await world.Alerts.EntryAsync();
        Assert.Equal((AlertState.Accepted, AlertChannel.WhatsApp, 1, AlertWorld.Monday.AddHours(24)), (entry.State, entry.Channel, entry.Attempts, entry.NextAt));
        Assert.Empty(world.Alerts.Sink.Received);
        Assert.Empty(world.Provider.Sms);
    }

    [Theory]
    [InlineData("delivered")]
    [InlineData("read")]
    public async Task What_has_arrived_is_delivered_and_the_end(string status)
    {
        await using var world = await ChannelWorld.StartAsync(azurite);
        var message = await world.SendAsync();
        var taken = world.Provider.Taken[0];
        await world.TellAsync(ProviderServer.Status(taken, "sent"));
        world.Alerts.Clock.Advance(TimeSpan.FromMinutes(3));

        Assert.Equal(1, (await world.TellAsync(ProviderServer.Status(taken, status)))!.Moved);
        Assert.Equal(0, (await world.TellAsync(ProviderServer.Status(taken, "failed", 131026)))!.Moved);

        var entry = await world.Alerts.EntryAsync();
        Assert.Equal((AlertState.Delivered, AlertWorld.Monday.AddMinutes(3)), (entry.State, entry.ChangedAt));
        Assert.IsType<AlertOutcome.AlreadyDone>(await world.Alerts.DeliverAsync(message));
        Assert.Empty(world.Provider.Sms);
    }

    [Fact]
    public async Task The_same_call_twice_changes_nothing_more()
    {
        await using var world = await ChannelWorld.StartAsync(azurite);
        await world.SendAsync();
        var told = ProviderServer.Status(world.Provider.Taken[0], "failed", 131026);
        await world.TellAsync(told);
        var once = await world.Alerts.EntryAsync();
        var waiting = await AlertWorld.CountAsync(world.Alerts.Alerts);

        Assert.Equal(0, (await world.TellAsync(told))!.Moved);

        Assert.Equal(once, await world.Alerts.EntryAsync());
        Assert.Equal(waiting, await AlertWorld.CountAsync(world.Alerts.Alerts));
    }

    [Fact]
    public async Task What_failed_later_goes_to_the_next_channel_and_stays_one_alert()
    {
        await using var world = await ChannelWorld.StartAsync(azurite);
        var message = await world.SendAsync();
        await world.TellAsync(ProviderServer.Status(world.Provider.Taken[0], "failed", 131026, withMark: false));

        Assert.IsType<AlertOutcome.Sent>(await world.GoOnAsync(message));

        Assert.Single(world.Provider.Sms);
        Assert.Single(world.Provider.Taken);
        var entry = await world.Alerts.EntryAsync();
        Assert.Equal((AlertState.Delivered, AlertChannel.Sms, "WhatsApp", 2), (entry.State, entry.Channel, entry.Tried, entry.Attempts));
        Assert.Empty(world.Alerts.Sink.Received);
    }

    [Fact]
    public async Task What_has_not_arrived_in_a_day_goes_to_the_next_channel()
    {
        await using var world = await ChannelWorld.StartAsync(azurite);
        var message = await world.SendAsync();
        world.Alerts.Clock.Advance(TimeSpan.FromHours(23));
        Assert.IsType<AlertOutcome.TryLater>(await world.Alerts.DeliverAsync(message));
        Assert.Empty(world.Provider.Sms);

        world.Alerts.Clock.Advance(TimeSpan.FromHours(1));
        Assert.IsType<AlertOutcome.Sent>(await world.GoOnAsync(message));

        Assert.Single(world.Provider.Sms);
    }

    [Fact]
    public async Task What_arrives_late_ends_the_alert_before_the_next_channel_is_tried()
    {
        await using var world = await ChannelWorld.StartAsync(azurite);
        var message = await world.SendAsync();
        world.Provider.SmsStatus = 503;
        world.Alerts.Clock.Advance(TimeSpan.FromHours(24));
        Assert.IsType<AlertOutcome.TryLater>(await world.GoOnAsync(message));

        Assert.Equal(1, (await world.TellAsync(ProviderServer.Status(world.Provider.Taken[0], "delivered")))!.Moved);

        var entry = await world.Alerts.EntryAsync();
        Assert.Equal((AlertState.Delivered, AlertChannel.WhatsApp), (entry.State, entry.Channel));
        Assert.IsType<AlertOutcome.AlreadyDone>(await world.Alerts.DeliverAsync(message));
    }

    [Theory]
    [InlineData(131026)] // not on WhatsApp
    [InlineData(131047)] // has not written within 24 hours
    [InlineData(131049)] // WhatsApp holds it back for the reader's sake
    [InlineData(100)] // a bad parameter
    [InlineData(132001)] // no such template
    [InlineData(132000)] // another number of texts
    public async Task A_refusal_of_this_message_goes_to_the_next_channel_at_once(int code)
    {
        await using var world = await ChannelWorld.StartAsync(azurite);
        world.Provider.FailNext(code);

        await world.SendAsync();

        Assert.Equal(1, world.Provider.Asked);
        Assert.Single(world.Provider.Sms);
        Assert.Null(await world.Alerts.Pauses.FindAsync(AlertChannel.WhatsApp, CancellationToken.None));
    }

    [Theory]
    [InlineData(131048, 400, 24)] // complaints
    [InlineData(368, 403, 24)] // blocked by Meta
    [InlineData(190, 401, 1)] // the token has ended
    [InlineData(131042, 400, 1)] // the bill
    public async Task A_refusal_of_the_installation_lets_the_channel_rest_for_everybody(int code, int status, int hours)
    {
        await using var world = await ChannelWorld.StartAsync(azurite);
        world.Provider.FailNext(code, status);

        await world.SendAsync();

        var pause = await world.Alerts.Pauses.FindAsync(AlertChannel.WhatsApp, CancellationToken.None);
        Assert.Equal(new SertiKesos.Alerts.Ledger.ChannelPause(AlertWorld.Monday.AddHours(hours), code), pause);
        Assert.Single(world.Provider.Sms);
        world.Alerts.Clock.Advance(TimeSpan.FromHours(hours));
        Assert.Null(await world.Alerts.Pauses.FindAsync(AlertChannel.WhatsApp, CancellationToken.None));
    }

    [Fact]
    public async Task Where_no_other_channel_is_left_an_alert_waits_until_its_channel_has_rested()
    {
        await using var world = await ChannelWorld.StartAsync(azurite, "WhatsApp");
        world.Provider.FailNext(190, 401);
        var message = await world.Alerts.PlanOneAsync();

        Assert.Equal(new AlertOutcome.TryLater(TimeSpan.FromHours(1)), await world.GoOnAsync(message));
        Assert.Equal(new AlertOutcome.TryLater(TimeSpan.FromHours(1)), await world.GoOnAsync(message));
        Assert.Equal(1, world.Provider.Asked);
        world.Alerts.Clock.Advance(TimeSpan.FromHours(1));
        await world.GoOnAsync(message);

        Assert.Equal(AlertState.Accepted, (await world.Alerts.EntryAsync()).State);
    }

    [Theory]
    [InlineData(130429, 429)] // throughput
    [InlineData(131000, 500)] // something went wrong
    public async Task A_fault_of_the_moment_is_tried_again_and_after_three_times_goes_to_the_next_channel(int code, int status)
    {
        await using var world = await ChannelWorld.StartAsync(azurite);
        var message = await world.Alerts.PlanOneAsync();
        foreach (var minutes in (int[])[5, 10])
        {
            world.Provider.FailNext(code, status);
            Assert.Equal(new AlertOutcome.TryLater(TimeSpan.FromMinutes(minutes)), await world.GoOnAsync(message));
            Assert.Equal((AlertState.Retrying, code), ((await world.Alerts.EntryAsync()).State, (await world.Alerts.EntryAsync()).Reply));
            world.Alerts.Clock.Advance(TimeSpan.FromMinutes(minutes));
        }

        world.Provider.FailNext(code, status);
        Assert.IsType<AlertOutcome.Sent>(await world.GoOnAsync(message));

        Assert.Equal(3, world.Provider.Asked);
        Assert.Single(world.Provider.Sms);
    }

    [Fact]
    public async Task A_message_whose_answer_was_lost_is_not_sent_again_before_it_is_known_to_be_lost()
    {
        await using var world = await ChannelWorld.StartAsync(azurite);
        world.Provider.LoseNextAnswer(taken: true);
        var message = await world.SendAsync();
        world.Alerts.Clock.Advance(TimeSpan.FromMinutes(59));

        Assert.Equal(new AlertOutcome.TryLater(TimeSpan.FromMinutes(1)), await world.GoOnAsync(message));
        Assert.Equal(1, world.Provider.Asked);
        Assert.Empty(world.Provider.Sms);
        // Nobody knows it by its name: what was sent along tells whose it is.
        Assert.Equal(1, (await world.TellAsync(ProviderServer.Status(world.Provider.Taken[0], "sent")))!.Moved);
        Assert.Equal(AlertState.Accepted, (await world.Alerts.EntryAsync()).State);
        Assert.Equal(1, (await world.TellAsync(ProviderServer.Status(world.Provider.Taken[0], "delivered", withMark: false)))!.Moved);

        Assert.IsType<AlertOutcome.AlreadyDone>(await world.GoOnAsync(message));
        Assert.Single(world.Provider.Taken);
    }

    [Fact]
    public async Task A_message_of_which_nothing_is_told_in_an_hour_is_sent_again()
    {
        await using var world = await ChannelWorld.StartAsync(azurite);
        world.Provider.LoseNextAnswer(taken: false);
        var message = await world.SendAsync();
        world.Alerts.Clock.Advance(TimeSpan.FromMinutes(60));

        await world.GoOnAsync(message);

        Assert.Equal(2, world.Provider.Asked);
        Assert.Equal((AlertState.Accepted, 2), ((await world.Alerts.EntryAsync()).State, (await world.Alerts.EntryAsync()).Attempts));
    }

    [Theory]
    [InlineData(502, "<html>Bad gateway</html>")]
    [InlineData(200, "tidak terbaca")]
    public async Task An_answer_that_is_none_of_WhatsApps_counts_as_lost(int status, string body)
    {
        await using var world = await ChannelWorld.StartAsync(azurite);
        world.Provider.BreakNext(status, body);

        Assert.Equal(new AlertOutcome.TryLater(TimeSpan.FromHours(1)), await world.GoOnAsync(await world.Alerts.PlanOneAsync()));

        Assert.Equal(AlertState.Sending, (await world.Alerts.EntryAsync()).State);
    }

    [Fact]
    public async Task A_crash_between_the_answer_and_the_write_sends_nothing_twice()
    {
        await using var world = await ChannelWorld.StartAsync(azurite, aroundWhatsApp: channel => new Crashing(channel));
        var message = await world.Alerts.PlanOneAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => world.GoOnAsync(message));
        Assert.Equal(AlertState.Sending, (await world.Alerts.EntryAsync()).State);

        world.Alerts.Clock.Advance(AlertDelivery.ClaimTime);
        Assert.Equal(new AlertOutcome.TryLater(TimeSpan.FromMinutes(55)), await world.GoOnAsync(message));
        await world.TellAsync(ProviderServer.Status(world.Provider.Taken[0], "delivered"));

        Assert.IsType<AlertOutcome.AlreadyDone>(await world.GoOnAsync(message));
        Assert.Single(world.Provider.Taken);
        Assert.Empty(world.Provider.Sms);
    }

    [Fact]
    public async Task Another_machine_is_told_of_before_this_one_has_written_and_nothing_is_sent_twice()
    {
        ChannelWorld world = null!;
        world = await ChannelWorld.StartAsync(azurite, aroundWhatsApp: channel => new Racing(channel, () => world.TellAsync(ProviderServer.Status(world.Provider.Taken[^1], "delivered"))));
        await using var _ = world;

        var message = await world.SendAsync();

        Assert.Equal(AlertState.Delivered, (await world.Alerts.EntryAsync()).State);
        Assert.IsType<AlertOutcome.AlreadyDone>(await world.GoOnAsync(message));
        Assert.Single(world.Provider.Taken);
    }

    /// <summary>Hands the message over, and dies.</summary>
    private sealed class Crashing(IAlertChannel channel) : IAlertChannel
    {
        public AlertChannel Channel => channel.Channel;

        public bool IsReady => channel.IsReady;

        public TimeSpan Unclear => channel.Unclear;

        public async Task<ChannelResult> SendAsync(ChannelMessage message, CancellationToken cancel)
        {
            await channel.SendAsync(message, cancel);
            throw new InvalidOperationException("The machine is gone.");
        }
    }

    private sealed class Racing(IAlertChannel channel, Func<Task> meanwhile) : IAlertChannel
    {
        public AlertChannel Channel => channel.Channel;

        public bool IsReady => channel.IsReady;

        public TimeSpan Unclear => channel.Unclear;

        public async Task<ChannelResult> SendAsync(ChannelMessage message, CancellationToken cancel)
        {
            var result = await channel.SendAsync(message, cancel);
            await meanwhile();
            return result;
        }
    }
}
