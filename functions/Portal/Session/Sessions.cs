using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using SertiKesos.Platform;

namespace SertiKesos.Portal.Session;

/// <summary>Who has signed in on the pages: a sealed cookie that names a key by its hash, which is looked up on every request.</summary>
internal sealed class Sessions(AccessKeys keys, PlatformIdentity platform, TimeProvider clock)
{
    public const string Scheme = "Portal";
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    private const string KeyClaim = "key";

    /// <summary>Unix milliseconds: a ticket's own moment has whole seconds.</summary>
    private const string SinceClaim = "since";

    private static readonly object Found = new();

    /// <summary>Makes a session for a key; null where the key opens nothing.</summary>
    public async Task<AccessKey?> SignInAsync(HttpContext http, string said, CancellationToken cancel)
    {
        if (await keys.FindAsync($"Bearer {said}", cancel) is not { } key)
        {
            return null;
        }

        Https.Note(http.Request);
        var since = clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var identity = new ClaimsIdentity(
            [new Claim(KeyClaim, AccessKeys.HashOf(said)), new Claim(ClaimTypes.NameIdentifier, key.Id), new Claim(SinceClaim, since)], Scheme);
        await http.SignInAsync(Scheme, new ClaimsPrincipal(identity));
        return key;
    }

    public static Task SignOutAsync(HttpContext http)
    {
        Https.Note(http.Request);
        return http.SignOutAsync(Scheme);
    }

    /// <summary>The key of the session that a request comes from; null where there is none, it is over, or its key is revoked.</summary>
    public async Task<AccessKey?> FindAsync(HttpRequest request, CancellationToken cancel)
    {
        var items = request.HttpContext.Items;
        if (items.TryGetValue(Found, out var before))
        {
            return (AccessKey?)before;
        }

        Https.Note(request);
        items[Found] = null;
        if (platform.Of(request) is { } account)
        {
            if (await keys.FindByHashAsync(AccessKeys.HashOf(account), cancel) is not { } bound)
            {
                return null;
            }

            request.HttpContext.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, bound.Id)], nameof(PlatformIdentity)));
            items[Found] = bound;
            return bound;
        }

        var found = await request.HttpContext.AuthenticateAsync(Scheme);
        if (!found.Succeeded || found.Principal.FindFirstValue(KeyClaim) is not { } hash
            || await keys.FindByHashAsync(hash, cancel) is not { } key
            || !long.TryParse(found.Principal.FindFirstValue(SinceClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var since)
            || since <= (key.SessionsAfter?.ToUnixTimeMilliseconds() ?? 0))
        {
            return null;
        }

        // Forms are bound to whom they were shown.
        request.HttpContext.User = found.Principal;
        items[Found] = key;
        return key;
    }
}
