using SertiKesos.Alerts;
using SertiKesos.Time;

namespace SertiKesos.Notices.Offices;

/// <summary>A notice that is to go to an address.</summary>
/// <param name="At">When it may be sent.</param>
/// <param name="IsAllowed">False where the address is not on the list that alone is written to: then it is told once the list is gone, should it still stand.</param>
internal sealed record PlannedNotice(NoticeRecipient To, NoticeTopic.Dated Topic, DateTimeOffset At, bool IsAllowed);

/// <summary>What stands for each address at a moment, the same for the round and for the rehearsal.</summary>
internal sealed class OfficePlan(OfficeFacts facts, NoticeAddresses addresses, NoticeLedger ledger, NoticeChoices choices, AlertPolicies policies)
{
    /// <summary>So long ago a notice may have ended that still stands: the longest that one stands, twice.</summary>
    private static readonly TimeSpan Standing = TimeSpan.FromDays(62);

    /// <summary>What is to be entered now. On a day off it is that of the next working day, which is when it can be sent.</summary>
    /// <param name="moment">Now, or a moment to come.</param>
    public async Task<IReadOnlyList<PlannedNotice>> ListAsync(DateTimeOffset moment, CancellationToken cancel)
    {
        var recipients = (await addresses.ListAsync(cancel)).Where(recipient => recipient.Reader.Kind != NoticeReaderKind.Ministry).ToList();
        if (recipients.Count == 0)
        {
            return [];
        }

        var policy = await policies.CurrentAsync(cancel);
        var known = await facts.LoadAsync(cancel);
        var told = (await ledger.ListDatedAsync(moment - Standing, cancel)).ToLookup(entry => (entry.Reader, entry.AddressKey));
        var planned = new List<PlannedNotice>();
        foreach (var recipient in recipients)
        {
            // A reader that no region of the moment stands behind is told nothing.
            if (recipient.Reader.ZoneAmong(policy.Regions.All) is not { } zone)
            {
                continue;
            }

            var opening = policy.Calendar.NextOpening(moment, zone);
            var day = opening.DayAt(zone);
            var before = told[(recipient.Reader, recipient.AddressKey)].Select(entry => entry.ToldIn(zone)).ToList();
            if (NoticePlan.Next(day, Of(recipient.Reader, known, day), before) is { } topic)
            {
                planned.Add(new PlannedNotice(recipient, topic, opening, policy.Allowed?.Contains(recipient.AddressKey) != false));
            }
        }

        return planned;
    }

    /// <summary>What stands for a reader on a day.</summary>
    public IEnumerable<NoticeTopic.Dated> Of(NoticeReader reader, OfficeKnowledge known, DateOnly day) => reader.Kind == NoticeReaderKind.Province
        ? known.RegionsOf(reader.Code, day).ToList() is { Count: > 0 } regions
            ? NoticePlan.OfProvince(day, regions.SelectMany(region => known.Around(region, day)), choices.WantsDigest(reader))
            : []
        : known.Reference.RegionsOn(day).FirstOrDefault(region => region.Code.Value == reader.Code) is { } own
            ? NoticePlan.OfOffice(day, known.Around(own, day), choices.WantsDigest(reader))
            : [];
}
