using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
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

public sealed class BlobTypeFunctions(Recorder recorder)
{
    [Function("AsStream")]
    public async Task AsStream([BlobTrigger("%Inbox%/stream/{file}")] Stream content)
    {
        using var reader = new StreamReader(content);
        await recorder.RunAsync($"stream {await reader.ReadToEndAsync()}");
    }

    [Function("AsBytes")]
    public Task AsBytes([BlobTrigger("%Inbox%/bytes/{file}")] byte[] content) => recorder.RunAsync($"bytes {Encoding.UTF8.GetString(content)}");

    [Function("AsClient")]
    public async Task AsClient([BlobTrigger("%Inbox%/client/{file}")] BlobClient blob, Uri uri) =>
        await recorder.RunAsync($"client {(await blob.DownloadContentAsync()).Value.Content} {uri.AbsolutePath.EndsWith(blob.Name, StringComparison.Ordinal)}");

    [Function("AsBlock")]
    public Task AsBlock([BlobTrigger("%Inbox%/block/{file}")] BlockBlobClient blob, IDictionary<string, string> metadata) =>
        recorder.RunAsync($"block {blob.Name} {metadata["kantor"]}");

    [Function("AsBase")]
    public Task AsBase([BlobTrigger("%Inbox%/base/{file}")] BlobBaseClient blob, FunctionContext context) =>
        recorder.RunAsync($"base {(string)context.BindingContext.BindingData["BlobTrigger"]! == $"{blob.BlobContainerName}/{blob.Name}"}");

    [Function("AsJson")]
    public Task AsJson([BlobTrigger("%Inbox%/json/{file}")] Order order) => recorder.RunAsync($"json {order.Region}");
}

