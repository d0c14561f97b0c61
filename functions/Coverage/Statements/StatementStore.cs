using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using SertiKesos.Json;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Coverage.Statements;

/// <summary>
/// What offices and the ministry state, in the table <c>Statements</c>: partition the kind, row key subject and moment, such
/// as <c>need</c> and <c>32.77|2026-11-01|20261120031500123</c>. Rows are never changed, so what was known at any time
/// can be told; a newer row of the same subject replaces an older one.
/// </summary>
internal sealed class StatementStore(StorageAccess storage, TimeProvider clock)
{
    private const string TimeFormat = "yyyyMMddHHmmssfff";

    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.Tables.Statements);
    private long _recorded;

    /// <summary>Grows with each statement that this process has recorded.</summary>
    public long Recorded => Interlocked.Read(ref _recorded);

    /// <summary>Records a statement, unless the newest one of its subject says the same.</summary>
    /// <returns>The statement that is in force, and whether this call has recorded it.</returns>
    public async Task<(Statement Statement, bool IsNew)> PutAsync(Statement statement, CancellationToken cancel)
    {
        while (true)
        {
            var newest = await FindAsync(statement.Kind, statement.Subject, cancel);
            if (newest is not null && newest.SaysTheSameAs(statement))
            {
                return (newest, false);
            }

            // A row key of its own, after the newest one even where the clock went back or two come at once.
            var now = clock.GetUtcNow();
            var recorded = statement with { RecordedAt = newest is not null && newest.RecordedAt >= now ? newest.RecordedAt.AddMilliseconds(1) : now };
            try
            {
                await _table.AddEntityAsync(Entity(recorded), cancel);
                Interlocked.Increment(ref _recorded);
                return (recorded, true);
            }
            catch (RequestFailedException conflict) when (conflict.Status == 409)
            {
                // Somebody else was first, or our own answer was lost: look again.
            }
        }
    }

    /// <summary>
    /// Takes the word on a subject back. The same twice changes nothing.
    /// </summary>
    /// <returns>The withdrawal on record, by this call or an earlier one; null where nothing was ever stated.</returns>
    public async Task<Statement?> WithdrawAsync(StatementKind kind, string subject, string by, CancellationToken cancel) =>
        await FindAsync(kind, subject, cancel) switch
        {
            null => null,
            { Withdrawn: true } already => already,
            var newest => (await PutAsync(newest with { Withdrawn = true, By = by }, cancel)).Statement,
        };

    /// <summary>What is in force of one kind.</summary>
    public async Task<StatementSet> LoadAsync(StatementKind kind, CancellationToken cancel) => StatementSet.Of(await HistoryAsync(kind, cancel));

    /// <param name="knownAt">Later words are left out, this moment included; null for all.</param>
    public async Task<StatementSet> LoadAsync(CancellationToken cancel, DateTimeOffset? knownAt = null) =>
        StatementSet.Of(await ReadAsync(null, cancel), knownAt);

    /// <summary>Everything ever stated of a kind, the oldest first within a subject.</summary>
    public Task<IReadOnlyList<Statement>> HistoryAsync(StatementKind kind, CancellationToken cancel) =>
        ReadAsync(TableClient.CreateQueryFilter($"PartitionKey eq {Partition(kind)}"), cancel);

    /// <summary>The newest word on a subject, one that took it back included; null where nothing was ever stated.</summary>
    public async Task<Statement?> FindAsync(StatementKind kind, string subject, CancellationToken cancel)
    {
        var from = subject + "|";
        var to = subject + "}";
        var found = await ReadAsync(TableClient.CreateQueryFilter($"PartitionKey eq {Partition(kind)} and RowKey ge {from} and RowKey lt {to}"), cancel);
        return found.Where(other => other.Subject == subject).MaxBy(other => other.RecordedAt);
    }

    private async Task<IReadOnlyList<Statement>> ReadAsync(string? filter, CancellationToken cancel)
    {
        var found = new List<Statement>();
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancel))
        {
            if (Enum.TryParse<StatementKind>(row.PartitionKey, ignoreCase: true, out var kind))
            {
                found.Add(Read(kind, row.JoinText("Content")));
            }
        }

        return found;
    }

    private static Statement Read(StatementKind kind, string content) =>
        (Statement?)JsonSerializer.Deserialize(content, TypeOf(kind), StoredJson.Options) ?? throw new JsonException("The stored statement is empty.");

    private static TableEntity Entity(Statement statement)
    {
        var moment = statement.RecordedAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
        var entity = new TableEntity(Partition(statement.Kind), $"{statement.Subject}|{moment}");
        entity.SetText("Content", JsonSerializer.Serialize(statement, statement.GetType(), StoredJson.Options));
        return entity;
    }

    private static string Partition(StatementKind kind) => kind.ToString().ToLowerInvariant();

    private static Type TypeOf(StatementKind kind) => kind switch
    {
        StatementKind.Need => typeof(FamilyCount),
        StatementKind.Target => typeof(CertificationTarget),
        StatementKind.Seats => typeof(ExamSeats),
        StatementKind.UnitCost => typeof(UnitCost),
        StatementKind.Exception => typeof(DeadlineException),
        StatementKind.Contact => typeof(OfficeContact),
        _ => typeof(NilReport),
    };
}
