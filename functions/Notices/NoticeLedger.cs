using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Planning;
using SertiKesos.Time;

namespace SertiKesos.Notices;

/// <summary>One address that is told of one issue, and how far that is; states are those of alerts.</summary>
/// <param name="NextAt">When the next try is due.</param>
/// <param name="Claim">Of whoever sends it.</param>
/// <param name="Reply">The mail server's last reply code.</param>
/// <param name="Version">Of the stored row; null for a new one.</param>
internal sealed record NoticeEntry(
    Period Period,
    int Issue,
    NoticeReader Reader,
    string AddressKey,
    AlertState State,
    DateTimeOffset NextAt,
    DateTimeOffset ChangedAt,
    int Attempts = 0,
    string? Claim = null,
    int? Reply = null,
    string? Version = null)
{
    /// <summary>Once per issue, reader and address.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Period}-{Issue:0000}-{Reader.Kind}-{Reader.Code}-{AddressKey}");

    /// <summary>The same at every try, so that a repeat after a crash can be recognised.</summary>
    public string MessageIdAt(string domain) => $"<terbitan-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))[..32]}@{domain}>";
}

/// <summary>The partition <c>notices</c> of the table <c>Alerts</c>. Every write is conditional, so two workers never both hold a notice.</summary>
internal sealed class NoticeLedger(AlertTable table)
{
    public async Task<NoticeEntry?> FindAsync(string key, CancellationToken cancel) =>
        await table.FindAsync(AlertTable.NoticePartition, key, cancel) is { } entity ? Read(entity) : null;

    public async Task<IReadOnlyList<NoticeEntry>> ListAsync(Period period, int issue, CancellationToken cancel)
    {
        var open = await table.OpenAsync(cancel);
        var entries = new List<NoticeEntry>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {AlertTable.NoticePartition} and Period eq {period.ToString()} and Issue eq {issue}");
        await foreach (var entity in open.QueryAsync<TableEntity>(filter, cancellationToken: cancel))
        {
            entries.Add(Read(entity));
        }

        return entries;
    }

    /// <summary>
    /// Writes an entry that was read before, or a new one (no version). Null where somebody else has changed it meanwhile;
    /// an own write whose answer was lost is recognised and counts as written.
    /// </summary>
    public async Task<NoticeEntry?> WriteAsync(NoticeEntry entry, CancellationToken cancel)
    {
        await table.TryWriteAsync(Write(entry), entry.Version is { } known ? new ETag(known) : default, cancel);
        var stored = await FindAsync(entry.Key, cancel);
        return stored is not null && stored with { Version = entry.Version } == entry ? stored : null;
    }

    private static TableEntity Write(NoticeEntry entry)
    {
        var entity = new TableEntity(AlertTable.NoticePartition, entry.Key)
        {
            ["Period"] = entry.Period.ToString(),
            ["Issue"] = entry.Issue,
            ["Reader"] = entry.Reader.Kind.ToString(),
            ["Code"] = entry.Reader.Code,
            ["Address"] = entry.AddressKey,
            ["State"] = entry.State.ToString(),
            ["NextAt"] = entry.NextAt,
            ["ChangedAt"] = entry.ChangedAt,
            ["Attempts"] = entry.Attempts,
        };
        if (entry.Claim is not null)
        {
            entity["Claim"] = entry.Claim;
        }

        if (entry.Reply is not null)
        {
            entity["Reply"] = entry.Reply;
        }

        return entity;
    }

    private static NoticeEntry Read(TableEntity entity) => new(
        Period.TryParse(entity.GetString("Period"), out var period) ? period : throw new FormatException("The row of a notice names no period."),
        entity.GetInt32("Issue") ?? 0,
        new NoticeReader(Enum.Parse<NoticeReaderKind>(entity.GetString("Reader") ?? ""), entity.GetString("Code") ?? ""),
        entity.GetString("Address") ?? "",
        Enum.Parse<AlertState>(entity.GetString("State") ?? ""),
        entity.GetDateTimeOffset("NextAt") ?? default,
        entity.GetDateTimeOffset("ChangedAt") ?? default,
        entity.GetInt32("Attempts") ?? 0,
        entity.GetString("Claim"),
        entity.GetInt32("Reply"),
        entity.ETag.ToString());
}
