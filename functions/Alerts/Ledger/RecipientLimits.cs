using System.Globalization;
using Azure;
using Azure.Data.Tables;
using SertiKesos.Regions;

namespace SertiKesos.Alerts.Ledger;

/// <summary>How much one address and one office may get sent, so that no roster makes the service write to strangers or use up everybody's turn.</summary>
/// <param name="AddressDay">Messages to one address in any 24 hours.</param>
/// <param name="AddressMonth">Messages to one address in any 30 days.</param>
/// <param name="OfficeHour">Messages for one office in any 60 minutes.</param>
/// <param name="OfficeDay">Messages for one office in any 24 hours.</param>
internal sealed record RecipientPace(int AddressDay, int AddressMonth, int OfficeHour, int OfficeDay);

/// <summary>
/// Remembers when an address and an office were last written to, by blind key and by region: a row each in the partition
/// <c>limits</c>. Looking takes nothing, so that a message which waits for one limit uses up none of another; and what has
/// its place keeps it, so that a second try after a fault does not wait for a new one.
/// </summary>
internal sealed class RecipientLimits(AlertTable table, TimeProvider clock)
{
    private const int Tries = 6;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    /// <summary>How long until both limits allow one more message; zero for now.</summary>
    public async Task<TimeSpan> LookAsync(RegionCode region, string addressKey, string message, RecipientPace pace, CancellationToken cancel)
    {
        var address = await WaitAsync(AddressRow(addressKey), message, cancel, (pace.AddressDay, Day), (pace.AddressMonth, Month));
        var office = await WaitAsync(OfficeRow(region), message, cancel, (pace.OfficeHour, Hour), (pace.OfficeDay, Day));
        return address > office ? address : office;
    }

    /// <summary>Takes a place of the address and one of the office.</summary>
    /// <returns>Zero where both were free, else how long to wait: another worker was faster.</returns>
    public async Task<TimeSpan> TakeAsync(RegionCode region, string addressKey, string message, RecipientPace pace, CancellationToken cancel)
    {
        var address = await TakeAsync(AddressRow(addressKey), message, Month, cancel, (pace.AddressDay, Day), (pace.AddressMonth, Month));
        return address > TimeSpan.Zero ? address : await TakeAsync(OfficeRow(region), message, Day, cancel, (pace.OfficeHour, Hour), (pace.OfficeDay, Day));
    }

    /// <summary>Forgets an address: the person asked to be erased.</summary>
    public async Task RemoveAsync(string addressKey, CancellationToken cancel) =>
        await (await table.OpenAsync(cancel)).DeleteEntityAsync(AlertTable.LimitPartition, AddressRow(addressKey), ETag.All, cancel);

    /// <summary>Deletes what no limit counts any more.</summary>
    /// <returns>How many rows went.</returns>
    public async Task<int> RemoveStaleAsync(CancellationToken cancel)
    {
        var open = await table.OpenAsync(cancel);
        var before = clock.GetUtcNow() - Month;
        var removed = 0;
        await foreach (var row in open.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {AlertTable.LimitPartition} and Timestamp lt {before}"), select: ["PartitionKey", "RowKey"], cancellationToken: cancel))
        {
            await open.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancel);
            removed++;
        }

        return removed;
    }

    private async Task<TimeSpan> WaitAsync(string row, string message, CancellationToken cancel, params IReadOnlyList<(int Limit, TimeSpan Span)> limits)
    {
        var sent = Places.Read((await table.FindAsync(AlertTable.LimitPartition, row, cancel))?.GetString("Sent"));
        return Longest(sent, message, clock.GetUtcNow(), limits);
    }

    private async Task<TimeSpan> TakeAsync(string row, string message, TimeSpan kept, CancellationToken cancel, params IReadOnlyList<(int Limit, TimeSpan Span)> limits)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var now = clock.GetUtcNow();
            var entity = await table.FindAsync(AlertTable.LimitPartition, row, cancel);
            var sent = Places.Read(entity?.GetString("Sent"));
            if (Longest(sent, message, now, limits) is var wait && wait > TimeSpan.Zero)
            {
                return wait;
            }

            var others = sent.Where(place => place.At > now - kept && !place.IsOf(message));
            var next = new TableEntity(AlertTable.LimitPartition, row) { ["Sent"] = Places.Write([.. others, Place.Of(message, now)]) };
            if (await table.TryWriteAsync(next, entity?.ETag ?? default(ETag), cancel))
            {
                return TimeSpan.Zero;
            }
        }

        // Many workers want the row at once; none of them is owed a place.
        return TimeSpan.FromSeconds(5);
    }

    private static TimeSpan Longest(IReadOnlyList<Place> sent, string message, DateTimeOffset now, IReadOnlyList<(int Limit, TimeSpan Span)> limits)
    {
        var others = sent.Where(place => !place.IsOf(message)).Select(place => place.At).Order().ToList();
        return limits.Max(limit => SendingPace.Wait(others, now, limit.Limit, limit.Span));
    }

    private static string AddressRow(string addressKey) => string.Create(CultureInfo.InvariantCulture, $"address-{addressKey}");

    private static string OfficeRow(RegionCode region) => $"office-{region.Value}";

    /// <summary>When a message was sent, and the beginning of its key.</summary>
    private readonly record struct Place(DateTimeOffset At, string Message)
    {
        private const int Kept = 12;

        public static Place Of(string message, DateTimeOffset at) => new(at, Beginning(message));

        public bool IsOf(string message) => Message == Beginning(message);

        private static string Beginning(string message) => message.Length > Kept ? message[..Kept] : message;
    }

    private static class Places
    {
        public static List<Place> Read(string? text) =>
        [
            .. (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(place => place.Split(':'))
                .Select(parts => new Place(DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[0], CultureInfo.InvariantCulture)), parts[1])),
        ];

        public static string Write(IEnumerable<Place> places) =>
            string.Join(' ', places.Select(place => string.Create(CultureInfo.InvariantCulture, $"{place.At.ToUnixTimeMilliseconds()}:{place.Message}")));
    }
}
