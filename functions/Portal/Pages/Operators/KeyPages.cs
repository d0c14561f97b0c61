using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Pages.Layout;
using SertiKesos.Pages.Operators;
using SertiKesos.Platform;
using SertiKesos.Portal.Session;
using SertiKesos.Time;

namespace SertiKesos.Portal.Pages.Operators;

/// <summary>Access keys on a page: made and shown once, listed without their secrets, revoked.</summary>
internal sealed class KeyPages(Admissions admissions, PageWriter pages, Forms forms, KeyIssue issue, TimeProvider clock)
{
    [Function("ShowKeys")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "portal/operator/keys")] HttpRequest request, CancellationToken cancel)
    {
        var (key, refusal) = await admissions.AdmitOperatorAsync(request, cancel);
        return key is null ? refusal : await ShowAsync(request, key, null, null, StatusCodes.Status200OK, cancel);
    }

    /// <summary>The key stands in this answer alone: it is never in an address, which browsers remember.</summary>
    [Function("MakeKey")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> MakeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "portal/operator/keys")] HttpRequest request, CancellationToken cancel)
    {
        if (await forms.ReadAsync(request, cancel) is not { } form)
        {
            return Problems.FormStale();
        }

        var (key, refusal) = await admissions.AdmitOperatorAsync(request, cancel);
        if (key is null)
        {
            return refusal;
        }

        var scope = form["scope"].ToString().Trim() is { Length: > 0 } said ? said : null;
        if (!KeyIssue.Roles.TryGetValue(form["role"].ToString(), out var role))
        {
            return Problems.BadRequest("key-invalid", "Pilih untuk siapa kunci itu.");
        }

        return KeyIssue.Fault(role, scope, "Isian wilayah") is { } fault ? await ShowAsync(request, key, null, fault, StatusCodes.Status400BadRequest, cancel)
            : await issue.CreateAsync(role, scope, key.Actor, cancel) is { } made ? await ShowAsync(request, key, made.Secret, null, StatusCodes.Status200OK, cancel)
            : await ShowAsync(request, key, null, KeyIssue.Unknown(scope!), StatusCodes.Status400BadRequest, cancel);
    }

    [Function("WithdrawKey")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> RevokeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "portal/operator/keys/revoke")] HttpRequest request, CancellationToken cancel)
    {
        if (await forms.ReadAsync(request, cancel) is not { } form)
        {
            return Problems.FormStale();
        }

        var (key, refusal) = await admissions.AdmitOperatorAsync(request, cancel);
        return key is null ? refusal : await KeyApi.RevokeAsync(issue, key, form["id"].ToString(), cancel) ?? new SeeOther($"{Frame.Root}/operator/keys");
    }

    private async Task<IResult> ShowAsync(HttpRequest request, AccessKey key, string? made, string? wrong, int status, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var keys = (await issue.ListAsync(cancel)).OrderBy(found => found.Revoked).Select(found => new KeyLine(
            found.Id, KeyIssue.WordOf(found.Role), found.Scope, found.CreatedAt is { } made ? made.DayAt(IndonesianZone.Wib) : null, found.ExpiresAt.DayAt(IndonesianZone.Wib), found.Revoked,
            found.ExpiresAt <= now));
        return await pages.ShowAsync<KeysPage>(
            request,
            key,
            ("Kunci akses", "Access keys"),
            new Dictionary<string, object?> { [nameof(KeysPage.View)] = new KeyList([.. keys], key.Id, made, wrong) },
            cancel,
            status);
    }
}
