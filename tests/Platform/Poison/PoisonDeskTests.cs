using System.Text;
using Azure.Storage.Queues.Models;
using SertiKesos.Alerts;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Poison;
using SertiKesos.Platform.Storage;
using SertiKesos.Rosters;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Platform.Poison;

/// <summary>Messages that were set aside, in queues of the test's own.</summary>
public sealed class PoisonDeskTests : IAsyncLifetime
{
    private const string Resumes = StorageNames.Queues.RosterResumes;
    private const string Aside = Resumes + "-poison";
    private const string Operator = "operator:1a2b3c4d5e6f";
    private const string Reason = "Sebabnya sudah diperbaiki";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));
    private PrivateStorage _private = null!;

    private PoisonDesk Desk => new(
        new PoisonQueues(_private.Access, [.. RosterFunctions.Drivers, .. AlertFunctions.Drivers]), Audit, new OperatorReasons(_private.Access, _clock));

    private AuditLog Audit => new(_private.Access, _clock);

    public async Task InitializeAsync()
    {
        _private = await PrivateStorage.StartAsync();
        await new StorageSetup(_private.Access).RunAsync(CancellationToken.None);
    }

    public async Task DisposeAsync() => await _private.DisposeAsync();

    [Fact]
    public async Task What_is_set_aside_is_listed_by_what_it_concerns()
    {
        Assert.All(await Desk.ListAsync(CancellationToken.None), part => Assert.Equal((0, 0), (part.Total, part.Oldest.Count)));
        await SetAsideAsync(Aside, Resume(1));
        await SetAsideAsync("webjobs-blobtrigger-poison", "{\"BlobName\":\"32.77/Ratna Purwanti.xlsx\"}");
        await PlainAsync(StorageNames.Queues.Alerts + "-poison", "bukan permintaan");

        var messages = (await Desk.ListAsync(CancellationToken.None)).SelectMany(part => part.Oldest).ToList();

        Assert.Equal(["alerts-poison", Aside, "webjobs-blobtrigger-poison"], messages.Select(message => message.Queue).Order(StringComparer.Ordinal));
        var resume = messages.Single(message => message.Queue == Aside);
        Assert.Equal(("lanjutan pemeriksaan", "32.77", Submission(1), 5), (resume.Work, resume.Subject.Region?.Value, resume.Subject.Submission, resume.Tries));
        Assert.NotNull(resume.Since);
        Assert.Equal(PoisonSubject.Unknown, messages.Single(message => message.Queue == "alerts-poison").Subject);
        Assert.DoesNotContain("Ratna", string.Concat(messages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_put_back_lies_in_its_queue_as_it_was_and_is_on_record_once()
    {
        var id = await SetAsideAsync(Aside, Resume(1));
        await SetAsideAsync(Aside, Resume(2));

        Assert.Equal(PoisonOutcome.Done, await Desk.RequeueAsync(Aside, id, Operator, Reason, CancellationToken.None));
        Assert.Equal(PoisonOutcome.Unknown, await Desk.RequeueAsync(Aside, id, Operator, Reason, CancellationToken.None));
        Assert.Equal(PoisonOutcome.Unknown, await Desk.DropAsync(Aside, id, Operator, Reason, CancellationToken.None));

        Assert.Equal([Resume(1)], await BodiesAsync(Resumes));
        Assert.Equal([Resume(2)], await BodiesAsync(Aside));
        var record = Assert.Single(await RecordsAsync());
        Assert.Equal(("poison.requeued", Operator, id), (record.Action, record.Actor, record.Subject));
        Assert.Equal(
            [("queue", Aside), ("region", "32.77"), ("submission", Submission(1))],
            record.Details.Select(detail => (detail.Key, detail.Value)).Order());
        var reason = Assert.Single(await new OperatorReasons(_private.Access, _clock).ListAsync("poison-", 10, CancellationToken.None));
        Assert.Equal((record.Id, Operator, Reason), (reason.Act, reason.By, reason.Reason));
    }

    [Fact]
    public async Task One_that_is_dropped_is_gone_and_on_record()
    {
        var id = await SetAsideAsync(Aside, Resume(1));

        Assert.Equal(PoisonOutcome.Done, await Desk.DropAsync(Aside, id, Operator, Reason, CancellationToken.None));
        Assert.Equal(PoisonOutcome.Unknown, await Desk.DropAsync(Aside, id, Operator, Reason, CancellationToken.None));

        Assert.Empty(await BodiesAsync(Aside));
        Assert.Empty(await BodiesAsync(Resumes));
        Assert.Equal("poison.dropped", Assert.Single(await RecordsAsync()).Action);
    }

    [Fact]
    public async Task One_far_behind_is_found_and_all_others_are_given_back_at_once()
    {
        var ids = new List<string>();
        for (var number = 1; number <= 80; number++)
        {
            ids.Add(await SetAsideAsync(Aside, Resume(number)));
        }

        var part = (await Desk.ListAsync(CancellationToken.None)).Single(part => part.Queue == Aside);
        Assert.Equal((80, PoisonQueues.MostShown), (part.Total, part.Oldest.Count));
        Assert.Equal(PoisonOutcome.Done, await Desk.DropAsync(Aside, ids[74], Operator, Reason, CancellationToken.None));
        Assert.Equal(PoisonOutcome.Done, await Desk.RequeueAsync(Aside, ids[0], Operator, Reason, CancellationToken.None));

        Assert.Equal([Resume(1)], await BodiesAsync(Resumes));
        Assert.Equal(
            Enumerable.Range(2, 79).Where(number => number != 75).Select(Resume).Order(StringComparer.Ordinal),
            (await BodiesAsync(Aside)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task One_that_somebody_else_has_in_hand_is_not_touched()
    {
        var id = await SetAsideAsync(Aside, Resume(1));
        await _private.Access.PlainQueues.GetQueueClient(Aside).ReceiveMessageAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(PoisonOutcome.Busy, await Desk.DropAsync(Aside, id, Operator, Reason, CancellationToken.None));
        Assert.Empty(await RecordsAsync());
    }

    [Theory]
    [InlineData(Resumes)]
    [InlineData("alerts")]
    [InlineData("azure-webjobs-blobtrigger-sertikesos")]
    [InlineData("alerts-poison")]
    [InlineData("")]
    [InlineData("../x")]
    public async Task Nothing_is_taken_from_any_other_queue(string queue)
    {
        await _private.Access.Queues.GetQueueClient(Resumes).SendMessageAsync(Resume(1));
        var id = (await _private.Access.Queues.GetQueueClient(Resumes).PeekMessageAsync()).Value.MessageId;

        Assert.Equal(PoisonOutcome.Unknown, await Desk.DropAsync(queue, id, Operator, Reason, CancellationToken.None));
        Assert.Equal([Resume(1)], await BodiesAsync(Resumes));
    }

    [Fact]
    public async Task A_file_goes_back_to_the_queue_of_the_engine()
    {
        const string file = "{\"Type\":\"BlobTrigger\",\"ContainerName\":\"rosters\",\"BlobName\":\"32.77/a\"}";
        var id = await SetAsideAsync("webjobs-blobtrigger-poison", file);
        Assert.Equal(PoisonOutcome.NoQueue, await Desk.RequeueAsync("webjobs-blobtrigger-poison", id, Operator, Reason, CancellationToken.None));
        Assert.Equal([file], await BodiesAsync("webjobs-blobtrigger-poison"));

        await _private.Access.Queues.CreateQueueAsync("azure-webjobs-blobtrigger-sertikesos");
        Assert.Equal(PoisonOutcome.Done, await Desk.RequeueAsync("webjobs-blobtrigger-poison", id, Operator, Reason, CancellationToken.None));

        Assert.Equal([file], await BodiesAsync("azure-webjobs-blobtrigger-sertikesos"));
        Assert.Single(await RecordsAsync());
    }

    [Fact]
    public async Task What_is_no_base64_is_put_back_as_it_is()
    {
        var id = await PlainAsync("alerts-poison", "bukan <permintaan> & lain");

        Assert.Equal(PoisonOutcome.Done, await Desk.RequeueAsync("alerts-poison", id, Operator, Reason, CancellationToken.None));

        var back = Assert.Single((await _private.Access.PlainQueues.GetQueueClient("alerts").PeekMessagesAsync(2)).Value);
        Assert.Equal("bukan <permintaan> & lain", back.MessageText);
    }

    private static string Submission(int number) => $"{new string('a', 28)}{number:x4}";

    private static string Resume(int number) => $"{{\"version\":1,\"region\":\"32.77\",\"submission\":\"{Submission(number)}\"}}";

    private Task<string> SetAsideAsync(string queue, string body) => PlainAsync(queue, Convert.ToBase64String(Encoding.UTF8.GetBytes(body)));

    private async Task<string> PlainAsync(string queue, string text)
    {
        var client = _private.Access.PlainQueues.GetQueueClient(queue);
        await client.CreateIfNotExistsAsync();
        return (await client.SendMessageAsync(text, timeToLive: TimeSpan.FromSeconds(-1))).Value.MessageId;
    }

    /// <summary>What can be taken from a queue now.</summary>
    private async Task<IReadOnlyList<string>> BodiesAsync(string queue)
    {
        var client = _private.Access.PlainQueues.GetQueueClient(queue);
        var taken = new List<QueueMessage>();
        while ((await client.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(1))).Value is { Length: > 0 } batch)
        {
            taken.AddRange(batch);
        }

        foreach (var message in taken)
        {
            await client.UpdateMessageAsync(message.MessageId, message.PopReceipt, message.MessageText, TimeSpan.Zero);
        }

        return [.. taken.Select(message => Encoding.UTF8.GetString(Convert.FromBase64String(message.MessageText)))];
    }

    private async Task<IReadOnlyList<AuditEntry>> RecordsAsync() =>
        [.. (await Audit.ListAsync(AuditScope.National, null, null, CancellationToken.None).ToListAsync()).Select(record => record.Entry)];
}
