using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Rosters.Inbox;

/// <summary>
/// Which files of the inbox have been taken: partition <c>inbox</c> of the table <c>Submissions</c>, row key a hash of
/// the file's name and version. A file without a mark was never taken, whatever became of the event that told of it.
/// </summary>
internal sealed class InboxMarks(StorageAccess storage, TimeProvider clock)
{
    public const string Partition = "inbox";

    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.Tables.Submissions);

    public async Task SetAsync(string blob, ETag version, CancellationToken cancel) =>
        await _table.UpsertEntityAsync(
            new TableEntity(Partition, KeyOf(blob, version)) { ["TakenAt"] = clock.GetUtcNow() }, TableUpdateMode.Replace, cancel);

    public async Task<bool> HasAsync(string blob, ETag version, CancellationToken cancel) =>
        (await _table.GetEntityIfExistsAsync<TableEntity>(Partition, KeyOf(blob, version), select: ["RowKey"], cancellationToken: cancel)).HasValue;

    public async Task<IReadOnlySet<string>> ListAsync(CancellationToken cancel)
    {
        var marks = new HashSet<string>(StringComparer.Ordinal);
        var rows = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), select: ["RowKey"], cancellationToken: cancel);
        await foreach (var row in rows)
        {
            marks.Add(row.RowKey);
        }

        return marks;
    }

    public async Task RemoveAsync(string key, CancellationToken cancel) =>
        await _table.DeleteEntityAsync(Partition, key, ETag.All, cancel);

    /// <summary>Listings and answers write a version with and without quotes.</summary>
    public static string KeyOf(InboxEntry file) => KeyOf(file.Name, file.Version);

    public static string KeyOf(string blob, ETag version) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{blob}\n{version.ToString().Trim('"')}")).AsSpan(0, 16));
}
