using Microsoft.Extensions.Logging.Abstractions;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Coverage;
using SertiKesos.Coverage.Statements;
using SertiKesos.Notices;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Publication;
using SertiKesos.Tests.Alerts;
using SertiKesos.Tests.Support;
using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Tests.Summaries;

/// <summary>The way of an issue through the queue, and back; each on a storage of its own.</summary>
public sealed class PublicationTests : IAsyncLifetime
{
    private static readonly RegionCode Cimahi = RegionCode.Parse("32.77");

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 25, 2, 0, 0, TimeSpan.Zero));
    private PrivateStorage _private = null!;
    private PublicationWorld _world = null!;

    public async Task InitializeAsync()
    {
        _private = await PrivateStorage.StartAsync();
        await new StorageSetup(_private.Access).RunAsync(CancellationToken.None);
        _world = new PublicationWorld(_private.Access, _clock);
        await new CoverageStore(_private.Access).SaveAsync(Counts.Cimahi(), null, CancellationToken.None);
        var empty = Register.Empty(Cimahi);
        await new RegisterStore(_private.Access, new EnvelopeCipher(TestKeys.Ring)).SaveAsync(
            empty.Advance(empty.NextStep("x", _clock.GetUtcNow())), null, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        _world.Dispose();
        await _private.DisposeAsync();
    }

    [Fact]
    public async Task Each_message_writes_one_workbook_and_the_last_makes_the_issue_the_latest()
    {
        await BeginAsync();
        Assert.Equal(39, await MissingAsync());
        Assert.Null(await _world.Issues.FindLatestAsync(CancellationToken.None));

        Assert.Equal(39, await _world.WorkOffAsync());

        Assert.Equal(0, await MissingAsync());
        Assert.Null(await _world.Issues.FindLatestAsync(CancellationToken.None));
        await UntilOutAsync();
        Assert.Equal((Counts.November, 1), await _world.Issues.FindLatestAsync(CancellationToken.None));
        var issue = Assert.Single(await _world.Issues.ListAsync(["nasional-", "32.77-"], null, CancellationToken.None));
        Assert.True(issue.IsOut);
        Assert.Equal(["32.77-01.xlsx", "nasional-01.xlsx"], issue.Files.Select(file => file.File.Name).Order(StringComparer.Ordinal));
        var progress = await _world.Issues.ProgressAsync(issue, CancellationToken.None);
        Assert.Equal((39, 39), (progress.Workbooks, progress.Written));
    }

    [Fact]
    public async Task The_same_message_twice_changes_nothing()
    {
        await BeginAsync();
        await _world.WorkOffAsync(times: 2);
        await UntilOutAsync(times: 2);
        var before = await TagsAsync();

        await _world.Run.HandleAsync(PublicationMessage.ToWrite(Counts.November, 1, "32.77-01.xlsx"), CancellationToken.None);
        await _world.Run.HandleAsync(PublicationMessage.ToFinish(Counts.November, 1), CancellationToken.None);

        Assert.Equal(before, await TagsAsync());
        Assert.Empty(await _world.TakeAsync());
    }

    [Fact]
    public async Task A_message_that_was_lost_is_sent_again_and_a_workbook_that_cannot_be_written_holds_the_others_up_no_longer_than_three_times()
    {
        await BeginAsync();
        foreach (var message in (await _world.TakeAsync()).Where(message => message.File is not null and not "32.77-01.xlsx"))
        {
            await _world.Run.HandleAsync(message, CancellationToken.None);
        }

        await Task.Delay(1500);
        for (var round = 0; round < PublicationRun.MostRounds; round++)
        {
            var finishing = await FinishingAsync();
            await _world.Run.HandleAsync(finishing, CancellationToken.None);
            finishing = await FinishingAsync();
            Assert.Equal(round, finishing.Rounds);
            _clock.Advance(PublicationRun.Patience + TimeSpan.FromSeconds(1));
            await _world.Run.HandleAsync(finishing, CancellationToken.None);
            Assert.Equal("32.77-01.xlsx", Assert.Single(await _world.TakeAsync(), message => message.File is not null).File);
        }

        await _world.Run.HandleAsync(PublicationMessage.ToFinish(Counts.November, 1) with { Left = 1, Rounds = 3, LookedAt = _clock.GetUtcNow() - PublicationRun.Patience * 2 }, CancellationToken.None);

        Assert.Equal(["32.77-01.xlsx"], (await _world.Publications.FindAsync(Counts.November, 1, CancellationToken.None))!.Unwritten);
        Assert.Equal((Counts.November, 1), await _world.Issues.FindLatestAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_publication_that_lost_all_its_messages_is_swept_on()
    {
        await BeginAsync();
        await _world.TakeAsync();
        await _world.Run.SweepAsync(CancellationToken.None);
        await Task.Delay(1500);
        Assert.Single(await _world.TakeAsync());

        _clock.Advance(PublicationRun.Patience + TimeSpan.FromMinutes(1));
        await _world.Run.SweepAsync(CancellationToken.None);

        Assert.Null(Assert.Single(await _world.TakeAsync()).File);
    }

    [Fact]
    public async Task What_comes_in_meanwhile_is_not_in_the_workbooks_that_follow()
    {
        await BeginAsync();
        await new CoverageStore(_private.Access).SaveAsync(Counts.Yogyakarta(), null, CancellationToken.None);

        await _world.Run.CompleteAsync(Counts.November, 1, CancellationToken.None);

        Assert.DoesNotContain("34.71-01.xlsx", await _world.Store.NamesAsync(Counts.November, CancellationToken.None));
        Assert.Equal(36, (await _world.Snapshots.FindAsync(Counts.November, 1, CancellationToken.None))!.Summary.Nation.Total!.Value.People);
    }

    [Fact]
    public async Task An_issue_that_was_taken_back_is_the_latest_no_more_and_the_same_figures_may_be_published_again()
    {
        await _world.PublishAsync(Counts.November, Counts.AsOf);
        await _world.PublishAsync(Counts.November, Counts.AsOf.AddDays(1));
        Assert.Null(await _world.Control.WithdrawAsync(Counts.November, 3, "ministry:test", "Angka satu kota keliru.", CancellationToken.None));

        for (var repeat = 0; repeat < 2; repeat++)
        {
            Assert.NotNull(await _world.Control.WithdrawAsync(Counts.November, 2, "ministry:test", "Angka satu kota keliru.", CancellationToken.None));
            Assert.Equal((Counts.November, 1), await _world.Issues.FindLatestAsync(CancellationToken.None));
        }

        Assert.Equal(["Angka satu kota keliru.", null], (await _world.Issues.ListAsync([], null, CancellationToken.None)).Select(issue => issue.Withdrawal?.Reason));
        var again = await _world.PublishAsync(Counts.November, Counts.AsOf.AddDays(1));
        Assert.Equal(3, Assert.IsType<SummaryOutcome.Published>(again).Issue);
        Assert.Equal((Counts.November, 3), await _world.Issues.FindLatestAsync(CancellationToken.None));
    }

    [Fact]
    public async Task The_workbook_of_an_office_that_was_removed_is_made_again_when_it_is_asked_for()
    {
        await _world.PublishAsync(Counts.November, Counts.AsOf);
        var file = SummaryNames.Office(Cimahi, 1);
        var before = await _world.Store.FindAsync(Counts.November, "32.77-01.xlsx", CancellationToken.None);

        Assert.Equal(1, await _world.Store.RemoveOfficeAsync(Cimahi, CancellationToken.None));
        Assert.Equal(0, await _world.Store.RemoveOfficeAsync(Cimahi, CancellationToken.None));
        (await _world.Issues.OpenAsync(Counts.November, 1, file, CancellationToken.None))!.Content.Dispose();

        Assert.Equal(before, await _world.Store.FindAsync(Counts.November, "32.77-01.xlsx", CancellationToken.None));
        Assert.Null(await _world.Issues.OpenAsync(Counts.November, 2, SummaryNames.Office(Cimahi, 2), CancellationToken.None));
    }

    [Fact]
    public async Task An_issue_that_is_out_is_announced_and_its_readers_are_planned_once()
    {
        await BeginAsync();
        Assert.Empty(await AnnouncedAsync());
        await _world.WorkOffAsync(times: 2);
        await UntilOutAsync(times: 2);
        await _world.Publisher.PublishAsync(Counts.November, Counts.AsOf, "ministry:test", CancellationToken.None);
        await _world.WorkOffAsync();

        var message = NoticeMessage.Parse(Assert.Single(await AnnouncedAsync()));

        Assert.Equal(NoticeMessage.ToPlan(Counts.November, 1), message);
        var ledger = new NoticeLedger(new AlertTable(_private.Access.Tables.GetTableClient(StorageNames.Tables.Alerts)));
        var planning = new NoticePlanning(
            ledger, new NoticeQueue(_private.Access), _world.Publications, _world.Snapshots,
            new NoticeAddresses(
                new SetOptions<NoticeOptions>(new() { Ministry = "pusdatin@kemensos.contoh.go.id", Provinces = { ["32"] = "jabar@dinsos.contoh.go.id" } }),
                new OfficeContacts(new StatementStore(_private.Access, _clock), _clock), Workers.Keys),
            _clock, NullLogger<NoticePlanning>.Instance);
        Assert.Equal(2, await planning.PlanAsync(message, CancellationToken.None));
        var sending = await AnnouncedAsync();
        Assert.Equal((await ledger.ListAsync(Counts.November, 1, CancellationToken.None)).Select(entry => entry.Key).Order(), sending.Select(text => NoticeMessage.Parse(text).Key).Order());
        Assert.DoesNotContain(sending, text => text.Contains('@', StringComparison.Ordinal));
        Assert.Equal(0, await planning.PlanAsync(message, CancellationToken.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"version\":2,\"period\":\"2026-11\",\"issue\":1}")]
    [InlineData("{\"version\":1,\"period\":\"2026-13\",\"issue\":1}")]
    [InlineData("{\"version\":1,\"period\":\"2026-11\",\"issue\":0}")]
    [InlineData("[1]")]
    public void Another_message_is_refused(string text) => Assert.Throws<FormatException>(() => PublicationMessage.Parse(text));

    /// <summary>Publishes, and takes the message that asks for the workbooks.</summary>
    private async Task BeginAsync()
    {
        await _world.Publisher.PublishAsync(Counts.November, Counts.AsOf, "ministry:test", CancellationToken.None);
        await _world.Run.HandleAsync(Assert.Single(await _world.TakeAsync()), CancellationToken.None);
    }

    private async Task<int> MissingAsync() => (await _world.Run.MissingAsync(Counts.November, 1, CancellationToken.None)).Count;

    /// <summary>The message that finishes waits a second between two looks.</summary>
    private Task UntilOutAsync(int times = 1) => Eventually.TrueAsync(
        async () =>
        {
            await _world.WorkOffAsync(times);
            return await _world.Publications.FindAsync(Counts.November, 1, CancellationToken.None) is { FinishedAt: not null };
        },
        "the issue to be out");

    /// <summary>Takes what lies in the queue of notices.</summary>
    private async Task<List<string>> AnnouncedAsync()
    {
        var queue = _private.Access.Queues.GetQueueClient(StorageNames.Queues.Notices);
        var messages = (await queue.ReceiveMessagesAsync(32)).Value;
        foreach (var message in messages)
        {
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        }

        return [.. messages.Select(message => message.Body.ToString())];
    }

    private Task<PublicationMessage> FinishingAsync() => Eventually.FindAsync(
        async () => (await _world.TakeAsync()).FirstOrDefault(message => message.File is null), "the message that finishes");

    private async Task<List<string>> TagsAsync()
    {
        var tags = new List<string>();
        await foreach (var blob in _private.Access.Blobs.GetBlobContainerClient(StorageNames.Containers.Summaries).GetBlobsAsync())
        {
            tags.Add($"{blob.Name} {blob.Properties.ETag}");
        }

        return tags;
    }
}
