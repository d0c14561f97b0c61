using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Pages.Entry;
using SertiKesos.Pages.Layout;
using SertiKesos.Platform;
using SertiKesos.Portal.Session;
using SertiKesos.Time;

namespace SertiKesos.Portal.Pages;

/// <summary>The reader's own session: which key it stands on, and the end of all sessions of that key.</summary>
internal sealed class SessionPages(Callers callers, AccessKeys keys, Sessions sessions, Forms forms, PageWriter pages)
{
    [Function("ShowSession")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "portal/session")] HttpRequest request, CancellationToken cancel)
    {
        if (await callers.FindAsync(request, cancel) is not { } key)
        {
            return Problems.KeyMissing();
        }

        return await pages.ShowAsync<SessionPage>(
            request,
            key,
            ("Sesi dan keamanan", "Session and security"),
            new Dictionary<string, object?>
            {
                [nameof(SessionPage.Key)] = key.Actor,
                [nameof(SessionPage.Expires)] = key.ExpiresAt.DayAt(IndonesianZone.Wib),
            },
            cancel);
    }

    [Function("SignOutEverywhere")]
    [Answers(AnswerClass.Public)]
    public async Task<IResult> EndAllAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "portal/signout-everywhere")] HttpRequest request, CancellationToken cancel)
    {
        if (await forms.ReadAsync(request, cancel) is null || await sessions.FindAsync(request, cancel) is not { } key)
        {
            return Problems.FormStale();
        }

        await keys.EndSessionsAsync(key.Id, cancel);
        await sessions.SignOutAsync(request.HttpContext, cancel);
        return new SeeOther($"{Frame.Root}/signin");
    }
}