public sealed class BlobTriggerFlowTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly string _inbox = AzuriteFixture.UniqueName("in");
    private readonly string _hostId = TestHost.NewHostId();
    private readonly Recorder _recorder = new();

    private BlobContainerClient Inbox => new(azurite.ConnectionString, _inbox);

    private BlobContainerClient Hosts => new(azurite.ConnectionString, "azure-webjobs-hosts");

    private QueueClient Control => new(
        azurite.ConnectionString,
        $"azure-webjobs-blobtrigger-{_hostId}",
        new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

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
    public async Task Receipt_lies_where_the_functions_host_looks_for_it()
    {
        await using var host = await StartAsync();

        var etag = await PutAsync("32.77/a b.xlsx", "isi");
        await _recorder.WaitForAsync(1);

        var receipt = Hosts.GetBlobClient($"blobreceipts/{_hostId}/Host.Functions.Copy/{etag.ToString("H")}/{_inbox}/32.77/a b.xlsx");
        await Eventually.TrueAsync(async () => await receipt.ExistsAsync() && (await receipt.GetPropertiesAsync()).Value.Metadata.Count == 0);
    }

    [Fact]
    public async Task Blobs_that_were_there_before_the_first_start_are_handled()
    {
        await Inbox.CreateAsync();
        await PutAsync("32.77/a.xlsx", "isi");

        await using var host = await StartAsync();

        Assert.Equal(["32.77|a.xlsx|isi"], await _recorder.WaitForAsync(1));
    }

    [Fact]
    public async Task Restarted_host_does_not_handle_a_blob_again()
    {
        await using (await StartAsync())
        {
            await PutAsync("32.77/a.xlsx", "isi");
            await _recorder.WaitForAsync(1);
        }

        await using var host = await StartAsync();
        await PutAsync("32.77/b.xlsx", "lain");
        await _recorder.WaitForAsync(2);

        Assert.Equal(["32.77|a.xlsx|isi", "32.77|b.xlsx|lain"], _recorder.Seen);
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
    public async Task Blob_with_another_name_pattern_is_left_alone()
    {
        await using var host = await StartAsync();

        await PutAsync("without-region.xlsx", "isi");
        await PutAsync("32.77/a.xlsx", "isi");
        await _recorder.WaitForAsync(1);

        Assert.Equal(["32.77|a.xlsx|isi"], _recorder.Seen);
    }

    [Fact]
    public async Task After_five_failures_the_blob_is_named_in_the_poison_queue()
    {
        _recorder.OnRun = (_, _) => throw new InvalidOperationException("rusak");
        await using var host = await StartAsync();

        var etag = await PutAsync("32.77/a.xlsx", "isi");
        JsonElement message = default;
        await Eventually.TrueAsync(async () => (message = await PoisonAsync()).ValueKind != JsonValueKind.Undefined);

        Assert.Equal(5, _recorder.Seen.Count);
        Assert.Equal("Host.Functions.Copy", message.GetProperty("FunctionId").GetString());
        Assert.Equal("32.77/a.xlsx", message.GetProperty("BlobName").GetString());
        Assert.Equal(etag.ToString("H"), message.GetProperty("ETag").GetString());
        Assert.Equal("BlobTrigger", message.GetProperty("Type").GetString());
        Assert.Equal("Block", message.GetProperty("BlobType").GetString());
    }

    [Fact]
    public async Task Blob_that_was_being_queued_when_the_host_died_is_handled()
    {
        await Inbox.CreateAsync();
        await Hosts.CreateIfNotExistsAsync();
        var etag = await PutAsync("32.77/a.xlsx", "isi");
        await Hosts.GetBlockBlobClient($"blobreceipts/{_hostId}/Host.Functions.Copy/{etag.ToString("H")}/{_inbox}/32.77/a.xlsx").UploadAsync(
            Stream.Null, new BlobUploadOptions { Metadata = new Dictionary<string, string> { ["Incomplete"] = "Incomplete" } });

        await using var host = await StartAsync();

        Assert.Equal(["32.77|a.xlsx|isi"], await _recorder.WaitForAsync(1));
    }

    [Fact]
    public async Task Message_about_an_older_version_leads_to_one_run_of_the_present_one()
    {
        await Inbox.CreateAsync();
        var old = await PutAsync("32.77/a.xlsx", "lama");
        await PutAsync("32.77/a.xlsx", "baru");
        await Control.CreateAsync();
        await Control.SendMessageAsync(MessageFor("Host.Functions.Copy", "32.77/a.xlsx", old.ToString("H")));

        await using var host = await StartAsync();
        await _recorder.WaitForAsync(1);
        await Eventually.TrueAsync(async () => (await Control.GetPropertiesAsync()).Value.ApproximateMessagesCount == 0);

        Assert.Equal(["32.77|a.xlsx|baru"], _recorder.Seen);
    }

    [Theory]
    [InlineData("Host.Functions.Copy", "32.77/gone.xlsx")]
    [InlineData("Host.Functions.Nobody", "32.77/a.xlsx")]
    public async Task Message_without_its_blob_or_function_is_dropped(string function, string blob)
    {
        await Control.CreateAsync();
        await Control.SendMessageAsync(MessageFor(function, blob, "\"0x1\""));

        await using var host = await StartAsync();
        await Eventually.TrueAsync(async () => (await Control.GetPropertiesAsync()).Value.ApproximateMessagesCount == 0);

        Assert.Empty(_recorder.Seen);
    }

    [Fact]
    public async Task Two_hosts_handle_each_blob_once()
    {
        await using var one = await StartAsync();
        await using var two = await StartAsync();

        for (var i = 0; i < 20; i++)
        {
            await PutAsync(string.Create(CultureInfo.InvariantCulture, $"32.77/{i}.xlsx"), "isi");
        }

        await _recorder.WaitForAsync(20);
        await PutAsync("32.77/last.xlsx", "isi");
        await _recorder.WaitForAsync(21);

        Assert.Equal(21, _recorder.Seen.Count);
        Assert.Equal(21, _recorder.Seen.Distinct().Count());
    }

    [Fact]
    public async Task No_more_blobs_are_worked_on_at_once_than_the_settings_allow()
    {
        var (now, most) = (0, 0);
        _recorder.OnRun = async (_, cancel) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Delay(50, cancel);
            Interlocked.Decrement(ref now);
        };
        await Inbox.CreateAsync();
        for (var i = 0; i < 8; i++)
        {
            await PutAsync(string.Create(CultureInfo.InvariantCulture, $"32.77/{i}.xlsx"), "isi");
        }

        await using var host = await StartAsync();
        await _recorder.WaitForAsync(8);

        Assert.InRange(most, 1, 2);
    }

    [Fact]
    public async Task Blob_comes_in_every_form_that_is_offered()
    {
        await using var host = await StartAsync(typeof(BlobTypeFunctions));

        await PutAsync("stream/a", "isi");
        await PutAsync("bytes/a", "isi");
        await PutAsync("client/a", "isi");
        await Inbox.GetBlobClient("block/a").UploadAsync(
            BinaryData.FromString("isi"), new BlobUploadOptions { Metadata = new Dictionary<string, string> { ["kantor"] = "3277" } });
        await PutAsync("base/a", "isi");
        await PutAsync("json/a", "{\"region\":\"32.77\"}");
        await _recorder.WaitForAsync(6);

        Assert.Equal(
            ["base True", "block block/a 3277", "bytes isi", "client isi True", "json 32.77", "stream isi"],
            _recorder.Seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Disabled_function_leaves_its_blobs_for_later()
    {
        await Inbox.CreateAsync();
        await PutAsync("32.77/a.xlsx", "isi");
        await using (await StartAsync(settings: ("AzureWebJobs.Copy.Disabled", "true")))
        {
            Assert.Empty(_recorder.Seen);
        }

        await using var host = await StartAsync();

        Assert.Equal(["32.77|a.xlsx|isi"], await _recorder.WaitForAsync(1));
    }

    [Fact]
    public async Task Run_that_was_cut_off_is_repeated_by_the_next_host()
    {
        _recorder.OnRun = (_, cancel) => Task.Delay(Timeout.Infinite, cancel);
        await using (await StartAsync(settings: ("Standalone:DrainTimeout", "00:00:00")))
        {
            await PutAsync("32.77/a.xlsx", "isi");
            await _recorder.WaitForAsync(1);
        }

        _recorder.OnRun = (_, _) => Task.CompletedTask;
        await using var host = await StartAsync();
        await Eventually.TrueAsync(async () => (await Control.GetPropertiesAsync()).Value.ApproximateMessagesCount == 0);

        Assert.Equal(["32.77|a.xlsx|isi", "32.77|a.xlsx|isi"], _recorder.Seen);
    }

    private string MessageFor(string function, string blob, string etag) => JsonSerializer.Serialize(new
    {
        Type = "BlobTrigger",
        FunctionId = function,
        BlobType = "BlockBlob",
        ContainerName = _inbox,
        BlobName = blob,
        ETag = etag,
    });

    /// <summary>The poison message about this test's container, or an undefined element.</summary>
    private async Task<JsonElement> PoisonAsync()
    {
        var poison = new QueueClient(azurite.ConnectionString, "webjobs-blobtrigger-poison");
        if (!await poison.ExistsAsync())
        {
            return default;
        }

        return (await poison.PeekMessagesAsync(32)).Value
            .Select(m => JsonSerializer.Deserialize<JsonElement>(Convert.FromBase64String(m.Body.ToString())))
            .FirstOrDefault(m => m.GetProperty("ContainerName").GetString() == _inbox);
    }

    private Task<TestHost> StartAsync(Type? functions = null, params (string Name, string Value)[] settings) => TestHost.StartAsync(
        azurite.ConnectionString, _recorder, [functions ?? typeof(CopyFunctions)], _hostId, settings: [("Inbox", _inbox), .. settings]);

    private async Task<ETag> PutAsync(string name, string content) =>
        (await Inbox.GetBlobClient(name).UploadAsync(BinaryData.FromString(content), overwrite: true)).Value.ETag;
}
