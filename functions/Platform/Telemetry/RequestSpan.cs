using System.Collections.Frozen;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace SertiKesos.Platform.Telemetry;

/// <summary>
/// Says on the server's own span of a request what was asked, by the pattern of its address: the address itself may hold
/// what opens a door.
/// </summary>
internal static class RequestSpan
{
    /// <summary>Whoever asks may write any word there.</summary>
    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.Ordinal,
        HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Put, HttpMethods.Delete, HttpMethods.Patch, HttpMethods.Options);

    public static void Describe(HttpContext http)
    {
        if (http.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } span)
        {
            http.Response.OnStarting(() =>
            {
                Describe(span, http);
                return Task.CompletedTask;
            });
        }
    }

    private static void Describe(Activity span, HttpContext http)
    {
        var method = HttpMethods.GetCanonicalizedValue(http.Request.Method);
        span.SetTag("http.request.method", Known.Contains(method) ? method : "_OTHER");
        span.SetTag("http.route", (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
        span.SetTag("http.response.status_code", http.Response.StatusCode);
        if (http.Response.StatusCode >= StatusCodes.Status500InternalServerError)
        {
            span.SetTag("error.type", http.Response.StatusCode.ToString(CultureInfo.InvariantCulture));
            span.SetStatus(ActivityStatusCode.Error);
        }
    }
}
