using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using SertiKesos.Platform.Logging;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Platform.Audit;

/// <summary>
/// The record of all processing, in the table <c>Audit</c>: one chain of records per scope (its partition), each holding
/// the hash of the one before. It is only ever added to; whoever changes a row breaks the chain where
/// <see cref="VerifyAsync"/> sees it.
/// </summary>
internal sealed class AuditLog(StorageAccess storage, TimeProvider clock)
{
    private const int MostTries = 100;

    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.Tables.Audit);
    private readonly TagsInHand<string, AuditHead> _heads = new();

    /// <summary>
    /// Puts an act on record and returns its place in the chain. Under an id that is on record already nothing is
    /// added: a step that is repeated after a crash or a lost answer may simply append again.
    /// </summary>
    public Task<long> AppendAsync(string scope, AuditEntry entry, CancellationToken cancel) => AppendAsync(scope, entry, begins: false, cancel);

    /// <param name="begins">The chain is likely to begin with this act: that is tried before looking.</param>
    public async Task<long> AppendAsync(string scope, AuditEntry entry, bool begins, CancellationToken cancel)
    {
        if (!AuditScope.IsValid(scope) || !AuditScope.IsValidId(entry.Id))
        {
            throw new ArgumentException($"\"{scope}\" is no scope of the audit, or the id of {entry.Action} no row key.", nameof(entry));
        }

        // The record stays for good, so nothing personal may come in even by mistake.
        entry = entry with { Details = entry.Details.ToDictionary(detail => detail.Key, detail => LogRedaction.Clean(detail.Value)) };
        // The head that this process wrote last, or else the one in storage. The transaction adds the row of the id as well,
        // so that an act which is on record already is refused, as is one upon a head that has moved.
        var head = _heads.Find(scope) is { } hand ? (hand.Value, hand.Tag) : begins ? null : await FindHeadAsync(scope, cancel);
        for (var tries = 1; ; tries++)
        {
            var record = Next(scope, entry, head?.Head);
            try
            {
                var written = await _table.SubmitTransactionAsync(Actions(record, head?.Tag), cancel);
                _heads.Keep(scope, new AuditHead(scope, record.Sequence, record.Hash), written.Value[^1].Headers.ETag);
                return record.Sequence;
            }
            catch (RequestFailedException conflict) when (conflict.Status is 404 or 409 or 412 && tries < MostTries)
            {
                _heads.Forget(scope);
                if (tries > 1)
                {
                    await Task.Delay(RandomNumberGenerator.GetInt32(5, 10 + (10 * Math.Min(tries, 20))), cancel);
                }

                // Another act came first, or this one's answer was lost and its retry met itself: the id tells which. The head
                // before the id: an act that came between moves the head, and the transaction is refused again.
                head = await FindHeadAsync(scope, cancel);
                if (await FindAsync(scope, AuditRows.IdKey(entry.Id), cancel) is { } known)
                {
                    return AuditRows.Sequence(known);
                }
            }
        }
    }

    private async Task<(AuditHead Head, ETag Tag)?> FindHeadAsync(string scope, CancellationToken cancel) =>
        await FindAsync(scope, AuditRows.Head, cancel) is { } row ? AuditRows.ReadHead(row) : null;

    /// <summary>The newest record of a chain; null where nothing was ever recorded.</summary>
    public async Task<AuditHead?> HeadAsync(string scope, CancellationToken cancel) =>
        await FindAsync(scope, AuditRows.Head, cancel) is { } row ? AuditRows.ReadHead(row).Head : null;

    /// <summary>The records of a chain from the oldest to the newest, within a span of time where one is given.</summary>
    public async IAsyncEnumerable<AuditRecord> ListAsync(
        string scope, DateTimeOffset? from, DateTimeOffset? before, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in RowsAsync(scope, cancel))
        {
            var record = AuditRows.ReadRecord(row);
            if ((from is null || record.At >= from) && (before is null || record.At < before))
            {
                yield return record;
            }
        }
    }

    /// <summary>Every scope that has a chain, or the first record of one.</summary>
    public async Task<IReadOnlyList<string>> ScopesAsync(CancellationToken cancel)
    {
        var scopes = new SortedSet<string>(StringComparer.Ordinal);
        var rows = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"RowKey eq {AuditRows.Head} or RowKey eq {AuditRows.RecordKey(1)}"),
            select: ["PartitionKey"],
            cancellationToken: cancel);
        await foreach (var row in rows)
        {
            scopes.Add(row.PartitionKey);
        }

        return [.. scopes];
    }

    /// <summary>
    /// Walks a chain from its start and names the first record that is not as it was written. A head that was kept
    /// elsewhere (<paramref name="anchor"/>) also shows a chain that was cut or rewritten as a whole.
    /// </summary>
    public async Task<AuditVerdict> VerifyAsync(string scope, AuditHead? anchor, CancellationToken cancel)
    {
        AuditHead? head;
        try
        {
            head = await HeadAsync(scope, cancel);
        }
        catch (InvalidDataException)
        {
            return new AuditVerdict(scope, 0, null, new AuditBreak(AuditFault.HeadMissing, 0));
        }

        var walk = new AuditWalk(scope, head, anchor);
        await foreach (var row in RowsAsync(scope, cancel))
        {
            if (!walk.Take(row))
            {
                return walk.Verdict;
            }
        }

        // Records may have been added while the chain was read; the head has then moved at least as far.
        return walk.End(walk.IsAhead ? await HeadAsync(scope, cancel) : head);
    }

    private AuditRecord Next(string scope, AuditEntry entry, AuditHead? head)
    {
        var (sequence, previous) = head is null ? (1, AuditHash.Start) : (head.Sequence + 1, head.Hash);
        // Whole milliseconds, so that no store rounds what was hashed.
        var now = clock.GetUtcNow().UtcDateTime;
        var at = new DateTimeOffset(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)), TimeSpan.Zero);
        return new AuditRecord(scope, sequence, at, entry, previous, AuditHash.Of(scope, sequence, at, entry, previous));
    }

    private static TableTransactionAction[] Actions(AuditRecord record, ETag? head) =>
    [
        new(TableTransactionActionType.Add, AuditRows.Id(record)),
        new(TableTransactionActionType.Add, AuditRows.Record(record)),
        head is { } tag
            ? new(TableTransactionActionType.UpdateReplace, AuditRows.HeadOf(record), tag)
            : new(TableTransactionActionType.Add, AuditRows.HeadOf(record)),
    ];

    private AsyncPageable<TableEntity> RowsAsync(string scope, CancellationToken cancel) =>
        _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {scope} and RowKey ge {AuditRows.FirstRecord} and RowKey lt {AuditRows.AfterRecords}"),
            cancellationToken: cancel);

    private async Task<TableEntity?> FindAsync(string scope, string row, CancellationToken cancel)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(scope, row, cancellationToken: cancel);
        return found.HasValue ? found.Value : null;
    }
}
