using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SertiKesos.Alerts;
using SertiKesos.Hosting.Engine;
using SertiKesos.Notices;
using SertiKesos.Notices.Offices;
using SertiKesos.Platform.Health;
using SertiKesos.Platform.Storage;
using SertiKesos.Platform.Telemetry;
using SertiKesos.Portal;
using SertiKesos.Summaries;
using SertiKesos.Tests.Support;
using SertiKesos.Time;
using Xunit.Abstractions;

namespace SertiKesos.Tests.Telemetry;

/// <summary>
/// The whole host with a receiver of OTLP on loopback: an invented roster goes from its upload to the mail to its worker, and
/// what was sent of it is looked through.
/// </summary>
public sealed class TelemetryFlowTests(ITestOutputHelper output)
{
    private const string Nik = "3277441708850001";
    private const string Surname = "Gelatikwati";
    private const string Phone = "08114477123";
    private const string Mail = "orang1@gelatik.contoh.id";

    /// <summary>What office clerks call files.</summary>
    private const string FileByHand = "rekap Gelatikwati 3277441708850001.xlsx";

    [Theory]
    [InlineData("http/protobuf")]
    [InlineData("grpc")]
    public async Task A_roster_is_one_trace_from_upload_to_mail_and_tells_of_nobody(string protocol)
    {
        await using var receiver = await OtlpServer.StartAsync(grpc: protocol == "grpc");
        await using var storage = await PrivateStorage.StartAsync();
        await using var mails = MailServer.Start(Path.Combine(storage.Folder, "surel"));
        var host = await StartAsync(receiver, protocol, storage, mails);
        string status;
        await using (host)
        {
            using var http = new HttpClient { BaseAddress = new Uri(host.Urls.First()) };
            var keys = host.Services.GetRequiredService<AccessKeys>();
            http.DefaultRequestHeaders.Authorization = new("Bearer", await keys.CreateAsync(AccessRole.Office, "32.77", CancellationToken.None));
            await storage.Access.Blobs.GetBlobContainerClient(StorageNames.Containers.Rosters)
                .GetBlobClient($"32.78/{FileByHand}").UploadAsync(BinaryData.FromBytes(Roster(2)));
            using var roster = new ByteArrayContent(Roster(1));
            roster.Headers.Add("X-File-Name", Uri.EscapeDataString(FileByHand));
            using var uploaded = await http.PostAsync(new Uri("/api/rosters/32.77", UriKind.Relative), roster);
            Assert.True(uploaded.IsSuccessStatusCode);
            status = (string)JsonNode.Parse(await uploaded.Content.ReadAsStringAsync())!["status"]!;
            await Eventually.TrueAsync(async () => (bool?)JsonNode.Parse(await http.GetStringAsync(new Uri(status, UriKind.Relative)))!["finished"] == true, "the roster to be finished");

            // Timers are off, so that the test says when they fall due.
            await host.Services.GetRequiredService<AlertFunctions>().PlanAlerts(new TimerInfo(), CancellationToken.None);
            await Eventually.TrueAsync(() => Directory.Exists(mails.Folder) && Directory.GetFiles(mails.Folder, "*.eml", SearchOption.AllDirectories).Length > 0);
            await PublishAsync(http.BaseAddress, await keys.CreateAsync(AccessRole.Operator, "", CancellationToken.None));
            await host.Services.GetRequiredService<SummaryFunctions>().SweepPublications(new TimerInfo(), CancellationToken.None);
            await host.Services.GetRequiredService<NoticeFunctions>().PlanNotices(new TimerInfo(), CancellationToken.None);
            await host.Services.GetRequiredService<WorkWatch>().LookAsync(CancellationToken.None);
            await Eventually.TrueAsync(() => receiver.Metrics.Any(metric => metric.Name == MissingOffices.Name) && receiver.Metrics.Any(metric => metric.Name == WorkGauges.Length));
        }

        // Ending, the host sends what it still holds. Others may hand in rosters at the same time.
        var submission = status.Split('/')[^1];
        var spans = receiver.Spans.ToList();
        var trace = spans.First(span => span.Span.Name == Spans.RosterUpload && span.Tag("submission") == submission).Trace;
        var own = spans.Where(span => span.Trace == trace).ToList();
        output.WriteLine($"TRACE by {protocol}: {own.Count} spans, {own.Count(span => span.Source == Spans.SourceName)} of ours");
        output.WriteLine(Tree(own));
        AssertConnected(own);
        Assert.All(
            (string[])
            [
                Spans.RosterUpload, Spans.Work, Spans.RosterTake, Spans.RosterImport, Spans.RosterCheck, Spans.RosterRegister, Spans.RosterReceipt,
                Spans.AlertPlan, Spans.AlertDeliver, Spans.AlertSend, Spans.MailSend,
            ],
            name => Assert.Contains(own, span => span.Span.Name == name));
        Assert.Contains(own, span => span.Source.StartsWith("Azure.Storage", StringComparison.Ordinal));
        var register = own.First(span => span.Span.Name == Spans.RosterRegister);
        Assert.Contains(spans, span => span.Span.Name == Spans.SummaryWorkbook && span.Span.Links.Any(link => link.SpanId == register.Span.SpanId));
        Assert.Contains(spans, span => span.Span.Name == Spans.AlertScan && span.Span.Links.Any(link => link.SpanId == register.Span.SpanId));
        Assert.Contains(own, span => span.Span.Name == "POST /api/rosters/{region}" && span.Tag("http.response.status_code") == "202");
        Assert.Contains("sertikesos", receiver.Services);

        AssertMetrics(receiver);
        Assert.Contains(receiver.Logs, log => log.Attributes.Any(attribute => attribute.Key == "Submission") && Convert.ToHexStringLower(log.TraceId.ToByteArray()) == trace);
        var bytes = receiver.Raw.Sum(body => body.Length);
        output.WriteLine($"RECEIVED {receiver.Raw.Count} bodies, {bytes} bytes, {spans.Count} spans, {receiver.Metrics.Count} metrics, {receiver.Logs.Count} logs");
        Assert.Empty(Found(receiver));
    }

