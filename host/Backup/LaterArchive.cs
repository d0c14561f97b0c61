using System.Globalization;
using Azure.Data.Tables;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Rights;

namespace SertiKesos.Hosting.Backup;

/// <summary>What a later archive knows that an older one does not.</summary>
/// <param name="Erasures">People who were erased since, by their blind keys.</param>
/// <param name="Wishes">Rows about addresses and numbers that want no messages.</param>
/// <param name="Acts">How often each kind of act is on record since.</param>
internal sealed record LaterActs(IReadOnlyList<RightsSubject> Erasures, IReadOnlyList<TableEntity> Wishes, IReadOnlyDictionary<string, int> Acts);

/// <summary>
/// Whoever goes back to an older backup brings people back who were erased since, and writes to those who asked for an end.
/// A later archive, though it may be of no use otherwise, says who.
/// </summary>
internal sealed class LaterArchive(StorageAccess storage, PersonSearch search, ErasureList erasures, PersonErasure erasure)
{
    private const string Actor = "system:restore";

    /// <param name="older">The archive that is restored.</param>
    public static async Task<LaterActs> ReadAsync(CheckedArchive later, CheckedArchive older, CancellationToken cancel)
    {
        var known = older.Manifest.AuditHeads.ToDictionary(head => head.Scope, head => head.Sequence);
        var erased = new List<RightsSubject>();
        var wishes = new List<TableEntity>();
        var acts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        await foreach (var part in ArchiveReader.ReadAsync(later.Path, cancel))
        {
            foreach (var row in part.Table is null ? [] : part.Rows())
            {
                switch (part.Table)
                {
                    case StorageNames.Tables.Registers when row.PartitionKey == ErasureList.Partition && row.GetDateTimeOffset("ChangedAt") >= older.Head.TakenAt:
                        erased.Add(new RightsSubject(
                            row.RowKey,
                            [.. row.Text("Regions").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(RegionCode.Parse)],
                            row.GetBoolean("Everywhere") ?? false));
                        break;
                    case StorageNames.Tables.Alerts when row.PartitionKey is AlertTable.OptOutPartition or AlertTable.UndeliverablePartition:
                        wishes.Add(row);
                        break;
                    case StorageNames.Tables.Audit when row.RowKey.StartsWith(AuditRows.FirstRecord, StringComparison.Ordinal)
                        && AuditRows.Sequence(row) > known.GetValueOrDefault(row.PartitionKey):
                        acts[row.Text("Action")] = acts.GetValueOrDefault(row.Text("Action")) + 1;
                        break;
                }
            }
        }

        return new LaterActs(erased, wishes, acts);
    }

    /// <summary>Erases again, and takes the wishes over.</summary>
    public async Task ApplyAsync(LaterActs later, CancellationToken cancel)
    {
        foreach (var wish in later.Wishes)
        {
            await storage.Tables.GetTableClient(StorageNames.Tables.Alerts).UpsertEntityAsync(wish, TableUpdateMode.Replace, cancel);
        }

        foreach (var subject in later.Erasures)
        {
            // The older state may know the person elsewhere than the later one did.
            var here = subject.Everywhere ? (await search.OfKeyAsync(subject.Key, cancel)).Regions : [];
            await erasures.RequestAsync(subject with { Regions = [.. subject.Regions.Union(here)] }, Actor, cancel);
        }

        await erasure.ContinueAsync(cancel);
    }

    public static IEnumerable<string> Lines(LaterActs later)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Dari cadangan yang lebih baru: {later.Erasures.Count} penghapusan data dilakukan lagi, {later.Wishes.Count} permintaan berhenti diberlakukan lagi.");
        if (later.Acts.Count > 0)
        {
            yield return "Tindakan yang tercatat sesudah cadangan ini dan tidak ikut dipulihkan:";
            foreach (var (action, times) in later.Acts)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"  {action}: {times} kali");
            }
        }
    }
}
