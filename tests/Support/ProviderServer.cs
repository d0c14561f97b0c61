using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SertiKesos.Tests.Support;

/// <summary>A message that the server has taken for WhatsApp.</summary>
internal sealed record TakenTemplate(string Id, string To, string Template, string Language, IReadOnlyList<string> Texts, string? Mark);

/// <summary>A request that came to the SMS gateway.</summary>
internal sealed record TakenSms(string Method, string? ContentType, string? Secret, string Body, string Query);

/// <summary>
/// Plays WhatsApp's Cloud API and an SMS gateway on loopback. It takes a template message only in the documented shape, answers
/// each class of error on demand, and calls the webhook back, signed or forged.
/// </summary>
internal sealed partial class ProviderServer : IAsyncDisposable
{
    public const string Token = "token-uji-wa";
    public const string AppSecret = "rahasia-aplikasi";
    public const string VerifyToken = "kata-kita";
    public const string PhoneNumberId = "106540352242922";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Fault> _faults = new();
    private readonly ConcurrentQueue<TakenTemplate> _taken = new();
    private readonly ConcurrentQueue<TakenSms> _sms = new();
    private readonly HttpClient _http = new();
    private int _asked;

    private ProviderServer(WebApplication app)
    {
        _app = app;
        app.MapPost("/{version}/{number}/messages", TakeTemplateAsync);
        app.Map("/sms", TakeSmsAsync);
    }

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public IReadOnlyList<TakenTemplate> Taken => [.. _taken];

    public IReadOnlyList<TakenSms> Sms => [.. _sms];

    /// <summary>How often WhatsApp was asked, refused requests included.</summary>
    public int Asked => _asked;

    /// <summary>What the gateway answers as JSON.</summary>
    public string SmsAnswer { get; set; } = "{\"status\":\"queued\"}";

    public int SmsStatus { get; set; } = 200;

    /// <summary>Waits so long before it answers the gateway's next request, which it takes all the same.</summary>
    public TimeSpan SmsDelay { get; set; }

    public static async Task<ProviderServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new ProviderServer(builder.Build());
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Refuses the next request as the Cloud API does.</summary>
    public void FailNext(int code, int status = 400) => _faults.Enqueue(new Fault(false, context => RefuseAsync(context, code, status)));

