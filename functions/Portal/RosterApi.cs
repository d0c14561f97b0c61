using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Alerts.Unreached;
using SertiKesos.Platform;
using SertiKesos.Platform.Limits;
using SertiKesos.Protection;
using SertiKesos.Registers;
using SertiKesos.Rosters.Import;
using SertiKesos.Rosters.Inbox;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Workbooks.Templates;

namespace SertiKesos.Portal;

/// <summary>
/// Rosters over HTTP: an office hands one in and asks what became of it; whoever may see the office sees states and
/// counts, and what names people with a reason. The file goes the way of every other: into the inbox, and from there to the trigger.
/// </summary>
internal sealed class RosterApi(
    Admissions admissions,
    RosterDrop drop,
    RosterDesk desk,
    RosterChanges changes,
    SubmissionStore submissions,
    RosterFiles files,
    RegisterStore registers,
    UnreachedPeople unreached,
    WorkBudgets budgets,
    BlindIndex blind)
{
    /// <summary>What a row of a template takes of the budget for work: some thousand people are a large file.</summary>
    private const long TemplateRowBytes = 1024;

    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Function("UploadRoster")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> UploadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "rosters/{region}")] HttpRequest request, string region, CancellationToken cancel)
    {
        if ((await admissions.AdmitAsync(request, region, key => key.MaySubmit, cancel)).Refuses(out var refusal, out var known, out var key))
        {
            return refusal;
        }

        using var body = await budgets.Bodies.TakeSoonAsync(RosterUpload.Cost(request), cancel);
        UploadedFile file;
        try
        {
            file = await RosterUpload.ReadAsync(request, cancel);
        }
        catch (Exception broken) when (broken is IOException and not BadHttpRequestException or InvalidDataException)
        {
            return Problems.BadRequest("form-broken", "Formulir unggahan tidak dapat dibaca. Kirim berkas sebagai isi permintaan dengan header X-File-Name, atau sebagai formulir multipart.");
        }

        if (file == UploadedFile.TooLarge)
        {
            return Problems.TooLarge("Berkas lebih besar dari 25 MiB. Hapus gambar dan lembar yang tidak perlu, atau kirim satu berkas per program.");
        }

        if (file.Content.Length == 0)
        {
            return Problems.BadRequest("file-missing", "Permintaan tidak berisi berkas. Kirim berkas sebagai isi permintaan dengan header X-File-Name, atau sebagai formulir multipart.");
        }

        var submission = await drop.PutAsync(known.Code, file.Name, file.Content, key.Actor, cancel);
        var status = $"/api/rosters/{known.Code}/{submission}";
        return Results.Accepted(status, new { submission, status });
    }

    [Function("ListRosters")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rosters/{region}")] HttpRequest request, string region, CancellationToken cancel)
    {
        return (await admissions.AdmitAsync(request, region, _ => true, cancel)).Refuses(out var refusal, out var known, out var key)
            ? refusal
            : Results.Json(new
            {
                region = known.Code.Value,
                submissions = (await submissions.ListAsync(known.Code, cancel)).Select(submission => SubmissionJson.Line(submission, own: !key.MustSayWhy)),
            });
    }

    [Function("ShowRoster")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rosters/{region}/{submission}")] HttpRequest request,
        string region,
        string submission,
        CancellationToken cancel)
    {
        return (await admissions.AdmitAsync(request, region, _ => true, cancel)).Refuses(out var refusal, out var known, out var key) ? refusal
            : await desk.FindAsync(known, submission, cancel) is { } found ? Results.Json(SubmissionJson.Of(found, own: !key.MustSayWhy))
            : RosterDesk.Unknown();
    }

    [Function("DownloadReceipt")]
    [Answers(AnswerClass.People)]
    public async Task<IResult> ReceiptAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rosters/{region}/{submission}/receipt")] HttpRequest request,
        string region,
        string submission,
        CancellationToken cancel)
    {
        if ((await admissions.AdmitReaderAsync(request, region, "receipt", cancel)).Refuses(out var refusal, out var known, out _))
        {
            return refusal;
        }

        if (await desk.FindAsync(known, submission, cancel) is not { } found)
        {
            return RosterDesk.Unknown();
        }

        return await files.OpenReceiptAsync(found, cancel) is { } receipt
            ? Results.Stream(receipt, Workbook, $"tanda-terima-{known.Code}-{found.Id[..8]}.xlsx")
            : Problems.NotFound("receipt-missing", "Tanda terima belum ada. Tunggu sampai pemeriksaan selesai, lalu coba lagi.");
    }

    [Function("ShowRosterChanges")]
    [Answers(AnswerClass.MaskedPeople)]
    public async Task<IResult> ChangesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rosters/{region}/{submission}/changes")] HttpRequest request,
        string region,
        string submission,
        CancellationToken cancel)
    {
        if ((await admissions.AdmitReaderAsync(request, region, "changes", cancel)).Refuses(out var refusal, out var known, out _))
        {
            return refusal;
        }

        return await desk.FindAsync(known, submission, cancel) is not { } found ? RosterDesk.Unknown()
            : await changes.OfAsync(known, found, cancel) switch
            {
                RosterDifference.Known change => Results.Json(ChangesJson.Of(found, change, blind)),
                RosterDifference.NotYet => Problems.Conflict("not-checked", "Kiriman ini masih diperiksa. Tunggu sampai pemeriksaan selesai, lalu coba lagi."),
                RosterDifference.Gone => Problems.NotFound(
                    "changes-gone", "Berkas atau data pembandingnya sudah dihapus karena masa simpannya habis. Lihat jumlahnya di alamat kiriman."),
                _ => Problems.NotFound("changes-none", "Kiriman ini tidak mengubah data. Lihat keadaannya dan temuannya di alamat kiriman."),
            };
    }

    [Function("DownloadTemplate")]
    [Answers(AnswerClass.People)]
    public async Task<IResult> TemplateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "template/{region}")] HttpRequest request, string region, CancellationToken cancel)
    {
        if ((await admissions.AdmitReaderAsync(request, region, "template", cancel)).Refuses(out var refusal, out var known, out _))
        {
            return refusal;
        }

        var register = await registers.LoadAsync(known.Code, cancel);
        using var work = await budgets.Work.TakeSoonAsync((register?.People.Count ?? 0) * TemplateRowBytes, cancel);
        var wanting = (await unreached.ListAsync(known, register, cancel)).ToDictionary(person => person.Person.Identity, person => UnreachedTexts.Of(person.Reason));
        return Results.Bytes(RosterTemplate.Write(known, register, wanting), Workbook, RosterTemplate.FileName(known));
    }

    [Function("ReleaseRoster")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> ReleaseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "rosters/{region}/{submission}/release")] HttpRequest request,
        string region,
        string submission,
        CancellationToken cancel)
    {
        if ((await admissions.AdmitAsync(request, region, key => key.MaySubmit, cancel)).Refuses(out var refusal, out var known, out var key))
        {
            return refusal;
        }

        var status = $"/api/rosters/{known.Code}/{submission}";
        return await desk.ReleaseAsync(known, submission, key, (await JsonBody.ReadAsync<ReleaseBody>(request, cancel))?.Reason, cancel)
            ?? Results.Accepted(status, new { submission, status });
    }

    private sealed record ReleaseBody(string? Reason);
}
