using SertiKesos.Alerts.Planning;
using SertiKesos.Time;

namespace SertiKesos.Notices;

/// <summary>A notice that the ledger holds of a reader.</summary>
/// <param name="Day">When it was sent, or is to be, by the calendar of its reader.</param>
internal sealed record ToldNotice(NoticeTopic Topic, AlertState State, DateOnly Day);

/// <summary>What offices and provinces are told on a day, besides issues: pure, the same for planning, sending and the rehearsal.</summary>
internal static class NoticePlan
{
    /// <summary>What stands on a day for an office, the most pressing first.</summary>
    /// <param name="filings">Of the periods around the day.</param>
    /// <param name="wantsDigest">Offices may do without theirs; a reminder is nothing that one does without.</param>
    public static IEnumerable<NoticeTopic.Dated> OfOffice(DateOnly day, IEnumerable<OfficeFiling> filings, bool wantsDigest)
    {
        foreach (var filing in filings.Where(filing => !filing.HasFiled).OrderByDescending(filing => filing.Period))
        {
            if (NoticeTopic.Reminder.On(filing.Period, filing.Deadline, day) is { } reminder)
            {
                yield return reminder;
            }
        }

        if (wantsDigest)
        {
            yield return NoticeTopic.OfficeDigest.On(day);
        }
    }

    /// <summary>The same for a province.</summary>
    /// <param name="filings">Of all its offices, of the periods around the day.</param>
    public static IEnumerable<NoticeTopic.Dated> OfProvince(DateOnly day, IEnumerable<OfficeFiling> filings, bool wantsDigest)
    {
        var late = filings
            .Where(filing => !filing.HasFiled)
            .Select(filing => new NoticeTopic.LateOffices(filing.Period, filing.Deadline))
            .Where(topic => topic.IsDue(day))
            .Distinct()
            .OrderByDescending(topic => topic.Period)
            .ThenByDescending(topic => topic.Deadline);
        foreach (var topic in late)
        {
            yield return topic;
        }

        if (wantsDigest)
        {
            yield return new NoticeTopic.ProvinceDigest(Period.Of(day));
        }
    }

    /// <summary>
    /// The one notice that an address gets on a day, of what stands then: each once, and one a day. What has to stand back
    /// comes on the next working day, as long as it stands.
    /// </summary>
    /// <param name="told">What the ledger holds of the address.</param>
    public static NoticeTopic.Dated? Next(DateOnly day, IEnumerable<NoticeTopic.Dated> standing, IReadOnlyCollection<ToldNotice> told) =>
        told.Any(notice => Takes(notice, day)) ? null : standing.FirstOrDefault(topic => told.All(notice => notice.Topic != topic));

    /// <summary>Whether the day of an address is taken by a notice: sent on it, or still on its way and not overtaken.</summary>
    private static bool Takes(ToldNotice notice, DateOnly day) => notice switch
    {
        { Topic: not NoticeTopic.Dated } => false,
        { State: AlertState.Delivered } => notice.Day == day,
        { Topic: NoticeTopic.Dated topic } => notice.State.IsOpen() && topic.IsDue(day),
        _ => false,
    };
}
