using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace SertiKesos.Alerts.Ledger;

/// <summary>
/// Hands out the slots of the sender's limit. They are kept in one row of the table, so the limit holds over restarts
/// and over several workers; a slot is taken before the message is sent, so a crash wastes one rather than exceeds.
/// </summary>
internal sealed class SenderLimit(AlertTable table, TimeProvider clock)
{
    private const string Row = "pace";
    private const int Tries = 6;

    /// <summary>Zero when a slot was taken, else how long to wait before asking again.</summary>
    public async Task<TimeSpan> TakeAsync(SendingPace pace, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var now = clock.GetUtcNow();
            var entity = await table.FindAsync(AlertTable.SenderPartition, Row, cancel);
            var sent = Read(entity?.GetString("Sent"), now - TimeSpan.FromHours(1));
            if (pace.Wait(sent, now) is var wait && wait > TimeSpan.Zero)
            {
                return wait;
            }

            sent.Add(now);
            var next = new TableEntity(AlertTable.SenderPartition, Row)
            {
                ["Sent"] = string.Join(' ', sent.Select(moment => moment.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture))),
            };
            if (await table.TryWriteAsync(next, entity?.ETag ?? default(ETag), cancel))
            {
                return TimeSpan.Zero;
            }
        }

        // Many workers want the row at once; none of them is owed a slot.
        return TimeSpan.FromSeconds(5);
    }

    private static List<DateTimeOffset> Read(string? text, DateTimeOffset since) =>
    [
        .. (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(number => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(number, CultureInfo.InvariantCulture)))
            .Where(moment => moment > since)
            .Order(),
    ];
}
