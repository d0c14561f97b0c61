using Azure;
using Azure.Data.Tables;

namespace SertiKesos.Alerts.Ledger;

/// <summary>
/// The table <c>Alerts</c> and its partitions: one per region code with the alerts themselves, <c>sender</c> with the
/// sender's limit and stop switch, <c>limits</c> with when an address and an office were written to, <c>told</c> with whom offices told in person,
/// <c>places</c> with the region that an alert was sent from,
/// <c>opt-out</c> with the blind keys of addresses that want no messages, <c>channels</c> with what owners of numbers
/// have said, <c>sent</c> with the blind keys of providers' names for messages, <c>notices</c> with
/// what offices, provinces and the ministry are told of issues, <c>undeliverable</c> with the blind keys of addresses that reach
/// nobody or the wrong one, <c>mailbox</c> with which mails of the mailbox were read.
/// </summary>
internal sealed class AlertTable(TableClient table)
{
    public const string SenderPartition = "sender";
    public const string OptOutPartition = "opt-out";
    public const string PlacePartition = "places";
    public const string ToldPartition = "told";
    public const string LimitPartition = "limits";
    public const string WishPartition = "channels";
    public const string SentPartition = "sent";
    public const string NoticePartition = "notices";
    public const string UndeliverablePartition = "undeliverable";
    public const string MailboxPartition = "mailbox";

    private volatile bool _exists;

    /// <summary>The table, made on first use.</summary>
    public async Task<TableClient> OpenAsync(CancellationToken cancel)
    {
        if (!_exists)
        {
            await table.CreateIfNotExistsAsync(cancel);
            _exists = true;
        }

        return table;
    }

    public async Task<TableEntity?> FindAsync(string partition, string row, CancellationToken cancel)
    {
        var open = await OpenAsync(cancel);
        var found = await open.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancel);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>Adds (default ETag) or replaces; false where another writer, or an own lost answer, came first.</summary>
    public async Task<bool> TryWriteAsync(TableEntity entity, ETag etag, CancellationToken cancel)
    {
        var open = await OpenAsync(cancel);
        try
        {
            if (etag == default)
            {
                await open.AddEntityAsync(entity, cancel);
            }
            else
            {
                await open.UpdateEntityAsync(entity, etag, TableUpdateMode.Replace, cancel);
            }

            return true;
        }
        catch (RequestFailedException conflict) when (conflict.Status is 404 or 409 or 412)
        {
            // 409 and 412 are also what a retry gets whose first try was written: callers read again and compare.
            return false;
        }
    }
}
