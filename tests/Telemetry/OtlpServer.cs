using System.Buffers.Binary;
using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using SertiKesos.Tests.Telemetry.Otlp;

namespace SertiKesos.Tests.Telemetry;

/// <summary>A span with the source it came from.</summary>
internal sealed record SeenSpan(string Source, Span Span)
{
    public string Trace => Convert.ToHexStringLower(Span.TraceId.ToByteArray());

    public string Id => Convert.ToHexStringLower(Span.SpanId.ToByteArray());

    public string Parent => Convert.ToHexStringLower(Span.ParentSpanId.ToByteArray());

    public string? Tag(string name) => Span.Attributes.FirstOrDefault(tag => tag.Key == name)?.Value is { } value
        ? value.StringValue is { Length: > 0 } text ? text : $"{value.IntValue}"
        : null;
}

/// <summary>A receiver of OTLP on loopback, by http/protobuf or by gRPC, which keeps what came, read and raw.</summary>
internal sealed class OtlpServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OtlpServer(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <summary>Every body as it came.</summary>
    public ConcurrentQueue<byte[]> Raw { get; } = new();

    public ConcurrentQueue<SeenSpan> Spans { get; } = new();

    /// <summary>Metrics by name, each time that they came.</summary>
    public ConcurrentQueue<Metric> Metrics { get; } = new();

    public ConcurrentQueue<LogRecord> Logs { get; } = new();

    /// <summary>The names that senders gave themselves.</summary>
    public ConcurrentQueue<string> Services { get; } = new();

    public static async Task<OtlpServer> StartAsync(bool grpc = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(
            System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = grpc ? HttpProtocols.Http2 : HttpProtocols.Http1));
        var app = builder.Build();
        var server = new OtlpServer(app);
        app.MapPost("/v1/{kind}", (HttpContext http, string kind) => server.TakeAsync(http, kind, isGrpc: false));
        foreach (var (service, kind) in (ReadOnlySpan<(string, string)>)[("trace.v1.TraceService", "traces"), ("metrics.v1.MetricsService", "metrics"), ("logs.v1.LogsService", "logs")])
        {
            app.MapPost($"/opentelemetry.proto.collector.{service}/Export", http => server.TakeAsync(http, kind, isGrpc: true));
        }

        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http, string kind, bool isGrpc)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var bytes = body.ToArray();
        if (isGrpc)
        {
            // A flag and a length before the message.
            bytes = bytes.AsSpan(5, (int)BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(1))).ToArray();
        }

        Keep(kind, bytes);
        if (isGrpc)
        {
            http.Response.ContentType = "application/grpc";
            http.Response.AppendTrailer("grpc-status", "0");
            await http.Response.Body.WriteAsync(new byte[5]);
        }
        else
        {
            http.Response.ContentType = "application/x-protobuf";
        }
    }

    private void Keep(string kind, byte[] bytes)
    {
        Raw.Enqueue(bytes);
        switch (kind)
        {
            case "traces":
                foreach (var resource in ExportTraces.Parser.ParseFrom(bytes).ResourceSpans)
                {
                    Name(resource.Resource);
                    foreach (var (scope, span) in resource.ScopeSpans.SelectMany(scope => scope.Spans.Select(span => (scope.Scope.Name, span))))
                    {
                        Spans.Enqueue(new SeenSpan(scope, span));
                    }
                }

                break;
            case "metrics":
                foreach (var metric in ExportMetrics.Parser.ParseFrom(bytes).ResourceMetrics.SelectMany(resource => resource.ScopeMetrics).SelectMany(scope => scope.Metrics))
                {
                    Metrics.Enqueue(metric);
                }

                break;
            case "logs":
                foreach (var record in ExportLogs.Parser.ParseFrom(bytes).ResourceLogs.SelectMany(resource => resource.ScopeLogs).SelectMany(scope => scope.LogRecords))
                {
                    Logs.Enqueue(record);
                }

                break;
        }
    }

    private void Name(Resource resource) =>
        Services.Enqueue(resource.Attributes.FirstOrDefault(attribute => attribute.Key == "service.name")?.Value.StringValue ?? "");
}
