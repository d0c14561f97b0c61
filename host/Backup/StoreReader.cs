using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using SertiKesos.Coverage;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Storage;
using SertiKesos.Registers.Matching;
using SertiKesos.Rosters.Inbox;

namespace SertiKesos.Hosting.Backup;

/// <summary>A blob that was read whole, with what storage knows of it.</summary>
internal sealed record StoredBlob(BlobAbout About, ReadOnlyMemory<byte> Content)
{
    public override string ToString() => $"StoredBlob ({Content.Length} bytes)";
}

/// <summary>
/// Reads everything that is stored, while the service may go on writing. The order is that of writing, turned round: what is
/// read later is at least as new as what says that it is there, so nothing that was there at the beginning is missed, and
/// whatever came in meanwhile is either whole or looks as if it had been cut off, which the next sweep goes on with.
/// </summary>
internal sealed class StoreReader(StorageAccess storage)
{
    /// <summary>So many blobs are asked for ahead; so many are in memory at once.</summary>
    private const int Ahead = 4;

    /// <summary>
    /// A mark says that a submission is final, that its record, its count and its register are there. A comparison names its
    /// rows. So the marks come first, and the registers' pointers after all that follows from them.
    /// </summary>
    private static readonly (string Table, Func<TableEntity, bool> Wanted)[] BeforePointers =
    [
        (StorageNames.Tables.Submissions, row => row.PartitionKey == InboxMarks.Partition),
        (StorageNames.Tables.Submissions, row => row.PartitionKey != InboxMarks.Partition),
        (StorageNames.Tables.Coverage, row => row.PartitionKey == CoverageStore.Latest),
        (StorageNames.Tables.Coverage, row => row.PartitionKey != CoverageStore.Latest),
        (StorageNames.Tables.People, row => row.PartitionKey == PeopleIndexStore.State),
        (StorageNames.Tables.People, row => row.PartitionKey != PeopleIndexStore.State),
    ];

    /// <summary>The audit last: what the other tables tell of is on record, or is done again and recorded then.</summary>
    private static readonly string[] AfterDigests =
    [
        StorageNames.Tables.Registers, StorageNames.Tables.Statements, StorageNames.Tables.Publications, StorageNames.Tables.Alerts,
        StorageNames.Tables.Offices, StorageNames.Tables.Audit,
    ];

    /// <summary>Every table that is read; a test holds it to those that there are.</summary>
    public static IEnumerable<string> Tables => BeforePointers.Select(part => part.Table).Concat(AfterDigests).Distinct(StringComparer.Ordinal);

