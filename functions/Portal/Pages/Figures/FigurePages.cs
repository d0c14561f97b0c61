using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Pages.Figures;
using SertiKesos.Platform;
using SertiKesos.Portal.Session;
using SertiKesos.Regions;
using SertiKesos.Summaries;

namespace SertiKesos.Portal.Pages.Figures;

/// <summary>The pages of figures: the nation, a province, a region. Nobody is named on them.</summary>
internal sealed class FigurePages(Callers callers, RecentSummaries summaries, CoverageTrend trend, PageWriter pages, TimeProvider clock)
{
    [Function("ShowNation")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> NationAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "portal/nation")] HttpRequest request, CancellationToken cancel)
    {
        if (await callers.FindAsync(request, cancel) is not { } key)
        {
            return Problems.KeyMissing();
        }

        if (!key.SeesNation)
        {
            return NotAllowed();
        }

        if (!PeriodAsked.TryRead(request, clock, out var asked, out var problem))
        {
            return problem;
        }

        var view = AreaViews.Nation(await summaries.LoadAsync(asked.Period, asked.AsOf, cancel), await trend.BeforeAsync(asked.Period, cancel)) with
        {
            Earlier = asked.Earlier("nation"),
            Later = asked.Later("nation"),
            Board = asked.Same("board"),
        };
        return await pages.ShowAsync<NationPage>(request, key, ("Indonesia", "Indonesia"), new Dictionary<string, object?> { [nameof(NationPage.View)] = view }, cancel);
    }

    [Function("ShowProvince")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> ProvinceAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "portal/provinces/{code}")] HttpRequest request, string code, CancellationToken cancel)
    {
        if (await callers.FindAsync(request, cancel) is not { } key)
        {
            return Problems.KeyMissing();
        }

        if (!PeriodAsked.TryRead(request, clock, out var asked, out var problem))
        {
            return problem;
        }

        var summary = await summaries.LoadAsync(asked.Period, asked.AsOf, cancel);
        if (summary.Regions.Select(region => region.Region.Province).FirstOrDefault(known => known.Code == code) is not { } province)
        {
            return Problems.NotFound("area-unknown", "Provinsi tidak dikenal. Pakai kode Kemendagri seperti 32.");
        }

        if (!key.SeesProvince(code))
        {
            return NotAllowed();
        }

        var page = $"provinces/{code}";
        var view = AreaViews.Province(summary, province, await trend.BeforeAsync(asked.Period, cancel)) with
        {
            Earlier = asked.Earlier(page),
            Later = asked.Later(page),
            Board = asked.Same("board") is var board && key.SeesNation ? With(board, $"province={code}") : board,
        };
        return await pages.ShowAsync<ProvincePage>(request, key, (province.Name, province.Name), new Dictionary<string, object?> { [nameof(ProvincePage.View)] = view }, cancel);
    }

    [Function("ShowRegion")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> RegionAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "portal/regions/{region}")] HttpRequest request, string region, CancellationToken cancel)
    {
        if (await callers.FindAsync(request, cancel) is not { } key)
        {
            return Problems.KeyMissing();
        }

        if (!PeriodAsked.TryRead(request, clock, out var asked, out var problem))
        {
            return problem;
        }

        var summary = await summaries.LoadAsync(asked.Period, asked.AsOf, cancel);
        if (!RegionCode.TryParse(region, out var code) || summary.Outlook.With(summary).FirstOrDefault(entry => entry.Figures.Region.Code == code) is not { Figures: not null } found)
        {
            return Problems.NotFound("region-unknown", "Kode wilayah tidak dikenal. Pakai kode Kemendagri seperti 32.77.");
        }

        var known = found.Figures.Region;
        if (!key.SeesFigures(known))
        {
            return NotAllowed();
        }

        var page = $"regions/{code}";
        var (view, row) = AreaViews.Region(summary, found, await trend.BeforeAsync(asked.Period, cancel));
        return await pages.ShowAsync<RegionPage>(
            request,
            key,
            (known.Name, known.Name),
            new Dictionary<string, object?>
            {
                [nameof(RegionPage.View)] = view with { Earlier = asked.Earlier(page), Later = asked.Later(page) },
                [nameof(RegionPage.Row)] = row,
                [nameof(RegionPage.Province)] = key.SeesProvince(code.Province) ? asked.Same($"provinces/{code.Province}") : null,
            },
            cancel);
    }

    internal static IResult NotAllowed() =>
        Problems.NotAllowed("Kunci ini tidak berlaku untuk angka wilayah itu. Pakai kunci wilayah tersebut, atau hubungi operator SertiKesos.");

    private static string With(string address, string query) => address + (address.Contains('?', StringComparison.Ordinal) ? '&' : '?') + query;
}

/// <summary>Whose figures a key may see.</summary>
internal static class FigureRights
{
    extension(AccessKey key)
    {
        public bool SeesNation => key.MayReadNation;

        public bool SeesProvince(string code) => key.SeesNation || (key.Role == AccessRole.Province && key.Scope == code);

        public bool SeesCentre(string number) => key.SeesNation || (key.Role == AccessRole.Centre && key.Scope == number);

        public bool SeesFigures(Region region) => key.MaySee(region.Code) || (key.Role == AccessRole.Centre && key.Scope == region.Bbppks);
    }
}
