using SertiKesos.Coverage;
using SertiKesos.Coverage.Completeness;
using SertiKesos.Coverage.Needs;
using SertiKesos.Coverage.Targets;
using SertiKesos.Pages.Figures;
using SertiKesos.Pages.Layout;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Outlook;

namespace SertiKesos.Portal.Pages.Figures;

/// <summary>Figures as the pages show them, made from a summary of the nation. Pure.</summary>
internal static class AreaViews
{
    private static readonly string[] ReferenceSeries = ["kebutuhan-sdm", "sdm-ada", "kekurangan-sdm"];

    public static AreaView Nation(NationalSummary summary, IReadOnlyList<TrendMonth>? before)
    {
        var all = summary.Outlook.With(summary).ToList();
        return Area(summary, SummaryTexts.Country, all, before, target => target.Target.Area.IsNation || target.Target.Area.Region is null) with
        {
            Needs = [.. Stated(summary.Outlook.NationalNeed), .. Summed(summary.Outlook.Nation.Need)],
            Reference = Reference(summary),
            Endings = NationalEndings(summary),
            SeatsOf = summary.Outlook.Plans.All(plan => plan.Plan is null or { Unstated: 0 }) && summary.Outlook.Plans.Any(plan => plan.Plan is not null)
                ? "BBPPKS" : null,
            Parts =
            [
                .. summary.Provinces.Select(province => new AreaRow(
                    province.Code,
                    province.Name,
                    $"{Frame.Root}/provinces/{province.Code}",
                    States(province.Figures.Total),
                    Reports(summary, AreaCompleteness.Of(all.Where(region => region.Figures.Region.Province.Code == province.Code && region.Outlook.IsExpected).Select(region => region.Outlook.Completeness))),
                    null)),
            ],
            Centres = [.. summary.Outlook.Plans.Select(CentreRow)],
        };
    }

    public static AreaView Province(NationalSummary summary, Province province, IReadOnlyList<TrendMonth>? before)
    {
        var regions = summary.Outlook.With(summary).Where(region => region.Figures.Region.Province.Code == province.Code).ToList();
        var outlook = summary.Outlook.Provinces.FirstOrDefault(area => area.Code == province.Code);
        return Area(summary, province.Name, regions, before, target => target.Target.Area.Province == province.Code && target.Target.Area.Region is null) with
        {
            Needs = [.. Stated(outlook?.NeedAsStated), .. Summed(outlook?.Need)],
            Parts = [.. regions.Select(Row).OrderBy(Urgency).ThenBy(row => row.States?.Share ?? -1).ThenByDescending(row => row.Region!.EndsSoon).ThenBy(row => row.Code, StringComparer.Ordinal)],
        };
    }

    public static (AreaView View, AreaRow Row) Region(NationalSummary summary, (RegionFigures Figures, RegionOutlook Outlook) region, IReadOnlyList<TrendMonth>? before)
    {
        var view = Area(summary, region.Figures.Region.Name, [region], before, target => target.Target.Area.Region == region.Figures.Region.Code);
        return (view with { Needs = [.. Stated(region.Outlook.Need)] }, Row(region));
    }

    public static AreaRow Row((RegionFigures Figures, RegionOutlook Outlook) region)
    {
        var (figures, outlook) = region;
        var states = States(figures.Figures.Total);
        return new AreaRow(
            figures.Region.Code.Value,
            figures.Region.Name,
            $"{Frame.Root}/regions/{figures.Region.Code}",
            states,
            null,
            new RegionStateView(
                State(outlook.Completeness),
                outlook.Completeness.ReportedOn,
                outlook.Completeness.Exception?.Until,
                figures.AcceptedOn,
                figures.CountedIn?.FirstDay,
                outlook.Completeness.Fields,
                states?.Due ?? 0,
                outlook.Step is { } step ? new StepView(step.Role.Label(), step.IsFew ? null : step.People, step.Milestone) : null,
                figures.Declared,
                figures.Difference,
                figures.PartsSum,
                figures.Reasons));
    }

    public static ReportsView Reports(NationalSummary summary, AreaCompleteness counts) => new(
        counts.Expected, counts.OnTime, counts.Late, counts.Waiting, counts.None, counts.Nil, counts.Exceptions,
        summary.Outlook.Window.Opens, summary.Outlook.Window.Deadline, summary.Outlook.Window.Lock);

    public static StatesView? States(StateCounts? counts) => counts is { } states
        ? new StatesView(
            states.People, states.Certified, states.Due, states.Expired, states.Passed, states.Unknown, states.Never, states.Suspended, states.IdentityUncertain)
        : null;

    public static CentreRow CentreRow(CentrePlan plan) => new(
        plan.Number, plan.Name, $"{Frame.Root}/centres/{plan.Number}", plan.Candidates, plan.Plan?.Seats, plan.Plan?.Unstated ?? 0, plan.Plan?.FirstOverflow?.FirstDay);

    /// <summary>Who has not reported comes first, then who has never been seen to have data, then the others.</summary>
    private static int Urgency(AreaRow row) => row.Region!.State switch
    {
        ReportState.None or ReportState.Waiting => 0,
        ReportState.NilLate or ReportState.NilOnTime => 2,
        _ => 1,
    };

