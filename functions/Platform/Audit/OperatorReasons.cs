using Azure;
using Azure.Data.Tables;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Platform.Audit;

/// <summary>Why an operator did something, as the operator wrote it.</summary>
/// <param name="Act">The id of the act in the audit.</param>
internal sealed record OperatorReason(string Act, string By, DateTimeOffset At, string Reason);

/// <summary>
/// The reasons of operators' acts, in the table <c>Offices</c>, partition <c>operator-reasons</c>: free text, which must
/// not come into the audit that stays as it is for good.
/// </summary>
internal sealed class OperatorReasons(StorageAccess storage, TimeProvider clock)
{
    public const int MinLength = 10;
    public const int MaxLength = 500;

    private const string Partition = "operator-reasons";

    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.Tables.Offices);

    /// <summary>Keeps a reason; one that is kept under this act already stays.</summary>
    public async Task KeepAsync(string act, string by, string reason, CancellationToken cancel)
    {
        try
        {
            await _table.AddEntityAsync(new TableEntity(Partition, act) { ["By"] = by, ["At"] = clock.GetUtcNow(), ["Reason"] = reason }, cancel);
        }
        catch (RequestFailedException known) when (known.Status == 409)
        {
            // The act is repeated.
        }
    }

    /// <summary>The reasons of acts whose id begins so, the newest first.</summary>
    public async Task<IReadOnlyList<OperatorReason>> ListAsync(string prefix, int most, CancellationToken cancel)
    {
        var after = prefix + '~';
        var reasons = new List<OperatorReason>();
        await foreach (var row in _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {prefix} and RowKey lt {after}"), cancellationToken: cancel))
        {
            reasons.Add(new OperatorReason(row.RowKey, row.GetString("By") ?? "", row.GetDateTimeOffset("At") ?? default, row.GetString("Reason") ?? ""));
        }

        return [.. reasons.OrderByDescending(reason => reason.At).Take(most)];
    }
}
