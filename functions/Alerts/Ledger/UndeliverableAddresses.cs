using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using SertiKesos.Alerts.Planning;
using SertiKesos.Regions;

namespace SertiKesos.Alerts.Ledger;

/// <summary>Why nothing more is sent to an address. The names are stored, so they never change.</summary>
internal enum UndeliverableCause
{
    /// <summary>A mail server says that there is no such mailbox.</summary>
    Refused,

    /// <summary>Whoever reads it says that the reminder was about somebody else.</summary>
    Wrong,
}

/// <summary>An address that reaches nobody, or the wrong one. It names nobody.</summary>
/// <param name="PersonKey">Blind key of whom the last reminder to it was about.</param>
/// <param name="Status">What the mail server said, such as <c>550</c> or <c>5.1.1</c>; null where none said anything.</param>
internal sealed record UndeliverableAddress(
    string AddressKey, UndeliverableCause Cause, RegionCode Region, string PersonKey, string? Status, DateTimeOffset Since);

/// <summary>
/// Addresses that are written to no more until an office states another one, kept as blind keys: whoever has one of these
/// counts as somebody without an address.
/// </summary>
internal sealed class UndeliverableAddresses(AlertTable table, TimeProvider clock)
{
    /// <summary>The blind keys of all of them.</summary>
    public async Task<IReadOnlySet<string>> ListAsync(CancellationToken cancel)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {AlertTable.UndeliverablePartition}"), cancel))
        {
            found.Add(row.AddressKey);
        }

        return found;
    }

    /// <summary>Those that a region's reminders went to last, with whom they were about.</summary>
    public async Task<IReadOnlyList<UndeliverableAddress>> ListAsync(RegionCode region, CancellationToken cancel)
    {
        var found = new List<UndeliverableAddress>();
        await foreach (var row in QueryAsync(
            TableClient.CreateQueryFilter($"PartitionKey eq {AlertTable.UndeliverablePartition} and Region eq {region.Value}"), cancel))
        {
            found.Add(row);
        }

        return found;
    }

    public async Task<UndeliverableAddress?> FindAsync(string addressKey, CancellationToken cancel) =>
        await table.FindAsync(AlertTable.UndeliverablePartition, addressKey, cancel) is { } row ? Read(row) : null;

    public async Task<bool> ContainsAsync(string addressKey, CancellationToken cancel) => await FindAsync(addressKey, cancel) is not null;

    /// <summary>The first cause stands: a second one changes nothing about it.</summary>
    /// <returns>How it stands now.</returns>
    public async Task<UndeliverableAddress> MarkAsync(
        string addressKey, UndeliverableCause cause, RegionCode region, string personKey, string? status, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var row = new TableEntity(AlertTable.UndeliverablePartition, addressKey)
        {
            ["Cause"] = cause.ToString(),
            ["Region"] = region.Value,
            ["Person"] = personKey,
            ["ChangedAt"] = now,
        };
        if (status is not null)
        {
            row["Status"] = status;
        }

        await table.TryWriteAsync(row, default, cancel);
        return await FindAsync(addressKey, cancel) ?? new UndeliverableAddress(addressKey, cause, region, personKey, status, now);
    }

    /// <summary>Forgets those of a region that were marked before a moment: the address may be tried once more.</summary>
    public async Task RemoveBeforeAsync(RegionCode region, DateTimeOffset before, CancellationToken cancel)
    {
        foreach (var old in (await ListAsync(region, cancel)).Where(address => address.Since < before))
        {
            await ForgetAsync(old.AddressKey, cancel);
        }
    }

    public async Task ForgetAsync(string addressKey, CancellationToken cancel)
    {
        var open = await table.OpenAsync(cancel);
        await open.DeleteEntityAsync(AlertTable.UndeliverablePartition, addressKey, ETag.All, cancel);
    }

    private async IAsyncEnumerable<UndeliverableAddress> QueryAsync(
        string filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        var open = await table.OpenAsync(cancel);
        await foreach (var row in open.QueryAsync<TableEntity>(filter, cancellationToken: cancel))
        {
            yield return Read(row);
        }
    }

    private static UndeliverableAddress Read(TableEntity row) => new(
        row.RowKey,
        Enum.Parse<UndeliverableCause>(row.GetString("Cause") ?? ""),
        RegionCode.Parse(row.GetString("Region") ?? ""),
        row.GetString("Person") ?? "",
        row.GetString("Status"),
        row.GetDateTimeOffset("ChangedAt") ?? default);
}

/// <summary>Whose address turned out to be somebody else's: what the office is to ask these people about.</summary>
internal sealed class WrongAddresses(UndeliverableAddresses addresses)
{
    /// <summary>
    /// Blind keys of the people (<see cref="AlertKeys.Person"/>) of a region, each with the blind key of the address that is not
    /// theirs: it is settled once the person has another one.
    /// </summary>
    public async Task<IReadOnlyList<UndeliverableAddress>> ListAsync(RegionCode region, CancellationToken cancel) =>
        [.. (await addresses.ListAsync(region, cancel)).Where(address => address.Cause == UndeliverableCause.Wrong)];
}
