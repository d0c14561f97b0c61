using System.Globalization;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Planning;
using SertiKesos.Coverage.Statements;
using SertiKesos.Notices;
using SertiKesos.Notices.Offices;
using SertiKesos.Rosters.Checks;
using SertiKesos.Summaries.Publication;
using SertiKesos.Tests.Alerts;
using SertiKesos.Tests.Summaries;
using SertiKesos.Tests.Support;
using SertiKesos.Time;

namespace SertiKesos.Tests.Notices.Offices;

/// <summary>Cimahi and its province, from the Monday before the deadline of November, the 25th, on.</summary>
public sealed class OfficeNoticeTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly DateOnly Deadline = new(2026, 11, 25);

    [Fact]
    public async Task Who_has_not_filed_is_reminded_once_however_often_the_round_runs()
    {
        await using var world = await StartAsync();

        Assert.Equal(new NoticeRoundReport(2, 0), await RoundAsync(world));
        Assert.Equal(new NoticeRoundReport(0, 0), await RoundAsync(world));

        Assert.Equal(["Office 32.77 Reminder WeekBefore", "Province 32 ProvinceDigest "], (await world.DatedAsync()).Select(Words).Order(StringComparer.Ordinal));
        Assert.Equal((await world.DatedAsync()).Select(entry => entry.Key).Order(StringComparer.Ordinal), (await world.TakeAsync()).Select(message => message.Key!).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(await world.DatedAsync(), entry => entry.ToString().Contains("contoh.go.id", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_message_many_times_sends_once()
    {
        await using var world = await StartAsync(provinces: false);
        await RoundAsync(world);
        var message = Assert.Single(await world.TakeAsync());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => world.DeliverAsync(message)));
        Assert.IsType<AlertOutcome.AlreadyDone>(await world.DeliverAsync(message));

        Assert.Single(outcomes, outcome => outcome is AlertOutcome.Sent);
        var received = Assert.Single(world.Alerts.Sink.Received);
        var entry = Assert.Single(await world.DatedAsync());
        Assert.Equal((AlertState.Delivered, 1, NoticeWorld.Office), (entry.State, entry.Attempts, received.To));
        Assert.Equal(entry.MessageIdAt("dinsos.contoh.go.id"), received.MessageId);
        Assert.StartsWith("<kabar-", received.MessageId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_week_of_an_office_that_does_not_file_brings_one_mail_a_day_at_most()
    {
        await using var world = await StartAsync(provinces: false);

        Assert.Equal(
            [
                "2026-11-23 Batas roster November 2026 tinggal 2 hari lagi",
                "2026-11-24 Besok batas roster November 2026",
                "2026-11-25 Ringkasan mingguan Kota Cimahi, 25 November 2026",
                "2026-11-26 Roster November 2026 belum kami terima",
                "2026-11-30 Ringkasan mingguan Kota Cimahi, 30 November 2026",
                "2026-12-02 Roster November 2026 belum kami terima",
                "2026-12-07 Ringkasan mingguan Kota Cimahi, 7 Desember 2026",
            ],
            await RunDaysAsync(world, 16));
    }

    [Fact]
    public async Task An_office_that_has_filed_gets_digests_alone()
    {
        await using var world = await StartAsync(provinces: false);
        await world.FileAsync(Counts.Cimahi());

        Assert.Equal(
            ["2026-11-23 Ringkasan mingguan Kota Cimahi, 23 November 2026", "2026-11-30 Ringkasan mingguan Kota Cimahi, 30 November 2026"], await RunDaysAsync(world, 10));
    }

    [Fact]
    public async Task A_reminder_is_cancelled_where_the_roster_came_meanwhile()
    {
        await using var world = await StartAsync(provinces: false);
        await RoundAsync(world);
        await world.FileAsync(Counts.Cimahi());

        await IsCancelledAsync(world);
    }

    [Fact]
    public async Task A_reminder_is_cancelled_where_a_nil_report_came_or_the_deadline_was_moved()
    {
        await using var nil = await StartAsync(provinces: false);
        await using var moved = await StartAsync(provinces: false);
        await RoundAsync(nil);
        await RoundAsync(moved);
        await nil.StateAsync(new NilReport(Workers.Cimahi.Code, Counts.November, "Kepala Dinas", "Surat 1"));
        await moved.StateAsync(new DeadlineException(Workers.Cimahi.Code, Counts.November, new DateOnly(2026, 12, 10), "Direktur", "Surat 2"));

        await IsCancelledAsync(nil);
        await IsCancelledAsync(moved);
    }

    [Fact]
    public async Task A_reminder_that_was_held_is_overtaken_by_the_next_and_a_digest_by_that_of_the_next_week()
    {
        await using var world = await StartAsync(provinces: false);
        await RoundAsync(world);
        var held = Assert.Single(await world.TakeAsync());
        await world.Alerts.Switch.StopAsync(CancellationToken.None);
        Assert.Equal(new AlertOutcome.TryLater(TimeSpan.FromHours(1)), await world.DeliverAsync(held));
        world.Alerts.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await RoundAsync(world)).Planned);
        await world.Alerts.Switch.ResumeAsync(CancellationToken.None);

        Assert.IsType<AlertOutcome.Cancelled>(await world.DeliverAsync(held));
        Assert.Equal(["Cancelled WeekBefore", "Planned DayBefore"], (await world.DatedAsync()).Select(entry => $"{entry.State} {((NoticeTopic.Reminder)entry.Topic).Step}").Order(StringComparer.Ordinal));

        await world.FileAsync(Counts.Cimahi());
        foreach (var message in await world.TakeAsync())
        {
            await world.DeliverAsync(message);
        }

        Assert.Equal(1, (await RoundAsync(world)).Planned);
        var digest = (await world.DatedAsync()).Single(entry => entry.Topic is NoticeTopic.OfficeDigest);
        world.Alerts.Clock.Advance(TimeSpan.FromDays(7));
        Assert.IsType<AlertOutcome.Cancelled>(await world.DeliverAsync(NoticeMessage.ToSend(digest.Key)));
        Assert.Empty(world.Alerts.Sink.Received);
    }

    [Fact]
    public async Task Two_that_were_held_back_together_go_out_on_two_days()
    {
        await using var world = await StartAsync(provinces: false);
        var reader = new NoticeReader(NoticeReaderKind.Office, "32.77");
        var now = world.Alerts.Clock.GetUtcNow();
        var key = Workers.Keys.Address(AlertAddress.TryParse(NoticeWorld.Office, out var address) ? address : default);
        var reminder = await world.Ledger.WriteAsync(new NoticeEntry(new NoticeTopic.Reminder(Counts.November, Deadline, ReminderStep.WeekBefore), reader, key, AlertState.Planned, now, now), CancellationToken.None);
        var digest = await world.Ledger.WriteAsync(new NoticeEntry(NoticeTopic.OfficeDigest.On(AlertWorld.Today), reader, key, AlertState.Planned, now, now), CancellationToken.None);

        Assert.IsType<AlertOutcome.Sent>(await world.DeliverAsync(NoticeMessage.ToSend(reminder!.Key)));
        Assert.Equal(new AlertOutcome.TryLater(TimeSpan.FromHours(23)), await world.DeliverAsync(NoticeMessage.ToSend(digest!.Key)));
        world.Alerts.Clock.Advance(TimeSpan.FromHours(23));
        Assert.IsType<AlertOutcome.Sent>(await world.DeliverAsync(NoticeMessage.ToSend(digest.Key)));
    }

    [Fact]
    public async Task A_lost_message_is_found_by_the_next_round_whatever_it_is_about()
    {
        await using var world = await StartAsync(provinces: false);
        await RoundAsync(world);
        await world.PlanAsync();
        Assert.Equal(2, (await world.TakeAsync()).Count); // and lost
        world.Alerts.Clock.Advance(TimeSpan.FromHours(3));

        Assert.Equal(new NoticeRoundReport(0, 2), await RoundAsync(world));
        var found = await world.TakeAsync();
        foreach (var message in found)
        {
            Assert.IsType<AlertOutcome.Sent>(await world.DeliverAsync(message));
        }

        Assert.Equal([1, 2], found.Select(message => message.Version).Order());
        Assert.Equal(new NoticeRoundReport(0, 0), await RoundAsync(world));
    }

    [Fact]
    public async Task On_a_day_off_what_is_due_waits_for_the_next_working_day()
    {
        await using var world = await StartAsync(provinces: false);
        await world.FileAsync(Counts.Cimahi());
        world.Alerts.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 28, 8, 15, 0, TimeSpan.FromHours(7))); // Saturday

        await RoundAsync(world);
        await RoundAsync(world);

        var entry = Assert.Single(await world.DatedAsync());
        Assert.Equal((new NoticeTopic.OfficeDigest(new DateOnly(2026, 11, 30)), new DateTimeOffset(2026, 11, 30, 8, 0, 0, TimeSpan.FromHours(7))), ((NoticeTopic.OfficeDigest)entry.Topic, entry.NextAt));
        Assert.Equal(new AlertOutcome.TryLater(new TimeSpan(47, 45, 0)), await world.DeliverAsync(NoticeMessage.ToSend(entry.Key)));
    }

    [Fact]
    public async Task An_office_without_digests_is_still_reminded_and_one_that_turns_them_off_gets_no_more()
    {
        await using var world = await StartAsync(provinces: false);
        world.Options.CurrentValue.WithoutDigest = "32.77, 34";
        Assert.Equal(["Reminder"], await KindsAsync(world));
        await world.FileAsync(Counts.Cimahi());
        await IsCancelledAsync(world);
        Assert.Equal(["Reminder"], await KindsAsync(world));

        world.Options.CurrentValue.WithoutDigest = "";
        Assert.Equal(["OfficeDigest", "Reminder"], await KindsAsync(world));
        world.Options.CurrentValue.WithoutDigest = "32.77";
        var digest = (await world.DatedAsync()).Single(entry => entry.Topic is NoticeTopic.OfficeDigest);
        Assert.IsType<AlertOutcome.Cancelled>(await world.DeliverAsync(NoticeMessage.ToSend(digest.Key)));
    }

    [Fact]
    public async Task A_week_after_the_deadline_the_province_hears_who_is_missing_and_the_office_that_it_does()
    {
        await using var world = await StartAsync();
        await world.FileAsync(Counts.BandungBarat());
        world.Alerts.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 2, 8, 15, 0, TimeSpan.FromHours(7)));

        await RoundAsync(world);
        foreach (var message in await world.TakeAsync())
        {
            Assert.IsType<AlertOutcome.Sent>(await world.DeliverAsync(message));
        }

        var mails = world.Alerts.Sink.Received.ToDictionary(mail => mail.To, mail => MailFile.Load(mail.Path).Part("text/plain"));
        Assert.Contains("Dinas Sosial Provinsi Jawa Barat juga kami beri tahu.", mails[NoticeWorld.Office], StringComparison.Ordinal);
        Assert.Contains("yang dikirim sekarang masuk periode Desember 2026", mails[NoticeWorld.Office], StringComparison.Ordinal);
        Assert.Contains("26 kabupaten/kota di Provinsi Jawa Barat belum lapor untuk periode November 2026", mails[NoticeWorld.Province], StringComparison.Ordinal);
        Assert.Contains("- Kota Cimahi: belum pernah lapor", mails[NoticeWorld.Province], StringComparison.Ordinal);
        Assert.DoesNotContain("Bandung Barat: ", mails[NoticeWorld.Province], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_counts_and_says_what_helps_most_and_names_nobody()
    {
        await using var world = await StartAsync(provinces: false);
        await world.FileAsync(Counts.Cimahi());
        world.Alerts.Register = Workers.Register(
            Workers.Person("Citra Lestari", "3277014101900003", null, Workers.Certificate(AlertWorld.Today.AddDays(20))),
            Workers.Budi(Workers.Certificate(AlertWorld.Today.AddDays(30))));
        await world.Alerts.KeepRegisterAsync();
        await RoundAsync(world);
        await world.DeliverAsync(Assert.Single(await world.TakeAsync()));

        var mail = MailFile.Load(Assert.Single(world.Alerts.Sink.Received).Path);
        var text = mail.Part("text/plain");
        Assert.Equal(["text/plain", "text/html"], mail.Types);
        Assert.Contains("- Roster November 2026: sudah lapor\r\n- Orang terdata: 36\r\n- Bersertifikat: 13 (36,1 %)\r\n- Segera habis (180 hari): 2\r\n- Kedaluwarsa: 1\r\n", text, StringComparison.Ordinal);
        Assert.Contains("- Segera habis atau kedaluwarsa tanpa alamat surel: 1\r\n", text, StringComparison.Ordinal);
        Assert.Contains("1. Usulkan 3 orang yang sertifikatnya segera habis atau kedaluwarsa mengikuti sertifikasi (halaman Orang)\r\n2. Isi alamat surel 1 orang", text, StringComparison.Ordinal);
        Assert.Contains("3. Usulkan 22 orang yang belum pernah bersertifikat mengikuti sertifikasi", text, StringComparison.Ordinal);
        Assert.Contains("Tidak perlu ringkasan ini lagi?", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Citra", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Budi", mail.Part("text/html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Held", "lepas roster yang ditahan")]
    [InlineData("NeedsFixing", "Perbaiki roster terakhir menurut hasil pemeriksaannya")]
    [InlineData("Refused", "Perbaiki roster terakhir menurut hasil pemeriksaannya")]
    [InlineData("Superseded", "Unduh templat, isi satu orang per baris")]
    public async Task A_reminder_says_what_became_of_what_was_handed_in(string state, string expected)
    {
        await using var world = await StartAsync(provinces: false);
        await world.HandInAsync(new(Workers.Cimahi.Code, "kiriman-1", "roster.xlsx", world.Alerts.Clock.GetUtcNow().AddDays(-1), Enum.Parse<SubmissionState>(state), null));
        await RoundAsync(world);
        await world.DeliverAsync(Assert.Single(await world.TakeAsync()));

        Assert.Contains(expected, MailFile.Load(Assert.Single(world.Alerts.Sink.Received).Path).Part("text/plain"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Rows_of_the_last_release_are_read_and_sent()
    {
        await using var world = await StartAsync(provinces: false);
        await world.PlanAsync();
        var entry = await world.EntryAsync();
        var table = await world.Alerts.Table.OpenAsync(CancellationToken.None);
        var row = (await table.GetEntityAsync<Azure.Data.Tables.TableEntity>("notices", entry.Key)).Value;
        row.Remove("Kind");
        row.Remove("Occasion");
        await table.UpdateEntityAsync(row, row.ETag, Azure.Data.Tables.TableUpdateMode.Replace);

        Assert.Equal(entry with { Version = null }, await world.EntryAsync() with { Version = null });
        Assert.IsType<AlertOutcome.Sent>(await world.DeliverAsync(NoticeMessage.ToSend(Counts.November, 1, entry.Key)));
        Assert.Equal(AlertState.Delivered, (await world.EntryAsync()).State);
    }

    [Fact]
    public async Task What_ended_long_ago_is_deleted_and_what_is_open_stays()
    {
        await using var world = await StartAsync();
        await RoundAsync(world);
        await world.DeliverAsync((await world.TakeAsync())[0]);
        world.Alerts.Clock.Advance(TimeSpan.FromDays(800));

        Assert.Equal(1, await world.Ledger.RemoveBeforeAsync(world.Alerts.Clock.GetUtcNow().AddMonths(-24), CancellationToken.None));
        Assert.Equal([AlertState.Planned], (await world.DatedAsync()).Select(entry => entry.State));
    }

    private async Task<NoticeWorld> StartAsync(bool provinces = true)
    {
        var world = await NoticeWorld.StartAsync(azurite);
        world.Options.CurrentValue = new() { Offices = { ["32.77"] = NoticeWorld.Office } };
        if (provinces)
        {
            world.Options.CurrentValue.Provinces["32"] = NoticeWorld.Province;
        }

        return world;
    }

    private static Task<NoticeRoundReport> RoundAsync(NoticeWorld world) => world.Round.RunAsync(CancellationToken.None);

    private static async Task<IEnumerable<string>> KindsAsync(NoticeWorld world)
    {
        await RoundAsync(world);
        return (await world.DatedAsync()).Select(entry => entry.Topic.Kind.ToString()).Order(StringComparer.Ordinal);
    }

    /// <summary>A round and its deliveries every morning.</summary>
    /// <returns>The day and subject of each mail.</returns>
    private static async Task<List<string>> RunDaysAsync(NoticeWorld world, int days)
    {
        var mails = new List<string>();
        for (var day = 0; day < days; day++)
        {
            await RoundAsync(world);
            // The queue hides messages by its own clock, so they are made from what the ledger says.
            foreach (var due in (await world.DatedAsync()).Where(entry => entry.State.IsOpen() && entry.NextAt <= world.Alerts.Clock.GetUtcNow()))
            {
                await world.DeliverAsync(NoticeMessage.ToSend(due.Key));
            }

            mails.AddRange(world.Alerts.Sink.Received.Skip(mails.Count).Select(mail => string.Create(
                CultureInfo.InvariantCulture, $"{world.Alerts.Clock.TodayAt(IndonesianZone.Wib):yyyy-MM-dd} {MailFile.Load(mail.Path).Header("Subject")}")));
            world.Alerts.Clock.Advance(TimeSpan.FromDays(1));
        }

        return mails;
    }

    private static async Task IsCancelledAsync(NoticeWorld world)
    {
        var message = Assert.Single(await world.TakeAsync());
        Assert.IsType<AlertOutcome.Cancelled>(await world.DeliverAsync(message));
        Assert.IsType<AlertOutcome.AlreadyDone>(await world.DeliverAsync(message));
        Assert.Empty(world.Alerts.Sink.Received);
    }

    private static string Words(NoticeEntry entry) => $"{entry.Reader.Kind} {entry.Reader.Code} {entry.Topic.Kind} {(entry.Topic as NoticeTopic.Reminder)?.Step}";
}
