using Azure.Storage.Queues;
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

public sealed class QueueTriggerFlowTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly string _orders = AzuriteFixture.UniqueName("q");
    private readonly Recorder _recorder = new();

    [Fact]
    public async Task Message_is_read_as_json_and_deleted()
    {
        await using var host = await StartAsync();

        await Queue().SendMessageAsync("{\"region\":\"32.77\",\"count\":3}");
        await _recorder.WaitForAsync(1);

        Assert.Equal(["32.77 3 try 1"], _recorder.Seen);
        await Eventually.TrueAsync(async () => (await Queue().GetPropertiesAsync()).Value.ApproximateMessagesCount == 0);
    }

    [Fact]
    public async Task After_five_failures_the_message_is_in_the_poison_queue()
    {
        _recorder.OnRun = (_, _) => throw new InvalidOperationException("rusak");
        await using var host = await StartAsync();

        await Queue().SendMessageAsync("{\"region\":\"32.77\",\"count\":3}");
        await Eventually.TrueAsync(async () => await Queue("-poison").ExistsAsync());
        await Eventually.TrueAsync(async () => (await Queue("-poison").GetPropertiesAsync()).Value.ApproximateMessagesCount == 1);

        Assert.Equal(Enumerable.Range(1, 5).Select(n => $"32.77 3 try {n}"), _recorder.Seen);
        Assert.Equal("{\"region\":\"32.77\",\"count\":3}", (await Queue("-poison").PeekMessageAsync()).Value.Body.ToString());
    }

    private QueueClient Queue(string suffix = "") =>
        new(azurite.ConnectionString, _orders + suffix, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    private Task<TestHost> StartAsync() =>
        TestHost.StartAsync(azurite.ConnectionString, _recorder, [typeof(OrderFunctions)], settings: ("Orders", _orders));
}
