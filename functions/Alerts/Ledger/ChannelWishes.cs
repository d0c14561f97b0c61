using Azure;
using Azure.Data.Tables;
using SertiKesos.Alerts.Planning;

namespace SertiKesos.Alerts.Ledger;

/// <summary>
/// What owners of numbers have said about channels: whether WhatsApp may be used, since when and from what that is known. Kept
/// under the blind key of the number, so it ends with the number.
/// </summary>
internal sealed class ChannelWishes(AlertTable table, AlertKeys keys)
{
    private const int Tries = 6;

    public async Task<IReadOnlyDictionary<string, ChannelWish>> ListAsync(CancellationToken cancel)
    {
        var open = await table.OpenAsync(cancel);
        var found = new Dictionary<string, ChannelWish>(StringComparer.Ordinal);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {AlertTable.WishPartition}");
        await foreach (var entity in open.QueryAsync<TableEntity>(filter, cancellationToken: cancel))
        {
            found[entity.RowKey] = Read(entity);
        }

        return found;
    }

    /// <summary>The same for some numbers, by their blind keys.</summary>
    public async Task<IReadOnlyDictionary<string, ChannelWish>> FindAsync(IEnumerable<string> phoneKeys, CancellationToken cancel)
    {
        var found = new Dictionary<string, ChannelWish>(StringComparer.Ordinal);
        foreach (var key in phoneKeys)
        {
            if (await table.FindAsync(AlertTable.WishPartition, key, cancel) is { } entity)
            {
                found[key] = Read(entity);
            }
        }

        return found;
    }

    /// <summary>What is kept of one number; null where its owner has said nothing.</summary>
    public async Task<KeptWish?> FindAsync(AlertPhone phone, CancellationToken cancel) =>
        await table.FindAsync(AlertTable.WishPartition, keys.Phone(phone), cancel) is { } entity
            ? new KeptWish(Read(entity), entity.GetDateTimeOffset("SaidAt") ?? default, entity.GetString("Source") ?? "")
            : null;

    /// <summary>Keeps what was said at a moment; false where something later is known, which then stands.</summary>
    /// <param name="source">What it is known from: a word of <see cref="WishSources"/>.</param>
    /// <param name="by">Who entered it, as records name them; null where the owner said so in a message.</param>
    public async Task<bool> KeepAsync(AlertPhone phone, ChannelWish wish, DateTimeOffset at, string source, string? by, CancellationToken cancel)
    {
        var key = keys.Phone(phone);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var known = await table.FindAsync(AlertTable.WishPartition, key, cancel);
            if (known?.GetDateTimeOffset("SaidAt") > at)
            {
                return false;
            }

            var entity = new TableEntity(AlertTable.WishPartition, key) { ["WhatsApp"] = wish.WhatsApp, ["SaidAt"] = at, ["Source"] = source };
            if (wish.Prefers is { } channel)
            {
                entity["Prefers"] = channel.ToString();
            }

            if (by is not null)
            {
                entity["By"] = by;
            }

            if (await table.TryWriteAsync(entity, known?.ETag ?? default(ETag), cancel))
            {
                return true;
            }
        }

        throw new InvalidOperationException("A wish about channels is being changed by others again and again.");
    }

    public async Task RemoveAsync(AlertPhone phone, CancellationToken cancel)
    {
        var open = await table.OpenAsync(cancel);
        await open.DeleteEntityAsync(AlertTable.WishPartition, keys.Phone(phone), ETag.All, cancel);
    }

    private static ChannelWish Read(TableEntity entity) => new(
        entity.GetBoolean("WhatsApp") == true, Enum.TryParse<AlertChannel>(entity.GetString("Prefers"), out var channel) ? channel : null);
}

/// <summary>What the owner of a number has said, since when that is known, and from what.</summary>
internal sealed record KeptWish(ChannelWish Wish, DateTimeOffset SaidAt, string Source);

/// <summary>From what an office knows that somebody agrees to be told by WhatsApp, or does not.</summary>
internal static class WishSources
{
    /// <summary>The owner wrote so from the number itself.</summary>
    public const string Message = "whatsapp";

    /// <summary>A signed form, a talk in the office, a telephone call, a letter.</summary>
    public static IReadOnlyList<string> OfOffices { get; } = ["formulir", "tatap-muka", "telepon", "surat"];
}
