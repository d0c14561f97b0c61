using Microsoft.AspNetCore.Http;

namespace SertiKesos.Portal.Session;

/// <summary>
/// Whom a request speaks for: the key in its header, or else, where it only asks, the session of the pages. Nothing is done
/// by a session but through a form of the pages (<see cref="Forms"/>), so that no page of others can have it done.
/// </summary>
internal sealed class Callers(AccessKeys keys, Sessions sessions)
{
    public async Task<AccessKey?> FindAsync(HttpRequest request, CancellationToken cancel) =>
        request.Headers.Authorization.Count > 0 ? await keys.FindAsync(request.Headers.Authorization, cancel)
        : IsAskedFromHere(request) || Forms.WasChecked(request) ? await sessions.FindAsync(request, cancel)
        : null;

    /// <summary>Asked for by a page of ours or by somebody who follows a link, not by what another page loads.</summary>
    private static bool IsAskedFromHere(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && (request.Headers["Sec-Fetch-Site"].ToString() is "" or "none" or "same-origin" || request.Headers["Sec-Fetch-Mode"] == "navigate");
}
