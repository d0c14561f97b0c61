using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Answers;
using SertiKesos.Notices;
using SertiKesos.Platform.Health;
using SertiKesos.Platform.Storage;
using SertiKesos.Portal;
using SertiKesos.Rights;
using SertiKesos.Rosters;
using SertiKesos.Summaries;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Platform.Health;

/// <summary>On a storage of its own: all that drives work is looked at.</summary>
public sealed class WorkWatchTests : IAsyncLifetime
{
    private static readonly WorkDriver[] All = [.. RosterFunctions.Drivers, .. SummaryFunctions.Drivers, .. AlertFunctions.Drivers, .. ReplyFunctions.Drivers, .. NoticeFunctions.Drivers, .. RightsFunctions.Drivers];

    // Queues tell real times.
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private readonly LogLines<WorkWatch> _lines = new();
    private PrivateStorage _private = null!;

    public async Task InitializeAsync()
    {
        _private = await PrivateStorage.StartAsync();
        await new StorageSetup(_private.Access).RunAsync(CancellationToken.None);
    }

    public async Task DisposeAsync() => await _private.DisposeAsync();

    [Fact]
    public void Every_function_that_no_address_calls_is_watched()
    {
        var driven = typeof(Composition).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .Where(method => method.IsDefined(typeof(FunctionAttribute), false)
                && !method.GetParameters().Any(parameter => parameter.IsDefined(typeof(HttpTriggerAttribute), false)))
            .Select(method => method.Name);

        Assert.Equal(driven.Order(StringComparer.Ordinal), All.Select(driver => driver.Function).Order(StringComparer.Ordinal));
        Assert.Distinct(All.Select(driver => driver.Name));
    }

    [Fact]
    public async Task A_fresh_installation_is_ready_and_says_since_when_nothing_has_run()
    {
        using var watch = Watch();

        var (status, body) = await ReadyAsync(watch);

        Assert.Equal(StatusCodes.Status200OK, status);
        Assert.Equal("siap", (string?)body["status"]);
        Assert.Equal(3, body["parts"]!.AsArray().Count);
        Assert.Equal(All.Length, body["work"]!.AsArray().Count);
        Assert.All(body["work"]!.AsArray(), line => Assert.Equal((null, 0L, false), ((string?)line!["lastSuccess"], (long)line["ageSeconds"]!, (bool)line["stuck"]!)));
    }

    [Fact]
    public async Task A_timer_whose_success_stays_out_is_named_and_its_next_success_ends_it()
    {
        using var watch = Watch();
        var log = new WorkLog(_private.Access, _clock);
        await watch.LookAsync(CancellationToken.None);
        await log.DoAsync("SweepRosters", _ => Task.CompletedTask, CancellationToken.None);
        _clock.Advance(TimeSpan.FromMinutes(12));
        Assert.Equal(StatusCodes.Status200OK, (await ReadyAsync(watch)).Status);

        _clock.Advance(TimeSpan.FromMinutes(2));
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            log.DoAsync("SweepRosters", _ => throw new InvalidOperationException(), CancellationToken.None));
        var (status, body) = await ReadyAsync(watch);

        Assert.Equal((StatusCodes.Status503ServiceUnavailable, "belum siap"), (status, (string?)body["status"]));
        var stuck = Assert.Single(body["work"]!.AsArray(), line => (bool)line!["stuck"]!)!;
        Assert.Equal(("penyapuan", "SweepRosters", 840L), ((string?)stuck["name"], (string?)stuck["function"], (long)stuck["ageSeconds"]!));

        await log.DoAsync("SweepRosters", _ => Task.CompletedTask, CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal(StatusCodes.Status200OK, (await ReadyAsync(watch)).Status);
        Assert.Equal([(8002, LogLevel.Error), (8003, LogLevel.Information)], _lines.Lines.Select(line => (line.Id, line.Level)));
    }