    private static AreaView Area(
        NationalSummary summary, string name, List<(RegionFigures Figures, RegionOutlook Outlook)> regions, IReadOnlyList<TrendMonth>? before,
        Func<TargetFigures, bool> concerns)
    {
        // Who stands in two regions counts once above them.
        var sum = regions.Count == 1 ? regions[0].Figures.Figures : Breakdown.Sum(regions.Select(region => region.Figures.Part));
        var labels = summary.Roles.ToDictionary(role => role.Role, role => (role.Label, Category: role.Category.Label()));
        return new AreaView
        {
            Name = name,
            Month = summary.Period.FirstDay,
            AsOf = summary.AsOf,
            IsProvisional = summary.IsProvisional,
            Reports = Reports(summary, AreaCompleteness.Of(regions.Where(region => region.Outlook.IsExpected).Select(region => region.Outlook.Completeness))),
            Regions = regions.Count,
            WithData = regions.Count(region => region.Figures.Figures.Total is not null),
            States = States(sum.Total),
            Change = Change(regions),
            Targets = [.. summary.Outlook.Targets.Where(concerns).Select(target => Target(target, summary))],
            Roles = [.. sum.Roles.Select(role => new RoleView(labels[role.Role].Label, labels[role.Role].Category, States(role.States)!))],
            Endings = Endings(summary, [.. regions.Select(region => region.Figures.Region.Code)]),
            Trend = before is null ? [] : Trend(summary, regions, before),
            TrendIsCounted = before is not null,
        };
    }

    private static ChangeView? Change(IEnumerable<(RegionFigures Figures, RegionOutlook Outlook)> regions)
    {
        var compared = regions.Select(region => region.Outlook.Trend).Where(trend => trend is { HasCommon: true }).ToList();
        if (compared.Count == 0)
        {
            return null;
        }

        var earlier = compared.Aggregate(default(StateCounts), (sum, trend) => sum + trend!.EarlierCommon);
        var later = compared.Aggregate(default(StateCounts), (sum, trend) => sum + trend!.LaterCommon);
        return new ChangeView(compared[0]!.Earlier.Period.FirstDay, compared.Count, States(earlier)!, States(later)!);
    }

    private static TargetView Target(TargetFigures target, NationalSummary summary) => new(
        OutlookTexts.Name(target.Target.Area, summary.Known), target.Target.Year, target.Target.Role?.Label(), target.Target.People, target.Target.Source,
        target.Achieved, target.Pace, target.NeededPerMonth, target.Forecast, target.IsMet == true, target.IsOnTrack);

    private static IEnumerable<NeedView> Stated(NeedFigures? need) => need is null ? [] :
        [new NeedView(need.Families, need.Need, need.Need, need.Active, need.Certified, need.CountedOn, need.Source, null, 0)];

    private static IEnumerable<NeedView> Summed(AreaNeed? need) => need is null or { Stated: 0 } ? [] :
    [
        new NeedView(
            need.Families, need.Need, need.ComparedNeed, need.Reported == 0 ? null : need.Active, need.Reported == 0 ? null : need.Certified,
            null, null, need.Stated, need.Regions),
    ];

    /// <summary>The newest year for which need, people and gap are published together.</summary>
    private static ReferenceNeedView? Reference(NationalSummary summary) => summary.Outlook.References
        .Where(figure => ReferenceSeries.Contains(figure.Code, StringComparer.Ordinal))
        .GroupBy(figure => figure.As)
        .OrderByDescending(year => year.Key, StringComparer.Ordinal)
        .Select(year => (Year: year.Key, Figures: ReferenceSeries.Select(code => year.FirstOrDefault(figure => figure.Code == code)).ToList()))
        .Where(year => year.Figures.TrueForAll(figure => figure is not null))
        .Select(year => new ReferenceNeedView(year.Year, (long)year.Figures[0]!.Value, (long)year.Figures[1]!.Value, (long)year.Figures[2]!.Value, year.Figures[0]!.Source))
        .FirstOrDefault();

    private static IReadOnlyList<EndingView> Endings(NationalSummary summary, IReadOnlyList<RegionCode> regions)
    {
        var counted = regions.Select(region => summary.PlanMonthsByRegion.GetValueOrDefault(region)).OfType<int[]>().ToList();
        return [.. summary.PlanMonths.Select((month, index) => new EndingView(month.Month.FirstDay, counted.Count == 0 ? null : counted.Sum(months => months[index]), null))];
    }

    private static IReadOnlyList<EndingView> NationalEndings(NationalSummary summary) =>
        [.. summary.PlanMonths.Select((month, index) => new EndingView(
            month.Month.FirstDay,
            month.Total,
            summary.Outlook.Plans.Sum(plan => plan.Plan?.Months.ElementAtOrDefault(index)?.Seats ?? 0)))];

    private static IReadOnlyList<TrendView> Trend(
        NationalSummary summary, List<(RegionFigures Figures, RegionOutlook Outlook)> regions, IReadOnlyList<TrendMonth> before)
    {
        var codes = regions.Select(region => region.Figures.Region.Code).ToList();
        return
        [
            .. before.Select(month => Point(month.On, [.. codes.Where(month.Regions.ContainsKey).Select(code => month.Regions[code])])),
            // Counted alike: region by region, whoever stands in two counts in both.
            Point(summary.AsOf, [.. regions.Select(region => region.Figures.Figures.Total).OfType<StateCounts>()]),
        ];

        static TrendView Point(DateOnly on, IReadOnlyList<StateCounts> counts) =>
            new(on, counts.Count, counts.Count == 0 ? null : States(counts.Aggregate(default(StateCounts), (sum, next) => sum + next)));
    }

    private static ReportState State(RegionCompleteness completeness) => completeness switch
    {
        { Basis: ReportBasis.Nil, Timeliness: Timeliness.OnTime } => ReportState.NilOnTime,
        { Basis: ReportBasis.Nil } => ReportState.NilLate,
        { Timeliness: Timeliness.OnTime } => ReportState.OnTime,
        { Timeliness: Timeliness.Late } => ReportState.Late,
        { Timeliness: Timeliness.Waiting } => ReportState.Waiting,
        _ => ReportState.None,
    };
}
