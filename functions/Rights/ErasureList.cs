using Azure.Data.Tables;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;

namespace SertiKesos.Rights;

/// <summary>An erasure that was asked for. It holds the blind key, never the person.</summary>
/// <param name="Regions">Those that are known to hold the person.</param>
internal sealed record Erasure(string Key, IReadOnlyList<RegionCode> Regions, string Actor, DateTimeOffset RequestedAt)
{
    /// <summary>Files of all regions are searched as well, not only of those that know the person.</summary>
    public bool Everywhere { get; init; }

    public override string ToString() => $"Erasure {Key}";
}

/// <summary>An erasure with where it stands.</summary>
internal sealed record ListedErasure(Erasure Erasure, bool Open, DateTimeOffset ChangedAt);

/// <summary>
/// Erasures as rows of the table <c>Registers</c>, partition <c>erasures</c>: entered before the first byte is touched,
/// done only when nothing is left to do.
/// </summary>
internal sealed class ErasureList(StorageAccess storage, TimeProvider clock)
{
    public const string Partition = "erasures";
    private const string Open = "open";
    private const string Done = "done";

    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.Tables.Registers);

    /// <summary>Enters an erasure; one that is still open goes on, with the regions of both.</summary>
    public async Task<Erasure> RequestAsync(RightsSubject subject, string actor, CancellationToken cancel)
    {
        var known = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, subject.Key, cancellationToken: cancel);
        var erasure = known.HasValue && known.Value!.GetString("State") == Open
            ? Read(known.Value)
            : new Erasure(subject.Key, [], actor, clock.GetUtcNow());
        erasure = erasure with
        {
            Regions = [.. erasure.Regions.Union(subject.Regions).Order()],
            Everywhere = erasure.Everywhere || subject.Everywhere,
        };
        await WriteAsync(erasure, Open, cancel);
        return erasure;
    }

    public async Task<IReadOnlyList<Erasure>> OpenAsync(CancellationToken cancel)
    {
        var open = new List<Erasure>();
        await foreach (var row in _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and State eq {Open}"), cancellationToken: cancel))
        {
            open.Add(Read(row));
        }

        return open;
    }

    public async Task<IReadOnlyList<ListedErasure>> ListAsync(CancellationToken cancel)
    {
        var all = new List<ListedErasure>();
        await foreach (var row in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken: cancel))
        {
            all.Add(new ListedErasure(Read(row), row.GetString("State") == Open, row.GetDateTimeOffset("ChangedAt") ?? default));
        }

        return all;
    }

    public Task FinishAsync(Erasure erasure, CancellationToken cancel) => WriteAsync(erasure, Done, cancel);

    private async Task WriteAsync(Erasure erasure, string state, CancellationToken cancel) => await _table.UpsertEntityAsync(
        new TableEntity(Partition, erasure.Key)
        {
            ["State"] = state,
            ["Regions"] = string.Join(' ', erasure.Regions),
            ["Actor"] = erasure.Actor,
            ["Everywhere"] = erasure.Everywhere,
            ["RequestedAt"] = erasure.RequestedAt,
            ["ChangedAt"] = clock.GetUtcNow(),
        },
        TableUpdateMode.Replace,
        cancel);

    private static Erasure Read(TableEntity row) => new(
        row.RowKey,
        [.. row.Text("Regions").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(RegionCode.Parse)],
        row.Text("Actor"),
        row.GetDateTimeOffset("RequestedAt") ?? default)
    {
        Everywhere = row.GetBoolean("Everywhere") ?? false,
    };
}
