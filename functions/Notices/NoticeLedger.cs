using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Planning;
using SertiKesos.Time;

namespace SertiKesos.Notices;

/// <summary>One address that is told of one thing, and how far that is; states are those of alerts.</summary>
/// <param name="NextAt">When the next try is due.</param>
/// <param name="Claim">Of whoever sends it.</param>
/// <param name="Reply">The mail server's last reply code.</param>
/// <param name="Version">Of the stored row; null for a new one.</param>
internal sealed record NoticeEntry(
    NoticeTopic Topic,
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
    /// <summary>
    /// Once per topic, reader and address. Those about issues begin with their period, all others with their reader, so that
    /// what an address was told lies together.
    /// </summary>
    public string Key => Topic is NoticeTopic.Issue
        ? $"{Topic.Occasion}-{Reader.Kind}-{Reader.Code}-{AddressKey}"
        : $"{PrefixOf(Reader, AddressKey)}{Topic.Kind}-{Topic.Occasion}";

    public static string PrefixOf(NoticeReader reader, string addressKey) => $"{reader.Kind}-{reader.Code}-{addressKey}-";

    /// <summary>The same at every try, so that a repeat after a crash can be recognised.</summary>
    public string MessageIdAt(string domain)
    {
        var name = Topic is NoticeTopic.Issue ? "terbitan" : "kabar";
        return $"<{name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))[..32]}@{domain}>";
    }

    /// <summary>When it was sent or is to be, by the calendar of a zone.</summary>
    public ToldNotice ToldIn(IndonesianZone zone) => new(Topic, State, (State.IsOpen() ? NextAt : ChangedAt).DayAt(zone));
}

/// <summary>The partition <c>notices</c> of the table <c>Alerts</c>. Every write is conditional, so two workers never both hold a notice.</summary>
internal sealed class NoticeLedger(AlertTable table)
{
    /// <summary>Keys of issues begin with a digit, all others with a letter.</summary>
    private const string AfterIssues = "A";

    private static readonly string Planned = AlertState.Planned.ToString();
    private static readonly string Sending = AlertState.Sending.ToString();
    private static readonly string Retrying = AlertState.Retrying.ToString();

    public async Task<NoticeEntry?> FindAsync(string key, CancellationToken cancel) =>
        await table.FindAsync(AlertTable.NoticePartition, key, cancel) is { } entity ? Read(entity) : null;

    public Task<IReadOnlyList<NoticeEntry>> ListAsync(Period period, int issue, CancellationToken cancel) => QueryAsync(
        TableClient.CreateQueryFilter($"PartitionKey eq {AlertTable.NoticePartition} and Period eq {period.ToString()} and Issue eq {issue}"), cancel);

    /// <summary>What an address was told besides issues.</summary>
    public Task<IReadOnlyList<NoticeEntry>> ListAsync(NoticeReader reader, string addressKey, CancellationToken cancel)
    {
        var from = NoticeEntry.PrefixOf(reader, addressKey);
        var to = from[..^1] + ".";
        return QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {AlertTable.NoticePartition} and RowKey ge {from} and RowKey lt {to}"), cancel);
    }

    /// <summary>What everybody was told besides issues: all that is open, and what ended since a moment.</summary>
    public Task<IReadOnlyList<NoticeEntry>> ListDatedAsync(DateTimeOffset since, CancellationToken cancel) => QueryAsync(
        TableClient.CreateQueryFilter(
            $"PartitionKey eq {AlertTable.NoticePartition} and RowKey ge {AfterIssues} and (ChangedAt ge {since} or State eq {Planned} or State eq {Sending} or State eq {Retrying})"),
        cancel);

    /// <summary>Of all kinds, what is open, and what ended since a moment; the newest first.</summary>
    public async Task<IReadOnlyList<NoticeEntry>> ListRecentAsync(DateTimeOffset since, CancellationToken cancel) =>
        [.. (await QueryAsync(
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {AlertTable.NoticePartition} and (ChangedAt ge {since} or State eq {Planned} or State eq {Sending} or State eq {Retrying})"),
            cancel))
            .OrderByDescending(entry => entry.ChangedAt)
            .ThenBy(entry => entry.Key, StringComparer.Ordinal)];

    /// <summary>Of all kinds, what is open and should have been tried before a moment: its message was lost.</summary>
    public Task<IReadOnlyList<NoticeEntry>> ListOverdueAsync(DateTimeOffset before, CancellationToken cancel) => QueryAsync(
        TableClient.CreateQueryFilter(
            $"PartitionKey eq {AlertTable.NoticePartition} and NextAt lt {before} and (State eq {Planned} or State eq {Sending} or State eq {Retrying})"),
        cancel);

    /// <summary>Deletes what ended before a moment.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> RemoveBeforeAsync(DateTimeOffset before, CancellationToken cancel)
    {
        var open = await table.OpenAsync(cancel);
        var old = await QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {AlertTable.NoticePartition} and ChangedAt lt {before}"), cancel);
        var removed = 0;
        foreach (var entry in old.Where(entry => !entry.State.IsOpen()))
        {
            await open.DeleteEntityAsync(AlertTable.NoticePartition, entry.Key, cancellationToken: cancel);
            removed++;
        }

        return removed;
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

    private async Task<IReadOnlyList<NoticeEntry>> QueryAsync(string filter, CancellationToken cancel)
    {
        var open = await table.OpenAsync(cancel);
        var entries = new List<NoticeEntry>();
        await foreach (var entity in open.QueryAsync<TableEntity>(filter, cancellationToken: cancel))
        {
            entries.Add(Read(entity));
        }

        return entries;
    }

    private static TableEntity Write(NoticeEntry entry)
    {
        var entity = new TableEntity(AlertTable.NoticePartition, entry.Key)
        {
            ["Kind"] = entry.Topic.Kind.ToString(),
            ["Occasion"] = entry.Topic.Occasion,
            ["Reader"] = entry.Reader.Kind.ToString(),
            ["Code"] = entry.Reader.Code,
            ["Address"] = entry.AddressKey,
            ["State"] = entry.State.ToString(),
            ["NextAt"] = entry.NextAt,
            ["ChangedAt"] = entry.ChangedAt,
            ["Attempts"] = entry.Attempts,
        };
        if (entry.Topic is NoticeTopic.Issue issue)
        {
            entity["Period"] = issue.Period.ToString();
            entity["Issue"] = issue.Number;
        }

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
        TopicOf(entity),
        new NoticeReader(Enum.Parse<NoticeReaderKind>(entity.GetString("Reader") ?? ""), entity.GetString("Code") ?? ""),
        entity.GetString("Address") ?? "",
        Enum.Parse<AlertState>(entity.GetString("State") ?? ""),
        entity.GetDateTimeOffset("NextAt") ?? default,
        entity.GetDateTimeOffset("ChangedAt") ?? default,
        entity.GetInt32("Attempts") ?? 0,
        entity.GetString("Claim"),
        entity.GetInt32("Reply"),
        entity.ETag.ToString());

    /// <summary>Rows of before there were other kinds name the period and the number of their issue alone.</summary>
    private static NoticeTopic TopicOf(TableEntity entity) =>
        entity.GetString("Kind") is { } kind
            ? NoticeTopic.TryParse(Enum.Parse<NoticeKind>(kind), entity.GetString("Occasion") ?? "", out var topic)
                ? topic
                : throw new FormatException("The row of a notice names no occasion.")
            : Period.TryParse(entity.GetString("Period"), out var period)
                ? new NoticeTopic.Issue(period, entity.GetInt32("Issue") ?? 0)
                : throw new FormatException("The row of a notice names no period.");
}
