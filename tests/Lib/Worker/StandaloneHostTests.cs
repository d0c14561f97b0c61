using System.Net;
using System.Net.Sockets;
using Azure.Core.Serialization;
using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SertiKesos.Tests.Support;
using SertiKesos.Worker.Standalone;

namespace SertiKesos.Tests.Lib.Worker;

public sealed class RetriedFunctions(Recorder recorder)
{
    [Function("Retried")]
    [FixedDelayRetry(2, "00:00:00.050")]
    public Task Take([QueueTrigger("%Orders%")] string message, FunctionContext context, int dequeueCount) =>
        recorder.RunAsync($"{message} {dequeueCount} {context.RetryContext.RetryCount}/{context.RetryContext.MaxRetryCount}");
}

public sealed class DisposedFunctions(Recorder recorder) : IAsyncDisposable
{
    [Function("Disposed")]
    public void Take([QueueTrigger("%Orders%")] string message) => recorder.Note($"run {message}");

    public ValueTask DisposeAsync()
    {
        recorder.Note("disposed");
        return ValueTask.CompletedTask;
    }
}

public sealed class StandaloneHostTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly Recorder _recorder = new();
    private readonly string _orders = AzuriteFixture.UniqueName("q");

    [Fact]
    public async Task Storage_that_does_not_answer_is_told_in_one_sentence()
    {
        var port = FreePort();
        var storage = $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={Key};" +
            $"BlobEndpoint=http://127.0.0.1:{port}/devstoreaccount1;QueueEndpoint=http://127.0.0.1:{port}/devstoreaccount1;";
        var host = TestHost.Build(storage, _recorder, [typeof(OrderFunctions)], settings: ("Orders", _orders));

        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => host.Host.StartAsync());

        Assert.Contains($"127.0.0.1:{port}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key[..10], error.ToString(), StringComparison.Ordinal);
        Assert.Equal(new Uri($"http://127.0.0.1:{port}/devstoreaccount1"), error.Endpoint);
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Storage_that_refuses_the_key_is_told()
    {
        var wrong = azurite.ConnectionString.Replace("AccountKey=Eby8", "AccountKey=AAAA", StringComparison.Ordinal);
        var host = TestHost.Build(wrong, _recorder, [typeof(OrderFunctions)], settings: ("Orders", _orders));

        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => host.Host.StartAsync());

        Assert.Contains("refuses access", error.Message, StringComparison.Ordinal);
        await host.DisposeAsync();
    }

    [Theory]
    [InlineData(null, "is not set")]
    [InlineData("nonsense", "not a valid connection string")]
    public async Task Connection_that_is_missing_or_wrong_is_named(string? storage, string reason)
    {
        var host = TestHost.Build(storage, _recorder, [typeof(OrderFunctions)], settings: ("Orders", _orders));

        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => host.Host.StartAsync());

        Assert.Contains("AzureWebJobsStorage", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Taken_port_is_told_with_its_address()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        var host = TestHost.Build(storage: null, _recorder, [typeof(PingFunctions)], settings: ("urls", url));

        var error = await Assert.ThrowsAsync<PortInUseException>(() => host.Host.StartAsync());

        Assert.Equal(url, error.Urls);
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Web_server_that_finds_its_port_taken_is_told_too()
    {
        // One address twice passes the first look and fails in the server.
        var url = $"http://127.0.0.1:{FreePort()}";
        var host = TestHost.Build(storage: null, _recorder, [typeof(PingFunctions)], settings: ("urls", $"{url};{url}"));

        await Assert.ThrowsAsync<PortInUseException>(() => host.Host.StartAsync());

        await host.DisposeAsync();
    }

    [Fact]
    public async Task Two_hosts_in_one_process_do_not_mix()
    {
        var other = new Recorder();
        await using var one = await TestHost.StartAsync(storage: null, _recorder, [typeof(PingFunctions)]);
        await using var two = await TestHost.StartAsync(storage: null, other, [typeof(PingFunctions)]);

        using var http = two.Http;
        await http.GetAsync("/api/Ping");

        Assert.Empty(_recorder.Seen);
        Assert.Single(other.Seen);
    }

    [Fact]
    public void Builder_builds_once()
    {
        var builder = FunctionsApplication.CreateBuilder([]).ConfigureFunctionsWebApplication().UseFunctionsFrom(typeof(PingFunctions));
        builder.Services.AddSingleton(_recorder);
        using var host = builder.Build();

        Assert.Throws<InvalidOperationException>(builder.Build);
    }

    [Fact]
    public void Http_functions_need_the_web_application()
    {
        var builder = FunctionsApplication.CreateBuilder([]).UseFunctionsFrom(typeof(PingFunctions));

        var error = Assert.Throws<InvalidOperationException>(builder.Build);

        Assert.Contains("ConfigureFunctionsWebApplication", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Command_line_gives_settings_and_environment()
    {
        var builder = FunctionsApplication.CreateBuilder(["--environment", "Staging", "--Rosters:Inbox", "masuk"]);

        Assert.Equal("Staging", builder.Environment.EnvironmentName);
        Assert.Equal("masuk", builder.Configuration["Rosters:Inbox"]);
    }

    [Fact]
    public async Task App_without_http_functions_needs_no_web_server()
    {
        var builder = FunctionsApplication.CreateBuilder([$"--AzureWebJobsStorage={azurite.ConnectionString}", $"--Orders={_orders}"])
            .UseFunctionsFrom(typeof(OrderFunctions));
        builder.Services.AddSingleton(_recorder);
        builder.Logging.SetMinimumLevel(LogLevel.None);
        using var host = builder.Build();
        await host.StartAsync();

        await Queue().SendMessageAsync("{\"region\":\"32.77\",\"count\":3}");
        await _recorder.WaitForAsync(1);

        await host.StopAsync();
    }

    [Fact]
    public async Task Clock_of_the_app_does_not_drive_the_schedules()
    {
        await using var host = await TestHost.StartAsync(
            azurite.ConnectionString,
            _recorder,
            [typeof(SecondlyFunctions)],
            configure: b => b.Services.AddSingleton<TimeProvider>(new ManualClock(DateTimeOffset.UnixEpoch)));

        await _recorder.WaitForAsync(1);

        Assert.Equal(DateTimeOffset.UnixEpoch, host.Host.Services.GetRequiredService<TimeProvider>().GetUtcNow());
    }

    [Fact]
    public async Task Retry_policy_runs_before_the_trigger_hears_of_the_failure()
    {
        _recorder.OnRun = (what, _) => what.EndsWith("2/2", StringComparison.Ordinal) ? Task.CompletedTask : throw new InvalidOperationException("rusak");
        await using var host = await TestHost.StartAsync(
            azurite.ConnectionString, _recorder, [typeof(RetriedFunctions)], settings: ("Orders", _orders));

        await Queue().SendMessageAsync("isi");
        await Eventually.TrueAsync(async () => (await Queue().GetPropertiesAsync()).Value.ApproximateMessagesCount == 0);

        Assert.Equal(["isi 1 0/2", "isi 1 1/2", "isi 1 2/2"], _recorder.Seen);
    }

    [Fact]
    public async Task Class_is_made_for_each_invocation_and_disposed()
    {
        await using var host = await TestHost.StartAsync(
            azurite.ConnectionString, _recorder, [typeof(DisposedFunctions)], settings: ("Orders", _orders));

        await Queue().SendMessageAsync("satu");
        await _recorder.WaitForAsync(2);
        await Queue().SendMessageAsync("dua");
        await _recorder.WaitForAsync(4);

        Assert.Equal(["run satu", "disposed", "run dua", "disposed"], _recorder.Seen);
    }

    [Fact]
    public async Task Serializer_of_the_options_reads_the_messages()
    {
        await using var host = await TestHost.StartAsync(
            azurite.ConnectionString,
            _recorder,
            [typeof(OrderFunctions)],
            configure: b => b.Services.Configure<WorkerOptions>(o => o.Serializer = new FixedSerializer()),
            settings: ("Orders", _orders));

        await Queue().SendMessageAsync("bukan json");

        Assert.Equal(["tetap 7 try 1"], await _recorder.WaitForAsync(1));
    }

    [Fact]
    public async Task Missing_setting_of_a_trigger_stops_the_start()
    {
        var host = TestHost.Build(azurite.ConnectionString, _recorder, [typeof(OrderFunctions)]);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.Host.StartAsync());

        Assert.Contains("%Orders%", error.Message, StringComparison.Ordinal);
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Schedule_that_is_none_stops_the_start()
    {
        var host = TestHost.Build(azurite.ConnectionString, _recorder, [typeof(HourlyFunctions)], settings: ("Schedule", "nightly"));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.Host.StartAsync());

        Assert.Contains("Hourly", error.Message, StringComparison.Ordinal);
        await host.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private QueueClient Queue() =>
        new(azurite.ConnectionString, _orders, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    private sealed class FixedSerializer : ObjectSerializer
    {
        public override object Deserialize(Stream stream, Type returnType, CancellationToken cancellationToken) => new Order("tetap", 7);

        public override ValueTask<object?> DeserializeAsync(Stream stream, Type returnType, CancellationToken cancellationToken) =>
            ValueTask.FromResult<object?>(new Order("tetap", 7));

        public override void Serialize(Stream stream, object? value, Type inputType, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public override ValueTask SerializeAsync(Stream stream, object? value, Type inputType, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
