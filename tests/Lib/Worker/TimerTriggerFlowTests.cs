using System.Globalization;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Tests.Support;
using SertiKesos.Worker.Standalone.Timers;

namespace SertiKesos.Tests.Lib.Worker;

public sealed class SecondlyFunctions(Recorder recorder)
{
    [Function("EverySecond")]
    public Task Run([TimerTrigger("* * * * * *")] TimerInfo timer) => recorder.RunAsync($"{timer.IsPastDue} {timer.ScheduleStatus is null}");
}

public sealed class HourlyFunctions(Recorder recorder)
{
    [Function("Hourly")]
    public Task Run([TimerTrigger("%Schedule%")] TimerInfo timer, CancellationToken cancel) => recorder.RunAsync(
        string.Create(CultureInfo.InvariantCulture, $"last {timer.ScheduleStatus!.Last:dd HH:mm} next {timer.ScheduleStatus.Next:dd HH:mm} late {timer.IsPastDue}"),
        cancel);
}

public sealed class StartupFunctions(Recorder recorder)
{
    [Function("AtStart")]
    public Task Run([TimerTrigger("0 0 * * * *", RunOnStartup = true)] TimerInfo timer) => recorder.RunAsync($"late {timer.IsPastDue}");
}

public sealed class TimerTriggerFlowTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly DateTimeOffset HalfPastNine = new(2026, 11, 23, 9, 30, 0, TimeSpan.Zero);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Recorder _recorder = new();
    private readonly string _hostId = TestHost.NewHostId();

    private BlobContainerClient Hosts => new(azurite.ConnectionString, "azure-webjobs-hosts");

    [Fact]
    public async Task Schedule_within_a_minute_runs_without_a_status()
    {
        await using var host = await TestHost.StartAsync(azurite.ConnectionString, _recorder, [typeof(SecondlyFunctions)]);

        await _recorder.WaitForAsync(2);

        Assert.All(_recorder.Seen, seen => Assert.Equal("False True", seen));
    }

    [Fact]
    public async Task Timer_fires_at_its_slots_and_keeps_its_status()
    {
        var clock = new ManualClock(HalfPastNine);
        await using var host = await StartAsync(clock);

        await clock.AdvanceAsync(Hour / 2);
        await _recorder.WaitForAsync(1);
        await clock.AdvanceAsync(Hour);
        await _recorder.WaitForAsync(2);

        Assert.Equal(["last 01 00:00 next 23 10:00 late False", "last 23 10:00 next 23 11:00 late False"], _recorder.Seen);
        await Eventually.TrueAsync(async () => (await StatusAsync("Hourly"))["Next"].StartsWith("2026-11-23T12:00:00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_missed_while_stopped_is_made_up_for_once()
    {
        await using (await StartAsync(new ManualClock(HalfPastNine)))
        {
            await Eventually.TrueAsync(async () => await StatusBlob("Hourly").ExistsAsync());
        }

        await using var host = await StartAsync(new ManualClock(HalfPastNine.AddHours(5)));
        await _recorder.WaitForAsync(1);
        await Eventually.TrueAsync(async () => (await StatusAsync("Hourly"))["Last"].StartsWith("2026-11-23T14:30:00", StringComparison.Ordinal));

        Assert.Equal(["last 01 00:00 next 23 10:00 late True"], _recorder.Seen);
        Assert.StartsWith("2026-11-23T15:00:00", (await StatusAsync("Hourly"))["Next"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changed_schedule_does_not_fire_late()
    {
        await using (await StartAsync(new ManualClock(HalfPastNine)))
        {
            await Eventually.TrueAsync(async () => await StatusBlob("Hourly").ExistsAsync());
        }

        await using var host = await StartAsync(new ManualClock(HalfPastNine.AddHours(5)), "0 15 * * * *");
        await Eventually.TrueAsync(async () => (await StatusAsync("Hourly"))["Next"].StartsWith("2026-11-23T15:15:00", StringComparison.Ordinal));

        Assert.Empty(_recorder.Seen);
    }

    [Fact]
    public async Task Two_hosts_make_one_run()
    {
        var clock = new ManualClock(HalfPastNine);
        await using var one = await StartAsync(clock);
        await using var two = await StartAsync(clock);

        await clock.AdvanceAsync(Hour / 2);
        await _recorder.WaitForAsync(1);
        await clock.AdvanceAsync(Hour);
        await _recorder.WaitForAsync(2);

        Assert.Equal(2, _recorder.Seen.Distinct().Count());
        Assert.Equal(2, _recorder.Seen.Count);
    }

    [Fact]
    public async Task Another_host_goes_on_when_the_first_stops()
    {
        var clock = new ManualClock(HalfPastNine);
        var one = await StartAsync(clock);
        await clock.AdvanceAsync(Hour / 2);
        await _recorder.WaitForAsync(1);
        await using var two = await StartAsync(clock);

        await one.DisposeAsync();
        await clock.AdvanceAsync(Hour);
        await _recorder.WaitForAsync(2);

        Assert.Equal("last 23 10:00 next 23 11:00 late False", _recorder.Seen[1]);
    }

    [Fact]
    public async Task Host_takes_over_when_the_lock_of_a_dead_one_ends()
    {
        await Hosts.CreateIfNotExistsAsync();
        var blob = Hosts.GetBlockBlobClient($"locks/{_hostId}/Host.Functions.Hourly.Listener");
        await blob.UploadAsync(Stream.Null);
        await blob.GetBlobLeaseClient().AcquireAsync(TimeSpan.FromSeconds(15));
        var clock = new ManualClock(HalfPastNine);

        await using var host = await StartAsync(clock);
        await clock.AdvanceAsync(Hour / 2);
        await _recorder.WaitForAsync(1);

        Assert.Single(_recorder.Seen);
    }

    [Fact]
    public async Task Failing_run_does_not_stop_the_schedule()
    {
        _recorder.OnRun = (_, _) => throw new InvalidOperationException("rusak");
        var clock = new ManualClock(HalfPastNine);
        await using var host = await StartAsync(clock);

        await clock.AdvanceAsync(Hour / 2);
        await _recorder.WaitForAsync(1);
        await clock.AdvanceAsync(Hour);

        await _recorder.WaitForAsync(2);
    }

    [Fact]
    public async Task Run_on_startup_runs_once_and_is_not_late()
    {
        await using var host = await TestHost.StartAsync(
            azurite.ConnectionString,
            _recorder,
            [typeof(StartupFunctions)],
            configure: b => b.Services.AddKeyedSingleton<TimeProvider>(ScheduleClock.Key, new ManualClock(HalfPastNine)));

        await _recorder.WaitForAsync(1);

        Assert.Equal(["late False"], _recorder.Seen);
    }

    [Fact]
    public async Task Run_that_a_stop_cut_off_is_repeated_at_the_next_start()
    {
        _recorder.OnRun = (_, cancel) => Task.Delay(Timeout.Infinite, cancel);
        var clock = new ManualClock(HalfPastNine);
        await using (await StartAsync(clock, drain: "00:00:00"))
        {
            await clock.AdvanceAsync(Hour / 2);
            await _recorder.WaitForAsync(1);
        }

        _recorder.OnRun = (_, _) => Task.CompletedTask;
        await using var host = await StartAsync(new ManualClock(HalfPastNine.AddMinutes(35)));
        await _recorder.WaitForAsync(2);

        Assert.Equal("last 01 00:00 next 23 10:00 late True", _recorder.Seen[1]);
    }

    [Fact]
    public async Task Schedule_is_read_in_the_zone_of_the_setting()
    {
        await using var host = await TestHost.StartAsync(
            azurite.ConnectionString,
            _recorder,
            [typeof(HourlyFunctions)],
            _hostId,
            b => b.Services.AddKeyedSingleton<TimeProvider>(ScheduleClock.Key, new ManualClock(HalfPastNine)),
            ("Schedule", "0 0 6 * * *"),
            ("WEBSITE_TIME_ZONE", "Asia/Jakarta"));

        await Eventually.TrueAsync(async () => await StatusBlob("Hourly").ExistsAsync());

        Assert.StartsWith("2026-11-24T06:00:00", (await StatusAsync("Hourly"))["Next"], StringComparison.Ordinal);
        Assert.EndsWith("+07:00", (await StatusAsync("Hourly"))["Next"], StringComparison.Ordinal);
    }

    private Task<TestHost> StartAsync(ManualClock clock, string schedule = "0 0 * * * *", string drain = "00:00:10") => TestHost.StartAsync(
        azurite.ConnectionString,
        _recorder,
        [typeof(HourlyFunctions)],
        _hostId,
        b => b.Services.AddKeyedSingleton<TimeProvider>(ScheduleClock.Key, clock),
        ("Schedule", schedule),
        ("Standalone:DrainTimeout", drain));

    private BlobClient StatusBlob(string function) => Hosts.GetBlobClient($"timers/{_hostId}/Host.Functions.{function}/status");

    private async Task<Dictionary<string, string>> StatusAsync(string function) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>((await StatusBlob(function).DownloadContentAsync()).Value.Content)!;
}
