using System.Globalization;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Lib.Worker;

public sealed class CopyFunctions(Recorder recorder)
{
    [Function("Copy")]
    public Task Copy(
        [BlobTrigger("%Inbox%/{region}/{file}")] string content, string region, string file, CancellationToken cancel) =>
        recorder.RunAsync(string.Create(CultureInfo.InvariantCulture, $"{region}|{file}|{content}"), cancel);
}

public sealed class BlobTriggerFlowTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly string _inbox = AzuriteFixture.UniqueName("in");
    private readonly Recorder _recorder = new();

    private BlobContainerClient Inbox => new(azurite.ConnectionString, _inbox);

    [Fact]
    public async Task New_blob_is_handled_once()
    {
        await using var host = await StartAsync();

        await PutAsync("32.77/a.xlsx", "isi");
        await _recorder.WaitForAsync(1);
        await PutAsync("32.77/b.xlsx", "lain");
        await _recorder.WaitForAsync(2);

        Assert.Equal(["32.77|a.xlsx|isi", "32.77|b.xlsx|lain"], _recorder.Seen);
    }

    [Fact]
    public async Task Blobs_that_were_there_before_the_first_start_are_handled()
    {
        await Inbox.CreateAsync();
        await PutAsync("32.77/a.xlsx", "isi");

        await using var host = await StartAsync();
        await _recorder.WaitForAsync(1);

        Assert.Equal(["32.77|a.xlsx|isi"], _recorder.Seen);
    }

    [Fact]
    public async Task Overwritten_blob_runs_again()
    {
        await using var host = await StartAsync();
        await PutAsync("32.77/a.xlsx", "satu");
        await _recorder.WaitForAsync(1);

        await PutAsync("32.77/a.xlsx", "dua");
        await _recorder.WaitForAsync(2);

        Assert.Equal(["32.77|a.xlsx|satu", "32.77|a.xlsx|dua"], _recorder.Seen);
    }

    [Fact]
    public async Task After_five_failures_the_blob_is_named_in_the_poison_queue()
    {
        _recorder.OnRun = (_, _) => throw new InvalidOperationException("rusak");
        await using var host = await StartAsync();

        await PutAsync("32.77/a.xlsx", "isi");
        var poison = new QueueClient(azurite.ConnectionString, "webjobs-blobtrigger-poison");
        await Eventually.TrueAsync(async () => await poison.ExistsAsync() && await NamesAsync(poison, "a.xlsx"));

        Assert.Equal(5, _recorder.Seen.Count);
    }

    private async Task<bool> NamesAsync(QueueClient poison, string file)
    {
        var messages = await poison.PeekMessagesAsync(32);
        return messages.Value.Select(m => System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(m.Body.ToString())))
            .Any(json => json.Contains(_inbox, StringComparison.Ordinal) && json.Contains(file, StringComparison.Ordinal));
    }

    private Task<TestHost> StartAsync(string? hostId = null) =>
        TestHost.StartAsync(azurite.ConnectionString, _recorder, [typeof(CopyFunctions)], hostId, settings: ("Inbox", _inbox));

    private async Task PutAsync(string name, string content) =>
        await Inbox.GetBlobClient(name).UploadAsync(BinaryData.FromString(content), overwrite: true);
}