    private static void AssertConnected(IReadOnlyList<SeenSpan> trace)
    {
        var ids = trace.Select(span => span.Id).ToHashSet();
        Assert.True(trace.Count(span => span.Source == Spans.SourceName) >= 8);
        Assert.Equal([""], trace.Select(span => span.Parent).Where(parent => !ids.Contains(parent)));
    }

    private static void AssertMetrics(OtlpServer receiver)
    {
        var names = receiver.Metrics.Select(metric => metric.Name).ToHashSet();
        Assert.All(
            (string[])
            [
                "sertikesos.rosters", "sertikesos.roster.duration", "sertikesos.alerts", "sertikesos.mails", "sertikesos.work", "sertikesos.storage.calls",
                "sertikesos.queue.age", "sertikesos.queue.length", "sertikesos.queue.poison", "sertikesos.work.age", "sertikesos.work.stuck",
                "sertikesos.offices.missing", "sertikesos.publication.age",
            ],
            name => Assert.Contains(name, names));
        Assert.DoesNotContain(
            receiver.Metrics.SelectMany(metric => (metric.Sum?.DataPoints ?? []).SelectMany(point => point.Attributes)),
            tag => tag.Key is "region" or "submission");
        Assert.Contains(
            receiver.Metrics.Where(metric => metric.Name == "sertikesos.rosters").SelectMany(metric => metric.Sum.DataPoints),
            point => point.Attributes.Any(tag => tag.Key == "outcome" && tag.Value.StringValue == "accepted"));
    }

    /// <summary>What tells of people, in any of the bodies.</summary>
    private static List<string> Found(OtlpServer receiver)
    {
        string[] wanted =
        [
            Nik, Nik[..12], Surname, Surname.ToUpperInvariant(), Phone[1..], "gelatik", "rekap", "kunci", Uri.EscapeDataString(FileByHand), "sig=",
        ];
        return
        [
            .. receiver.Raw.SelectMany(body => wanted.Where(text => body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0)).Distinct(),
        ];
    }

    private static string Tree(IReadOnlyList<SeenSpan> spans)
    {
        var lines = new StringBuilder();
        void Add(string parent, int depth)
        {
            foreach (var span in spans.Where(span => span.Parent == parent && (span.Source == Spans.SourceName || parent.Length == 0)))
            {
                lines.Append(' ', depth * 2).Append(span.Span.Name).Append(' ').AppendLine(span.Tag("outcome"));
                Add(span.Id, depth + 1);
            }
        }

        Add("", 0);
        return lines.ToString();
    }

    private static byte[] Roster(int serial) => Xlsx.Of(
        "Data",
        [
            [.. SmallRoster.Header, "Email"],
            [
                .. SmallRoster.Row(1, $"{Surname} Satu").With(
                    (2, Nik[..15] + serial), (7, Phone), (8, "77/LSPS/2022/01"), (9, new DateOnly(2021, 12, 24)), (10, new DateOnly(2026, 12, 24))),
                Mail,
            ],
        ]).Build().Content;

    private static async Task PublishAsync(Uri address, string key)
    {
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var body = new StringContent("{ \"period\": \"2026-11\" }");
        using var answer = await http.PostAsync(new Uri("/api/summaries", UriKind.Relative), body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await Eventually.TrueAsync(
            async () => (string?)JsonNode.Parse(await http.GetStringAsync(new Uri("/api/summaries/2026-11", UriKind.Relative)))!["issues"]![0]!["state"] != "writing",
            "the issue to be out");
    }

    private static async Task<WebApplication> StartAsync(OtlpServer receiver, string protocol, PrivateStorage storage, MailServer mails)
    {
        var builder = OneMachine.CreateBuilder(
            storage.Folder,
            new Dictionary<string, string?>
            {
                ["AzureWebJobsStorage"] = storage.ConnectionString,
                ["urls"] = "http://127.0.0.1:0",
                ["Alerts:SmtpHost"] = "127.0.0.1",
                ["Alerts:SmtpPort"] = $"{mails.Port}",
                ["Alerts:Tls"] = "None",
                ["Alerts:From"] = "pengingat@dinsos.contoh.go.id",
                ["Alerts:HoldHours"] = "0",
                ["Logging:LogLevel:Default"] = "Debug",
                [TelemetrySettings.Endpoint] = receiver.Address,
                [TelemetrySettings.Protocol] = protocol,
                ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
                ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
            },
            isolated: true);
        TriggerEngine.DisableTimers(builder.Configuration);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new RehearsalClock(RehearsalClock.MorningOf(new DateOnly(2026, 11, 24)), TimeProvider.System)));
        return await OneMachine.StartAsync(builder, CancellationToken.None);
    }
}
