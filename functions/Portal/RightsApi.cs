using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.People;
using SertiKesos.Platform;
using SertiKesos.Portal.Session;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Rights;

namespace SertiKesos.Portal;

/// <summary>
/// The rights of a person over HTTP. Operators name a person by NIK, in the body alone, or by region and reference, and
/// act in all regions; an office names its own people by reference and acts in its region. The person stands in the body,
/// so that no address and no access log ever holds a NIK.
/// </summary>
internal sealed class RightsApi(Callers callers, PersonSearch search, PersonExport export, PersonActs acts, PersonErasure erasure, RulesSource rules)
{
    private const int MinReason = 10;
    private const int MaxReason = 500;

    [Function("FindPerson")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> FindAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "rights/find")] HttpRequest request, CancellationToken cancel) => RunAsync(request, async asked =>
        Results.Json(new
        {
            regions = (await search.FindAsync(asked.Subject, asked.Actor, cancel))
                .Select(found => new { region = found.Region.Value, serving = found.Serving, person = found.Person, restricted = found.Restricted }),
        }), cancel);

    [Function("ExportPerson")]
    [Answers(AnswerClass.People)]
    public Task<IResult> ExportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "rights/export")] HttpRequest request,
        CancellationToken cancel) => RunAsync(request, async asked =>
        await export.WriteAsync(asked.Subject, asked.Actor, cancel) is { } document
            ? Results.Bytes(document, "application/json", "data-pribadi.json")
            : Unknown(), cancel);

    [Function("CorrectPerson")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> CorrectAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "rights/correct")] HttpRequest request,
        CancellationToken cancel) => RunAsync(request, async asked =>
        Request(asked) is not { } reason ? ReasonMissing()
        : CorrectionValues.Read(asked.Body.Fields ?? [], out var wrong) is not { } values
            ? Problems.BadRequest(
                "fields-unreadable",
                $"Nilai koreksi tidak dapat dibaca{(wrong.Length > 0 ? $" ({wrong})" : "")}. Kirim \"fields\" dengan nama, tanggalLahir (yyyy-MM-dd), jenisKelamin (L/P), nomorHp atau surel; teks kosong menghapus nilai.")
        : Done(await acts.CorrectAsync(asked.Subject, values, reason, cancel)), cancel);

    [Function("RestrictPerson")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> RestrictAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "rights/restrict")] HttpRequest request,
        CancellationToken cancel) => RunAsync(request, async asked =>
        Request(asked) is { } reason ? Done(await acts.RestrictAsync(asked.Subject, reason, cancel)) : ReasonMissing(), cancel);

    [Function("LiftRestriction")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> LiftAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "rights/lift")] HttpRequest request, CancellationToken cancel) => RunAsync(request, async asked =>
        Request(asked) is { } reason ? Done(await acts.LiftAsync(asked.Subject, reason, cancel)) : ReasonMissing(), cancel);

    [Function("ErasePerson")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> EraseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "rights/erase")] HttpRequest request,
        CancellationToken cancel) => RunAsync(request, async asked =>
    {
        var report = await erasure.EraseAsync(asked.Subject, asked.Actor, cancel);
        return asked.Subject.Regions.Count == 0 && report.IsNothing ? Unknown() : Results.Json(new
        {
            regions = report.Regions,
            files = report.Files,
            inboxFiles = report.InboxFiles,
            versions = report.Versions,
            alerts = report.Alerts,
            notes = report.Notes,
            unsearched = report.Unsearched,
        });
    }, cancel, evenUnknown: true);

    /// <param name="evenUnknown">Also for a NIK that no register knows: a file may hold it that was never accepted.</param>
    private async Task<IResult> RunAsync(HttpRequest request, Func<Asked, Task<IResult>> act, CancellationToken cancel, bool evenUnknown = false)
    {
        if (await callers.FindAsync(request, cancel) is not { } key)
        {
            return Problems.KeyMissing();
        }

        if (!key.MaySeePeople)
        {
            return Problems.NotAllowed("Hak atas data seseorang dilayani oleh kantor wilayahnya atau operator SertiKesos. Pakai kunci salah satunya.");
        }

        if (await JsonBody.ReadAsync<RightsBody>(request, cancel) is not { } body || (body.Nik is null) == (body.Person is null))
        {
            return Problems.BadRequest("person-missing", "Sebutkan orangnya di isi permintaan: { \"nik\": \"…\" }, atau { \"region\": \"32.77\", \"person\": \"…\" }.");
        }

        RightsSubject? subject;
        if (body.Nik is { } digits)
        {
            if (key.Role != AccessRole.Operator)
            {
                return Problems.NotAllowed("Kantor menyebut orang dengan rujukan dalam wilayahnya (region dan person), bukan dengan NIK.");
            }

            if (!Nik.TryParse(digits.Trim(), out var nik))
            {
                return Problems.BadRequest("nik-malformed", "NIK terdiri dari 16 digit. Periksa pada KTP, lalu kirim lagi.");
            }

            subject = await search.OfNikAsync(nik, cancel);
        }
        else
        {
            if (!RegionCode.TryParse(body.Region, out var region) || (await rules.RegionsAsync(cancel)).Find(region) is null)
            {
                return Problems.NotFound("region-unknown", "Kode wilayah tidak dikenal. Pakai kode Kemendagri seperti 32.77.");
            }

            if (!key.MaySee(region))
            {
                return Problems.NotAllowed("Kunci ini tidak berlaku untuk wilayah itu. Pakai kunci kantor wilayah tersebut, atau hubungi operator SertiKesos.");
            }

            subject = await search.OfReferenceAsync(region, body.Person!, everywhere: key.Role == AccessRole.Operator, cancel);
        }

        return subject is null || (subject.Regions.Count == 0 && !(evenUnknown && subject.Everywhere)) ? Unknown() : await act(new Asked(subject, body, key.Actor));
    }

    private static RightsRequest? Request(Asked asked) =>
        asked.Body is { Reason: { } reason, AskedBy: { } by } && reason.Trim().Length is >= MinReason and <= MaxReason && by.Trim().Length is > 0 and <= MaxReason
            ? new RightsRequest(reason.Trim(), by.Trim(), asked.Actor)
            : null;

    private static IResult Done(int regions) => regions == 0 ? Unknown() : Results.Json(new { regions });

    private static IResult ReasonMissing() => Problems.BadRequest(
        "reason-missing", $"Tulis alasan ({MinReason} sampai {MaxReason} huruf) dan siapa yang meminta: {{ \"reason\": \"…\", \"askedBy\": \"…\" }}.");

    private static IResult Unknown() =>
        Problems.NotFound("person-unknown", "Orang ini tidak dikenal di wilayah yang dicari. Periksa NIK atau rujukannya.");

    private sealed record Asked(RightsSubject Subject, RightsBody Body, string Actor);

    private sealed record RightsBody(
        string? Nik, string? Region, string? Person, string? Reason, string? AskedBy, Dictionary<string, string>? Fields)
    {
        public override string ToString() => "RightsBody";
    }
}
