using SertiKesos.Coverage.Completeness;
using SertiKesos.Reference;

namespace SertiKesos.Notices.Offices;

/// <summary>What a reminder says: it is told from the day on which it goes out, which may be later than planned.</summary>
internal static class ReminderContent
{
    /// <param name="addressee">The name of the office, as letters call it.</param>
    /// <param name="hasPeople">The office has reported people before: its template is filled, and a nil report would be refused.</param>
    /// <param name="isProvinceTold">The province is told of it as well.</param>
    public static NoticeContent Of(
        string addressee, OfficeFiling filing, bool hasPeople, RosterTrouble trouble, bool isProvinceTold, DateOnly day, ReferenceData reference, OfficeStyle style)
    {
        var region = filing.Region;
        return new NoticeContent(
            addressee,
            OfficeTexts.ReminderSubject(filing.Period, filing.Deadline.DayNumber - day.DayNumber, trouble),
            [Opening(filing, trouble, day, reference), .. isProvinceTold ? [OfficeTexts.ProvinceIsTold(region)] : Array.Empty<string>()],
            OfficeTexts.RosterOf(filing.Period),
            [
                (OfficeTexts.DeadlineLabel, OfficeTexts.UntilMidnight(filing.Deadline, region)),
                (OfficeTexts.LockLabel, OfficeTexts.UntilMidnight(filing.Lock, region)),
                (OfficeTexts.StateLabel, trouble switch
                {
                    RosterTrouble.Held => OfficeTexts.Held,
                    RosterTrouble.NeedsFixing => OfficeTexts.NeedsFixing,
                    _ => OfficeTexts.NotFiled,
                }),
            ],
            "",
            style.Link($"/api/portal/offices/{region.Code}"),
            OfficeTexts.Where,
            OfficeTexts.Sender(style, addressee))
        {
            LinkText = OfficeTexts.OpenHome,
            Steps = [.. Steps(region.Code.Value, hasPeople, trouble, style)],
        };
    }

    private static string Opening(OfficeFiling filing, RosterTrouble trouble, DateOnly day, ReferenceData reference) =>
        day <= filing.Deadline ? OfficeTexts.NotReceived(filing, trouble)
        : day <= filing.Lock ? OfficeTexts.StillTaken(filing, trouble)
        : OfficeTexts.Locked(filing, trouble, ReportingWindow.PeriodOn(reference, day));

    private static IEnumerable<NoticeStep> Steps(string region, bool hasPeople, RosterTrouble trouble, OfficeStyle style)
    {
        yield return trouble switch
        {
            RosterTrouble.Held => style.AtOffice(OfficeTexts.ReleaseRoster, OfficeTexts.RostersPage, region, "rosters"),
            RosterTrouble.NeedsFixing => style.AtOffice(OfficeTexts.FixRoster, OfficeTexts.RostersPage, region, "rosters"),
            _ => style.AtOffice(hasPeople ? OfficeTexts.UpdateRoster : OfficeTexts.FirstRoster, OfficeTexts.HomePage, region),
        };
        if (!hasPeople)
        {
            yield return new NoticeStep(OfficeTexts.NilReport, OfficeTexts.StatementsPage, style.Link("/api/portal/statements"));
        }
    }
}
