using SertiKesos.People;
using SertiKesos.Time;

namespace SertiKesos.Notices.Offices;

/// <summary>What the weekly digest of an office says: counts, and the three things that help most. It names no person.</summary>
internal static class DigestContent
{
    /// <param name="addressee">The name of the office, as letters call it.</param>
    public static NoticeContent Of(string addressee, OfficeStanding standing, CertificateRules rules, DateOnly day, OfficeStyle style)
    {
        var region = standing.Filing.Region;
        return new NoticeContent(
            addressee,
            OfficeTexts.DigestSubject(region.Name, day),
            [OfficeTexts.DigestOpening(day)],
            OfficeTexts.Area(region),
            [(OfficeTexts.RosterOf(standing.Filing.Period), Roster(standing, day)), .. Counts(standing, rules)],
            OfficeTexts.NothingToDo,
            style.Link($"/api/portal/offices/{region.Code}"),
            OfficeTexts.Where,
            [.. OfficeTexts.Sender(style, addressee), OfficeTexts.WithoutDigest(style, isOffice: true)])
        {
            LinkText = OfficeTexts.OpenHome,
            Steps = [.. OfficeActions.Of(standing).Select(action => Step(action, standing.Filing, day, style))],
        };
    }

    private static string Roster(OfficeStanding standing, DateOnly day) => standing switch
    {
        { Trouble: RosterTrouble.Held } => OfficeTexts.Held,
        { Trouble: RosterTrouble.NeedsFixing } => OfficeTexts.NeedsFixing,
        { Filing.HasFiled: true } => OfficeTexts.HasFiled,
        _ => OfficeTexts.NotFiledUntil(standing.Filing.Deadline, standing.Filing.Lock, day),
    };

    private static IEnumerable<(string Label, string Value)> Counts(OfficeStanding standing, CertificateRules rules) =>
    [
        .. StandingFigures.Of(standing.States, rules),
        .. standing.States is null ? Array.Empty<(string, string)>() : [(OfficeTexts.WithoutAddress, IndonesianText.Number(standing.WithoutAddress))],
    ];

    private static NoticeStep Step(OfficeAction action, OfficeFiling filing, DateOnly day, OfficeStyle style)
    {
        var (region, people) = (filing.Region.Code.Value, action.People ?? 0);
        return action.Kind switch
        {
            OfficeActionKind.FixRoster => style.AtOffice(OfficeTexts.FixRoster, OfficeTexts.RostersPage, region, "rosters"),
            OfficeActionKind.ReleaseRoster => style.AtOffice(OfficeTexts.ReleaseRoster, OfficeTexts.RostersPage, region, "rosters"),
            OfficeActionKind.FileRoster => style.AtOffice(OfficeTexts.FileRoster(filing.Period, filing.Deadline, filing.Lock, day), OfficeTexts.HomePage, region),
            OfficeActionKind.CompleteCertificates => style.AtOffice(OfficeTexts.Complete(people), OfficeTexts.PeoplePage, region, "people"),
            OfficeActionKind.Renew => style.AtOffice(OfficeTexts.Renew(people), OfficeTexts.PeoplePage, region, "people"),
            OfficeActionKind.GiveAddresses => style.AtOffice(OfficeTexts.GiveAddresses(people), OfficeTexts.HomePage, region),
            OfficeActionKind.GiveIdentities => style.AtOffice(OfficeTexts.GiveIdentities(people), OfficeTexts.PeoplePage, region, "people"),
            _ => style.AtOffice(OfficeTexts.Certify(people), OfficeTexts.PeoplePage, region, "people"),
        };
    }
}
