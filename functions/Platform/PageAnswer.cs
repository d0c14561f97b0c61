using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using SertiKesos.Pages.Layout;

namespace SertiKesos.Platform;

/// <summary>A page as an answer, with what it may load.</summary>
internal sealed class PageAnswer(RazorComponentResult<Document> page) : IResult
{
    /// <summary>Nothing from elsewhere, no script or style within the page, no other page around it.</summary>
    public const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <param name="parameters">Of the page's component.</param>
    public static PageAnswer Of<TPage>(Frame frame, IReadOnlyDictionary<string, object?>? parameters, int status) => new(new RazorComponentResult<Document>(
        new Dictionary<string, object?>
        {
            [nameof(Document.Frame)] = frame,
            [nameof(Document.Page)] = typeof(TPage),
            [nameof(Document.Parameters)] = parameters?.ToDictionary(entry => entry.Key, entry => entry.Value!),
        })
    {
        StatusCode = status,
        PreventStreamingRendering = true,
    });

    /// <summary>Whether a person asks, by a browser, rather than a program.</summary>
    public static bool IsWanted(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.ContentSecurityPolicy = Policy;
        return page.ExecuteAsync(httpContext);
    }
}
