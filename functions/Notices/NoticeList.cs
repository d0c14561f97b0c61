using SertiKesos.Alerts.Planning;

namespace SertiKesos.Notices;

/// <summary>A notice of the ledger as operators see it.</summary>
/// <param name="Address">Masked; null where the address is no longer known.</param>
internal sealed record ListedNotice(NoticeEntry Entry, string? Address);

/// <param name="ByState">All that is open, and what ended since <paramref name="Since"/>.</param>
/// <param name="Notices">The newest of them.</param>
internal sealed record NoticeOverview(DateTimeOffset Since, IReadOnlyDictionary<AlertState, int> ByState, IReadOnlyList<ListedNotice> Notices);

/// <summary>The notices with their states, for operators: the ledger knows no address.</summary>
internal sealed class NoticeList(NoticeLedger ledger, NoticeAddresses addresses, TimeProvider clock)
{
    /// <summary>So many are shown; the others are counted.</summary>
    public const int Most = 500;

    private static readonly TimeSpan LookBack = TimeSpan.FromDays(30);

    /// <param name="code">Of the region or province whose notices are asked for; null for all.</param>
    public async Task<NoticeOverview> LookAsync(string? code, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - LookBack;
        var known = (await addresses.ListAsync(cancel)).ToDictionary(recipient => (recipient.Reader, recipient.AddressKey), recipient => recipient.Address.Masked);
        var entries = (await ledger.ListRecentAsync(since, cancel)).Where(entry => code is null || entry.Reader.Code == code).ToList();
        return new NoticeOverview(
            since,
            Enum.GetValues<AlertState>().Where(state => state != AlertState.Unreachable).ToDictionary(state => state, state => entries.Count(entry => entry.State == state)),
            [.. entries.Take(Most).Select(entry => new ListedNotice(entry, known.GetValueOrDefault((entry.Reader, entry.AddressKey))))]);
    }
}
