using System.Globalization;
using Azure;
using Azure.Data.Tables;
using SertiKesos.Platform.Storage;
using SertiKesos.Time;

namespace SertiKesos.Summaries.Publication;

/// <summary>How far the publication of an issue is.</summary>
/// <param name="By">Who asked for it, as records of acts name it.</param>
/// <param name="FinishedAt">When all its workbooks were there and it became the latest; null before.</param>
/// <param name="Unwritten">Workbooks that could not be written, by name; the issue is out without them.</param>
internal sealed record IssuePublication(
    Period Period, int Issue, string By, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, IReadOnlyList<string> Unwritten)
{
    /// <summary>How many workbooks of provinces and offices it has; null before it is out.</summary>
    public int? Workbooks { get; init; }

    /// <summary>When the message that finishes it was last at work.</summary>
    public DateTimeOffset LookedAt { get; init; } = StartedAt;

    /// <summary>Set where it was taken back.</summary>
    public TakenBack? Withdrawal { get; init; }
}

/// <summary>That an issue was taken back.</summary>
/// <param name="Reason">What readers are told.</param>
internal sealed record TakenBack(DateTimeOffset At, string By, string Reason);

/// <summary>One row per issue in the table <c>Publications</c>, partition period, row key its number.</summary>
internal sealed class Publications(StorageAccess storage, TimeProvider clock)
{
    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.Tables.Publications);

    /// <summary>Begins a publication, or finds the one that was begun.</summary>
    public async Task<IssuePublication> BeginAsync(Period period, int issue, string by, CancellationToken cancel)
    {
        try
        {
            var now = clock.GetUtcNow();
            await _table.AddEntityAsync(new TableEntity(period.ToString(), KeyOf(issue)) { ["By"] = by, ["StartedAt"] = now }, cancel);
            return new IssuePublication(period, issue, by, now, null, []);
        }
        catch (RequestFailedException known) when (known.Status == 409)
        {
            return await FindAsync(period, issue, cancel) ?? throw new InvalidOperationException($"The row of issue {issue} of {period} was removed.");
        }
    }

    public async Task<IssuePublication?> FindAsync(Period period, int issue, CancellationToken cancel) =>
        await _table.GetEntityIfExistsAsync<TableEntity>(period.ToString(), KeyOf(issue), cancellationToken: cancel) is { HasValue: true, Value: { } row } ? Read(row) : null;

    /// <summary>All publications, in the order of periods and numbers.</summary>
    public async Task<IReadOnlyList<IssuePublication>> ListAsync(CancellationToken cancel)
    {
        var all = new List<IssuePublication>();
        await foreach (var row in _table.QueryAsync<TableEntity>(cancellationToken: cancel))
        {
            if (Read(row) is { } publication)
            {
                all.Add(publication);
            }
        }

        return all;
    }

    public Task LookAsync(Period period, int issue, CancellationToken cancel) => MergeAsync(period, issue, cancel, ("LookedAt", clock.GetUtcNow()));

    public Task FinishAsync(Period period, int issue, int workbooks, IReadOnlyList<string> unwritten, CancellationToken cancel) => MergeAsync(
        period, issue, cancel, ("FinishedAt", clock.GetUtcNow()), ("Workbooks", workbooks), ("Unwritten", string.Join('\n', unwritten)));

    public Task WithdrawAsync(Period period, int issue, TakenBack withdrawal, CancellationToken cancel) => MergeAsync(
        period, issue, cancel, ("WithdrawnAt", withdrawal.At), ("WithdrawnBy", withdrawal.By), ("Reason", withdrawal.Reason));

    private async Task MergeAsync(Period period, int issue, CancellationToken cancel, params (string Column, object Value)[] values)
    {
        var row = new TableEntity(period.ToString(), KeyOf(issue));
        foreach (var (column, value) in values)
        {
            row[column] = value;
        }

        await _table.UpsertEntityAsync(row, TableUpdateMode.Merge, cancel);
    }

    private static IssuePublication? Read(TableEntity row) =>
        Period.TryParse(row.PartitionKey, out var period) && int.TryParse(row.RowKey, NumberStyles.None, CultureInfo.InvariantCulture, out var issue)
            ? new IssuePublication(
                period,
                issue,
                row.GetString("By") ?? "",
                row.GetDateTimeOffset("StartedAt") ?? default,
                row.GetDateTimeOffset("FinishedAt"),
                (row.GetString("Unwritten") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                Workbooks = row.GetInt32("Workbooks"),
                LookedAt = row.GetDateTimeOffset("LookedAt") ?? row.GetDateTimeOffset("StartedAt") ?? default,
                Withdrawal = row.GetDateTimeOffset("WithdrawnAt") is { } at
                    ? new TakenBack(at, row.GetString("WithdrawnBy") ?? "", row.GetString("Reason") ?? "")
                    : null,
            }
            : null;

    private static string KeyOf(int issue) => issue.ToString("0000", CultureInfo.InvariantCulture);
}
