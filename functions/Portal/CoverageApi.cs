using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Platform;
using SertiKesos.Portal.Session;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Summaries;
using SertiKesos.Time;

namespace SertiKesos.Portal;

/// <summary>
/// <c>GET /api/coverage?period=2026-11[&amp;province=32][&amp;region=32.77][&amp;as-of=2026-11-10][&amp;known=deadline][&amp;compare=2025-11]</c>:
/// the figures of the regions that the key may see, and of the area that they make up.
/// </summary>
internal sealed class CoverageApi(Callers callers, SummarySource source, RulesSource rules, TimeProvider clock)
{
    private const string Nation = "nasional";

    [Function("GetCoverage")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "coverage")] HttpRequest request, CancellationToken cancel)
    {
        if (await callers.FindAsync(request, cancel) is not { } key)
        {
            return Problems.KeyMissing();
        }

        var today = clock.TodayAt(IndonesianZone.Wib);
        var period = Period.Of(today);
        if (request.Query.TryGetValue("period", out var text) && (!Period.TryParseAsked(text, out period) || period.FirstDay > today))
        {
            return Problems.BadRequest("period-invalid", "Tulis periode seperti period=2026-11, paling lambat bulan ini.");
        }

        var asOf = period.DayToldOn(today);
        var last = asOf;
        if (request.Query.TryGetValue("as-of", out var day)
            && (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out asOf) || Period.Of(asOf) != period || asOf > last))
        {
            return Problems.BadRequest("date-invalid", "Tulis tanggal as-of di dalam periode itu, seperti 2026-11-10, paling lambat hari ini.");
        }

        Period? compare = null;
        if (request.Query.TryGetValue("compare", out var other))
        {
            if (!Period.TryParseAsked(other, out var earlier) || earlier.CompareTo(period) >= 0)
            {
                return Problems.BadRequest("compare-invalid", "Tulis periode pembanding sebelum periode itu, seperti compare=2025-11.");
            }

            compare = earlier;
        }

        var known = request.Query["known"].ToString();
        if (known is not ("" or "now" or "deadline"))
        {
            return Problems.BadRequest("known-invalid", "Isi known dengan deadline (data per batas laporan) atau now (data yang diketahui kini).");
        }

        if (Scope(request, key, await rules.RegionsAsync(cancel)) is not { } scope)
        {
            return Problems.NotFound("area-unknown", "Wilayah tidak dikenal. Pakai province seperti 32 atau region seperti 32.77.");
        }

        if (!scope.IsAllowed)
        {
            return Problems.NotAllowed("Kunci ini tidak berlaku untuk wilayah itu. Pakai kunci wilayah tersebut, atau hubungi operator SertiKesos.");
        }

        var summary = await source.LoadAsync(period, asOf, 1, cancel, compare, known == "deadline");
        return Results.Json(CoverageJson.Of(
            summary, scope.Area, region => scope.Holds(region), centre => scope.Area == Nation || scope.Area == centre, known == "deadline"));
    }

    /// <summary>What is asked for, or else all that the key may see; null where it is no area.</summary>
    private static CoverageScope? Scope(HttpRequest request, AccessKey key, RegionCatalog regions)
    {
        var region = request.Query["region"].ToString();
        var province = request.Query["province"].ToString();
        if (region.Length > 0)
        {
            return RegionCode.TryParse(region, out var code) && regions.Find(code) is { } found && (province.Length == 0 || province == code.Province)
                ? new CoverageScope(region, key.MaySee(code) || (key.Role == AccessRole.Centre && found.Bbppks == key.Scope), other => other.Code == code)
                : null;
        }

        if (province.Length > 0)
        {
            return regions.Provinces.Any(known => known.Code == province)
                ? new CoverageScope(
                    province,
                    key.Role is AccessRole.Ministry or AccessRole.Operator || (key.Role == AccessRole.Province && key.Scope == province),
                    other => other.Province.Code == province)
                : null;
        }

        return key.Role switch
        {
            AccessRole.Office => new CoverageScope(key.Scope, true, other => other.Code.Value == key.Scope),
            AccessRole.Province => new CoverageScope(key.Scope, true, other => other.Province.Code == key.Scope),
            AccessRole.Centre => new CoverageScope(key.Scope, true, other => other.Bbppks == key.Scope),
            _ => new CoverageScope(Nation, true, _ => true),
        };
    }
}

/// <summary>The area that is asked for, whether the key may see it, and which regions it holds.</summary>
internal sealed record CoverageScope(string Area, bool IsAllowed, Func<Region, bool> Holds);
