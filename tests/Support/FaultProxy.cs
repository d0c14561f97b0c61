using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SertiKesos.Tests.Support;

/// <summary>
/// Stands between a program and the storage emulator: passes every request on unchanged (the shared key signs the path,
/// not the host), notes it, and spoils some as a <see cref="FaultPlan"/> says. The services behind are real.
/// </summary>
internal sealed partial class FaultProxy : IAsyncDisposable
{
    private static readonly string[] Services = ["blob", "queue", "table"];

    // What belongs to one connection only, or is set by whoever sends.
    private static readonly HashSet<string> NotPassedOn = new(
        ["Host", "Connection", "Keep-Alive", "Transfer-Encoding", "Expect", "Content-Length"], StringComparer.OrdinalIgnoreCase);

    private readonly WebApplication _app;
    private readonly HttpMessageInvoker _network = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,
        MaxConnectionsPerServer = 200,
    });

    private readonly Dictionary<int, (string Service, Uri Target)> _targets = [];
    private readonly string _account;
    private readonly string _key;
    private readonly ConcurrentQueue<ProxiedRequest> _requests = new();
    private int _count;

    private FaultProxy(WebApplication app, string connectionString)
    {
        _app = app;
        _account = Part().Matches(connectionString).Single(part => part.Groups["name"].Value == "AccountName").Groups["value"].Value;
        _key = Part().Matches(connectionString).Single(part => part.Groups["name"].Value == "AccountKey").Groups["value"].Value;
    }

    public string ConnectionString { get; private set; } = "";

    /// <summary>Which requests are spoiled; none when null.</summary>
    public FaultPlan? Plan { get; set; }

    /// <summary>So long a message is hidden that an engine asks to hide for ten minutes; as it asks when null.</summary>
    public TimeSpan? HidesMessagesFor { get; set; }

    /// <summary>Keeps what clients send, for a look at every byte of it.</summary>
    public bool KeepsBodies { get; set; }

    /// <summary>Asked before a request is passed on; false ends the connection and the service never sees the request.</summary>
    public Func<ProxiedRequest, Task<bool>>? BeforeForward { get; set; }

    /// <summary>Requests that are answered with 403 and never reach the service: what no retry helps against.</summary>
    public Func<ProxiedRequest, bool>? Forbids { get; set; }

    /// <summary>Asked when the service has done its work; false ends the connection before the answer.</summary>
    public Func<ProxiedRequest, Task<bool>>? AfterCommit { get; set; }

    public IReadOnlyCollection<ProxiedRequest> Requests => _requests;

    public int Count => _count;

    public static async Task<FaultProxy> StartAsync(string connectionString)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            foreach (var _ in Services)
            {
                kestrel.Listen(IPAddress.Loopback, 0);
            }
        });
        var app = builder.Build();
        var proxy = new FaultProxy(app, connectionString);
        app.Run(proxy.HandleAsync);
        await app.StartAsync();

        var addresses = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.ToList();
        proxy.ConnectionString = Endpoint().Replace(connectionString, endpoint =>
        {
            var service = endpoint.Groups["service"].Value.ToLowerInvariant();
            var target = new Uri(endpoint.Groups["uri"].Value);
            var own = new Uri(addresses[Array.IndexOf(Services, service)]);
            proxy._targets[own.Port] = (service, target);
            return string.Create(
                CultureInfo.InvariantCulture, $"{endpoint.Groups["service"].Value}Endpoint=http://127.0.0.1:{own.Port}{target.AbsolutePath};");
        });
        return proxy;
    }

    /// <summary>Forgets what was noted, so that a long run does not fill the memory.</summary>
    public void Forget() => _requests.Clear();

    public string Summary() => Plan is { } plan
        ? string.Create(CultureInfo.InvariantCulture, $"seed {plan.Seed}: {_count} requests, {plan.Total} faults ({Kinds(plan)})")
        : string.Create(CultureInfo.InvariantCulture, $"{_count} requests, no faults");

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        _network.Dispose();
    }

    private static string Kinds(FaultPlan plan) => string.Join(", ", plan.Applied
        .GroupBy(applied => applied.Key.Kind)
        .OrderBy(kind => kind.Key)
        .Select(kind => $"{kind.Key} {kind.Sum(applied => applied.Value)}"));

    private async Task HandleAsync(HttpContext context)
    {
        var (service, target) = _targets[context.Connection.LocalPort];
        var rawTarget = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        byte[] body;
        try
        {
            using var received = new MemoryStream();
            await context.Request.Body.CopyToAsync(received, context.RequestAborted);
            body = received.ToArray();
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or BadHttpRequestException)
        {
            return;
        }

        var request = ProxiedRequest.Read(
            Interlocked.Increment(ref _count), service, context.Request.Method, rawTarget, context.Request.Headers.IfMatch.FirstOrDefault(), body, KeepsBodies);
        request.Fault = Plan?.For(request);
        _requests.Enqueue(request);
        if (BeforeForward is { } before && !await before(request) || request.Fault == FaultKind.Reset)
        {
            context.Abort();
            return;
        }

        if (Forbids?.Invoke(request) == true)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (request.Fault == FaultKind.Busy)
        {
            await AnswerBusyAsync(context, request);
            return;
        }

        if (HidesMessagesFor is { } hidden && service == "queue" && QueueSignature.IsLong(rawTarget))
        {
            rawTarget = QueueSignature.Shorten(rawTarget, hidden);
            context.Request.Headers.Authorization = QueueSignature.Sign(context.Request, rawTarget, body.Length, _account, _key);
        }

        using var answer = await ForwardAsync(context.Request, new Uri(target.GetLeftPart(UriPartial.Authority) + rawTarget, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }), body);
        var content = await answer.Content.ReadAsByteArrayAsync();
        if (AfterCommit is { } after && !await after(request) || request.Fault == FaultKind.AnswerDropped)
        {
            context.Abort();
            return;
        }

        if (request.Fault == FaultKind.Slow)
        {
            await Task.Delay(5 + (request.Number % 20));
        }

        await AnswerAsync(context, answer, content, half: request.Fault == FaultKind.HalfAnswer);
    }

    private async Task<HttpResponseMessage> ForwardAsync(HttpRequest request, Uri target, byte[] body)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), target);
        if (body.Length > 0 || request.ContentLength is not null)
        {
            message.Content = new ByteArrayContent(body);
        }

        foreach (var (name, values) in request.Headers.Where(header => !NotPassedOn.Contains(header.Key)))
        {
            if (!message.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        // The service has the request by now: it does its work also when the client is gone.
        return await _network.SendAsync(message, CancellationToken.None);
    }

    private static async Task AnswerAsync(HttpContext context, HttpResponseMessage answer, byte[] content, bool half)
    {
        var response = context.Response;
        response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !NotPassedOn.Contains(header.Key)))
        {
            response.Headers[name] = values.ToArray();
        }

        var head = HttpMethods.IsHead(context.Request.Method);
        if (half)
        {
            if (head || answer.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.NotModified)
            {
                // Such an answer has no body to halve: it is lost whole.
                context.Abort();
                return;
            }

            // Of an answer without a body one is announced, so that the client sees it end too soon.
            response.ContentLength = Math.Max(content.Length, 16);
            await response.Body.WriteAsync(content.AsMemory(0, content.Length / 2));
            await response.Body.FlushAsync();
            context.Abort();
            return;
        }

        if (head)
        {
            response.ContentLength = answer.Content.Headers.ContentLength;
            return;
        }

        if (answer.StatusCode is not (HttpStatusCode.NoContent or HttpStatusCode.NotModified))
        {
            response.ContentLength = content.Length;
            await response.Body.WriteAsync(content);
        }
    }

    private static async Task AnswerBusyAsync(HttpContext context, ProxiedRequest request)
    {
        var body = request.BusyBody();
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers["x-ms-error-code"] = "ServerBusy";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            // An answer without a body says nothing of its type: clients would try to read it.
            context.Response.ContentType = request.Service == "table" ? "application/json" : "application/xml";
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body);
        }
    }

    [GeneratedRegex("(?<service>Blob|Queue|Table)Endpoint=(?<uri>[^;]+);")]
    private static partial Regex Endpoint();

    [GeneratedRegex("(?<name>AccountName|AccountKey)=(?<value>[^;]+)")]
    private static partial Regex Part();
}
