using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using SertiKesos.Alerts.Ledger;

namespace SertiKesos.Alerts.Answers;

/// <summary>
/// Which mails of the mailbox were looked at, so that each is read once: those that are left for people stay unread there. A
/// row names a mail by a digest and is kept as long as somebody may leave a mail unread.
/// </summary>
internal sealed class ReadMails(AlertTable table, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    /// <summary>By its Message-ID where it has one: numbers begin anew when a mailbox is rebuilt.</summary>
    public static string NameOf(uint validity, uint number, string? messageId) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(messageId is { Length: > 0 } ? messageId : FormattableString.Invariant($"{validity}/{number}"))).AsSpan(0, 16));

    public async Task<ReplyOutcome?> FindAsync(string name, CancellationToken cancel) =>
        (await table.FindAsync(AlertTable.MailboxPartition, name, cancel))?.GetString("Outcome") is { } outcome ? Enum.Parse<ReplyOutcome>(outcome) : null;

    public async Task NoteAsync(string name, ReplyOutcome outcome, CancellationToken cancel)
    {
        var open = await table.OpenAsync(cancel);
        var row = new TableEntity(AlertTable.MailboxPartition, name) { ["Outcome"] = outcome.ToString(), ["ChangedAt"] = clock.GetUtcNow() };
        await open.UpsertEntityAsync(row, TableUpdateMode.Replace, cancel);
    }

    public async Task ForgetOldAsync(CancellationToken cancel)
    {
        var open = await table.OpenAsync(cancel);
        var before = clock.GetUtcNow() - Kept;
        await foreach (var row in open.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {AlertTable.MailboxPartition} and ChangedAt lt {before}"), select: ["PartitionKey", "RowKey"], cancellationToken: cancel))
        {
            await open.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancel);
        }
    }
}
