using Azure.Data.Tables;

namespace SertiKesos.Platform.Storage;

/// <summary>
/// Stands in the table <c>Registers</c> from the first thing that a restore writes to the last: whatever is started
/// meanwhile, or after the restore was cut off, would take a part of what was stored for the whole.
/// </summary>
internal sealed class RestoreMark(StorageAccess storage)
{
    private const string Partition = "restore";
    private const string Row = "running";
    private const string Archive = "Archive";

    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.Tables.Registers);

    public static bool Is(string table, TableEntity row) => table == StorageNames.Tables.Registers && row.PartitionKey == Partition;

    /// <summary>The archive that is being restored; null where none is.</summary>
    public async Task<string?> FindAsync(CancellationToken cancel)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancel);
        return row.HasValue ? row.Value!.Text(Archive) : null;
    }

    /// <exception cref="SetupException">A restore has not come to its end.</exception>
    public async Task RequireNoneAsync(CancellationToken cancel)
    {
        if (await FindAsync(cancel) is not null)
        {
            throw new SetupException(
                "Penyimpanan ini sedang dipulihkan dari cadangan, atau pemulihannya terputus. Jalankan lagi sertikesos restore dengan arsip yang sama sampai selesai, " +
                "lalu jalankan layanan.");
        }
    }

    public async Task SetAsync(string archive, CancellationToken cancel) =>
        await _table.UpsertEntityAsync(new TableEntity(Partition, Row) { [Archive] = archive }, TableUpdateMode.Replace, cancel);

    public async Task RemoveAsync(CancellationToken cancel) => await _table.DeleteEntityAsync(Partition, Row, cancellationToken: cancel);
}
