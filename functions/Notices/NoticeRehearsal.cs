using SertiKesos.Alerts;
using SertiKesos.Alerts.Planning;
using SertiKesos.Notices.Offices;
using SertiKesos.Time;

namespace SertiKesos.Notices;

/// <summary>One notice that a day would bring.</summary>
/// <param name="Address">Masked.</param>
/// <param name="IsPlanned">It is in the ledger already; else a round is still to enter it.</param>
/// <param name="IsAllowed">False where the address is not on the list that alone is written to.</param>
internal sealed record RehearsedNotice(NoticeReader Reader, NoticeTopic Topic, string Address, DateTimeOffset At, bool IsPlanned, bool IsAllowed);

/// <param name="IsWorkingDay">On other days nothing is sent.</param>
internal sealed record RehearsedNotices(DateOnly Day, bool IsWorkingDay, IReadOnlyList<RehearsedNotice> Notices);

/// <summary>Lists what a day would bring, by the same plan as the round and by what is known now, and sends and stores nothing.</summary>
internal sealed class NoticeRehearsal(OfficePlan plan, NoticeLedger ledger, NoticeAddresses addresses, AlertPolicies policies, TimeProvider clock)
{
    /// <param name="day">Today or later.</param>
    public async Task<RehearsedNotices> RunAsync(DateOnly day, CancellationToken cancel)
    {
        var policy = await policies.CurrentAsync(cancel);
        if (!policy.Calendar.IsWorkingDay(day))
        {
            return new RehearsedNotices(day, false, []);
        }

        // 09:00 WIB, when offices are open everywhere; of today what is left of it.
        var now = clock.GetUtcNow();
        var morning = RehearsalClock.MorningOf(day);
        var moment = now > morning ? now : morning;
        var known = (await addresses.ListAsync(cancel)).ToDictionary(recipient => (recipient.Reader, recipient.AddressKey));
        var open = (await ledger.ListRecentAsync(now, cancel))
            .Where(entry => entry.State.IsOpen() && known.ContainsKey((entry.Reader, entry.AddressKey)) && IsOn(entry, day, policy))
            .Select(entry => Line(known[(entry.Reader, entry.AddressKey)], entry.Topic, entry.NextAt, true, policy));
        var planned = (await plan.ListAsync(moment, cancel))
            .Where(notice => DateOnly.FromDateTime(notice.At.DateTime) == day)
            .Select(notice => Line(notice.To, notice.Topic, notice.At, false, policy));
        return new RehearsedNotices(
            day, true, [.. open.Concat(planned).OrderBy(line => line.Reader.Kind).ThenBy(line => line.Reader.Code, StringComparer.Ordinal).ThenBy(line => line.Topic.Kind)]);
    }

    /// <summary>What waits for this day, or waited before and still stands on it.</summary>
    private static bool IsOn(NoticeEntry entry, DateOnly day, AlertPolicy policy) =>
        entry.Reader.ZoneAmong(policy.Regions.All) is { } zone && entry.NextAt.DayAt(zone) <= day && (entry.Topic is not NoticeTopic.Dated dated || dated.IsDue(day));

    private static RehearsedNotice Line(NoticeRecipient to, NoticeTopic topic, DateTimeOffset at, bool isPlanned, AlertPolicy policy) =>
        new(to.Reader, topic, to.Address.Masked, at, isPlanned, policy.Allowed?.Contains(to.AddressKey) != false);
}
