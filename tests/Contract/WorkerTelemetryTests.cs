using System.Text;
using SertiKesos.Platform.Storage;
using SertiKesos.Platform.Telemetry;
using SertiKesos.Tests.Contract.Protocol;
using SertiKesos.Tests.Support;
using SertiKesos.Tests.Telemetry;

namespace SertiKesos.Tests.Contract;

/// <summary>The built Function App with a receiver of OTLP: the same spans as on one machine, inside the host's own trace.</summary>
[Collection(OneWorker.Name)]
public sealed class WorkerTelemetryTests(WorkerFixture fixture)
{
    private const string HostTrace = "4bf92f3577b34da6a3ce929d0e0e4736";

    [Fact]
    public async Task Runs_and_requests_are_sent_and_the_host_is_told_so()
    {
        await using var receiver = await OtlpServer.StartAsync();
        await using var worker = await Worker.StartAsync(fixture.Settings(
            (TelemetrySettings.Endpoint, receiver.Address), (TelemetrySettings.Protocol, "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "200")));
        worker.TraceParent = $"00-{HostTrace}-00f067aa0ba902b7-01";
        const string name = "32.76/rekap Kutilangwati 3276471708850001.xlsx";
        var inbox = fixture.Storage.Access.Blobs.GetBlobContainerClient(StorageNames.Containers.Rosters);
        await inbox.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(Xlsx.Of("Data", [SmallRoster.Header, SmallRoster.Row(1, "Kutilangwati")]).Build().Content));

        var taken = await worker.InvokeAsync(
            "ImportRoster", "blob", Triggers.Blob(StorageNames.Containers.Rosters, name),
            ("BlobTrigger", $"{StorageNames.Containers.Rosters}/{name}"), ("Uri", $"\"{inbox.GetBlobClient(name).Uri}\""), ("name", name));
        Assert.Equal(StatusResult.Types.Status.Success, taken.Result.Status);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/coverage");
        var (_, answer) = await worker.SendAsync("GetCoverage", request);
        answer.Dispose();

        await Eventually.TrueAsync(() => receiver.Spans.Any(span => span.Span.Name == Spans.RosterImport) && receiver.Spans.Any(span => span.Tag("http.route") is not null));
        var run = receiver.Spans.First(span => span.Span.Name == Spans.Work && span.Tag("function") == "ImportRoster");
        Assert.Equal(HostTrace, run.Trace);
        Assert.Equal(run.Trace, receiver.Spans.First(span => span.Span.Name == Spans.RosterImport).Trace);
        Assert.Contains(worker.Init.Capabilities, capability => capability.Key.Contains("OpenTelemetry", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(receiver.Raw.SelectMany(body => new[] { "Kutilangwati", "3276471708850001", "rekap" }.Where(text => body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0)));
    }

    [Fact]
    public async Task The_address_of_a_link_in_a_letter_goes_nowhere()
    {
        const string token = "AAFk7VwarwYR93Yf7NkTokenOfALetter";
        await using var receiver = await OtlpServer.StartAsync();
        await using var worker = await Worker.StartAsync(fixture.Settings(
            (TelemetrySettings.Endpoint, receiver.Address), (TelemetrySettings.Protocol, "http/protobuf")));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/portal/berhenti/{token}");
        var (_, answer) = await worker.SendAsync("ShowStopReminders", request, ("token", token));
        answer.Dispose();

        // At its end the worker sends what it still has.
        Assert.Equal(0, await worker.TerminateAsync());
        Assert.NotEmpty(receiver.Logs);
        Assert.Contains(receiver.Spans, span => span.Tag("http.route") == "api/portal/berhenti/{token}");
        Assert.DoesNotContain(receiver.Raw, body => body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(token)) >= 0);
        Assert.DoesNotContain(token, worker.Process.Output + worker.Process.Error, StringComparison.Ordinal);
    }
}
