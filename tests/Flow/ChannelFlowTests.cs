using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Azure.Storage.Queues;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SertiKesos.Hosting.Engine;
using SertiKesos.Platform.Storage;
using SertiKesos.Portal;
using SertiKesos.Tests.Support;
using SertiKesos.Time;

namespace SertiKesos.Tests.Flow;

/// <summary>The whole host on a working day, with WhatsApp's part and an SMS gateway on loopback.</summary>
public sealed class ChannelFlowTests
{
    [Fact]
    public async Task A_worker_who_agreed_is_told_by_WhatsApp_and_what_it_tells_later_counts_only_when_it_is_signed()
    {
        await using var provider = await ProviderServer.StartAsync();
        await using var storage = await PrivateStorage.StartAsync();
        using var log = new SaidLines();
        await using var host = await StartAsync(provider, storage, log);
        using var http = new HttpClient { BaseAddress = new Uri(host.Urls.First()) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", await host.Services.GetRequiredService<AccessKeys>().CreateAsync(AccessRole.Office, "32.77", CancellationToken.None));

        var row = SmallRoster.Row(1).With((8, "C-1"), (9, new DateOnly(2022, 3, 1)), (10, new DateOnly(2026, 12, 20)));
        using var roster = new ByteArrayContent(Xlsx.Of("Data", [SmallRoster.Header, row]).Build().Content);
        roster.Headers.Add("X-File-Name", "roster.xlsx");
        using var uploaded = await http.PostAsync(new Uri("/api/rosters/32.77", UriKind.Relative), roster);
        var person = await Eventually.FindAsync(async () => (string?)(await JsonAsync("/api/people/32.77"))["people"]!.AsArray().FirstOrDefault()?["person"], "the roster to be taken");
        using var wish = new StringContent($"{{ \"person\": \"{person}\", \"whatsApp\": true, \"source\": \"tatap-muka\" }}");
        using var kept = await http.PostAsync(new Uri("/api/alerts/32.77/channels", UriKind.Relative), wish);
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);

        var scans = new QueueClient(storage.ConnectionString, StorageNames.Queues.AlertScans, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await scans.SendMessageAsync("{\"version\":1,\"region\":\"32.77\"}");

        await Eventually.TrueAsync(async () => await StateAsync() == "accepted whatsApp", "it to be accepted");
        var taken = Assert.Single(provider.Taken);
        Assert.Equal(("6281200001234", 3), (taken.To, taken.Texts.Count));
        var webhook = new Uri(http.BaseAddress, "/api/channels/whatsapp");
        Assert.Equal(HttpStatusCode.Forbidden, await provider.CallAsync(webhook, ProviderServer.Status(taken, "delivered"), forged: true));
        Assert.Equal("accepted whatsApp", await StateAsync());
        Assert.Equal(HttpStatusCode.OK, await provider.CallAsync(webhook, ProviderServer.Status(taken, "sent")));
        Assert.Equal("accepted whatsApp", await StateAsync());

        Assert.Equal(HttpStatusCode.OK, await provider.CallAsync(webhook, ProviderServer.Status(taken, "failed", 131026)));

        await Eventually.TrueAsync(async () => await StateAsync() == "delivered sms", "the next channel to be tried");
        Assert.Single(provider.Sms);
        var said = string.Join('\n', log.Lines);
        Assert.Contains("was not signed with Alerts:WhatsApp:AppSecret", said, StringComparison.Ordinal);
        Assert.All(["81200001234", "wamid", ProviderServer.Token, "kunci-sms"], secret => Assert.DoesNotContain(secret, said, StringComparison.Ordinal));

        async Task<string> StateAsync() =>
            (await JsonAsync("/api/alerts/32.77"))["alerts"]!.AsArray().SingleOrDefault() is { } alert ? $"{alert["state"]} {alert["channel"]}" : "";

        async Task<JsonNode> JsonAsync(string path) => JsonNode.Parse(await http.GetStringAsync(new Uri(path, UriKind.Relative)))!;
    }

    private static async Task<WebApplication> StartAsync(ProviderServer provider, PrivateStorage storage, SaidLines log)
    {
        var builder = OneMachine.CreateBuilder(
            storage.Folder,
            new Dictionary<string, string?>
            {
                ["AzureWebJobsStorage"] = storage.ConnectionString,
                ["urls"] = "http://127.0.0.1:0",
                ["Alerts:Channels"] = "WhatsApp,Sms",
                ["Alerts:HoldHours"] = "0",
                ["Alerts:WhatsApp:BaseUrl"] = provider.Address,
                ["Alerts:WhatsApp:PhoneNumberId"] = ProviderServer.PhoneNumberId,
                ["Alerts:WhatsApp:Token"] = ProviderServer.Token,
                ["Alerts:WhatsApp:AppSecret"] = ProviderServer.AppSecret,
                ["Alerts:WhatsApp:VerifyToken"] = ProviderServer.VerifyToken,
                ["Alerts:Sms:Url"] = provider.Address + "/sms",
                ["Alerts:Sms:Secret"] = "Bearer kunci-sms",
            },
            isolated: true);
        TriggerEngine.DisableTimers(builder.Configuration);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new RehearsalClock(RehearsalClock.MorningOf(new DateOnly(2026, 11, 24)), TimeProvider.System)));
        builder.Logging.AddProvider(log);
        return await OneMachine.StartAsync(builder, CancellationToken.None);
    }

    /// <summary>Everything that any part of the host says.</summary>
    private sealed class SaidLines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
