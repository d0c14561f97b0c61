using SertiKesos.Coverage;
using SertiKesos.Coverage.Comparison;
using SertiKesos.Coverage.Facts;
using SertiKesos.Coverage.Needs;
using SertiKesos.Coverage.Regeneration;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Outlook;

namespace SertiKesos.Portal;

/// <summary>Figures as the API shows them: never a share without the numbers it is made of, and null where there is no data.</summary>
internal static class CoverageJson
{
    /// <param name="seesPlan">Whether the plan and the prices of a training centre may be told.</param>
    public static object Of(NationalSummary summary, string area, Func<Region, bool> holds, Func<string, bool> seesPlan, bool byDeadline)
    {
        var regions = summary.Outlook.With(summary).Where(region => holds(region.Figures.Region)).ToList();
        var sum = Summaries.Breakdown.Sum(regions.Select(region => regions.Count == 1 ? region.Figures.Figures : region.Figures.Part));
        var outlook = AreaOutlook.Of(area, area, regions);
        var codes = regions.Select(region => region.Figures.Region.Code).ToHashSet();
        var categories = summary.Roles.ToDictionary(role => role.Role, role => role.Category.Code());
        var isNation = regions.Count == summary.Regions.Count;
        return new
        {
            period = summary.Period.ToString(),
            asOf = summary.AsOf,
            known = byDeadline ? "deadline" : "now",
            provisional = summary.IsProvisional,
            window = new { opens = summary.Outlook.Window.Opens, deadline = summary.Outlook.Window.Deadline, @lock = summary.Outlook.Window.Lock },
            area,
            total = Figures(sum, categories),
            completeness = new
            {
                outlook.Completeness.Expected,
                outlook.Completeness.OnTime,
                outlook.Completeness.Late,
                outlook.Completeness.Waiting,
                outlook.Completeness.None,
                outlook.Completeness.Nil,
                outlook.Completeness.Exceptions,
                share = outlook.Completeness.Completeness,
                outlook.Completeness.OnTimeShare,
            },
            stated = outlook.Stated.Regions == 0 ? null : outlook.Stated,
            need = Need(outlook.Need),
            needAsStated = isNation ? Need(summary.Outlook.NationalNeed)
                : Need(summary.Outlook.Provinces.FirstOrDefault(province => province.Code == area)?.NeedAsStated),
            references = isNation
                ? summary.Outlook.References.Select(figure => new { figure.Code, figure.Name, figure.As, figure.Value, figure.Unit, confirmed = figure.IsConfirmed, figure.Source, figure.Note })
                : null,
            ages = Ages(outlook.Ages),
            ladder = Ladder(outlook.Ladder),
            trainings = summary.Trainings
                .Select(training => (Training: training, Here: training.Regions.Where(region => codes.Contains(region.Region)).ToList()))
                .Where(entry => entry.Here.Count > 0)
                .Select(entry => Training(entry.Training, entry.Here)),
            targets = summary.Outlook.Targets.Where(target => Concerns(target.Target.Area, summary, codes)).Select(PlanJson.Target),
            plans = summary.Outlook.Plans.Where(plan => seesPlan(plan.Number)).Select(PlanJson.Centre),
            regions = regions.Select(region => Region(region.Figures, region.Outlook, categories)),
        };
    }

    private static object Region(RegionFigures figures, RegionOutlook outlook, IReadOnlyDictionary<Role, string> categories) => new
    {
        region = figures.Region.Code.Value,
        name = figures.Region.Name,
        province = figures.Region.Province.Code,
        centre = figures.Region.Bbppks,
        reporting = figures.Reporting.Code(),
        dataPeriod = figures.CountedIn?.ToString(),
        acceptedOn = figures.AcceptedOn,
        figures = Figures(figures.Figures, categories),
        countedElsewhere = figures.Elsewhere?.Total?.People ?? 0,
        declared = figures.Declared,
        declaredCertified = figures.DeclaredCertified,
        difference = figures.Difference,
        partsSum = figures.PartsSum,
        nationalBody = figures.NationalBody,
        reasons = figures.Reasons,
        completeness = new
        {
            state = OutlookTexts.Label(outlook.Completeness),
            timeliness = Word(outlook.Completeness.Timeliness),
            basis = Word(outlook.Completeness.Basis),
            outlook.Completeness.ReportedOn,
            extendedTo = outlook.Completeness.Exception?.Until,
            fields = outlook.Fields.Select(field => new { field = Word(field.Field), field.Filled, field.Asked }),
            fieldShare = outlook.Completeness.Fields,
            quality = outlook.Completeness.Quality is { } quality ? Word(quality) : null,
        },
        revision = new
        {
            atDeadline = States(outlook.Revision.AtDeadline),
            now = States(outlook.Revision.Now),
            revised = outlook.Revision.IsRevised,
        },
        trend = Trend(outlook.Trend),
        need = Need(outlook.Need),
        ages = Ages(outlook.Ages),
        ladder = Ladder(outlook.Ladder),
        smallestStep = outlook.Step is not { } step ? null : new { role = step.Role.Code(), people = step.IsFew ? (int?)null : step.People, step.Milestone, text = OutlookTexts.Step(step) },
        tksk = new { expected = outlook.ExpectedTksk, active = outlook.Tksk },
    };

