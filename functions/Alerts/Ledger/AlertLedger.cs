using Azure;
using Azure.Data.Tables;
using SertiKesos.Alerts.Planning;
using SertiKesos.Regions;

namespace SertiKesos.Alerts.Ledger;

/// <summary>Which alert stands where. Every write is conditional, so two workers never both hold an alert.</summary>
internal sealed class AlertLedger(AlertTable table)
{
    /// <summary>Regions stand under their codes, the other rows of the table under words.</summary>
    private const string AfterRegions = ":";
    private const int Tries = 6;

    public async Task<AlertEntry?> FindAsync(RegionCode region, AlertKey key, CancellationToken cancel) =>
        await table.FindAsync(region.Value, key.Value, cancel) is { } entity ? Read(entity) : null;

    /// <summary>The same where the region is not known, as of a mail that came back: what was ever tried is found by its place.</summary>
    public async Task<AlertEntry?> FindAsync(AlertKey key, CancellationToken cancel) =>
        RegionCode.TryParse((await table.FindAsync(AlertTable.PlacePartition, key.Value, cancel))?.GetString("Region"), out var region)
            ? await FindAsync(region, key, cancel)
            : null;

    public async Task<IReadOnlyList<AlertEntry>> ListAsync(RegionCode region, CancellationToken cancel) =>
        await QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {region.Value}"), cancel);

    /// <summary>All alerts of one person in a region.</summary>
    public async Task<IReadOnlyList<AlertEntry>> ListAsync(RegionCode region, string personKey, CancellationToken cancel) =>
        await QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {region.Value} and Person eq {personKey}"), cancel);

    /// <summary>All open alerts of the nation by state, and those that ended since a moment: states and times are read, nothing else.</summary>
    /// <param name="late">An open alert whose next try was due before has lost its message, or nobody takes any.</param>
    public async Task<AlertCounts> CountAsync(DateTimeOffset since, DateTimeOffset late, CancellationToken cancel)
    {
        var planned = AlertState.Planned.ToString();
        var sending = AlertState.Sending.ToString();
        var retrying = AlertState.Retrying.ToString();
        var accepted = AlertState.Accepted.ToString();
        var rows = (await table.OpenAsync(cancel)).QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey lt {AfterRegions} and (State eq {planned} or State eq {sending} or State eq {retrying} or State eq {accepted} or ChangedAt ge {since})"),
            select: ["State", "NextAt"],
            cancellationToken: cancel);
        var counts = Enum.GetValues<AlertState>().ToDictionary(state => state, _ => 0);
        var overdue = 0;
        await foreach (var row in rows)
        {
            if (Enum.TryParse<AlertState>(row.GetString("State"), out var state))
            {
                counts[state]++;
                overdue += state.IsOpen() && row.GetDateTimeOffset("NextAt") < late ? 1 : 0;
            }
        }

