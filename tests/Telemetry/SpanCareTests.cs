using System.Diagnostics;
using SertiKesos.Platform.Telemetry;

namespace SertiKesos.Tests.Telemetry;

public sealed class SpanCareTests : IDisposable
{
    private const string Secret = "https://contoh.blob.core.windows.net/rosters/32.77/Rekap%20Orang%20Contoh.xlsx?sig=rahasia";

    private readonly ActivitySource _storage = new("Azure.Storage.Blobs.SpanCareTests");
    private readonly ActivitySource _server = new("Microsoft.AspNetCore");
    private readonly ActivitySource _own = new(Spans.SourceName);
    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = source => source.Name is "Azure.Storage.Blobs.SpanCareTests" or "Microsoft.AspNetCore" or Spans.SourceName,
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
    };

    public SpanCareTests() => ActivitySource.AddActivityListener(_listener);

    public void Dispose()
    {
        _listener.Dispose();
        _storage.Dispose();
        _server.Dispose();
        _own.Dispose();
    }

    [Fact]
    public void Addresses_of_storage_and_texts_of_its_failures_do_not_go_out()
    {
        using var around = _own.StartActivity("uji");
        using var span = _storage.StartActivity("BlobClient.Download")!;
        span.SetTag("url", Secret).SetTag("url.full", Secret).SetTag("url.query", "sig=rahasia").SetTag("az.namespace", "Microsoft.Storage").SetTag("http.response.status_code", 404);
        span.SetStatus(ActivityStatusCode.Error, Secret);

        End(span);

        Assert.Equal(["az.namespace", "http.response.status_code"], span.TagObjects.Select(tag => tag.Key).Order(StringComparer.Ordinal));
        Assert.Null(span.StatusDescription);
        Assert.True(span.Recorded);
    }

    [Fact]
    public void Looks_at_empty_queues_and_questions_for_health_are_left_out()
    {
        using var poll = _storage.StartActivity("QueueClient.ReceiveMessages", ActivityKind.Client, default(ActivityContext))!;
        using var probe = _server.StartActivity("x", ActivityKind.Server, default(ActivityContext))!;
        probe.SetTag("http.request.method", "GET").SetTag("http.route", "/api/health/live");

        End(poll);
        End(probe);

        Assert.Equal((false, false), (poll.Recorded, probe.Recorded));
    }

    [Fact]
    public void A_request_is_called_by_the_pattern_of_its_address()
    {
        using var span = _server.StartActivity("Microsoft.AspNetCore.Hosting.HttpRequestIn", ActivityKind.Server)!;
        span.SetTag("http.request.method", "GET").SetTag("http.route", "/api/lepas/{token}").SetTag("url.path", "/api/lepas/rahasia");

        End(span);

        Assert.Equal("GET /api/lepas/{token}", span.DisplayName);
        Assert.DoesNotContain(span.TagObjects, tag => $"{tag.Value}".Contains("rahasia", StringComparison.Ordinal));
    }

    [Fact]
    public void Tags_of_our_own_pass_the_net_of_the_log()
    {
        using var span = _own.StartActivity("uji")!;
        span.SetTag("region", "32.77").SetTag("lain", "NIK 3277461708850001");

        End(span);

        Assert.Equal(("32.77", "NIK ***"), ((string?)span.GetTagItem("region"), (string?)span.GetTagItem("lain")));
    }

    private static void End(Activity span)
    {
        using var care = new SpanCare();
        care.OnEnd(span);
    }
}
