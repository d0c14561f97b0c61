using Microsoft.AspNetCore.Http;
using SertiKesos.Coverage.Statements;
using SertiKesos.Platform;
using SertiKesos.Portal.Session;

namespace SertiKesos.Portal;

/// <summary>Statements over HTTP, as JSON; what they do is the desk's (<see cref="StatementDesk"/>).</summary>
internal sealed class StatementApi(Callers callers, StatementDesk desk)
{
    /// <summary>Statements of a kind in force that the key may see, the newest of each subject.</summary>
    public async Task<IResult> ListAsync(HttpRequest request, StatementKind kind, CancellationToken cancel)
    {
        if (await callers.FindAsync(request, cancel) is not { } key)
        {
            return Problems.KeyMissing();
        }

        return Results.Json(new
        {
            kind = kind.ToString().ToLowerInvariant(),
            statements = (await desk.ListAsync(key, cancel)).Where(statement => statement.Kind == kind).Select(StatementJson.Of),
        });
    }

    public Task<IResult> PutNeedAsync(HttpRequest request, string area, CancellationToken cancel) =>
        PutAsync<StatementBodies.Need>(request, (key, body) => desk.PutNeedAsync(key, body, area, cancel), cancel);

    public Task<IResult> PutTargetAsync(HttpRequest request, string year, CancellationToken cancel) =>
        PutAsync<StatementBodies.Target>(request, (key, body) => desk.PutTargetAsync(key, body, year, cancel), cancel);

    public Task<IResult> PutSeatsAsync(HttpRequest request, string centre, string month, CancellationToken cancel) =>
        PutAsync<StatementBodies.Seats>(request, (key, body) => desk.PutSeatsAsync(key, body, centre, month, cancel), cancel);

    public Task<IResult> PutCostAsync(HttpRequest request, string year, CancellationToken cancel) =>
        PutAsync<StatementBodies.Cost>(request, (key, body) => desk.PutCostAsync(key, body, year, cancel), cancel);

    public Task<IResult> PutExceptionAsync(HttpRequest request, string region, string period, CancellationToken cancel) =>
        PutAsync<StatementBodies.Exception>(request, (key, body) => desk.PutExceptionAsync(key, body, region, period, cancel), cancel);

    public Task<IResult> PutNilAsync(HttpRequest request, string region, string period, CancellationToken cancel) =>
        PutAsync<StatementBodies.Nil>(request, (key, body) => desk.PutNilAsync(key, body, region, period, cancel), cancel);

    public Task<IResult> PutContactAsync(HttpRequest request, string of, CancellationToken cancel) =>
        PutAsync<StatementBodies.Contact>(request, (key, body) => desk.PutContactAsync(key, body, of, cancel), cancel);

    /// <summary>Takes back the statement of a subject, as the list names it.</summary>
    public async Task<IResult> WithdrawAsync(HttpRequest request, StatementKind kind, CancellationToken cancel) =>
        await callers.FindAsync(request, cancel) is { } key
            ? Answer(await desk.WithdrawAsync(key, kind, request.Query["subject"].ToString(), cancel))
            : Problems.KeyMissing();

    private async Task<IResult> PutAsync<TBody>(HttpRequest request, Func<AccessKey, TBody?, Task<StatementOutcome>> put, CancellationToken cancel)
        where TBody : class =>
        await callers.FindAsync(request, cancel) is { } key
            ? Answer(await put(key, await JsonBody.ReadAsync<TBody>(request, cancel)))
            : Problems.KeyMissing();

    private static IResult Answer(StatementOutcome outcome) => outcome switch
    {
        StatementOutcome.Recorded recorded =>
            Results.Json(StatementJson.Of(recorded.Statement), statusCode: recorded.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK),
        StatementOutcome.Refused refused => refused.Problem.Answer(),
        _ => Results.Json(new { withdrawn = true }),
    };
}