    [Fact]
    public async Task An_alarm_is_repeated_no_sooner_than_a_sweep_later()
    {
        using var watch = Watch();
        await watch.LookAsync(CancellationToken.None);
        _clock.Advance(TimeSpan.FromMinutes(20));
        for (var minute = 0; minute < 7; minute++)
        {
            await watch.LookAsync(CancellationToken.None);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(3, _lines.Lines.Count(line => line.Id == 8002));
        Assert.All(_lines.Lines, line => Assert.Contains("SweepRosters", line.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_that_nobody_takes_and_one_that_was_set_aside_are_told()
    {
        using var watch = Watch();
        await watch.LookAsync(CancellationToken.None);
        await _private.Access.Queues.GetQueueClient(StorageNames.Queues.Alerts).SendMessageAsync("{}");
        var aside = _private.Access.Queues.GetQueueClient(StorageNames.Queues.RosterResumes + "-poison");
        await aside.CreateAsync();
        await aside.SendMessageAsync("{}");
        _clock.Advance(TimeSpan.FromMinutes(1));
        var first = await watch.LookAsync(CancellationToken.None);
        _clock.Advance(TimeSpan.FromMinutes(16));
        var later = await watch.LookAsync(CancellationToken.None);

        Assert.Equal(["ResumeRoster"], first.Where(figure => figure.IsStuck).Select(figure => figure.Driver.Function));
        Assert.Equal(1, first.Single(figure => figure.IsStuck).Poison);
        Assert.Equal(["ResumeRoster", "SweepRosters", "DeliverAlert"], later.Where(figure => figure.IsStuck).Select(figure => figure.Driver.Function));
        Assert.Equal(TimeSpan.FromMinutes(16), later.Single(figure => figure.Driver.Function == "DeliverAlert").Waiting);
    }

    [Theory]
    [InlineData("AzureWebJobs.SweepRosters.Disabled")]
    [InlineData("AzureWebJobs_SweepRosters_Disabled")]
    public async Task What_a_setting_has_switched_off_is_shown_and_never_stuck(string setting)
    {
        using var watch = Watch((setting, "true"));
        await watch.LookAsync(CancellationToken.None);
        _clock.Advance(TimeSpan.FromHours(5));

        var (status, body) = await ReadyAsync(watch);

        Assert.Equal(StatusCodes.Status200OK, status);
        Assert.Equal("SweepRosters", (string?)Assert.Single(body["work"]!.AsArray(), line => (bool)line!["off"]!)!["function"]);
    }

    [Fact]
    public async Task Ages_and_standstills_can_be_observed_as_metrics()
    {
        using var watch = Watch();
        await watch.LookAsync(CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(70));
        var seen = new Dictionary<(string, string?), double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, observer) =>
            {
                if (instrument.Meter.Name == WorkGauges.MeterName)
                {
                    observer.EnableMeasurementEvents(instrument);
                }
            },
        };
        void Keep<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
            where T : struct => seen[(instrument.Name, (string?)tags[0].Value)] = Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
        listener.SetMeasurementEventCallback<double>(Keep);
        listener.SetMeasurementEventCallback<int>(Keep);
        listener.Start();
        listener.RecordObservableInstruments();

        Assert.Equal(70, seen[(WorkGauges.Age, "SweepRosters")]);
        Assert.Equal(0, seen[(WorkGauges.Stuck, "SweepRosters")]);
        Assert.Equal(0, seen[(WorkGauges.Poison, WorkDriver.Inbox.PoisonQueue)]);
        Assert.Equal(0, seen[(WorkGauges.Waiting, "alerts")]);
        Assert.Equal(0, seen[(WorkGauges.Length, "alerts")]);
    }

    [Fact]
    public async Task An_inbox_that_cannot_be_listed_makes_the_service_not_ready_and_names_intake()
    {
        await using var proxy = await FaultProxy.StartAsync(_private.ConnectionString);
        proxy.Forbids = request => request is { Service: "blob", Operation: "list", Holder: StorageNames.Containers.Rosters };
        var app = new TestApp(QuickClients.For(proxy.ConnectionString), _clock);
        using var watch = Watch();
        Assert.Equal(StatusCodes.Status200OK, (await ReadyAsync(watch)).Status);

        var failure = await Assert.ThrowsAsync<RegionsFailedException>(() => app.Sweep.RunAsync(CancellationToken.None));
        _clock.Advance(TimeSpan.FromSeconds(20));
        var (status, body) = await ReadyAsync(watch);

        Assert.Equal(["inbox"], failure.Failed);
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, status);
        var stuck = Assert.Single(body["work"]!.AsArray(), line => (bool)line!["stuck"]!)!;
        Assert.Equal(("ImportRoster", "penerimaan roster"), ((string?)stuck["function"], (string?)stuck["name"]));

        proxy.Forbids = null;
        await app.Sweep.RunAsync(CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(StatusCodes.Status200OK, (await ReadyAsync(watch)).Status);
    }

    private WorkWatch Watch(params (string Name, string Value)[] more)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Rosters:SweepSchedule"] = "0 */3 * * * *",
            ["Summaries:Schedule"] = "0 0 1 1 * *",
            ["Alerts:Schedule"] = "0 0 1 * * *",
            ["Notices:Schedule"] = "0 15 1,3,5,7 * * *",
            ["Retention:Schedule"] = "0 30 19 * * *",
        }.Concat(more.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))).Build();
        return new WorkWatch(All, new WorkLog(_private.Access, _clock), new WorkQueues(_private.Access), new WorkSwitches(settings), settings, _clock, _lines);
    }

    private async Task<(int Status, JsonNode Body)> ReadyAsync(WorkWatch watch)
    {
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        using var body = new MemoryStream();
        http.Response.Body = body;
        await (await new Readiness(_private.Access, watch, _clock).AnswerAsync(CancellationToken.None)).ExecuteAsync(http);
        return (http.Response.StatusCode, JsonNode.Parse(body.ToArray())!);
    }
}
