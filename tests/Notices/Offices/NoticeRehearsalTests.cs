using SertiKesos.Alerts.Mail;
using SertiKesos.Alerts.Planning;
using SertiKesos.Notices;
using SertiKesos.Tests.Alerts;
using SertiKesos.Tests.Summaries;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Notices.Offices;

public sealed class NoticeRehearsalTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Theory]
    [InlineData("2026-11-24", "ProvinceDigest|Reminder DayBefore")]
    [InlineData("2026-11-25", "ProvinceDigest|Reminder DayBefore")] // by what is known now, it was not sent on the 24th
    [InlineData("2026-11-26", "ProvinceDigest|Reminder DayAfter")]
    [InlineData("2026-12-02", "LateOffices|Reminder WeekAfter")]
    [InlineData("2026-12-17", "ProvinceDigest|OfficeDigest")]
    [InlineData("2026-12-18", "ProvinceDigest|Reminder WeekBefore")]
    public async Task A_day_to_come_is_told_by_what_is_known_now(string day, string expected)
    {
        await using var world = await StartAsync();

        var rehearsed = await world.Rehearsal.RunAsync(DateOnly.ParseExact(day, "O"), CancellationToken.None);

        Assert.Equal(expected, string.Join('|', rehearsed.Notices.Select(notice => $"{notice.Topic.Kind} {(notice.Topic as NoticeTopic.Reminder)?.Step}".Trim())));
        Assert.All(rehearsed.Notices, notice => Assert.Matches(@"^\w\*\*\*@dinsos\.contoh\.go\.id$", notice.Address));
        Assert.Empty(await world.DatedAsync());
    }

    [Fact]
    public async Task What_is_entered_already_stands_beside_what_is_not_and_what_may_not_be_written_to_is_marked()
    {
        await using var world = await StartAsync();
        await world.FileAsync(Counts.Cimahi());
        await world.Round.RunAsync(CancellationToken.None);
        world.Options.CurrentValue.Offices["32.17"] = "kbb@dinsos.contoh.go.id";
        world.Alerts.Options.CurrentValue = new()
        {
            SmtpHost = "127.0.0.1",
            SmtpPort = world.Alerts.Sink.Port,
            Tls = MailTls.None,
            From = "pengingat@dinsos.contoh.go.id",
            AllowList = NoticeWorld.Office,
        };

        var rehearsed = await world.Rehearsal.RunAsync(AlertWorld.Today, CancellationToken.None);

        Assert.Equal(
            ["32 ProvinceDigest True False", "32.17 Reminder False False", "32.77 OfficeDigest True True"],
            rehearsed.Notices.Select(notice => $"{notice.Reader.Code} {notice.Topic.Kind} {notice.IsPlanned} {notice.IsAllowed}"));
        Assert.Empty((await world.Rehearsal.RunAsync(new DateOnly(2026, 11, 29), CancellationToken.None)).Notices);
    }

    [Fact]
    public async Task Operators_see_every_notice_with_its_state_and_a_masked_address()
    {
        await using var world = await StartAsync();
        await world.PlanAsync();
        await world.Round.RunAsync(CancellationToken.None);
        foreach (var message in await world.TakeAsync())
        {
            await world.DeliverAsync(message);
        }

        var all = await world.List.LookAsync(null, CancellationToken.None);
        var own = await world.List.LookAsync("32.77", CancellationToken.None);

        Assert.Equal((4, 4), (all.Notices.Count, all.ByState[AlertState.Delivered]));
        Assert.Equal(["c***@dinsos.contoh.go.id"], own.Notices.Select(notice => notice.Address).Distinct());
        Assert.Equal([NoticeKind.Issue, NoticeKind.Reminder], own.Notices.Select(notice => notice.Entry.Topic.Kind).Order());
        world.Options.CurrentValue = new();
        Assert.All((await world.List.LookAsync(null, CancellationToken.None)).Notices, notice => Assert.Null(notice.Address));
    }

    private async Task<NoticeWorld> StartAsync()
    {
        var world = await NoticeWorld.StartAsync(azurite);
        world.Options.CurrentValue = new() { Offices = { ["32.77"] = NoticeWorld.Office }, Provinces = { ["32"] = NoticeWorld.Province } };
        return world;
    }
}
