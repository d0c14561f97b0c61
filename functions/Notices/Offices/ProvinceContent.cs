using SertiKesos.Coverage.Completeness;
using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Notices.Offices;

/// <summary>What provinces are told of their offices: counts alone.</summary>
internal static class ProvinceContent
{
    /// <summary>A week after a deadline.</summary>
    /// <param name="offices">Those that have not filed, at least one.</param>
    public static NoticeContent OfLate(
        Province province, NoticeTopic.LateOffices topic, IReadOnlyList<OfficeStandingLine> offices, DateOnly day, ReferenceData reference, OfficeStyle style)
    {
        var locked = offices[0].Filing.Lock;
        return Of(
            province,
            OfficeTexts.LateSubject(topic.Period, offices.Count),
            OfficeTexts.LateOpening(province, topic.Period, topic.Deadline, offices.Count),
            OfficeTexts.LateTable(topic.Period),
            [.. offices.OrderBy(office => office.Filing.Region.Code).Select(office => (office.Filing.Region.Name, OfficeTexts.LastCounted(office.States?.People)))],
            OfficeTexts.LateNext(day > locked, locked, ReportingWindow.PeriodOn(reference, day)),
            style);
    }

    /// <summary>Every month, of the period that has ended.</summary>
    public static NoticeContent OfDigest(Province province, ProvinceStanding standing, Period period, CertificateRules rules, DateOnly day, OfficeStyle style)
    {
        var content = Of(
            province,
            OfficeTexts.MonthSubject(province, period),
            OfficeTexts.MonthOpening(province, period, day),
            NoticeTexts.FactsTitle(NoticeTexts.Province(province.Name)),
            [(NoticeTexts.RegionsReported, OfficeTexts.OnTimeOf(standing.Reported, standing.Offices.Count, standing.OnTime)), .. StandingFigures.Of(standing.States, rules)],
            NoticeTexts.Compare,
            style);
        return content with
        {
            Table = new NoticeTable(OfficeTexts.MonthTable, [.. standing.Offices.Select(office => (office.Filing.Region.Name, Line(office)))]),
            Steps = [.. Steps(standing, period)],
            Sender = [.. content.Sender, OfficeTexts.WithoutDigest(style, isOffice: false)],
        };
    }

    private static NoticeContent Of(
        Province province, string subject, string opening, string title, IReadOnlyList<(string Label, string Value)> facts, string next, OfficeStyle style)
    {
        var addressee = NoticeTexts.ProvinceOffice(province.Name);
        return new NoticeContent(
            addressee, subject, [opening], title, facts, next, style.Link($"/api/portal/provinces/{province.Code}"), OfficeTexts.WhereProvince,
            OfficeTexts.Sender(style, addressee))
        {
            LinkText = OfficeTexts.OpenProvince,
        };
    }

    private static string Line(OfficeStandingLine office) => office.States is { } states
        ? $"{OfficeTexts.Word(office.Filing)}; {OfficeTexts.Figures(states.People, states.Share, states.Due, states.Expired)}"
        : $"{OfficeTexts.Word(office.Filing)}; {NoticeTexts.NoData}";

    /// <summary>All of them on the page that the mail leads to.</summary>
    private static IEnumerable<NoticeStep> Steps(ProvinceStanding standing, Period period)
    {
        if (standing.Offices.Count - standing.Reported is > 0 and var missing)
        {
            yield return new NoticeStep(OfficeTexts.RemindOffices(missing, period), OfficeTexts.ProvincePage, null);
        }

        if (standing.States is { } states)
        {
            if (states.Due + states.Expired is > 0 and var renewals)
            {
                yield return new NoticeStep(OfficeTexts.RenewTogether(renewals), OfficeTexts.ProvincePage, null);
            }

            if (states.Unknown > 0)
            {
                yield return new NoticeStep(OfficeTexts.CompleteTogether(states.Unknown), OfficeTexts.ProvincePage, null);
            }
        }
    }
}
