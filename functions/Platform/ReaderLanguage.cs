using Microsoft.AspNetCore.Http;
using SertiKesos.Pages.Layout;

namespace SertiKesos.Platform;

/// <summary>In which language somebody reads the pages: as they chose, or as their browser says.</summary>
internal static class ReaderLanguage
{
    private const string Cookie = "sertikesos-bahasa";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public static Language Of(HttpRequest request) => Language.Of(request.Cookies[Cookie], request.Headers.AcceptLanguage);

    public static void Remember(HttpContext http, string language)
    {
        Https.Note(http.Request);
        http.Response.Cookies.Append(Cookie, language, new CookieOptions
        {
            Path = Frame.Root,
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            MaxAge = Kept,
        });
    }
}
