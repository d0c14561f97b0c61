using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace SertiKesos.Portal.Session;

/// <summary>
/// Who has signed in at the platform in front (Entra ID on Azure). The platform names them in headers that nobody outside can
/// set, but only where its sign-in is on, which it says in a setting; elsewhere such headers are anybody's words.
/// </summary>
internal sealed class PlatformIdentity(IConfiguration settings)
{
    public const string Switch = "WEBSITE_AUTH_ENABLED";
    public const string IdHeader = "X-MS-CLIENT-PRINCIPAL-ID";
    public const string ProviderHeader = "X-MS-CLIENT-PRINCIPAL-IDP";

    private const string Entra = "aad";

    /// <summary>The object id of whoever has signed in; null where nobody has, or nothing may be believed.</summary>
    public Guid? Of(HttpRequest request) =>
        bool.TryParse(settings[Switch], out var on) && on
        && request.Headers[ProviderHeader] is [Entra]
        && request.Headers[IdHeader] is [{ } said] && Guid.TryParseExact(said, "D", out var id)
            ? id
            : null;
}
