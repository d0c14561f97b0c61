using System.Globalization;
using SertiKesos.Coverage.Statements;
using SertiKesos.Pages.Parts;
using SertiKesos.Pages.Statements;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Outlook;
using SertiKesos.Time;

namespace SertiKesos.Portal.Pages.Statements;

/// <summary>Statements as their page shows them, and which forms a key is shown. Pure.</summary>
internal static class StatementViews
{
    public static StatementsView Of(AccessKey key, IReadOnlyList<Statement> stated, RegionCatalog regions, DateOnly today) => new(
    [
        .. Enum.GetValues<StatementTopic>()
            .Select(topic => new StatementSection(
                topic,
                [
                    .. stated.Where(statement => KindOf(topic) == statement.Kind)
                        .OrderByDescending(statement => statement.RecordedAt)
                        .Select(statement => Row(key, statement, regions)),
                ],
                Form(topic, key, regions, today, stated)))
            .Where(section => section.Rows.Count > 0 || section.Form is not null),
    ]);

    public static StatementKind KindOf(StatementTopic topic) => topic switch
    {
        StatementTopic.Need => StatementKind.Need,
        StatementTopic.Target => StatementKind.Target,
        StatementTopic.Seats => StatementKind.Seats,
        StatementTopic.UnitCost => StatementKind.UnitCost,
        StatementTopic.Exception => StatementKind.Exception,
        StatementTopic.Contact => StatementKind.Contact,
        _ => StatementKind.NilReport,
    };

    private static StatementRow Row(AccessKey key, Statement statement, RegionCatalog regions)
    {
        var row = new StatementRow(
            statement.Subject, null, null, null, null, null, null, null, null, statement.Source,
            statement.RecordedAt.DayAt(IndonesianZone.Wib), StatementRights.MayChange(key, statement));
        return statement switch
        {
            FamilyCount count => row with { About = OutlookTexts.Name(count.Area, regions), Number = count.Families, Day = count.CountedOn },
            CertificationTarget target => row with { About = OutlookTexts.Name(target.Area, regions), Year = target.Year, Role = target.Role?.Label(), Number = target.People },
            ExamSeats seats => row with { About = CentreName(seats.Centre), Month = seats.Month.FirstDay, Online = seats.Mode == ExamMode.Online, Number = seats.Seats },
            UnitCost cost => row with { Year = cost.Year, Online = cost.Mode is { } mode ? mode == ExamMode.Online : null, Number = cost.Rupiah },
            DeadlineException exception => row with
            {
                About = OutlookTexts.Name(AreaCode.Of(exception.Region), regions),
                Month = exception.Period.FirstDay,
                Day = exception.Until,
                Office = exception.Approver,
            },
            OfficeContact contact => row with { About = ContactName(contact.Of, regions), Contact = ContactOf(contact) },
            NilReport nil => row with { About = OutlookTexts.Name(AreaCode.Of(nil.Region), regions), Month = nil.Period.FirstDay, Office = nil.Signer },
            _ => throw new InvalidOperationException($"The statement {statement.GetType().Name} has no form."),
        };
    }

    private static StatementForm? Form(StatementTopic topic, AccessKey key, RegionCatalog regions, DateOnly today, IReadOnlyList<Statement> stated)
    {
        var period = Period.Of(today);
        IReadOnlyList<Choice> areas = topic switch
        {
            StatementTopic.Need => Areas(regions, true, area => StatementRights.MayState(key, new FamilyCount(area, 0, today, ""))),
            StatementTopic.Target => Areas(regions, true, area => StatementRights.MayState(key, new CertificationTarget(area, today.Year, null, 1, ""))),
            StatementTopic.Seats =>
                [.. SummaryTexts.Centres
                    .Where(centre => StatementRights.MayState(key, new ExamSeats(centre.Number, period, ExamMode.Online, 0, 1, "")))
                    .Select(centre => new Choice(centre.Number, centre.Name))],
            StatementTopic.UnitCost => [],
            StatementTopic.Exception =>
                Areas(regions, false, area => StatementRights.MayState(key, new DeadlineException(area.Region!.Value, period, today, "", ""))),
            StatementTopic.Contact =>
            [
                .. Areas(regions, true, area => !area.IsNation && StatementRights.MayState(key, new OfficeContact(area.ToString(), "", "", "", null))),
                .. SummaryTexts.Centres
                    .Where(centre => StatementRights.MayState(key, new OfficeContact(centre.Number, "", "", "", null)))
                    .Select(centre => new Choice(centre.Number, centre.Name)),
            ],
            _ => Areas(regions, false, area => StatementRights.MayState(key, new NilReport(area.Region!.Value, period, "", ""))),
        };
        var may = topic == StatementTopic.UnitCost ? StatementRights.MayState(key, new UnitCost(today.Year, null, 1, "")) : areas.Count > 0;
        return may
            ? new StatementForm(
                areas,
                topic == StatementTopic.Target ? [.. RoleCatalog.All.Select(role => new Choice(role.Code, role.Label))] : [],
                period.ToString(),
                today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ExamSeats.UsualClass)
            {
                Contact = areas is [{ Code: var only }] ? stated.OfType<OfficeContact>().FirstOrDefault(contact => contact.Of == only) is { } own ? ContactOf(own) : null : null,
            }
            : null;
    }

    private static IReadOnlyList<Choice> Areas(RegionCatalog regions, bool alsoLarger, Func<AreaCode, bool> may)
    {
        var areas = regions.All.Select(region => AreaCode.Of(region.Code));
        if (alsoLarger)
        {
            areas = regions.Provinces
                .Select(province => AreaCode.TryForm(province.Code, out var area) ? area : AreaCode.Nation)
                .Prepend(AreaCode.Nation)
                .Distinct()
                .Concat(areas);
        }

        return [.. areas.Where(may).Select(area => new Choice(area.ToString(), OutlookTexts.Name(area, regions)))];
    }

    private static ContactRow ContactOf(OfficeContact contact) => new(contact.Unit, contact.Phone, contact.Hours, contact.Mail);

    private static string ContactName(string of, RegionCatalog regions) => AreaCode.TryForm(of, out var area) ? OutlookTexts.Name(area, regions) : CentreName(of);

    private static string CentreName(string number) => SummaryTexts.Centres.FirstOrDefault(centre => centre.Number == number)?.Name ?? $"BBPPKS {number}";
}
