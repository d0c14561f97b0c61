using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Lib.Worker;

public sealed record Order(string Region, int Count);

public sealed class OrderFunctions(Recorder recorder)
{
    [Function("TakeOrder")]
    public Task Take([QueueTrigger("%Orders%")] Order order, int dequeueCount, CancellationToken cancel) =>
        recorder.RunAsync($"{order.Region} {order.Count} try {dequeueCount}", cancel);
}

public sealed class RawMessageFunctions(Recorder recorder)
{
    [Function("TakeMessage")]
    public Task Take([QueueTrigger("%Orders%")] QueueMessage message, FunctionContext context, string id, DateTimeOffset insertionTime) =>
        recorder.RunAsync(
            $"{message.Body} {context.BindingContext.BindingData["QueueTrigger"]} {message.MessageId == id} {insertionTime == message.InsertedOn}");
}

public sealed class QueueTriggerFlowTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string Body = "{\"region\":\"32.77\",\"count\":3}";

    private readonly string _orders = AzuriteFixture.UniqueName("q");
    private readonly Recorder _recorder = new();

    [Fact]
    public async Task Message_is_read_as_json_and_deleted()
    {
        await using var host = await StartAsync();

        await Queue().SendMessageAsync(Body);
        await _recorder.WaitForAsync(1);
        await Eventually.TrueAsync(async () => await CountAsync() == 0);

        Assert.Equal(["32.77 3 try 1"], _recorder.Seen);
    }

    [Fact]
    public async Task Message_itself_and_its_data_can_be_taken()
    {
        await using var host = await StartAsync(functions: typeof(RawMessageFunctions));

        await Queue().SendMessageAsync("isi");
        await _recorder.WaitForAsync(1);

        Assert.Equal(["isi isi True True"], _recorder.Seen);
    }

    [Fact]
    public async Task Failed_message_is_tried_again()
    {
        _recorder.OnRun = (what, _) => what.EndsWith('1') ? throw new InvalidOperationException("sekali") : Task.CompletedTask;
        await using var host = await StartAsync();

        await Queue().SendMessageAsync(Body);
        await Eventually.TrueAsync(async () => await CountAsync() == 0);

        Assert.Equal(["32.77 3 try 1", "32.77 3 try 2"], _recorder.Seen);
    }

    [Fact]
    public async Task After_five_failures_the_message_is_in_the_poison_queue()
    {
        _recorder.OnRun = (_, _) => throw new InvalidOperationException("rusak");
        await using var host = await StartAsync();

        await Queue().SendMessageAsync(Body);
        await Eventually.TrueAsync(async () => await CountAsync("-poison") == 1 && await CountAsync() == 0);

        Assert.Equal(Enumerable.Range(1, 5).Select(n => $"32.77 3 try {n}"), _recorder.Seen);
        Assert.Equal(Body, (await Queue("-poison").PeekMessageAsync()).Value.Body.ToString());
    }

    [Fact]
    public async Task Text_that_is_no_base64_is_set_aside_without_a_run()
    {
        await using var host = await StartAsync();

        await Queue(encoding: QueueMessageEncoding.None).SendMessageAsync("bukan base64!");
        await Eventually.TrueAsync(async () => await CountAsync("-poison") == 1);

        Assert.Empty(_recorder.Seen);
        Assert.Equal("bukan base64!", (await Queue("-poison", QueueMessageEncoding.None).PeekMessageAsync()).Value.Body.ToString());
    }

    [Fact]
    public async Task Json_of_another_shape_ends_in_the_poison_queue()
    {
        await using var host = await StartAsync();

        await Queue().SendMessageAsync("[1]");
        await Eventually.TrueAsync(async () => await CountAsync("-poison") == 1);

        Assert.Empty(_recorder.Seen);
    }

    [Fact]
    public async Task Plain_text_is_taken_when_the_setting_says_so()
    {
        await using var host = await StartAsync(settings: ("AzureFunctionsJobHost:extensions:queues:messageEncoding", "none"));

        await Queue(encoding: QueueMessageEncoding.None).SendMessageAsync(Body);

        Assert.Equal(["32.77 3 try 1"], await _recorder.WaitForAsync(1));
    }

    [Fact]
    public async Task Work_longer_than_the_invisibility_runs_once()
    {
        _recorder.OnRun = (_, cancel) => Task.Delay(TimeSpan.FromSeconds(5), cancel);
        await using var host = await StartAsync(settings: ("Standalone:MessageInvisibility", "00:00:02"));

        await Queue().SendMessageAsync(Body);
        await Eventually.TrueAsync(async () => await CountAsync() == 0);

        Assert.Equal(["32.77 3 try 1"], _recorder.Seen);
    }

    [Fact]
    public async Task Message_of_a_host_that_died_is_finished_by_the_next()
    {
        await Queue().CreateAsync();
        await Queue().SendMessageAsync(Body);
        await Queue().ReceiveMessageAsync(TimeSpan.FromSeconds(2));

        await using var host = await StartAsync();
        await Eventually.TrueAsync(async () => await CountAsync() == 0);

        Assert.Equal(["32.77 3 try 2"], _recorder.Seen);
    }

    [Fact]
    public async Task Message_that_ended_every_process_is_set_aside_without_another_run()
    {
        await Queue().CreateAsync();
        await Queue().SendMessageAsync(Body);
        for (var i = 0; i < 5; i++)
        {
            var message = (await Queue().ReceiveMessageAsync(TimeSpan.FromSeconds(30))).Value;
            await Queue().UpdateMessageAsync(message.MessageId, message.PopReceipt, (string?)null, TimeSpan.Zero);
        }

        await using var host = await StartAsync();
        await Eventually.TrueAsync(async () => await CountAsync("-poison") == 1);

        Assert.Empty(_recorder.Seen);
    }

    [Fact]
    public async Task Stop_waits_for_the_work_that_has_begun()
    {
        var release = new TaskCompletionSource();
        _recorder.OnRun = (_, cancel) => release.Task.WaitAsync(cancel);
        var host = await StartAsync();
        await Queue().SendMessageAsync(Body);
        await _recorder.WaitForAsync(1);

        var stop = host.Host.StopAsync();
        Assert.False(stop.IsCompleted);
        release.SetResult();
        await stop;

        Assert.Equal(0, await CountAsync());
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Work_that_a_stop_cut_off_is_done_by_the_next_host()
    {
        _recorder.OnRun = (_, cancel) => Task.Delay(Timeout.Infinite, cancel);
        await using (await StartAsync(settings: ("Standalone:DrainTimeout", "00:00:00")))
        {
            await Queue().SendMessageAsync(Body);
            await _recorder.WaitForAsync(1);
        }

        _recorder.OnRun = (_, _) => Task.CompletedTask;
        await using var host = await StartAsync();
        await Eventually.TrueAsync(async () => await CountAsync() == 0);

        Assert.Equal(["32.77 3 try 1", "32.77 3 try 2"], _recorder.Seen);
    }

    [Fact]
    public async Task No_more_messages_are_worked_on_at_once_than_the_settings_allow()
    {
        var (now, most) = (0, 0);
        _recorder.OnRun = async (_, cancel) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Delay(50, cancel);
            Interlocked.Decrement(ref now);
        };
        await Queue().CreateAsync();
        for (var i = 0; i < 12; i++)
        {
            await Queue().SendMessageAsync(Body);
        }

        await using var host = await StartAsync(settings:
        [
            ("AzureFunctionsJobHost:extensions:queues:batchSize", "2"),
            ("AzureFunctionsJobHost:extensions:queues:newBatchThreshold", "1"),
        ]);
        await _recorder.WaitForAsync(12);

        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task Two_hosts_handle_each_message_once()
    {
        await using var one = await StartAsync();
        await using var two = await StartAsync();

        for (var i = 0; i < 20; i++)
        {
            await Queue().SendMessageAsync($"{{\"region\":\"{i}\",\"count\":1}}");
        }

        await Eventually.TrueAsync(async () => await CountAsync() == 0);

        Assert.Equal(20, _recorder.Seen.Count);
        Assert.Equal(20, _recorder.Seen.Distinct().Count());
    }

    private async Task<int> CountAsync(string suffix = "") =>
        await Queue(suffix).ExistsAsync() ? (await Queue(suffix).GetPropertiesAsync()).Value.ApproximateMessagesCount : 0;

    private QueueClient Queue(string suffix = "", QueueMessageEncoding encoding = QueueMessageEncoding.Base64) =>
        new(azurite.ConnectionString, _orders + suffix, new QueueClientOptions { MessageEncoding = encoding });

    private Task<TestHost> StartAsync(Type? functions = null, params (string Name, string Value)[] settings) => TestHost.StartAsync(
        azurite.ConnectionString, _recorder, [functions ?? typeof(OrderFunctions)], settings: [("Orders", _orders), .. settings]);
}
