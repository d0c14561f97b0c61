using Microsoft.AspNetCore.Http;
using SertiKesos.Coverage;
using SertiKesos.Coverage.Statements;
using SertiKesos.Platform;
using SertiKesos.Platform.Audit;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Sheets;
using SertiKesos.Time;

namespace SertiKesos.Portal;

/// <summary>Why a statement is not taken, with a sentence that says what to do.</summary>
internal sealed record StatementProblem(int Status, string Code, string Detail)
{
    public IResult Answer() => Status switch
    {
        StatusCodes.Status403Forbidden => Problems.NotAllowed(Detail),
        StatusCodes.Status404NotFound => Problems.NotFound(Code, Detail),
        StatusCodes.Status409Conflict => Problems.Conflict(Code, Detail),
        _ => Problems.BadRequest(Code, Detail),
    };
}

/// <summary>What became of a statement.</summary>
internal abstract record StatementOutcome
{
    private StatementOutcome()
    {
    }

    /// <summary>It is in force; not new where the same was stated already.</summary>
    internal sealed record Recorded(Statement Statement, bool IsNew) : StatementOutcome;

    /// <summary>It is taken back, by this call or an earlier one.</summary>
    internal sealed record Withdrawn : StatementOutcome;

    internal sealed record Refused(StatementProblem Problem) : StatementOutcome;
}

/// <summary>
/// What offices and the ministry state besides rosters: families, targets, seats, unit cost, later deadlines and nil
/// reports. The same statement twice changes nothing; each new one is on record in the audit.
/// </summary>
internal sealed class StatementDesk(StatementStore store, CoverageStore coverage, RulesSource rules, AuditLog audit, TimeProvider clock)
{
    /// <summary>Statements in force that the key may see, the newest of each subject.</summary>
    public async Task<IReadOnlyList<Statement>> ListAsync(AccessKey key, CancellationToken cancel) =>
        [.. (await store.LoadAsync(cancel)).All.Where(statement => StatementRights.MaySee(key, statement))];

    public async Task<StatementOutcome> PutNeedAsync(AccessKey key, StatementBodies.Need? body, string area, CancellationToken cancel) =>
        await PutAsync(
            key,
            AreaCode.TryParse(area, await rules.RegionsAsync(cancel), out var known) ? StatementBodies.Read(body, known, Today()) : StatementBodies.AreaUnknown,
            cancel);

    public async Task<StatementOutcome> PutTargetAsync(AccessKey key, StatementBodies.Target? body, string year, CancellationToken cancel) =>
        await PutAsync(key, StatementBodies.Read(body, year, await rules.RegionsAsync(cancel)), cancel);

    public async Task<StatementOutcome> PutSeatsAsync(AccessKey key, StatementBodies.Seats? body, string centre, string month, CancellationToken cancel) =>
        await PutAsync(key, StatementBodies.Read(body, centre, month, (await rules.CurrentAsync(cancel)).Reference.RegionsOn(Today())), cancel);

    public Task<StatementOutcome> PutCostAsync(AccessKey key, StatementBodies.Cost? body, string year, CancellationToken cancel) =>
        PutAsync(key, StatementBodies.Read(body, year), cancel);

    public async Task<StatementOutcome> PutExceptionAsync(AccessKey key, StatementBodies.Exception? body, string region, string period, CancellationToken cancel) =>
        await PutAsync(key, StatementBodies.Read(body, region, period, await rules.CurrentAsync(cancel), clock.GetUtcNow()), cancel);

    public async Task<StatementOutcome> PutNilAsync(AccessKey key, StatementBodies.Nil? body, string region, string period, CancellationToken cancel)
    {
        // Whoever may not state it is not told whether the region has people.
        var reading = StatementBodies.Place(region, period, await rules.RegionsAsync(cancel)) is { } place
            && !StatementRights.MayState(key, new NilReport(place.Region.Code, place.Period, "", ""))
                ? new StatementReading(null, StatementRights.Refusal)
                : StatementBodies.Read(
                    body, region, period, await rules.CurrentAsync(cancel), await store.LoadAsync(cancel), await PeopleOfAsync(region, cancel), clock.GetUtcNow());
        return await PutAsync(key, reading, cancel);
    }

    public async Task<StatementOutcome> PutContactAsync(AccessKey key, StatementBodies.Contact? body, string of, CancellationToken cancel) =>
        await PutAsync(key, StatementBodies.Read(body, of, await rules.RegionsAsync(cancel)), cancel);

    /// <summary>Takes back the statement of a subject, as the list names it.</summary>
    public async Task<StatementOutcome> WithdrawAsync(AccessKey key, StatementKind kind, string said, CancellationToken cancel)
    {
        var subject = SoundText.Of(said);
        if (await store.FindAsync(kind, subject, cancel) is not { } found || !StatementRights.MaySee(key, found))
        {
            return new StatementOutcome.Refused(new StatementProblem(
                StatusCodes.Status404NotFound, "statement-unknown", "Pernyataan itu tidak ada. Ambil daftarnya dan pakai isian subject dari sana."));
        }

        if (!StatementRights.MayChange(key, found))
        {
            return new StatementOutcome.Refused(StatementRights.Refusal);
        }

        if (await store.WithdrawAsync(kind, subject, key.Actor, cancel) is { } withdrawn)
        {
            // Also where it was withdrawn already: a run may have ended between the row and its record.
            await RecordAsync(withdrawn, "statement.withdrawn", cancel);
        }

        return new StatementOutcome.Withdrawn();
    }

    private async Task<StatementOutcome> PutAsync(AccessKey key, StatementReading reading, CancellationToken cancel)
    {
        if (reading.Statement is not { } statement)
        {
            return new StatementOutcome.Refused(reading.Problem!);
        }

        var known = await store.FindAsync(statement.Kind, statement.Subject, cancel);
        if (!StatementRights.MayState(key, statement) || (known is { Withdrawn: false } && StatementRights.IsOverruled(key, known)))
        {
            return new StatementOutcome.Refused(StatementRights.Refusal);
        }

        var (recorded, isNew) = await store.PutAsync(statement with { By = key.Actor }, cancel);

        // Also where it was there already: a run may have ended between the row and its record.
        await RecordAsync(recorded, "statement.made", cancel);
        return new StatementOutcome.Recorded(recorded, isNew);
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
