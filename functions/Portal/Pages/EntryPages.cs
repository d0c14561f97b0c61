using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Pages;
using SertiKesos.Pages.Entry;
using SertiKesos.Pages.Layout;
using SertiKesos.Platform;
using SertiKesos.Portal.Session;

namespace SertiKesos.Portal.Pages;

/// <summary>The door of the pages: signing in and out, the language, and the files that pages load.</summary>
internal sealed class EntryPages(Sessions sessions, SignInLimits limits, Forms forms, PageWriter pages)
{
    private const string Wrong = "Kunci itu salah, sudah dicabut, atau sudah tidak berlaku. Periksa lagi, atau minta kunci baru kepada operator.";

    [Function("ShowPortal")]
    [Answers(AnswerClass.Public)]
    public async Task<IResult> HomeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "portal")] HttpRequest request, CancellationToken cancel) =>
        new SeeOther(await sessions.FindAsync(request, cancel) is { } key ? Navigation.HomeOf(key) : $"{Frame.Root}/signin");

    [Function("ShowSignIn")]
    [Answers(AnswerClass.Public)]
    public Task<IResult> SignInPageAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "portal/signin")] HttpRequest request, CancellationToken cancel) =>
        ShowSignInAsync(request, request.Query["next"], null, StatusCodes.Status200OK, cancel);

    [Function("SignIn")]
    [Answers(AnswerClass.Public)]
    public async Task<IResult> SignInAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "portal/signin")] HttpRequest request, CancellationToken cancel)
    {
        limits.Check(request);
        if (await forms.ReadAsync(request, cancel) is not { } form)
        {
            return Problems.FormStale();
        }

        var next = form["next"].ToString();
        if (await sessions.SignInAsync(request.HttpContext, form["key"].ToString().Trim(), cancel) is not { } key)
        {
            limits.CountWrong(request);
            return await ShowSignInAsync(request, next, Wrong, StatusCodes.Status401Unauthorized, cancel);
        }

        return new SeeOther(IsOwnPage(next) ? next : Navigation.HomeOf(key));
    }

    [Function("SignOut")]
    [Answers(AnswerClass.Public)]
    public async Task<IResult> SignOutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "portal/signout")] HttpRequest request, CancellationToken cancel)
    {
        if (await forms.ReadAsync(request, cancel) is null)
        {
            return Problems.FormStale();
        }

        await sessions.SignOutAsync(request.HttpContext, cancel);
        return new SeeOther($"{Frame.Root}/signin");
    }

    /// <summary>Nothing but the reader's own page changes, so no token is asked for.</summary>
    [Function("ChooseLanguage")]
    [Answers(AnswerClass.Public)]
    public static async Task<IResult> LanguageAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "portal/language")] HttpRequest request, CancellationToken cancel)
    {
        if (await Forms.FieldsAsync(request, cancel) is not { } form || form["language"].ToString() is not ("id" or "en"))
        {
            return Problems.FormStale();
        }

        ReaderLanguage.Remember(request.HttpContext, form["language"].ToString());
        var back = form["back"].ToString();
        return new SeeOther(IsOwnPage(back) ? back : Frame.Root);
    }

    [Function("ShowAsset")]
    [Answers(AnswerClass.Public)]
    public static IResult Asset(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "portal/assets/{file}")] HttpRequest request, string file)
    {
        if (PortalAssets.Find(file) is not { } asset)
        {
            return Problems.NotFound("asset-unknown", "Berkas halaman ini tidak (lagi) ada. Muat ulang halamannya.");
        }

        request.HttpContext.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Content, asset.Type);
    }

    private Task<IResult> ShowSignInAsync(HttpRequest request, string? next, string? wrong, int status, CancellationToken cancel) =>
        pages.ShowAsync<SignInPage>(
            request,
            null,
            ("Masuk", "Sign in"),
            new Dictionary<string, object?> { [nameof(SignInPage.Next)] = IsOwnPage(next) ? next : null, [nameof(SignInPage.Wrong)] = wrong },
            cancel,
            status);

    /// <summary>A page or download of ours and of nobody else: no other host, no way up.</summary>
    internal static bool IsOwnPage(string? address) =>
        address is { Length: < 512 } && address.StartsWith("/api/", StringComparison.Ordinal)
        && !address.Contains("..", StringComparison.Ordinal) && address.All(letter => letter is > ' ' and < '\x7f' and not '\\');
}
