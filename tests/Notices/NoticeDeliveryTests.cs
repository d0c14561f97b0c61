using System.Globalization;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Mail;
using SertiKesos.Alerts.Planning;
using SertiKesos.Notices;
using SertiKesos.Summaries.Publication;
using SertiKesos.Tests.Alerts;
using SertiKesos.Tests.Summaries;
using SertiKesos.Tests.Support;
using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Tests.Notices;

public sealed class NoticeDeliveryTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task Every_address_of_the_settings_is_planned_once_however_often_the_issue_is_announced()
    {
        await using var world = await NoticeWorld.StartAsync(azurite);
        world.Options.CurrentValue = new() { Ministry = $"{NoticeWorld.Ministry}, kedua@kemensos.contoh.go.id", Provinces = { ["32"] = NoticeWorld.Province, ["99"] = "x@contoh.go.id" }, Offices = { ["32.77"] = NoticeWorld.Office } };

        Assert.Equal(4, await world.PlanAsync());
        Assert.Equal(0, await world.PlanAsync());

        var entries = await world.EntriesAsync();
        Assert.Equal(["Ministry 00", "Ministry 00", "Office 32.77", "Province 32"], entries.Select(entry => $"{entry.Reader.Kind} {entry.Reader.Code}").Order(StringComparer.Ordinal));
        Assert.All(entries, entry => Assert.Equal((AlertState.Planned, 0), (entry.State, entry.Attempts)));
        Assert.DoesNotContain(entries, entry => entry.ToString().Contains("contoh.go.id", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_is_told_of_an_issue_that_is_not_out_or_was_taken_back()
    {
        await using var world = await NoticeWorld.StartAsync(azurite);
        await world.PublishAsync(2, isFinished: false);
        await WithdrawAsync(world, 1);

        Assert.Equal((0, 0, 0), (await world.PlanAsync(), await world.PlanAsync(2), await world.PlanAsync(3)));
        await world.Publications.FinishAsync(Counts.November, 2, 39, [], CancellationToken.None);
        Assert.Equal(1, await world.PlanAsync(2));
    }

    [Fact]
    public async Task The_same_message_many_times_sends_once()
    {
        await using var world = await NoticeWorld.StartAsync(azurite);
        var message = await world.PlanOneAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => world.DeliverAsync(message)));
        Assert.IsType<AlertOutcome.AlreadyDone>(await world.DeliverAsync(message));

        Assert.Single(outcomes, outcome => outcome is AlertOutcome.Sent);
        var received = Assert.Single(world.Alerts.Sink.Received);
        Assert.Equal(NoticeWorld.Ministry, received.To);
        var entry = await world.EntryAsync();
        Assert.Equal((AlertState.Delivered, 1), (entry.State, entry.Attempts));
        Assert.Equal(entry.MessageIdAt("dinsos.contoh.go.id"), received.MessageId);
        Assert.DoesNotContain("kemensos", world.Log.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_mail_is_in_two_forms_says_that_it_is_automatic_and_asks_for_no_reply()
    {
        await using var world = await NoticeWorld.StartAsync(azurite);
        await world.DeliverAsync(await world.PlanOneAsync());

        var mail = MailFile.Load(Assert.Single(world.Alerts.Sink.Received).Path);
        Assert.Equal(["text/plain", "text/html"], mail.Types);
        Assert.Equal("auto-generated", mail.Header("Auto-Submitted"));
        Assert.Equal("", mail.Header("List-Unsubscribe"));
        Assert.Equal("Rekap sertifikasi November 2026 sudah terbit (terbitan 01)", mail.Header("Subject"));
        Assert.Contains("- Orang terdata: 36 (+2 sejak terbitan lalu)", mail.Part("text/plain"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_of_421_is_tried_again_and_succeeds()
    {
        await using var world = await NoticeWorld.StartAsync(azurite);
        var message = await world.PlanOneAsync();
        world.Alerts.Sink.FailNext(MailFault.Busy421);

        Assert.Equal(new AlertOutcome.TryLater(TimeSpan.FromMinutes(5)), await world.DeliverAsync(message));
        Assert.Equal((AlertState.Retrying, 421), ((await world.EntryAsync()).State, (await world.EntryAsync()).Reply));
        world.Alerts.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.IsType<AlertOutcome.Sent>(await world.DeliverAsync(message));

        Assert.Equal((AlertState.Delivered, 2), ((await world.EntryAsync()).State, (await world.EntryAsync()).Attempts));
        Assert.Single(world.Alerts.Sink.Received);
    }

    [Fact]
    public async Task A_reply_of_550_is_failed_for_good_and_told_without_the_address()
    {
        await using var world = await NoticeWorld.StartAsync(azurite);
        var message = await world.PlanOneAsync();
        world.Alerts.Sink.FailNext(MailFault.Refuse550);

        Assert.Equal(new AlertOutcome.Failed(550), await world.DeliverAsync(message));
        Assert.IsType<AlertOutcome.AlreadyDone>(await world.DeliverAsync(message));

        Assert.Equal((AlertState.Failed, 550), ((await world.EntryAsync()).State, (await world.EntryAsync()).Reply));
        Assert.Contains("Ministry", world.Log.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("@", world.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_answer_is_sent_again_under_the_same_message_id()
    {
        await using var world = await NoticeWorld.StartAsync(azurite);
        var message = await world.PlanOneAsync();
        world.Alerts.Sink.FailNext(MailFault.DropAfterData);

        Assert.IsType<AlertOutcome.TryLater>(await world.DeliverAsync(message));
        world.Alerts.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.IsType<AlertOutcome.Sent>(await world.DeliverAsync(message));

        Assert.Single(world.Alerts.Sink.Received.Select(mail => mail.MessageId).Distinct());
    }

    [Fact]
    public async Task An_issue_that_was_taken_back_meanwhile_is_not_announced()
    {
        await using var world = await NoticeWorld.StartAsync(azurite);
        var message = await world.PlanOneAsync();
        await WithdrawAsync(world, 1);

        await IsCancelledAsync(world, message);
    }

    [Fact]
    public async Task An_issue_that_a_later_one_of_the_period_overtook_is_not_announced()
    {
        await using var world = await NoticeWorld.StartAsync(azurite);
        var message = await world.PlanOneAsync();
        await world.PublishAsync(2);

        await IsCancelledAsync(world, message);
    }

    [Fact]
    public async Task An_address_that_was_taken_out_of_the_settings_or_is_not_allowed_gets_nothing()
    {
        await using var gone = await NoticeWorld.StartAsync(azurite);
        await using var forbidden = await NoticeWorld.StartAsync(azurite);
        var (first, second) = (await gone.PlanOneAsync(), await forbidden.PlanOneAsync());
        gone.Options.CurrentValue = new() { Ministry = "lain@kemensos.contoh.go.id" };
        forbidden.Alerts.Options.CurrentValue = new()
        {
            SmtpHost = "127.0.0.1",
            SmtpPort = forbidden.Alerts.Sink.Port,
            Tls = MailTls.None,
            From = "pengingat@dinsos.contoh.go.id",
            AllowList = "uji@contoh.go.id",
        };

        await IsCancelledAsync(gone, first);
        await IsCancelledAsync(forbidden, second);
    }

    [Fact]
    public async Task While_alerts_are_stopped_notices_are_held()
    {
        await using var world = await NoticeWorld.StartAsync(azurite);
        var message = await world.PlanOneAsync();
        await world.Alerts.Switch.StopAsync(CancellationToken.None);

        Assert.Equal(new AlertOutcome.TryLater(TimeSpan.FromHours(1)), await world.DeliverAsync(message));
        Assert.Empty(world.Alerts.Sink.Received);
        await world.Alerts.Switch.ResumeAsync(CancellationToken.None);

        Assert.IsType<AlertOutcome.Sent>(await world.DeliverAsync(message));
    }

    [Theory]
    [InlineData("2026-11-23T17:00:00+07:00", 15)] // Monday evening: Tuesday at eight
    [InlineData("2026-11-28T08:00:00+07:00", 48)] // Saturday: Monday at eight
    public async Task Outside_working_hours_it_waits(string now, int hours)
    {
        await using var world = await NoticeWorld.StartAsync(azurite);
        var message = await world.PlanOneAsync();
        world.Alerts.Clock.SetUtcNow(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));

        Assert.Equal(new AlertOutcome.TryLater(TimeSpan.FromHours(hours)), await world.DeliverAsync(message));

        Assert.Empty(world.Alerts.Sink.Received);
    }

    [Fact]
    public async Task Notices_take_their_turn_in_the_limit_of_the_sender()
    {
        await using var world = await NoticeWorld.StartAsync(azurite);
        world.Alerts.Options.CurrentValue.PerMinute = 1;
        world.Options.CurrentValue = new() { Ministry = NoticeWorld.Ministry, Offices = { ["32.77"] = NoticeWorld.Office } };
        await world.PlanAsync();

        var outcomes = new List<AlertOutcome>();
        foreach (var entry in await world.EntriesAsync())
        {
            outcomes.Add(await world.DeliverAsync(NoticeMessage.ToSend(Counts.November, 1, entry.Key)));
        }

        Assert.Equal([typeof(AlertOutcome.Sent), typeof(AlertOutcome.TryLater)], outcomes.Select(outcome => outcome.GetType()));
    }

    [Fact]
    public async Task The_ministry_gets_the_national_workbook_where_the_setting_says_so_and_it_is_not_too_large()
    {
        await using var world = await NoticeWorld.StartAsync(azurite);
        world.Options.CurrentValue = new() { Ministry = NoticeWorld.Ministry, Offices = { ["32.77"] = NoticeWorld.Office }, AttachBrief = true };
        await world.Store.TryAddAsync(Counts.November, SummaryNames.Workbook(1) with { Content = [80, 75, 3, 4] }, CancellationToken.None);
        await world.PlanAsync();
        foreach (var entry in await world.EntriesAsync())
        {
            Assert.IsType<AlertOutcome.Sent>(await world.DeliverAsync(NoticeMessage.ToSend(Counts.November, 1, entry.Key)));
        }

        var mails = world.Alerts.Sink.Received.ToDictionary(mail => mail.To, mail => MailFile.Load(mail.Path));
        Assert.Equal(["text/plain", "text/html"], mails[NoticeWorld.Office].Types);
        Assert.Equal(["text/plain", "text/html", SummaryNames.Workbook(1).ContentType], mails[NoticeWorld.Ministry].Types);
        Assert.Equal("PK\u0003\u0004", mails[NoticeWorld.Ministry].Part(SummaryNames.Workbook(1).ContentType));
        Assert.Contains("nasional-01.xlsx", mails[NoticeWorld.Ministry].Part("text/plain"), StringComparison.Ordinal);
        await world.PublishAsync(2);
        await world.Store.TryAddAsync(Counts.November, SummaryNames.Workbook(2) with { Content = new byte[NoticeLetters.LargestFile] }, CancellationToken.None);
        await world.PlanAsync(2);
        var large = (await world.EntriesAsync(2)).Single(entry => entry.Reader == NoticeReader.Ministry);
        Assert.IsType<AlertOutcome.Sent>(await world.DeliverAsync(NoticeMessage.ToSend(Counts.November, 2, large.Key)));
        Assert.Equal(["text/plain", "text/html"], MailFile.Load(world.Alerts.Sink.Received[^1].Path).Types);
    }

    [Fact]
    public async Task A_message_about_nothing_that_was_planned_sends_nothing()
    {
        await using var world = await NoticeWorld.StartAsync(azurite);

        Assert.IsType<AlertOutcome.AlreadyDone>(await world.DeliverAsync(NoticeMessage.ToSend(Counts.November, 1, "2026-11-0001-Ministry-00-0")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"version\":2,\"period\":\"2026-11\",\"issue\":1}")]
    [InlineData("{\"version\":1,\"period\":\"2026-13\",\"issue\":1}")]
    [InlineData("{\"version\":1,\"period\":\"2026-11\",\"issue\":0}")]
    [InlineData("{\"version\":1,\"period\":\"2026-11\",\"issue\":1,\"key\":\"a/b\"}")]
    [InlineData("{\"version\":1,\"period\":\"2026-11\",\"issue\":1,\"key\":\"\"}")]
    public void Another_message_is_refused(string text) => Assert.Throws<FormatException>(() => NoticeMessage.Parse(text));

    private static async Task IsCancelledAsync(NoticeWorld world, NoticeMessage message)
    {
        Assert.IsType<AlertOutcome.Cancelled>(await world.DeliverAsync(message));
        Assert.IsType<AlertOutcome.AlreadyDone>(await world.DeliverAsync(message));
        Assert.Empty(world.Alerts.Sink.Received);
        Assert.Equal(AlertState.Cancelled, (await world.EntryAsync()).State);
    }

    private static Task WithdrawAsync(NoticeWorld world, int issue) =>
        world.Publications.WithdrawAsync(Counts.November, issue, new TakenBack(world.Alerts.Clock.GetUtcNow(), "ministry:test", "Angka satu kota keliru."), CancellationToken.None);
}
