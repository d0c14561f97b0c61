using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Coverage.Completeness;
using SertiKesos.Coverage.Statements;
using SertiKesos.Pages.Board;
using SertiKesos.Pages.Centres;
using SertiKesos.Pages.Figures;
using SertiKesos.Pages.Layout;
using SertiKesos.Platform;
using SertiKesos.Portal.Session;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Outlook;

namespace SertiKesos.Portal.Pages.Figures;

/// <summary>The board of reports, and the page of a training centre: both set many regions side by side.</summary>
internal sealed class BoardPages(Callers callers, RecentSummaries summaries, PageWriter pages, TimeProvider clock)
{
    private const string Extended = "extended";
    private const string All = "all";

    private static readonly IReadOnlyDictionary<string, ReportState[]> States = new Dictionary<string, ReportState[]>(StringComparer.Ordinal)
    {
        ["waiting"] = [ReportState.Waiting],
        ["none"] = [ReportState.None],
        ["late"] = [ReportState.Late, ReportState.NilLate],
        ["ontime"] = [ReportState.OnTime, ReportState.NilOnTime],
        ["nil"] = [ReportState.NilLate, ReportState.NilOnTime],
        [Extended] = [],
        [All] = [],
    };

    [Function("ShowBoard")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> BoardAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "portal/board")] HttpRequest request, CancellationToken cancel)
    {
        if (await callers.FindAsync(request, cancel) is not { } key)
        {
            return Problems.KeyMissing();
        }

        if (key.Role == AccessRole.Office)
        {
            return FigurePages.NotAllowed();
        }

        if (!PeriodAsked.TryRead(request, clock, out var asked, out var problem))
        {
            return problem;
        }

        var state = request.Query["state"].ToString();
        if (state.Length > 0 && !States.ContainsKey(state))
        {
            return Problems.BadRequest("state-invalid", $"Isi state dengan salah satu dari {string.Join(", ", States.Keys)}, atau kosongkan.");
        }

        var summary = await summaries.LoadAsync(asked.Period, asked.AsOf, cancel);
        var seen = summary.Outlook.With(summary).Where(region => region.Outlook.IsExpected && key.SeesFigures(region.Figures.Region)).ToList();
        var provinces = seen.Select(region => region.Figures.Region.Province).Distinct().Select(province => (province.Code, province.Name)).ToList();
        var province = request.Query["province"].ToString();
        if (province.Length > 0 && provinces.TrueForAll(known => known.Code != province))
        {
            return Problems.NotFound("area-unknown", "Provinsi tidak dikenal. Pakai kode Kemendagri seperti 32.");
        }

        var isOverview = provinces.Count > 1 && state.Length == 0 && province.Length == 0;
        var view = new BoardView(
            asked.Period.FirstDay,
            asked.Period.ToString(),
            asked.AsOf,
            AreaViews.Reports(summary, AreaCompleteness.Of(seen.Where(region => IsIn(region, province)).Select(region => region.Outlook.Completeness))),
            [
                .. seen.Where(region => !isOverview && IsIn(region, province))
                    .Select(region => new BoardRow(
                        AreaViews.Row(region), region.Figures.Region.Province.Name, region.Figures.Figures.Total?.People ?? 0, region.Outlook.Completeness.Exception?.Approver))
                    .Where(row => IsShown(row.Area.Region!, state))
                    .OrderBy(row => Order(row.Area.Region!.State))
                    .ThenBy(row => row.Area.Code, StringComparer.Ordinal),
            ],
            state,
            province,
            provinces)
        {
            Overview = isOverview ? [.. Overview(summary, seen, asked)] : null,
            Earlier = asked.Earlier("board"),
            Later = asked.Later("board"),
        };
        return await pages.ShowAsync<BoardPage>(request, key, ("Kelengkapan", "Completeness"), new Dictionary<string, object?> { [nameof(BoardPage.View)] = view }, cancel);
    }

    [Function("ShowCentre")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> CentreAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "portal/centres/{number}")] HttpRequest request, string number, CancellationToken cancel)
    {
        if (await callers.FindAsync(request, cancel) is not { } key)
        {
            return Problems.KeyMissing();
        }

        // Its months lie ahead, so that no month of the past is asked for.
        PeriodAsked.TryRead(null, clock, out var now, out _);
        var summary = await summaries.LoadAsync(now.Period, now.AsOf, cancel);
        if (summary.Outlook.Plans.FirstOrDefault(plan => plan.Number == number) is not { } plan)
        {
            return Problems.NotFound("centre-unknown", "BBPPKS tidak dikenal. Pakai angka Romawi I sampai VI.");
        }

        if (!key.SeesCentre(number))
        {
            return FigurePages.NotAllowed();
        }

        var view = View(summary, plan, key.Role == AccessRole.Centre);
        return await pages.ShowAsync<CentrePage>(request, key, (plan.Name, plan.Name), new Dictionary<string, object?> { [nameof(CentrePage.View)] = view }, cancel);
    }

    /// <summary>Provinces, those first of which the most regions are missing.</summary>
    private static IEnumerable<AreaRow> Overview(NationalSummary summary, IEnumerable<(RegionFigures Figures, RegionOutlook Outlook)> seen, PeriodAsked asked) => seen
        .GroupBy(region => region.Figures.Region.Province)
        .Select(province => new AreaRow(
            province.Key.Code,
            province.Key.Name,
            $"{Frame.Root}/board?province={province.Key.Code}&period={asked.Period}",
            null,
            AreaViews.Reports(summary, AreaCompleteness.Of(province.Select(region => region.Outlook.Completeness))),
            null))
        .OrderByDescending(row => row.Reports!.Waiting + row.Reports.None)
        .ThenBy(row => row.Code, StringComparer.Ordinal);

    private static CentreView View(NationalSummary summary, CentrePlan plan, bool mayDownload) => new(
        plan.Number,
        plan.Name,
        plan.Confirmed,
        summary.AsOf,
        AreaViews.States(summary.Centres.First(centre => centre.Code == plan.Number).Figures.Total),
        ExamSeats.UsualClass,
        summary.Rules.DueDays,
        [.. (plan.Plan?.Months ?? []).Select(month => new CentreMonthView(month.Month.FirstDay, month.Expiring, month.Seats, month.Left))],
        [.. plan.Costs.Select(cost => new CentreCostView(cost.Mode == ExamMode.Online, cost.UnitCost, cost.Candidates, cost.Rupiah, cost.Source))],
        [
            .. summary.Outlook.With(summary)
                .Where(region => region.Figures.Region.Bbppks == plan.Number)
                .Select(AreaViews.Row)
                .OrderByDescending(row => row.States?.Due ?? -1)
                .ThenByDescending(row => row.States?.Expired ?? -1),
        ],
        mayDownload);

    private static bool IsIn((RegionFigures Figures, RegionOutlook Outlook) region, string province) =>
        province.Length == 0 || region.Figures.Region.Province.Code == province;

    private static bool IsShown(RegionStateView region, string state) =>
        state is "" or All || (state == Extended ? region.ExtendedTo is not null : States[state].Contains(region.State));

    private static int Order(ReportState state) => state switch
    {
        ReportState.None or ReportState.Waiting => 0,
        ReportState.Late or ReportState.NilLate => 1,
        _ => 2,
    };
}