    private static object? Figures(Breakdown figures, IReadOnlyDictionary<Role, string> categories) => figures.Total is null ? null : new
    {
        total = States(figures.Total),
        categories = figures.Categories.Select(category => new { category = category.Category.Code(), states = States(category.States) }),
        roles = figures.Roles.Select(role => new { role = role.Role.Code(), category = categories[role.Role], states = States(role.States) }),
        postings = figures.Postings.Select(row => new
        {
            role = row.Role.Code(),
            category = categories[row.Role],
            posting = row.Posting,
            states = States(row.States),
        }),
    };

    private static object? Need(NeedFigures? need) => need is null ? null : new
    {
        need.Families,
        need.CountedOn,
        need.Source,
        need.Need,
        need.Active,
        need.Certified,
        need.Gap,
        need.Staffed,
        need.CoverageOfNeed,
    };

    private static object? Need(AreaNeed need) => need.Stated == 0 ? null : new
    {
        need.Regions,
        need.Stated,
        need.Reported,
        need.Families,
        need.Need,
        need.ComparedNeed,
        active = need.Reported == 0 ? (int?)null : need.Active,
        certified = need.Reported == 0 ? (int?)null : need.Certified,
        need.Gap,
        need.Staffed,
        need.CoverageOfNeed,
    };

    /// <summary>What a training counts elsewhere, and what others state of it, is told to who may see all its regions.</summary>
    private static object Training(TrainingFigures training, List<TrainingRegion> here)
    {
        var isWhole = here.Count == training.Regions.Count;
        return new
        {
            name = training.Event,
            participants = here.Sum(region => region.Participants),
            declared = isWhole ? training.Declared : null,
            difference = isWhole ? training.Difference : null,
            note = isWhole ? SummaryTexts.Training(training) : null,
        };
    }

    /// <summary>Targets of the nation concern everybody, those of an area whoever may see all of it.</summary>
    private static bool Concerns(AreaCode area, NationalSummary summary, HashSet<RegionCode> codes) =>
        area.IsNation || summary.Regions.Where(region => area.Holds(region.Region.Code)).All(region => codes.Contains(region.Region.Code));

    private static object? States(StateCounts? counts) => counts is not { } states ? null : new
    {
        people = states.People,
        certified = states.Certified,
        due = states.Due,
        expired = states.Expired,
        passed = states.Passed,
        unknown = states.Unknown,
        identityUncertain = states.IdentityUncertain,
        never = states.Never,
        suspended = states.Suspended,
        coverage = states.Share,
        low = states.Low,
        high = states.High,
    };

    private static object? Trend(LikeForLike? trend) => trend is null ? null : new
    {
        against = trend.Earlier.Period.ToString(),
        totalsCompare = trend.TotalsCompare,
        commonRoles = trend.Common.Select(role => role.Code()),
        addedRoles = trend.Added.Select(role => role.Code()),
        droppedRoles = trend.Dropped.Select(role => role.Code()),
        earlier = trend.HasCommon ? States(trend.EarlierCommon) : null,
        later = trend.HasCommon ? States(trend.LaterCommon) : null,
        shareChange = trend.ShareChange,
        note = trend.Note(),
    };

    private static object? Ages(AgeFigures? ages) => ages is null ? null : new
    {
        on = ages.On,
        bands = AgeFigures.Bands.Select((band, index) => new { band = band.Code, people = ages.People[index] }),
        unknown = ages.Unknown,
        setAge = ages.SetAge,
        reached = ages.Reached,
        reaching = ages.Reaching,
        replacements = ages.Replacements,
        replacementShare = ages.ReplacementShare,
    };

    private static object? Ladder(IReadOnlyList<LadderStep>? ladder) =>
        ladder?.Select(step => new { level = step.Level.Code(), step.People, step.Certified, step.Ready });

    /// <summary>A member of an enumeration as the API writes it.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
