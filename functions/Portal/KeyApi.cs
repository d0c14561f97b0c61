using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Platform;

namespace SertiKesos.Portal;

/// <summary>Access keys over HTTP, for operators alone: the same acts as the verb <c>access</c>.</summary>
internal sealed class KeyApi(Admissions admissions, KeyIssue issue)
{
    [Function("ListKeys")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "keys")] HttpRequest request, CancellationToken cancel)
    {
        var (key, refusal) = await admissions.AdmitOperatorAsync(request, cancel);
        return key is null ? refusal : Results.Json(new { keys = (await issue.ListAsync(cancel)).Select(Line) });
    }

    [Function("CreateKey")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> CreateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "keys")] HttpRequest request, CancellationToken cancel)
    {
        var (key, refusal) = await admissions.AdmitOperatorAsync(request, cancel);
        if (key is null)
        {
            return refusal;
        }

        if (await JsonBody.ReadAsync<KeyBody>(request, cancel) is not { Role: { } word } body || !KeyIssue.Roles.TryGetValue(word, out var role))
        {
            return Problems.BadRequest("key-invalid", $"Kirim {{ \"role\": \"office\", \"scope\": \"32.77\" }}. Perannya {string.Join(", ", KeyIssue.Roles.Keys)}.");
        }

        var scope = body.Scope is { Length: > 0 } said ? said : null;
        if (KeyIssue.Fault(role, scope, "Isian scope") is { } fault)
        {
            return Problems.BadRequest("scope-invalid", fault);
        }

        return await issue.CreateAsync(role, scope, key.Actor, cancel) is { } issued
            ? Results.Json(new { key = issued.Secret, made = Line(issued.Key) }, statusCode: StatusCodes.Status201Created)
            : Problems.BadRequest("scope-invalid", KeyIssue.Unknown(scope!));
    }

    [Function("RevokeKey")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> RevokeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "keys/{id}")] HttpRequest request, string id, CancellationToken cancel)
    {
        var (key, refusal) = await admissions.AdmitOperatorAsync(request, cancel);
        return key is null ? refusal : await RevokeAsync(issue, key, id, cancel) ?? Results.Json(new { id, revoked = true });
    }

    /// <summary>Closes a key on the word of another.</summary>
    /// <returns>The refusal; null where it is closed.</returns>
    internal static async Task<IResult?> RevokeAsync(KeyIssue issue, AccessKey by, string id, CancellationToken cancel) =>
        // Whoever closes the last key shuts everybody out of the pages, so there must be another one to do it with.
        id == by.Id ? Problems.Conflict("key-own", "Kunci yang sedang dipakai tidak dapat mencabut dirinya. Buat kunci operator lain dan cabut dengan kunci itu.")
        : await issue.RevokeAsync(id, by.Actor, cancel) ? null
        : Problems.NotFound("key-unknown", "Kunci itu tidak ada. Lihat semua kunci, dan pakai ke-12 hurufnya.");

    private static object Line(AccessKey key) => new
    {
        id = key.Id,
        role = KeyIssue.WordOf(key.Role),
        scope = key.Scope.Length > 0 ? key.Scope : null,
        createdAt = key.CreatedAt,
        expiresAt = key.ExpiresAt,
        revoked = key.Revoked,
    };

    private sealed record KeyBody(string? Role, string? Scope);
}
