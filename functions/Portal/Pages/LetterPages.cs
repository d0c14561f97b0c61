using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Alerts.Answers;
using SertiKesos.Pages.Layout;
using SertiKesos.Pages.Letters;
using SertiKesos.Platform;
using SertiKesos.Portal.Session;

namespace SertiKesos.Portal.Pages;

/// <summary>
/// What the reader of a reminder can do about it without a key: the link alone proves who asks. To look changes nothing, since
/// programs that check mail follow every link; a button does it.
/// </summary>
internal sealed class LetterPages(LetterDesk desk, LetterActs acts, LetterLimits limits)
{
    /// <summary>What a mail program sends whose reader wants no more (RFC 8058).</summary>
    private const string OneClickField = "List-Unsubscribe";
    private const string OneClick = "One-Click";

    [Function("ShowStopReminders")]
    [Answers(AnswerClass.Public)]
    public Task<IResult> ShowStopAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "portal/berhenti/{token}")] HttpRequest request, string token, CancellationToken cancel) =>
        ShowAsync(request, token, LetterWish.Stop, cancel);

    [Function("StopReminders")]
    [Answers(AnswerClass.Public)]
    public async Task<IResult> StopAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "portal/berhenti/{token}")] HttpRequest request, string token, CancellationToken cancel)
    {
        var (found, form) = await ReadAsync(request, token, LetterWish.Stop, cancel);
        if (found is null)
        {
            return Unknown(request);
        }

        if (form?[OneClickField].ToString() == OneClick)
        {
            await acts.StopAsync(found.Tag.AddressKey, found.Tag.Region, LetterWay.OneClick, cancel);
            return Results.Text("Pengingat dihentikan.");
        }

        switch (form?[LetterPage.Field].ToString())
        {
            case LetterPage.Do:
                await acts.StopAsync(found.Tag.AddressKey, found.Tag.Region, LetterWay.Page, cancel);
                break;
            case LetterPage.Undo:
                await acts.ResumeAsync(found.Tag.AddressKey, found.Tag.Region, LetterWay.Page, cancel);
                break;
            default:
                return Problems.FormStale();
        }

        return new SeeOther(request.Path);
    }

    [Function("ShowNotMe")]
    [Answers(AnswerClass.Public)]
    public Task<IResult> ShowNotMeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "portal/bukan-saya/{token}")] HttpRequest request, string token, CancellationToken cancel) =>
        ShowAsync(request, token, LetterWish.NotMe, cancel);

    [Function("SayNotMe")]
    [Answers(AnswerClass.Public)]
    public async Task<IResult> SayNotMeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "portal/bukan-saya/{token}")] HttpRequest request, string token, CancellationToken cancel)
    {
        var (found, form) = await ReadAsync(request, token, LetterWish.NotMe, cancel);
        if (found is null)
        {
            return Unknown(request);
        }

        switch (form?[LetterPage.Field].ToString())
        {
            case LetterPage.Do:
                await acts.NotMeAsync(found.Tag, cancel);
                break;
            case LetterPage.Undo:
                await acts.ItIsMeAsync(found.Tag, cancel);
                break;
            default:
                return Problems.FormStale();
        }

        return new SeeOther(request.Path);
    }

    private async Task<IResult> ShowAsync(HttpRequest request, string token, LetterWish wish, CancellationToken cancel)
    {
        limits.Count(request);
        return await desk.FindAsync(token, wish, cancel) is { } found
            ? Page(request, new LetterView(wish == LetterWish.NotMe, found.Done, found.Office, found.Tag.Masked), StatusCodes.Status200OK)
            : Unknown(request);
    }

    private async Task<(LetterCase? Found, IFormCollection? Form)> ReadAsync(HttpRequest request, string token, LetterWish wish, CancellationToken cancel)
    {
        limits.Count(request);
        return await desk.FindAsync(token, wish, cancel) is { } found ? (found, await Forms.FieldsAsync(request, cancel)) : (null, null);
    }

    /// <summary>The same for everything that is no link of ours, so that nothing can be learned by trying.</summary>
    private static IResult Unknown(HttpRequest request) => PageAnswer.IsWanted(request)
        ? Page(request, null, StatusCodes.Status404NotFound)
        : Problems.NotFound("link-unknown", "Tautan ini tidak dikenali. Salin seluruh tautan dari surel, lalu coba lagi.");

    private static PageAnswer Page(HttpRequest request, LetterView? view, int status)
    {
        var language = ReaderLanguage.Of(request);
        // No token of a form: the link itself is the proof, and a mail program has no cookie of ours.
        var frame = new Frame(language, language.Say("Pengingat sertifikat", "Certificate reminders"), request.Path, null, null);
        return PageAnswer.Of<LetterPage>(frame, new Dictionary<string, object?> { [nameof(LetterPage.View)] = view }, status);
    }
}
