using Microsoft.AspNetCore.Http;

namespace SertiKesos.Platform;

/// <summary>Behind a front that ends TLS, such as the Functions host or a proxy of the office, a request says in a header that it came by https.</summary>
internal static class Https
{
    /// <summary>Lets cookies be marked as secure where they are. Whoever says so wrongly only shuts out themselves.</summary>
    public static void Note(HttpRequest request)
    {
        if (Is(request))
        {
            request.Scheme = "https";
        }
    }

    public static bool Is(HttpRequest request) =>
        request.IsHttps || request.Headers["X-Forwarded-Proto"].ToString().Split(',')[0].Trim().Equals("https", StringComparison.OrdinalIgnoreCase);
}
