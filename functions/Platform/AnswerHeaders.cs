using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using SertiKesos.Platform.Telemetry;

namespace SertiKesos.Platform;

/// <summary>
/// Headers that every answer has: nothing is kept by whoever passes it on, nothing is taken for another kind, no page of
/// others holds or runs it. A page of the product says for itself what it may load.
/// </summary>
internal sealed class AnswerHeaders : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http)
        {
            AddTo(http);
            RequestSpan.Describe(http);
        }

        await next(context);
    }

    public static void AddTo(HttpContext http) => http.Response.OnStarting(() =>
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.TryAdd("Cache-Control", "no-store");
        headers.TryAdd("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
        headers.XFrameOptions = "DENY";
        headers.TryAdd("Referrer-Policy", "no-referrer");
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
        if (Https.Is(http.Request))
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        return Task.CompletedTask;
    });
}
