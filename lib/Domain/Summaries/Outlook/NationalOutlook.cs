using System.Globalization;
using SertiKesos.Coverage;
using SertiKesos.Coverage.Capacity;
using SertiKesos.Coverage.Comparison;
using SertiKesos.Coverage.Completeness;
using SertiKesos.Coverage.Facts;
using SertiKesos.Coverage.Needs;
using SertiKesos.Coverage.Regeneration;
using SertiKesos.Coverage.Statements;
using SertiKesos.Coverage.Targets;
using SertiKesos.People;
using SertiKesos.Reference.Tables;
using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Summaries.Outlook;

/// <summary>
/// What an issue says besides coverage: completeness, needs, targets, seats, training, ages, and what compares with what.
/// Pure; made from stored counts and statements alone.
/// </summary>
/// <param name="Window">When the period could be reported.</param>
/// <param name="NationalNeed">The need by the family count that the ministry states for the nation as a whole; null without one.</param>
internal sealed record NationalOutlook(
    ReportingWindow Window,
    IReadOnlyList<RegionOutlook> Regions,
    AreaOutlook Nation,
    IReadOnlyList<AreaOutlook> Provinces,
    IReadOnlyList<AreaOutlook> Centres,
    NeedFigures? NationalNeed,
    IReadOnlyList<TargetFigures> Targets,
    IReadOnlyList<CentrePlan> Plans,
    IReadOnlyList<ReferenceFigure> References)
{
    /// <summary>The figures of the reference series that the sheet of needs shows.</summary>
    private static readonly string[] NeedSeries = ["keluarga-masalah-sosial", "kebutuhan-sdm", "sdm-ada", "kekurangan-sdm"];

    private const string PublishedTarget = "target-sertifikasi";

    /// <summary>Every region with its figures, in the order of codes.</summary>
    public IEnumerable<(RegionFigures Figures, RegionOutlook Outlook)> With(NationalSummary summary) => summary.Regions.Zip(Regions);

    public static NationalOutlook Of(NationalSummary summary, IReadOnlyDictionary<RegionCode, RegionCoverage> coverages, OutlookInputs inputs)
    {
        var window = ReportingWindow.Of(inputs.Reference, summary.Period);
        var compared = inputs.Compared ?? summary.Period.Previous();
        var atDeadline = inputs.AtDeadline.ToDictionary(coverage => coverage.Region);
        var before = inputs.Before.ToDictionary(coverage => coverage.Region);
        var newest = inputs.Newest?.ToDictionary(coverage => coverage.Region) ?? coverages;
        var now = inputs.Now?.ToDictionary(coverage => coverage.Region) ?? coverages;
        var asked = inputs.AskedAt ?? summary.AsOf.EndAt(IndonesianZone.Wib);
        var expected = inputs.Reference.RegionsOn(summary.AsOf).Select(region => region.Code).ToHashSet();
        var regions = summary.Regions
            .Select(figures => (Figures: figures, Outlook: Region(figures, window, atDeadline.GetValueOrDefault(figures.Region.Code))))
            .ToList();
        var nation = AreaOutlook.Of("", SummaryTexts.Country, regions);

        return new NationalOutlook(
            window,
            [.. regions.Select(region => region.Outlook)],
            nation,
            [.. summary.Provinces.Select(area => AreaOutlook.Of(
                area.Code, area.Name, [.. regions.Where(region => region.Figures.Region.Province.Code == area.Code)]) with
            {
                NeedAsStated = AreaCode.TryForm(area.Code, out var province) ? NeedFigures.Of(inputs.Statements.Families(province, summary.AsOf), area.Figures.Total) : null,
            })],
            [.. summary.Centres.Select(area => AreaOutlook.Of(
                area.Code, area.Name, [.. regions.Where(region => region.Figures.Region.Bbppks == area.Code)]))],
            NeedFigures.Of(inputs.Statements.Families(AreaCode.Nation, summary.AsOf), summary.Nation.Total),
            [.. TargetsOf(summary.Period.Year, inputs)
                .OrderBy(target => target.Area.IsNation ? 0 : 1)
                .ThenBy(target => target.Area.ToString(), StringComparer.Ordinal)
                .ThenBy(target => target.Role)
                .Select(target => TargetFigures.Of(target with { RecordedAt = default, By = "" }, IssuedIn(target, coverages), summary.AsOf))],
            Plan(summary, inputs.Statements),
            [.. inputs.Reference.Figures.Where(figure => NeedSeries.Contains(figure.Code, StringComparer.Ordinal))]);

        StateCounts? People(RegionCoverage? coverage) => coverage is { HasPeople: true } ? coverage.Total.On(summary.AsOf, summary.Rules) : null;

        RegionOutlook Region(RegionFigures figures, ReportingWindow open, RegionCoverage? seen)
        {
            var code = figures.Region.Code;
            var coverage = coverages.GetValueOrDefault(code);
            var people = coverage is { HasPeople: true } ? coverage : null;
            var earlier = before.GetValueOrDefault(code);
            return new RegionOutlook(
                code,
                RegionCompleteness.Of(figures.Region, summary.Period, asked, open, coverage, newest.GetValueOrDefault(code), inputs.Statements),
                new Revision(People(seen), People(now.GetValueOrDefault(code))),
                people is null || earlier is not { HasPeople: true }
                    ? null
                    : LikeForLike.Of(
                        TrendPoint.Of(earlier, compared, compared.LastDay, summary.Rules),
                        TrendPoint.Of(people, summary.Period, summary.AsOf, summary.Rules)),
                NeedFigures.Of(inputs.Statements.Families(AreaCode.Of(code), summary.AsOf), figures.Figures.Total),
                people?.Facts is { } facts ? AgeFigures.Of(facts.Ages, summary.AsOf) : null,
                people?.Facts is { } trained ? LadderStep.Of(trained, summary.AsOf, summary.Rules) : null,
                SmallestStep.Of(figures.Figures.Roles.Select(role => (role.Role, role.States))),
                inputs.Reference.ExpectedTksk(code, summary.AsOf),
                people is null ? null : figures.Figures.Roles.FirstOrDefault(role => role.Role == Role.Tksk)?.States.People)
            {
                IsExpected = expected.Contains(code),
                Fields = people?.Fields ?? [],
            };
        }
    }

    /// <summary>The stated targets of a year; for the nation else the published one, where the reference tables hold it.</summary>
    private static IEnumerable<CertificationTarget> TargetsOf(int year, OutlookInputs inputs)
    {
        var stated = inputs.Statements.Targets(year).ToList();
        if (stated.Exists(target => target.Area.IsNation && target.Role is null))
        {
            return stated;
        }

        var published = inputs.Reference.Figures.FirstOrDefault(figure =>
            figure.Code == PublishedTarget && figure.As == year.ToString(CultureInfo.InvariantCulture));
        return published is null
            ? stated
            : stated.Append(new CertificationTarget(AreaCode.Nation, year, null, (int)published.Value, published.Source));
    }

    /// <summary>New certificates by month in the area of a target, of its role; null where no region of it has data.</summary>
    private static IReadOnlyDictionary<DateOnly, int>? IssuedIn(CertificationTarget target, IReadOnlyDictionary<RegionCode, RegionCoverage> coverages)
    {
        var issues = coverages.Values
            .Where(coverage => target.Area.Holds(coverage.Region) && coverage is { HasPeople: true, Facts: not null })
            .Select(coverage => target.Role is null
                ? coverage.Facts!.IssuedIn
                : coverage.Issues.FirstOrDefault(role => role.Role == target.Role)?.IssuedIn ?? MonthCounts.None)
            .ToList();
        return issues.Count == 0 ? null : MonthCounts.Sum(issues);
    }

    private static IReadOnlyList<CentrePlan> Plan(NationalSummary summary, StatementSet statements) =>
        [.. summary.Centres.Select((centre, index) =>
        {
            if (centre.Figures.Total is not { } total)
            {
                return new CentrePlan(centre.Code, centre.Name, centre.Confirmed, null, []);
            }

            var byMonth = summary.PlanMonths.ToDictionary(month => month.Month, month => month.ByCentre[index] ?? 0);
            var plan = CapacityPlan.Of(
                centre.Code,
                total.Never + total.Expired,
                [.. summary.PlanMonths.Select(month => month.Month)],
                month => byMonth[month],
                month => statements.Seats(centre.Code, month) is { Count: > 0 } seats ? seats.Sum(offer => offer.Seats) : null);
            return new CentrePlan(
                centre.Code,
                centre.Name,
                centre.Confirmed,
                plan,
                [.. Enum.GetValues<ExamMode>().Select(mode => PlanCost.Of(mode, plan, year => statements.Cost(year, mode))).OfType<PlanCost>()]);
        })];
}
