using Microsoft.AspNetCore.Http;
using SertiKesos.Coverage;
using SertiKesos.Coverage.Statements;
using SertiKesos.Platform;
using SertiKesos.Platform.Audit;
using SertiKesos.Portal.Session;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Sheets;
using SertiKesos.Time;

namespace SertiKesos.Portal;

/// <summary>
/// What offices and the ministry state besides rosters: families, targets, seats, unit cost, later deadlines and nil
/// reports. The same statement twice changes nothing; each new one is on record in the audit.
/// </summary>
internal sealed class StatementApi(Callers callers, StatementStore store, CoverageStore coverage, RulesSource rules, AuditLog audit, TimeProvider clock)
{
    /// <summary>Statements of a kind in force that the key may see, the newest of each subject.</summary>
    public async Task<IResult> ListAsync(HttpRequest request, StatementKind kind, CancellationToken cancel)
    {
        if (await callers.FindAsync(request, cancel) is not { } key)
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
        await PutAsync(
            request,
            async key => AreaCode.TryParse(area, await rules.RegionsAsync(cancel), out var known)
                ? StatementBodies.Read(await JsonBody.ReadAsync<StatementBodies.Need>(request, cancel), known, Today())
                : StatementBodies.AreaUnknown,
            cancel);

    public async Task<IResult> PutTargetAsync(HttpRequest request, string year, CancellationToken cancel) =>
        await PutAsync(
            request,
            async key => StatementBodies.Read(await JsonBody.ReadAsync<StatementBodies.Target>(request, cancel), year, await rules.RegionsAsync(cancel)),
            cancel);

    public async Task<IResult> PutSeatsAsync(HttpRequest request, string centre, string month, CancellationToken cancel) =>
        await PutAsync(
            request,
            async key => StatementBodies.Read(
                await JsonBody.ReadAsync<StatementBodies.Seats>(request, cancel), centre, month, (await rules.CurrentAsync(cancel)).Reference.RegionsOn(Today())),
            cancel);

    public async Task<IResult> PutCostAsync(HttpRequest request, string year, CancellationToken cancel) =>
        await PutAsync(request, async key => StatementBodies.Read(await JsonBody.ReadAsync<StatementBodies.Cost>(request, cancel), year), cancel);

    public async Task<IResult> PutExceptionAsync(HttpRequest request, string region, string period, CancellationToken cancel) =>
        await PutAsync(
            request,
            async key => StatementBodies.Read(
                await JsonBody.ReadAsync<StatementBodies.Exception>(request, cancel), region, period, await rules.CurrentAsync(cancel), clock.GetUtcNow()),
            cancel);

    public async Task<IResult> PutNilAsync(HttpRequest request, string region, string period, CancellationToken cancel) =>
        await PutAsync(
            request,
            async key => StatementBodies.Place(region, period, await rules.RegionsAsync(cancel)) is { } place && !StatementRights.MayState(key, new NilReport(place.Region.Code, place.Period, "", ""))
                ? new StatementReading(null, StatementRights.Refusal())
                : StatementBodies.Read(
                    await JsonBody.ReadAsync<StatementBodies.Nil>(request, cancel),
                    region, period, await rules.CurrentAsync(cancel), await store.LoadAsync(cancel), await PeopleOfAsync(region, cancel), clock.GetUtcNow()),
            cancel);

    /// <summary>Takes back the statement of a subject, as the list names it.</summary>
    public async Task<IResult> WithdrawAsync(HttpRequest request, StatementKind kind, CancellationToken cancel)
    {
        if (await callers.FindAsync(request, cancel) is not { } key)
        {
            return Problems.KeyMissing();
        }

        var subject = SoundText.Of(request.Query["subject"].ToString());
        if (await store.FindAsync(kind, subject, cancel) is not { } found || !StatementRights.MaySee(key, found))
        {
            return Problems.NotFound("statement-unknown", "Pernyataan itu tidak ada. Ambil daftarnya dan pakai isian subject dari sana.");
        }

        if (!StatementRights.MayState(key, found) || StatementRights.IsOverruled(key, found))
        {
            return StatementRights.Refusal();
        }

        if (await store.WithdrawAsync(kind, subject, key.Actor, cancel) is { } withdrawn)
        {
            // Also where it was withdrawn already: a run may have ended between the row and its record.
            await RecordAsync(withdrawn, "statement.withdrawn", cancel);
        }

        return Results.Json(new { withdrawn = true });
    }

    private async Task<IResult> PutAsync(HttpRequest request, Func<AccessKey, Task<StatementReading>> read, CancellationToken cancel)
    {
        if (await callers.FindAsync(request, cancel) is not { } key)
        {
            return Problems.KeyMissing();
        }

        var reading = await read(key);
        if (reading.Statement is not { } statement)
        {
            return reading.Problem!;
        }

        var known = await store.FindAsync(statement.Kind, statement.Subject, cancel);
        if (!StatementRights.MayState(key, statement) || (known is { Withdrawn: false } && StatementRights.IsOverruled(key, known)))
        {
            return StatementRights.Refusal();
        }

        var (recorded, isNew) = await store.PutAsync(statement with { By = key.Actor }, cancel);

        // Also where it was there already: a run may have ended between the row and its record.
        await RecordAsync(recorded, "statement.made", cancel);
        return Results.Json(StatementJson.Of(recorded), statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private Task<long> RecordAsync(Statement statement, string action, CancellationToken cancel) => audit.AppendAsync(
        StatementRights.AreaOf(statement).Region?.Value ?? AuditScope.National,
        new AuditEntry(
            $"{action}-{statement.Kind}-{statement.Subject.Replace('|', '-')}-{statement.RecordedAt.ToUnixTimeMilliseconds()}".ToLowerInvariant(),
            statement.By,
            action,
            statement.Subject,
            new Dictionary<string, string> { ["kind"] = statement.Kind.ToString().ToLowerInvariant() }),
        cancel);

    /// <summary>Active people of a region by its newest count.</summary>
    private async Task<int> PeopleOfAsync(string region, CancellationToken cancel) =>
        RegionCode.TryParse(region, out var code) && await coverage.FindLatestAsync(code, cancel) is { HasPeople: true } found ? found.Total.People : 0;

    private DateOnly Today() => clock.TodayAt(IndonesianZone.Wib);
}
