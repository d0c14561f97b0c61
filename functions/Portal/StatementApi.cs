using Microsoft.AspNetCore.Http;
using SertiKesos.Coverage.Statements;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Time;
using SertiKesos.Reference;
using SertiKesos.Regions;

namespace SertiKesos.Portal;

/// <summary>
/// What offices and the ministry state besides rosters: families, targets, seats, unit cost, later deadlines and nil
/// reports. The same statement twice changes nothing; each new one is on record in the audit.
/// </summary>
internal sealed class StatementApi(AccessKeys keys, StatementStore store, ReferenceStore reference, AuditLog audit, TimeProvider clock)
{
    /// <summary>Statements of a kind in force that the key may see, the newest of each subject.</summary>
    public async Task<IResult> ListAsync(HttpRequest request, StatementKind kind, CancellationToken cancel)
    {
        if (await keys.FindAsync(request.Headers.Authorization, cancel) is not { } key)
        {
            return Problems.KeyMissing();
        }

        var set = await store.LoadAsync(cancel);
        return Results.Json(new
        {
            kind = kind.ToString().ToLowerInvariant(),
            statements = set.All.Where(statement => statement.Kind == kind && StatementRights.MaySee(key, statement)).Select(StatementJson.Of),
        });
    }

    public async Task<IResult> PutNeedAsync(HttpRequest request, string area, CancellationToken cancel) =>
        await PutAsync(request, async key => await JsonBody.ReadAsync<StatementBodies.Need>(request, cancel) switch
        {
            _ when !AreaCode.TryParse(area, out _) => StatementBodies.AreaUnknown,
            var body => StatementBodies.Read(body, Parse(area), Today()),
        }, cancel);

    public async Task<IResult> PutTargetAsync(HttpRequest request, string year, CancellationToken cancel) =>
        await PutAsync(request, async key => StatementBodies.Read(await JsonBody.ReadAsync<StatementBodies.Target>(request, cancel), year), cancel);

    public async Task<IResult> PutSeatsAsync(HttpRequest request, string centre, string month, CancellationToken cancel) =>
        await PutAsync(
            request,
            async key => StatementBodies.Read(
                await JsonBody.ReadAsync<StatementBodies.Seats>(request, cancel), centre, month, (await reference.CurrentAsync(cancel)).RegionsOn(Today())),
            cancel);

    public async Task<IResult> PutCostAsync(HttpRequest request, string year, CancellationToken cancel) =>
        await PutAsync(request, async key => StatementBodies.Read(await JsonBody.ReadAsync<StatementBodies.Cost>(request, cancel), year), cancel);

    public async Task<IResult> PutExceptionAsync(HttpRequest request, string region, string period, CancellationToken cancel) =>
        await PutAsync(
            request,
            async key => StatementBodies.Read(
                await JsonBody.ReadAsync<StatementBodies.Exception>(request, cancel), region, period, await reference.CurrentAsync(cancel)),
            cancel);

    public async Task<IResult> PutNilAsync(HttpRequest request, string region, string period, CancellationToken cancel) =>
        await PutAsync(
            request,
            async key => StatementBodies.Read(
                await JsonBody.ReadAsync<StatementBodies.Nil>(request, cancel),
                region, period, await reference.CurrentAsync(cancel), await store.LoadAsync(cancel), clock.GetUtcNow()),
            cancel);

    /// <summary>Takes back the statement of a subject, as the list names it.</summary>
    public async Task<IResult> WithdrawAsync(HttpRequest request, StatementKind kind, CancellationToken cancel)
    {
        if (await keys.FindAsync(request.Headers.Authorization, cancel) is not { } key)
        {
            return Problems.KeyMissing();
        }

        var subject = request.Query["subject"].ToString();
        if ((await store.LoadAsync(cancel)).All.FirstOrDefault(statement => statement.Kind == kind && statement.Subject == subject) is not { } found)
        {
            return Problems.NotFound("statement-unknown", "Pernyataan itu tidak ada atau sudah ditarik. Ambil daftarnya dan pakai isian subject dari sana.");
        }

        if (!StatementRights.MayState(key, found))
        {
            return StatementRights.Refusal();
        }

        await store.WithdrawAsync(found with { By = key.Actor }, cancel);
        await RecordAsync(found with { By = key.Actor }, "statement.withdrawn", clock.GetUtcNow(), cancel);
        return Results.Json(new { withdrawn = true });
    }

    private async Task<IResult> PutAsync(HttpRequest request, Func<AccessKey, Task<StatementReading>> read, CancellationToken cancel)
    {
        if (await keys.FindAsync(request.Headers.Authorization, cancel) is not { } key)
        {
            return Problems.KeyMissing();
        }

        var reading = await read(key);
        if (reading.Statement is not { } statement)
        {
            return reading.Problem!;
        }

        if (!StatementRights.MayState(key, statement))
        {
            return StatementRights.Refusal();
        }

        var (recorded, isNew) = await store.PutAsync(statement with { By = key.Actor }, cancel);

        // Also where it was there already: a run may have ended between the row and its record.
        await RecordAsync(recorded, "statement.made", recorded.RecordedAt, cancel);
        return Results.Json(StatementJson.Of(recorded), statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private Task<long> RecordAsync(Statement statement, string action, DateTimeOffset at, CancellationToken cancel) => audit.AppendAsync(
        StatementRights.AreaOf(statement).Region?.Value ?? AuditScope.National,
        new AuditEntry(
            $"{action}-{statement.Kind}-{statement.Subject.Replace('|', '-')}-{at.ToUnixTimeMilliseconds()}".ToLowerInvariant(),
            statement.By,
            action,
            statement.Subject,
            new Dictionary<string, string> { ["kind"] = statement.Kind.ToString().ToLowerInvariant() }),
        cancel);

    private DateOnly Today() => clock.TodayAt(IndonesianZone.Wib);

    private static AreaCode Parse(string area) => AreaCode.TryParse(area, out var code) ? code : default;
}
