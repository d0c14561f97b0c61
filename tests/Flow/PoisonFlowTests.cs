using System.Net;
using System.Text.Json.Nodes;
using SertiKesos.Platform.Storage;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Flow;

/// <summary>What the engine of the built program has set aside, and what an operator does about it.</summary>
public sealed class PoisonFlowTests : IAsyncLifetime
{
    private const string Reason = "{ \"reason\": \"Sebabnya sudah diperbaiki\" }";
    private const string Aside = StorageNames.Queues.RosterResumes + "-poison";
    private const string FilesAside = StorageNames.Queues.RosterArrivals + "-poison";

    private ServedApp _app = null!;
    private string _operator = "";

    public async Task InitializeAsync()
    {
        _app = await ServedApp.StartAsync("--as-of", "2026-11-24");
        _operator = await _app.KeyAsync("--role", "operator");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task What_is_put_back_is_tried_again_and_what_is_dropped_is_not()
    {
        await _app.Storage.Access.Queues.GetQueueClient(StorageNames.Queues.RosterResumes).SendMessageAsync("bukan permintaan dari Ratna Purwanti");
        var first = await FindAsync(_ => true);
        Assert.DoesNotContain("Ratna", (await _app.JsonAsync(_operator, "/api/poison")).ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("reason-missing", (await _app.SendAsync(_operator, HttpMethod.Post, $"/api/poison/{Aside}/{first}/requeue", "{ \"reason\": \"ya\" }")).Code);

        Assert.Equal(HttpStatusCode.OK, (await _app.SendAsync(_operator, HttpMethod.Post, $"/api/poison/{Aside}/{first}/requeue", Reason)).Status);
        Assert.Equal("poison-unknown", (await _app.SendAsync(_operator, HttpMethod.Post, $"/api/poison/{Aside}/{first}/requeue", Reason)).Code);

        // Its cause is not mended, so it comes back, as another message.
        var second = await FindAsync(id => id != first);
        Assert.Equal(HttpStatusCode.OK, (await _app.SendAsync(_operator, HttpMethod.Post, $"/api/poison/{Aside}/{second}/drop", Reason)).Status);
        await _app.VerbAsync(0, "poison", "list");
        var list = await _app.JsonAsync(_operator, "/api/poison");
        Assert.All(list["queues"]!.AsArray(), queue => Assert.Equal(0, (int)queue!["total"]!));
        Assert.Equal(["Sebabnya sudah diperbaiki", "Sebabnya sudah diperbaiki"], list["acts"]!.AsArray().Select(act => (string?)act!["reason"]));
        var records = await _app.VerbAsync(0, "audit", "list", "--scope", "nasional");
        Assert.Equal((1, 1), (records.Split("poison.requeued").Length - 1, records.Split("poison.dropped").Length - 1));
    }

    [Fact]
    public async Task A_request_that_was_put_back_by_the_verb_is_handled()
    {
        var taken = await _app.HandInAsync(_operator, "32.77", Xlsx.Of("Data", [SmallRoster.Header, SmallRoster.Row(1)]).Build().Content);
        var aside = _app.Storage.Access.Queues.GetQueueClient(Aside);
        await aside.CreateIfNotExistsAsync();
        await aside.SendMessageAsync($"{{\"version\":1,\"region\":\"32.77\",\"submission\":\"{taken["submission"]}\"}}");
        var file = _app.Storage.Access.Queues.GetQueueClient(FilesAside);
        await file.CreateIfNotExistsAsync();
        await file.SendMessageAsync(
            "{\"type\":\"Microsoft.Storage.BlobCreated\"," +
            $"\"subject\":\"/blobServices/default/containers/rosters/blobs/32.77/{taken["submission"]}\",\"data\":{{\"eTag\":\"\\\"0x1\\\"\"}}}}");

        var lines = (await _app.VerbAsync(1, "poison", "list")).Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.EndsWith($"32.77 {taken["submission"]}", line.TrimEnd(), StringComparison.Ordinal));
        foreach (var words in lines.Select(line => line.Split("  ")))
        {
            await _app.VerbAsync(0, "poison", "requeue", words[0], words[1], "--reason", "Sebabnya sudah diperbaiki");
            await _app.VerbAsync(1, "poison", "requeue", words[0], words[1], "--reason", "Sebabnya sudah diperbaiki");
        }

        await Eventually.TrueAsync(
            async () => await CountAsync(StorageNames.Queues.RosterResumes) == 0 && await CountAsync(StorageNames.Queues.RosterArrivals) == 0,
            "the messages to be taken");
        Assert.Equal((0, 0), (await CountAsync(Aside), await CountAsync(FilesAside)));
        Assert.Equal("", await _app.VerbAsync(0, "poison", "list"));
    }

    [Fact]
    public async Task Only_operators_come_to_it()
    {
        foreach (var (key, code) in new[]
        {
            (null, "key-missing"), (await _app.KeyAsync("--role", "office", "--scope", "32.77"), "not-allowed"), (await _app.KeyAsync("--role", "ministry"), "not-allowed"),
        })
        {
            Assert.Equal(code, await _app.CodeAsync(key, "/api/poison"));
            Assert.Equal(code, (await _app.SendAsync(key, HttpMethod.Post, $"/api/poison/{Aside}/x/drop", Reason)).Code);
            Assert.Equal(code, (await _app.SendAsync(key, HttpMethod.Post, $"/api/poison/{Aside}/x/requeue", Reason)).Code);
        }
    }

    private Task<string> FindAsync(Func<string, bool> isIt) => Eventually.FindAsync(
        async () => (await _app.JsonAsync(_operator, "/api/poison"))["queues"]!.AsArray()
            .SelectMany(queue => queue!["messages"]!.AsArray())
            .Select(message => (string)((JsonNode)message!)["id"]!)
            .FirstOrDefault(isIt),
        "the message to be set aside");

    private async Task<int> CountAsync(string queue) =>
        (await _app.Storage.Access.Queues.GetQueueClient(queue).GetPropertiesAsync()).Value.ApproximateMessagesCount;
}
