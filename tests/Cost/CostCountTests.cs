using System.Globalization;
using System.Net;
using System.Text;
using Azure.Storage.Queues;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SertiKesos.Hosting.Engine;
using SertiKesos.Platform.Health;
using SertiKesos.Platform.Storage;
using SertiKesos.Portal;
using SertiKesos.Rosters.Inbox;
using SertiKesos.Tests.Rosters.Arrivals;
using SertiKesos.Tests.Support;
using SertiKesos.Time;
using Xunit.Abstractions;

namespace SertiKesos.Tests.Cost;

/// <summary>
/// Counts what each kind of work asks of storage, on the whole host as on a plan that cannot poll, and holds the table of
/// docs/cost.md to it: the bill is computed from counted figures, and no work may come to ask for more unnoticed.
/// </summary>
public sealed class CostCountTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Files = "application/octet-stream";

    private PrivateStorage _storage = null!;
    private FaultProxy _proxy = null!;
    private MailServer _mails = null!;
    private WebApplication _host = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        _storage = await PrivateStorage.StartAsync();
        _proxy = await FaultProxy.StartAsync(_storage.ConnectionString);
        _mails = MailServer.Start(Path.Combine(_storage.Folder, "surel"));
        _host = await StartAsync();
        _http = new HttpClient { BaseAddress = new Uri(_host.Urls.First()) };
        _http.DefaultRequestHeaders.Authorization = new("Bearer", await _host.Services.GetRequiredService<AccessKeys>().CreateAsync(AccessRole.Operator, "", CancellationToken.None));
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
        await _mails.DisposeAsync();
        await _proxy.DisposeAsync();
        await _storage.DisposeAsync();
    }

    [Fact]
    public async Task No_work_asks_storage_for_more_than_the_bill_says()
    {
        var counted = new Dictionary<string, CountedCalls>(StringComparer.Ordinal);
        await CountAsync(0, () => UploadAsync("32.77", 1, people: 1));
        counted["roster"] = await CountAsync(1, () => UploadAsync("32.77", 1, people: 2));
        counted["event of a file"] = await CountAsync(0, AnnounceAsync);
        counted["office page"] = await CountAsync(1, () => AskAsync("/api/portal/offices/32.77"));
        await AskAsync("/api/portal/nation");
        counted["nation page"] = await CountAsync(1, () => AskAsync("/api/portal/nation"));
        var planned = await CountAsync(0, () => ScanAsync(mails: 2));
        counted["scan of a region"] = await CountAsync(0, () => ScanAsync(mails: 2));
        counted["alert"] = Share(planned, counted["scan of a region"], 2);
        await CountAsync(1, () => Service<RosterSweep>().RunAsync(CancellationToken.None));
        counted["sweep"] = await CountAsync(1, () => Service<RosterSweep>().RunAsync(CancellationToken.None));
        counted["look at what works"] = await CountAsync(0, () => Service<WorkWatch>().LookAsync(CancellationToken.None), routine: true);
        var one = await CountAsync(1, () => PublishAsync());
        foreach (var region in (string[])["32.01", "32.02", "32.03", "32.04"])
        {
            await CountAsync(0, () => UploadAsync(region, 1, people: 1));
        }

        var five = await CountAsync(1, () => PublishAsync());
        counted["office workbook"] = Share(five, one, 4);
        counted["issue without offices"] = Less(one, counted["office workbook"]);

        foreach (var (work, calls) in counted)
        {
            output.WriteLine($"| {work} | {string.Join(" | ", calls.Values)} |");
        }

        var told = CostDocument.Read().Counted;
        Assert.Equal(told.Keys.Order(StringComparer.Ordinal), counted.Keys.Order(StringComparer.Ordinal));
        foreach (var (work, calls) in counted)
        {
            foreach (var (found, said, column) in calls.Values.Zip(told[work].Values, CountedCalls.Columns))
            {
                // Whoever comes first to a roster, its message or another, makes a call or two more or less.
                Assert.True(found <= said, $"{work}: {found} {column}, docs/cost.md says {said}.");
                Assert.True(found >= Math.Max(said > 1 ? 1 : 0, (said * 6 / 10) - 3), $"{work}: only {found} {column}, docs/cost.md says {said}: write the lower figure.");
            }
        }
    }

    private T Service<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    private async Task<CountedCalls> CountAsync(int others, Func<Task> work, bool routine = false)
    {
        var before = _proxy.Count;
        await work();
        if (!routine)
        {
            await Eventually.TrueAsync(IsDoneAsync, "messages to be done with");
        }

        var (quiet, seen) = (0, -1);
        await Eventually.TrueAsync(
            async () =>
            {
                await Task.Delay(200);
                var now = Since(before, routine).Count;
                (quiet, seen) = now == seen ? (quiet + 1, seen) : (0, now);
                return routine || quiet > 10;
            },
            "the work to be over");
        var calls = Since(before, routine);
        output.WriteLine(string.Join(", ", calls.GroupBy(call => call.Label).Select(group => $"{group.Count()} {group.Key}")));
        return CountedCalls.Of(calls, others);
    }

    /// <summary>No message waits or is in work; looked at past the proxy, so that it is not counted.</summary>
    private async Task<bool> IsDoneAsync()
    {
        foreach (var queue in StorageNames.Queues.All)
        {
            if ((await _storage.Access.Queues.GetQueueClient(queue).GetPropertiesAsync()).Value.ApproximateMessagesCount > 0)
            {
                return false;
            }
        }

        return true;
    }

    private List<ProxiedRequest> Since(int number, bool routine) =>
        [.. _proxy.Requests.Where(request => request.Number > number && (routine ? IsLook(request) || request.Label == "table row query Registers" : !IsRoutine(request)))];

    private static bool IsRoutine(ProxiedRequest request) => IsLook(request) || request.Operation is "message receive" or "lease" || request.Holder == "azure-webjobs-hosts";

    /// <summary>What comes once a minute, whatever else is done: the watch, and whether a reference table is new.</summary>
    private static bool IsLook(ProxiedRequest request) =>
        request.Operation is "message peek" or "queue get" || request.Holder == StorageNames.Containers.Reference
        || request.Label.Contains("Registers work", StringComparison.Ordinal);

    private static CountedCalls Share(CountedCalls more, CountedCalls less, int parts) => Combine(more, less, (a, b) => (int)Math.Round(Math.Max(0, a - b) / (double)parts, MidpointRounding.AwayFromZero));

    private static CountedCalls Less(CountedCalls whole, CountedCalls part) => Combine(whole, part, (a, b) => Math.Max(0, a - b));

    private static CountedCalls Combine(CountedCalls a, CountedCalls b, Func<int, int, int> with)
    {
        var values = a.Values.Zip(b.Values, with).ToArray();
        return new CountedCalls(values[0], values[1], values[2], values[3], values[4]);
    }

    private async Task UploadAsync(string region, int first, int people)
    {
        object?[][] rows = [.. Enumerable.Range(first, people).Select(serial => SmallRoster.Row(serial).With(
            (2, $"{region.Replace(".", "", StringComparison.Ordinal)}01170885{serial:0000}"), (8, $"C-{serial}"), (9, new DateOnly(2022, 3, 1)), (10, new DateOnly(2026, 12, 20)), (11, $"orang{serial}.{region}@contoh.example")))];
        object?[] header = [.. SmallRoster.Header[..^1], "Surel"];
        using var roster = new ByteArrayContent(Xlsx.Of("Data", [header, .. rows]).Build().Content);
        roster.Headers.ContentType = new(Files);
        using var taken = await _http.PostAsync(new Uri($"/api/rosters/{region}", UriKind.Relative), roster);
        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
    }

    /// <summary>The event that storage sends of the same upload, when its message has been worked on.</summary>
    private async Task AnnounceAsync()
    {
        var inbox = _storage.Access.Blobs.GetBlobContainerClient(StorageNames.Containers.Rosters);
        await foreach (var file in inbox.GetBlobsAsync())
        {
            var message = Event.Cloud(file.Name, file.Properties.ETag!.Value.ToString().Trim('"'));
            await new QueueClient(_storage.ConnectionString, StorageNames.Queues.RosterArrivals).SendMessageAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(message)));
            return;
        }
    }

    private async Task AskAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task ScanAsync(int mails)
    {
        await _storage.Access.Queues.GetQueueClient(StorageNames.Queues.AlertScans).SendMessageAsync("{\"version\":1,\"region\":\"32.77\"}");
        await Eventually.TrueAsync(() => Task.FromResult(_mails.Received.Count == mails), "the alerts to be mailed");
    }

    private async Task PublishAsync()
    {
        using var period = new StringContent("{ \"period\": \"2026-11\" }");
        using var answer = await _http.PostAsync(new Uri("/api/summaries", UriKind.Relative), period);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    private async Task<WebApplication> StartAsync()
    {
        var builder = OneMachine.CreateBuilder(
            _storage.Folder,
            new Dictionary<string, string?>
            {
                ["AzureWebJobsStorage"] = _proxy.ConnectionString,
                ["urls"] = "http://127.0.0.1:0",
                ["AzureWebJobs.ImportRoster.Disabled"] = "true",
                ["Alerts:HoldHours"] = "0",
                ["Alerts:SmtpHost"] = "127.0.0.1",
                ["Alerts:SmtpPort"] = _mails.Port.ToString(CultureInfo.InvariantCulture),
                ["Alerts:Tls"] = "None",
                ["Alerts:From"] = "sertikesos@contoh.example",
            },
            isolated: true);
        TriggerEngine.DisableTimers(builder.Configuration);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new RehearsalClock(RehearsalClock.MorningOf(new DateOnly(2026, 11, 24)), TimeProvider.System)));
        return await OneMachine.StartAsync(builder, CancellationToken.None);
    }
}