        return new AlertCounts(since, counts, overdue);
    }

    /// <summary>Deletes an entry, whatever its state: a message that still comes for it finds nothing to send.</summary>
    public async Task RemoveAsync(AlertEntry entry, CancellationToken cancel)
    {
        var open = await table.OpenAsync(cancel);
        if (entry.Sent is { } sent)
        {
            await open.DeleteEntityAsync(AlertTable.SentPartition, sent, ETag.All, cancel);
        }

        if ((await table.FindAsync(AlertTable.PlacePartition, entry.Key.Value, cancel))?.GetString("Region") == entry.Region.Value)
        {
            await open.DeleteEntityAsync(AlertTable.PlacePartition, entry.Key.Value, ETag.All, cancel);
        }

        await open.DeleteEntityAsync(entry.Region.Value, entry.Key.Value, ETag.All, cancel);
    }

    /// <summary>
    /// Takes an alert for the region that is about to send it, so that it is not sent from another one in which the person stands, or to
    /// which they move. Written before the first try.
    /// </summary>
    /// <returns>False where another region has sent it or is about to.</returns>
    public async Task<bool> TryPlaceAsync(AlertEntry entry, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var place = await table.FindAsync(AlertTable.PlacePartition, entry.Key.Value, cancel);
            if (place?.GetString("Region") == entry.Region.Value)
            {
                return true;
            }

            if (await SentAtAsync(place, entry.Key, cancel) is not null)
            {
                return false;
            }

            var taken = new TableEntity(AlertTable.PlacePartition, entry.Key.Value) { ["Region"] = entry.Region.Value };
            await table.TryWriteAsync(taken, place?.ETag ?? default(ETag), cancel);
        }

        throw new InvalidOperationException("The place of an alert is being changed by others again and again.");
    }

    /// <summary>The same alert as another region has sent it, or is about to; null where none does.</summary>
    public async Task<AlertEntry?> FindElsewhereAsync(RegionCode region, AlertKey key, CancellationToken cancel) =>
        await SentAtAsync(await table.FindAsync(AlertTable.PlacePartition, key.Value, cancel), key, cancel) is { } sent && sent.Region != region ? sent : null;

    private async Task<AlertEntry?> SentAtAsync(TableEntity? place, AlertKey key, CancellationToken cancel) =>
        RegionCode.TryParse(place?.GetString("Region"), out var region)
        && await FindAsync(region, key, cancel) is { } entry && (entry.State == AlertState.Delivered || entry.State.IsOpen())
            ? entry
            : null;

    /// <summary>Forgets what a provider called the last message: what it still tells of that one is no longer about the alert.</summary>
    public async Task ForgetSentAsync(AlertEntry entry, CancellationToken cancel)
    {
        if (entry.Sent is { } sent)
        {
            await (await table.OpenAsync(cancel)).DeleteEntityAsync(AlertTable.SentPartition, sent, ETag.All, cancel);
        }
    }

    /// <summary>Lets an entry be found by the provider's name for its message. Written before the entry says so itself.</summary>
    /// <param name="sent">Blind key of that name.</param>
    public async Task PointAsync(string sent, AlertEntry entry, CancellationToken cancel)
    {
        var open = await table.OpenAsync(cancel);
        if (entry.Sent is { } before && before != sent)
        {
            await open.DeleteEntityAsync(AlertTable.SentPartition, before, ETag.All, cancel);
        }

        var pointer = new TableEntity(AlertTable.SentPartition, sent) { ["Region"] = entry.Region.Value, ["Key"] = entry.Key.Value };
        await open.UpsertEntityAsync(pointer, TableUpdateMode.Replace, cancel);
    }

    /// <summary>The entry of a message by the blind key of the provider's name for it: two rows are read, whatever the table holds.</summary>
    public async Task<AlertEntry?> FindSentAsync(string sent, CancellationToken cancel) =>
        await table.FindAsync(AlertTable.SentPartition, sent, cancel) is { } pointer
        && RegionCode.TryParse(pointer.GetString("Region"), out var region) && AlertKey.TryParse(pointer.GetString("Key"), out var key)
            ? await FindAsync(region, key, cancel)
            : null;

    /// <summary>
    /// Writes an entry that was read before, or a new one (no version). Null where somebody else has changed it meanwhile;
    /// an own write whose answer was lost is recognised and counts as written.
    /// </summary>
    public async Task<AlertEntry?> WriteAsync(AlertEntry entry, CancellationToken cancel)
    {
        await table.TryWriteAsync(Write(entry), entry.Version is { } known ? new ETag(known) : default, cancel);
        var stored = await FindAsync(entry.Region, entry.Key, cancel);
        return stored is not null && stored with { Version = entry.Version } == entry ? stored : null;
    }

    private async Task<IReadOnlyList<AlertEntry>> QueryAsync(string filter, CancellationToken cancel)
    {
        var open = await table.OpenAsync(cancel);
        var entries = new List<AlertEntry>();
        await foreach (var entity in open.QueryAsync<TableEntity>(filter, cancellationToken: cancel))
        {
            entries.Add(Read(entity));
        }

        return entries;
    }

    private static TableEntity Write(AlertEntry entry)
    {
        var entity = new TableEntity(entry.Region.Value, entry.Key.Value)
        {
            ["Person"] = entry.PersonKey,
            ["Step"] = entry.Step,
            ["State"] = entry.State.ToString(),
            ["NextAt"] = entry.NextAt,
            ["ChangedAt"] = entry.ChangedAt,
            ["Attempts"] = entry.Attempts,
        };
        if (entry.AddressKey is not null)
        {
            entity["Address"] = entry.AddressKey;
        }

        if (entry.Claim is not null)
        {
            entity["Claim"] = entry.Claim;
        }

        if (entry.Reply is not null)
        {
            entity["Reply"] = entry.Reply;
        }

        if (entry.Channel is { } channel)
        {
            entity["Channel"] = channel.ToString();
            entity["Turn"] = entry.Turn;
        }

        if (entry.Resent > 0)
        {
            entity["Resent"] = entry.Resent;
        }

        foreach (var (name, value) in (ReadOnlySpan<(string, string?)>)[("Contact", entry.ContactKey), ("Sent", entry.Sent), ("Tried", entry.Tried)])
        {
            if (value is not null)
            {
                entity[name] = value;
            }
        }

        return entity;
    }

    private static AlertEntry Read(TableEntity entity) => new(
        RegionCode.Parse(entity.PartitionKey),
        AlertKey.Parse(entity.RowKey),
        entity.GetString("Person") ?? "",
        entity.GetString("Address"),
        entity.GetString("Step") ?? "",
        Enum.Parse<AlertState>(entity.GetString("State") ?? ""),
        entity.GetDateTimeOffset("NextAt") ?? default,
        entity.GetDateTimeOffset("ChangedAt") ?? default,
        entity.GetInt32("Attempts") ?? 0,
        entity.GetString("Claim"),
        entity.GetInt32("Reply"),
        entity.ETag.ToString())
    {
        Channel = Enum.TryParse<AlertChannel>(entity.GetString("Channel"), out var channel) ? channel : null,
        ContactKey = entity.GetString("Contact"),
        Sent = entity.GetString("Sent"),
        Tried = entity.GetString("Tried"),
        Turn = entity.GetInt32("Turn") ?? 0,
        Resent = entity.GetInt32("Resent") ?? 0,
    };
}

/// <summary>How many alerts stand where: the open ones all, the others as far as they ended since <paramref name="Since"/>.</summary>
/// <param name="Overdue">Open ones that should have moved on by now.</param>
internal sealed record AlertCounts(DateTimeOffset Since, IReadOnlyDictionary<AlertState, int> ByState, int Overdue)
{
    public int Open => ByState.Where(count => count.Key.IsOpen()).Sum(count => count.Value);
}