    /// <summary>Answers the next request with what is no answer of the Cloud API.</summary>
    public void BreakNext(int status, string body) => _faults.Enqueue(new Fault(true, context =>
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(body);
    }));

    /// <summary>Takes the next message, or not, and closes the connection in place of an answer.</summary>
    public void LoseNextAnswer(bool taken) => _faults.Enqueue(new Fault(taken, context =>
    {
        context.Abort();
        return Task.CompletedTask;
    }));

    /// <summary>How a message fares, as the webhook tells it.</summary>
    public static string Status(TakenTemplate message, string status, int? code = null, bool withMark = true) => Call("statuses", new JsonObject
    {
        ["id"] = message.Id,
        ["status"] = status,
        ["timestamp"] = "1763953200",
        ["recipient_id"] = message.To,
        ["biz_opaque_callback_data"] = withMark ? message.Mark : null,
        ["errors"] = code is null ? null : new JsonArray(new JsonObject { ["code"] = code, ["title"] = "Undeliverable", ["error_data"] = new JsonObject { ["details"] = "…" } }),
    });

    /// <summary>What somebody writes to the number.</summary>
    public static string Message(string from, string text, DateTimeOffset at) => Call("messages", new JsonObject
    {
        ["from"] = from,
        ["id"] = "wamid." + Guid.NewGuid().ToString("n"),
        ["timestamp"] = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        ["type"] = "text",
        ["text"] = new JsonObject { ["body"] = text },
    });

    public static string Signature(string body, string secret = AppSecret) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)));

    /// <summary>Calls a webhook; forged: with a signature under another secret.</summary>
    public async Task<HttpStatusCode> CallAsync(Uri webhook, string body, bool forged = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Hub-Signature-256", Signature(body, forged ? "rahasia lain" : AppSecret));
        using var answer = await _http.SendAsync(request);
        return answer.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private static string Call(string kind, JsonObject part) => new JsonObject
    {
        ["object"] = "whatsapp_business_account",
        ["entry"] = new JsonArray(new JsonObject
        {
            ["id"] = "102290129340398",
            ["changes"] = new JsonArray(new JsonObject
            {
                ["field"] = "messages",
                ["value"] = new JsonObject
                {
                    ["messaging_product"] = "whatsapp",
                    ["metadata"] = new JsonObject { ["display_phone_number"] = "62215550100", ["phone_number_id"] = PhoneNumberId },
                    [kind] = new JsonArray(part),
                },
            }),
        }),
    }.ToJsonString();

    private async Task TakeTemplateAsync(HttpContext context, string version, string number)
    {
        Interlocked.Increment(ref _asked);
        var body = await JsonNode.ParseAsync(context.Request.Body);
        if (context.Request.Headers.Authorization != $"Bearer {Token}")
        {
            await RefuseAsync(context, 190, 401);
            return;
        }

        if (!Version().IsMatch(version) || number != PhoneNumberId || FaultOf(context, body) is not null || Read(body!) is not { } message)
        {
            await RefuseAsync(context, 100, 400);
            return;
        }

        if (message.Texts.Count != 3)
        {
            await RefuseAsync(context, 132000, 400);
            return;
        }

        if (message.Texts.Any(text => text.Length == 0 || text.Any(char.IsControl) || text.Contains("     ", StringComparison.Ordinal)))
        {
            await RefuseAsync(context, 132012, 400);
            return;
        }

        if (_faults.TryDequeue(out var fault))
        {
            if (fault.Taken)
            {
                _taken.Enqueue(message);
            }

            await fault.AnswerAsync(context);
            return;
        }

        _taken.Enqueue(message);
        await context.Response.WriteAsJsonAsync(new
        {
            messaging_product = "whatsapp",
            contacts = new[] { new { input = message.To, wa_id = message.To } },
            messages = new[] { new { id = message.Id, message_status = "accepted" } },
        });
    }

    /// <summary>Null where it is a template message as documented.</summary>
    private static string? FaultOf(HttpContext context, JsonNode? body) =>
        context.Request.ContentType != "application/json" ? "content type"
        : (string?)body?["messaging_product"] != "whatsapp" ? "messaging_product"
        : (string?)body["recipient_type"] != "individual" ? "recipient_type"
        : !Digits().IsMatch((string?)body["to"] ?? "") ? "to"
        : (string?)body["type"] != "template" ? "type"
        : body["template"]?["name"] is null || body["template"]?["language"]?["code"] is null ? "template"
        : body["template"]!["components"] is not JsonArray { Count: 1 } components || (string?)components[0]?["type"] != "body" ? "components"
        : components[0]!["parameters"] is not JsonArray parameters || parameters.Any(part => (string?)part?["type"] != "text" || part["text"] is null) ? "parameters"
        : ((string?)body["biz_opaque_callback_data"])?.Length > 512 ? "biz_opaque_callback_data"
        : null;

    /// <summary>As WhatsApp's own names do, its name holds the number.</summary>
    private static TakenTemplate Read(JsonNode body)
    {
        var to = (string)body["to"]!;
        var hidden = Convert.ToBase64String(Encoding.ASCII.GetBytes(to)) + Convert.ToHexString(RandomNumberGenerator.GetBytes(9));
        return new TakenTemplate(
            "wamid.HBgM" + hidden,
            to,
            (string)body["template"]!["name"]!,
            (string)body["template"]!["language"]!["code"]!,
            [.. body["template"]!["components"]![0]!["parameters"]!.AsArray().Select(part => (string)part!["text"]!)],
            (string?)body["biz_opaque_callback_data"]);
    }

    private static Task RefuseAsync(HttpContext context, int code, int status)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new
        {
            error = new { message = $"(#{code}) Refused", type = "OAuthException", code, error_data = new { messaging_product = "whatsapp", details = "…" }, fbtrace_id = "A1" },
        });
    }

    private async Task TakeSmsAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        _sms.Enqueue(new TakenSms(
            context.Request.Method, context.Request.ContentType, context.Request.Headers.Authorization, await reader.ReadToEndAsync(), context.Request.QueryString.ToString()));
        await Task.Delay(SmsDelay, context.RequestAborted);
        context.Response.StatusCode = SmsStatus;
        await context.Response.WriteAsync(SmsAnswer);
    }

    /// <param name="Taken">Whether the message goes out all the same.</param>
    private sealed record Fault(bool Taken, Func<HttpContext, Task> AnswerAsync);

    [GeneratedRegex(@"^v\d+\.\d$")]
    private static partial Regex Version();

    [GeneratedRegex(@"^62\d{9,12}$")]
    private static partial Regex Digits();
}
