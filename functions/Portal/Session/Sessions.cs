using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
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

    /// <summary>The session's name: its moment in Unix milliseconds, since a ticket's own has whole seconds, and something that nobody guesses.</summary>
    private const string SessionClaim = "session";

    private static readonly object Found = new();

    /// <summary>Makes a session for a key; null where the key opens nothing.</summary>
    public async Task<AccessKey?> SignInAsync(HttpContext http, string said, CancellationToken cancel)
    {
        if (await keys.FindAsync($"Bearer {said}", cancel) is not { } key)
        {
            return null;
        }

        Https.Note(http.Request);
        var name = string.Create(
            CultureInfo.InvariantCulture, $"{clock.GetUtcNow().ToUnixTimeMilliseconds()}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}");
        var identity = new ClaimsIdentity(
            [new Claim(KeyClaim, AccessKeys.HashOf(said)), new Claim(ClaimTypes.NameIdentifier, key.Id), new Claim(SessionClaim, name)], Scheme);
        await http.SignInAsync(Scheme, new ClaimsPrincipal(identity));
        return key;
    }

    /// <summary>Ends the session of a request, here and wherever its cookie was copied to.</summary>
    public async Task SignOutAsync(HttpContext http, CancellationToken cancel)
    {
        Https.Note(http.Request);
        if (await http.AuthenticateAsync(Scheme) is { Succeeded: true, Principal: { } reader }
            && reader.FindFirstValue(KeyClaim) is { } hash && reader.FindFirstValue(SessionClaim) is { } name)
        {
            await keys.EndSessionAsync(hash, name, Lifetime, cancel);
        }

        await http.SignOutAsync(Scheme);
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
            || found.Principal.FindFirstValue(SessionClaim) is not { } name
            || !long.TryParse(name.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var since)
            || since <= (key.SessionsAfter?.ToUnixTimeMilliseconds() ?? 0)
            || key.EndedSessions.Contains(name, StringComparison.Ordinal))
        {
            return null;
        }

        // Forms are bound to whom they were shown.
        request.HttpContext.User = found.Principal;
        items[Found] = key;
        return key;
    }
}
