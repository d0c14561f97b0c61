using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Platform;
using SertiKesos.Reference;
using SertiKesos.Rosters.Checks;
using SertiKesos.Summaries.Outlook;
using SertiKesos.Time;

namespace SertiKesos.Portal;

/// <summary><c>GET /api/offices[?province=32][&amp;period=2026-11]</c>: how every office stands, for the province, the ministry and the operator.</summary>
internal sealed class OfficeApi(Admissions admissions, OfficeBoard board, RulesSource rules, TimeProvider clock)
{
    [Function("ListOffices")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "offices")] HttpRequest request, CancellationToken cancel)
    {
        var (key, refusal) = await admissions.AdmitAsync(
            request,
            key => key.Role is AccessRole.Province or AccessRole.Ministry or AccessRole.Operator,
            "Keadaan semua kantor hanya untuk provinsi, kementerian, dan operator. Keadaan kantor sendiri ada di /api/coverage dan /api/rosters/{kode wilayah}.",
            cancel);
        if (key is null)
        {
            return refusal;
        }

        var asked = request.Query["province"].ToString();
        if (asked.Length > 0 && !(await rules.RegionsAsync(cancel)).Provinces.Any(known => known.Code == asked))
        {
            return Problems.NotFound("area-unknown", "Provinsi tidak dikenal. Pakai province seperti 32.");
        }

        if (key.Role == AccessRole.Province && asked.Length > 0 && asked != key.Scope)
        {
            return Problems.NotAllowed("Kunci ini tidak berlaku untuk provinsi itu. Pakai kunci provinsi tersebut, atau hubungi operator SertiKesos.");
        }

        var period = await board.CurrentPeriodAsync(cancel);
        if (request.Query.TryGetValue("period", out var text) && (!Period.TryParseAsked(text, out period) || period.FirstDay > clock.TodayAt(IndonesianZone.Wib)))
        {
            return Problems.BadRequest("period-invalid", "Tulis periode seperti period=2026-11, paling lambat bulan ini.");
        }

        var province = key.Role == AccessRole.Province ? key.Scope : asked.Length > 0 ? asked : null;
        return Results.Json(Of(await board.LoadAsync(period, province, cancel), province));
    }

    private static object Of(OfficeOverview overview, string? province) => new
    {
        period = overview.Period.ToString(),
        asOf = overview.AsOf,
        province,
        window = new { opens = overview.Window.Opens, deadline = overview.Window.Deadline, @lock = overview.Window.Lock },
        overview.Completeness,
        offices = overview.Offices.Select(office => new
        {
            region = office.Region.Code.Value,
            name = office.Region.Name,
            province = office.Region.Province.Code,
            expected = office.IsExpected,
            reported = office.Completeness.HasReported,
            state = OutlookTexts.Label(office.Completeness),
            timeliness = CoverageJson.Word(office.Completeness.Timeliness),
            basis = CoverageJson.Word(office.Completeness.Basis),
            reportedOn = office.Completeness.ReportedOn,
            extendedTo = office.Completeness.Exception?.Until,
            acceptedOn = office.AcceptedOn,
            people = office.States?.People,
            certified = office.States?.Certified,
            unknown = office.States?.Unknown,
            coverage = office.States?.Share,
            submission = office.Submission is not { } submission ? null : new
            {
                submission = submission.Glance.Id,
                state = submission.Glance.State.Code(),
                uploadedAt = submission.Glance.UploadedAt,
                changedAt = submission.Glance.ChangedAt,
                stillSeconds = (long)submission.Still.TotalSeconds,
                stuck = submission.IsStuck,
                open = submission.Open,
            },
        }),
    };
}
