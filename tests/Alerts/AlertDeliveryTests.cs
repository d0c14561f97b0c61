using SertiKesos.Alerts;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Mail;
using SertiKesos.Alerts.Planning;
using SertiKesos.People;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Alerts;

public sealed class AlertDeliveryTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task A_planned_alert_is_sent_and_marked_delivered()
    {
        await using var world = new AlertWorld(azurite);
        var message = await world.PlanOneAsync();

        Assert.IsType<AlertOutcome.Sent>(await world.DeliverAsync(message));

        Assert.Equal($"<{message.Key}@dinsos.contoh.go.id>", Assert.Single(world.Sink.Received).MessageId);
        Assert.Equal(message.Key + ".eml", Path.GetFileName(world.Sink.Received[0].Path));
        var entry = await world.EntryAsync();
        Assert.Equal((AlertState.Delivered, 1, AlertWorld.Monday), (entry.State, entry.Attempts, entry.ChangedAt));
    }

    [Fact]
    public async Task The_same_message_twice_sends_once()
    {
        await using var world = new AlertWorld(azurite);
        var message = await world.PlanOneAsync();
        await world.DeliverAsync(message);

        Assert.IsType<AlertOutcome.AlreadyDone>(await world.DeliverAsync(message));

        Assert.Single(world.Sink.Received);
    }

    [Fact]
    public async Task The_same_message_many_times_at_once_sends_once()
    {
        await using var world = new AlertWorld(azurite);
        var message = await world.PlanOneAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => world.DeliverAsync(message)));

        Assert.Single(outcomes, outcome => outcome is AlertOutcome.Sent);
        Assert.Single(world.Sink.Received);
    }

    [Fact]
    public async Task A_reply_of_451_is_tried_again_and_succeeds()
    {
        await using var world = new AlertWorld(azurite);
        var message = await world.PlanOneAsync();
        world.Sink.FailNext(MailFault.Defer451);

        Assert.Equal(new AlertOutcome.TryLater(TimeSpan.FromMinutes(5)), await world.DeliverAsync(message));
        var failed = await world.EntryAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.IsType<AlertOutcome.Sent>(await world.DeliverAsync(message));

        Assert.Equal((AlertState.Retrying, 451), (failed.State, failed.Reply));
        Assert.Equal((AlertState.Delivered, 2), ((await world.EntryAsync()).State, (await world.EntryAsync()).Attempts));
        Assert.Equal(2, await AlertWorld.CountAsync(world.Alerts)); // the first message and the one for the second try
    }

    [Fact]
    public async Task Backoff_grows_up_to_a_day()
    {
        await using var world = new AlertWorld(azurite);
        var message = await world.PlanOneAsync();
        world.Sink.FailNext(MailFault.Busy421);
        world.Sink.FailNext(MailFault.Busy421);
        await world.DeliverAsync(message);

        Assert.Equal(new AlertOutcome.TryLater(TimeSpan.FromMinutes(10)), await world.DeliverAsync(message));
        Assert.Equal(TimeSpan.FromDays(1), AlertBackoff.After(30));
    }

    [Fact]
    public async Task A_reply_of_550_is_failed_for_good()
    {
        await using var world = new AlertWorld(azurite);
        var message = await world.PlanOneAsync();
        world.Sink.FailNext(MailFault.Refuse550);

        Assert.Equal(new AlertOutcome.Failed(550), await world.DeliverAsync(message));
        Assert.IsType<AlertOutcome.AlreadyDone>(await world.DeliverAsync(message));

        Assert.Empty(world.Sink.Received);
        Assert.Equal((AlertState.Failed, 550), ((await world.EntryAsync()).State, (await world.EntryAsync()).Reply));
    }

    [Fact]
    public async Task An_address_that_was_refused_is_tried_again_only_when_it_changes()
    {
        await using var world = new AlertWorld(azurite);
        var message = await world.PlanOneAsync();
        world.Sink.FailNext(MailFault.Refuse550);
        await world.DeliverAsync(message);
        world.Clock.Advance(TimeSpan.FromDays(23));

        Assert.Equal(new AlertScanReport(0, 1, 0), await world.ScanAsync());
        var marked = Assert.Single(await world.Undeliverable.ListAsync(Workers.Cimahi.Code, CancellationToken.None));
        Assert.Equal((UndeliverableCause.Refused, "550"), (marked.Cause, marked.Status));
        Assert.Equal([AlertState.Failed, AlertState.Unreachable], (await world.EntriesAsync()).Select(entry => entry.State).Order());

        world.Register = Workers.Register(world.Register.People[0] with { Email = "budi.baru@contoh.go.id" });
        Assert.Equal(1, (await world.ScanAsync()).Planned);
    }

    [Theory]
    [InlineData("5.1.1 no such user", true)]
    [InlineData("5.2.1 disabled", true)]
    [InlineData("5.2.2 full", false)]
    [InlineData("5.7.1 looks like spam", false)]
    public async Task A_refusal_that_is_not_the_addresss_fault_leaves_it_usable(string said, bool blames)
    {
        await using var world = new AlertWorld(azurite);
        var message = await world.PlanOneAsync();
        world.Sink.RefuseNext(said);

        Assert.Equal(new AlertOutcome.Failed(550), await world.DeliverAsync(message));

        Assert.Equal(blames ? 1 : 0, (await world.Undeliverable.ListAsync(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task A_lost_answer_is_sent_again_under_the_same_message_id()
    {
        await using var world = new AlertWorld(azurite);
        var message = await world.PlanOneAsync();
        world.Sink.FailNext(MailFault.DropAfterData);

        Assert.IsType<AlertOutcome.TryLater>(await world.DeliverAsync(message));
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.IsType<AlertOutcome.Sent>(await world.DeliverAsync(message));

        Assert.Equal(2, world.Sink.Received.Count);
        Assert.Single(world.Sink.Received.Select(mail => mail.MessageId).Distinct());
    }

    [Fact]
    public async Task A_crash_after_the_servers_answer_is_taken_over_when_the_claim_ends()
    {
        await using var world = new AlertWorld(azurite, sender => new CrashingOnce(sender));
        var message = await world.PlanOneAsync();
        await Assert.ThrowsAsync<CrashException>(() => world.DeliverAsync(message));

        Assert.Equal(AlertState.Sending, (await world.EntryAsync()).State);
        Assert.Equal(new AlertOutcome.TryLater(AlertDelivery.ClaimTime), await world.DeliverAsync(message));
        Assert.Single(world.Sink.Received);
        world.Clock.Advance(AlertDelivery.ClaimTime);
        Assert.IsType<AlertOutcome.Sent>(await world.DeliverAsync(message));

        Assert.Equal(2, world.Sink.Received.Count);
        Assert.Single(world.Sink.Received.Select(mail => mail.MessageId).Distinct());
        Assert.Equal(AlertState.Delivered, (await world.EntryAsync()).State);
    }

    [Fact]
    public async Task After_a_crash_whose_message_is_lost_the_next_scan_goes_on()
    {
        await using var world = new AlertWorld(azurite, sender => new CrashingOnce(sender));
        await Assert.ThrowsAsync<CrashException>(async () => await world.DeliverAsync(await world.PlanOneAsync()));
        await world.Alerts.ClearMessagesAsync();
        world.Clock.Advance(AlertDelivery.ClaimTime + AlertScan.Overdue + TimeSpan.FromMinutes(1));

        Assert.Equal(1, (await world.ScanAsync()).Resumed);

        var message = AlertMessage.Parse((await world.Alerts.ReceiveMessageAsync()).Value.Body.ToString());
        Assert.IsType<AlertOutcome.Sent>(await world.DeliverAsync(message));
    }

    [Theory]
    [InlineData("2026-11-23T17:00:00+07:00", 15)] // Monday evening: Tuesday at eight
    [InlineData("2026-11-28T08:00:00+07:00", 48)] // Saturday: Monday at eight
    public async Task Outside_the_window_it_waits_until_it_opens(string now, int hours)
    {
        await using var world = new AlertWorld(azurite);
        var message = await world.PlanOneAsync();
        world.Clock.SetUtcNow(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(new AlertOutcome.TryLater(TimeSpan.FromHours(hours)), await world.DeliverAsync(message));

        Assert.Empty(world.Sink.Received);
        Assert.Equal((AlertState.Planned, world.Clock.GetUtcNow().AddHours(hours)), ((await world.EntryAsync()).State, (await world.EntryAsync()).NextAt));
    }

    [Fact]
    public async Task No_wait_is_longer_than_a_message_can_be_hidden()
    {
        await using var world = new AlertWorld(azurite);
        var message = await world.PlanOneAsync();
        world.Clock.AdjustTime(new DateTimeOffset(2026, 3, 17, 17, 0, 0, TimeSpan.FromHours(7))); // the long leave of Idul Fitri

        Assert.Equal(new AlertOutcome.TryLater(AlertQueues.LongestDelay), await world.DeliverAsync(message));
    }

    [Fact]
    public async Task The_setting_stops_everything_until_it_is_taken_back()
    {
        await using var world = new AlertWorld(azurite);
        var message = await world.PlanOneAsync();
        var settings = world.Options.CurrentValue;
        settings.Stopped = true;

        Assert.IsType<AlertOutcome.TryLater>(await world.DeliverAsync(message));
        Assert.Empty(world.Sink.Received);
        settings.Stopped = false;

        Assert.IsType<AlertOutcome.Sent>(await world.DeliverAsync(message));
    }

    [Fact]
    public async Task The_operators_switch_stops_everything_until_it_is_taken_back()
    {
        await using var world = new AlertWorld(azurite);
        var message = await world.PlanOneAsync();
        await world.Switch.StopAsync(CancellationToken.None);

        Assert.IsType<AlertOutcome.TryLater>(await world.DeliverAsync(message));
        Assert.Empty(world.Sink.Received);
        await world.Switch.ResumeAsync(CancellationToken.None);

        Assert.IsType<AlertOutcome.Sent>(await world.DeliverAsync(message));
    }

    [Fact]
    public async Task Without_a_mail_server_alerts_wait()
    {
        await using var world = new AlertWorld(azurite);
        var message = await world.PlanOneAsync();
        world.Options.CurrentValue = new AlertOptions();

        Assert.IsType<AlertOutcome.TryLater>(await world.DeliverAsync(message));

        Assert.Equal(AlertState.Planned, (await world.EntryAsync()).State);
    }

    [Fact]
    public async Task A_renewal_between_planning_and_sending_cancels()
    {
        await using var world = new AlertWorld(azurite);
        var message = await world.PlanOneAsync();
        world.Register = Workers.Register(Workers.Budi(
            Workers.Certificate(AlertWorld.Today.AddDays(30)), Workers.Certificate(AlertWorld.Today.AddDays(1800), "baru")));

        Assert.IsType<AlertOutcome.Cancelled>(await world.DeliverAsync(message));

        Assert.Empty(world.Sink.Received);
        Assert.Equal(AlertState.Cancelled, (await world.EntryAsync()).State);
    }

    [Fact]
    public async Task Leaving_and_suspension_between_planning_and_sending_cancel()
    {
        await using var left = new AlertWorld(azurite);
        await using var suspended = new AlertWorld(azurite);
        var certificate = Workers.Certificate(AlertWorld.Today.AddDays(30));
        var (first, second) = (await left.PlanOneAsync(), await suspended.PlanOneAsync());
        left.Register = Workers.Register(Workers.Budi(certificate).With(ServiceStatus.Moved));
        suspended.Register = Workers.Register(Workers.Budi(certificate with { Suspended = true }));

        Assert.IsType<AlertOutcome.Cancelled>(await left.DeliverAsync(first));
        Assert.IsType<AlertOutcome.Cancelled>(await suspended.DeliverAsync(second));
    }

    [Fact]
    public async Task A_threshold_that_the_next_one_has_overtaken_is_cancelled()
    {
        await using var world = new AlertWorld(azurite);
        var message = await world.PlanOneAsync();
        world.Clock.Advance(TimeSpan.FromDays(23));

        Assert.IsType<AlertOutcome.Cancelled>(await world.DeliverAsync(message));
        Assert.Equal(1, (await world.ScanAsync()).Planned);

        Assert.Equal(["d30", "d7"], (await world.EntriesAsync()).Select(entry => entry.Step).Order());
    }

    [Fact]
    public async Task An_upload_holds_the_alert_for_a_day()
    {
        await using var world = new AlertWorld(azurite);
        var message = await world.PlanOneAsync();
        world.Register = Workers.Register(AlertWorld.Monday.AddHours(-1), Workers.Budi(Workers.Certificate(AlertWorld.Today.AddDays(30))));

        Assert.Equal(new AlertOutcome.TryLater(TimeSpan.FromHours(23)), await world.DeliverAsync(message));
        world.Clock.Advance(TimeSpan.FromHours(23));
        Assert.IsType<AlertOutcome.Sent>(await world.DeliverAsync(message));
    }

    [Fact]
    public async Task An_address_that_is_gone_makes_the_alert_unreachable()
    {
        await using var world = new AlertWorld(azurite);
        var message = await world.PlanOneAsync();
        world.Register = Workers.Register(Workers.Budi(Workers.Certificate(AlertWorld.Today.AddDays(30))) with { Email = null });

        Assert.IsType<AlertOutcome.Unreachable>(await world.DeliverAsync(message));

        Assert.Equal(AlertState.Unreachable, (await world.EntryAsync()).State);
    }

    [Fact]
    public async Task Whoever_opts_out_after_planning_gets_nothing()
    {
        await using var world = new AlertWorld(azurite);
        var message = await world.PlanOneAsync();
        var address = Workers.Candidates(world.Register, AlertWorld.Today)[0].Address!.Value;
        await world.OptOuts.StopAsync(address, CancellationToken.None);

        Assert.IsType<AlertOutcome.Cancelled>(await world.DeliverAsync(message));
        Assert.Equal(0, (await world.ScanAsync()).Planned);
        await world.OptOuts.ResumeAsync(address, CancellationToken.None);

        Assert.Equal(1, (await world.ScanAsync()).Planned);
    }

    [Fact]
    public async Task The_senders_limit_makes_the_rest_wait()
    {
        await using var world = new AlertWorld(azurite);
        world.Options.CurrentValue.PerMinute = 2;
        world.Register = Workers.Register([.. Enumerable.Range(1, 3).Select(number => Workers.Person(
            "Pekerja", $"327701010190000{number}", $"p{number}@contoh.go.id", Workers.Certificate(AlertWorld.Today.AddDays(30))))]);
        await world.ScanAsync();

        var outcomes = new List<AlertOutcome>();
        foreach (var entry in await world.EntriesAsync())
        {
            outcomes.Add(await world.DeliverAsync(new AlertMessage(1, "32.77", entry.Key.Value)));
        }

        Assert.Equal(2, world.Sink.Received.Count);
        Assert.InRange(Assert.IsType<AlertOutcome.TryLater>(outcomes[^1]).Delay, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(11));
    }

    [Fact]
    public async Task A_message_without_a_ledger_entry_sends_nothing()
    {
        await using var world = new AlertWorld(azurite);

        Assert.IsType<AlertOutcome.AlreadyDone>(await world.DeliverAsync(new AlertMessage(1, "32.77", new string('a', 32))));
    }

    private sealed class CrashException : Exception;

    /// <summary>Delivers the first message and then dies, as a process does that is killed between answer and last write.</summary>
    private sealed class CrashingOnce(INotificationSender inner) : INotificationSender
    {
        private bool _crashed;

        public bool IsReady => inner.IsReady;

        public async Task<SendingResult> SendAsync(AlertLetter letter, CancellationToken cancel)
        {
            var result = await inner.SendAsync(letter, cancel);
            if (_crashed)
            {
                return result;
            }

            _crashed = true;
            throw new CrashException();
        }
    }
}