    public async IAsyncEnumerable<(string Table, TableEntity Row)> RowsBeforeDigestsAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var (table, wanted) in BeforePointers)
        {
            await foreach (var row in RowsAsync(table, cancel))
            {
                if (wanted(row))
                {
                    yield return (table, row);
                }
            }
        }
    }

    public async IAsyncEnumerable<(string Table, TableEntity Row)> RowsAfterDigestsAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var table in AfterDigests)
        {
            var rows = RowsAsync(table, cancel);
            await foreach (var row in table == StorageNames.Tables.Audit ? AuditRowsAsync(rows) : rows)
            {
                if (!RestoreMark.Is(table, row))
                {
                    yield return (table, row);
                }
            }
        }
    }

    /// <summary>The digests of the registers, which follow from the registers.</summary>
    public IAsyncEnumerable<StoredBlob> DigestsAsync(CancellationToken cancel) =>
        ReadAsync(StorageNames.Containers.Registers, ListAsync(StorageNames.Containers.Registers, PeopleIndexStore.Folder, cancel), cancel);

    /// <summary>
    /// All other blobs. The inbox is listed twice: a file that an office named itself may get a name of ours while the first
    /// list is read, and stand in neither place.
    /// </summary>
    public async IAsyncEnumerable<StoredBlob> BlobsAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var container in StorageNames.Containers.All.Append(StorageNames.Containers.Rosters))
        {
            var names = ListAsync(container, null, cancel)
                .Where(name => !(container == StorageNames.Containers.Registers && name.StartsWith(PeopleIndexStore.Folder, StringComparison.Ordinal)))
                .Where(name => container != StorageNames.Containers.Rosters || taken.Add(name));
            await foreach (var blob in ReadAsync(container, names, cancel))
            {
                yield return blob;
            }
        }
    }

    /// <summary>How much the containers hold by their lists.</summary>
    public async Task<IReadOnlyDictionary<string, PartFigures>> ContainersAsync(CancellationToken cancel)
    {
        var figures = new SortedDictionary<string, PartFigures>(StringComparer.Ordinal);
        foreach (var container in StorageNames.Containers.All)
        {
            var (count, bytes) = (0L, 0L);
            await foreach (var blob in storage.Blobs.GetBlobContainerClient(container).GetBlobsAsync(cancellationToken: cancel))
            {
                count++;
                bytes += blob.Properties.ContentLength ?? 0;
            }

            figures[container] = new PartFigures(count, bytes);
        }

        return figures;
    }

    public async Task<bool> IsEmptyAsync(CancellationToken cancel)
    {
        foreach (var table in StorageNames.Tables.All)
        {
            await foreach (var row in storage.Tables.GetTableClient(table).QueryAsync<TableEntity>(maxPerPage: 1, cancellationToken: cancel))
            {
                return false;
            }
        }

        foreach (var container in StorageNames.Containers.All)
        {
            await foreach (var _ in storage.Blobs.GetBlobContainerClient(container).GetBlobsAsync(cancellationToken: cancel))
            {
                return false;
            }
        }

        return true;
    }

    public async Task<StoredBlob?> FindAsync(string container, string name, CancellationToken cancel)
    {
        try
        {
            var found = (await storage.Blobs.GetBlobContainerClient(container).GetBlobClient(name).DownloadContentAsync(cancel)).Value;
            var details = found.Details;
            return new StoredBlob(
                new BlobAbout(container, name, details.ETag.ToString().Trim('"'), details.LastModified)
                {
                    ContentType = Text(details.ContentType),
                    ContentEncoding = Text(details.ContentEncoding),
                    ContentLanguage = Text(details.ContentLanguage),
                    ContentDisposition = Text(details.ContentDisposition),
                    CacheControl = Text(details.CacheControl),
                    Metadata = details.Metadata is { Count: > 0 } metadata ? new SortedDictionary<string, string>(metadata, StringComparer.Ordinal) : null,
                },
                found.Content.ToMemory());
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            // Erased, or out of its time of retention, since it was listed.
            return null;
        }
    }

    private AsyncPageable<TableEntity> RowsAsync(string table, CancellationToken cancel) =>
        storage.Tables.GetTableClient(table).QueryAsync<TableEntity>(cancellationToken: cancel);

    /// <summary>Each chain as long as its head said when it was read: what is added while the records are read is left out.</summary>
    private static async IAsyncEnumerable<TableEntity> AuditRowsAsync(IAsyncEnumerable<TableEntity> rows)
    {
        var (scope, until) = ("", 0L);
        await foreach (var row in rows)
        {
            if (row.PartitionKey != scope)
            {
                // The head sorts before all records; a chain that had none yet is not there yet.
                (scope, until) = (row.PartitionKey, row.RowKey == AuditRows.Head ? AuditRows.Sequence(row) : 0);
            }

            if (row.RowKey == AuditRows.Head || AuditRows.Sequence(row) <= until)
            {
                yield return row;
            }
        }
    }

    private async IAsyncEnumerable<string> ListAsync(string container, string? prefix, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var blob in storage.Blobs.GetBlobContainerClient(container).GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }, cancel))
        {
            yield return blob.Name;
        }
    }

    private async IAsyncEnumerable<StoredBlob> ReadAsync(string container, IAsyncEnumerable<string> names, [EnumeratorCancellation] CancellationToken cancel)
    {
        var asked = new Queue<Task<StoredBlob?>>();
        await foreach (var name in names.WithCancellation(cancel))
        {
            asked.Enqueue(FindAsync(container, name, cancel));
            if (asked.Count >= Ahead && await asked.Dequeue() is { } blob)
            {
                yield return blob;
            }
        }

        while (asked.TryDequeue(out var next))
        {
            if (await next is { } blob)
            {
                yield return blob;
            }
        }
    }

    private static string? Text(string? header) => string.IsNullOrEmpty(header) ? null : header;
}
