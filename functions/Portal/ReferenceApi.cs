using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Platform;
using SertiKesos.Portal.Session;
using SertiKesos.Reference;
using SertiKesos.Reference.Tables;
using SertiKesos.Registers;
using SertiKesos.Sheets;

namespace SertiKesos.Portal;

/// <summary>
/// The reference tables over HTTP: anybody with a key reads them, the ministry and the operator replace one. What is put
/// holds in this process at once, in others within a minute.
/// </summary>
internal sealed class ReferenceApi(Callers callers, ReferenceStore store, ReferenceChange change)
{
    private const string MediaType = "text/csv; charset=utf-8";

    [Function("ListReference")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "reference")] HttpRequest request, CancellationToken cancel)
    {
        if (await callers.FindAsync(request, cancel) is null)
        {
            return Problems.KeyMissing();
        }

        var tables = new List<object>();
        foreach (var table in ReferenceTables.All)
        {
            var version = await store.FindAsync(table.Name, DateTimeOffset.MaxValue, cancel);
            tables.Add(new { table = table.Name, title = table.Title, source = version is null ? "shipped" : "stored", since = version?.At, content = version?.Hash });
        }

        return Results.Json(new { digest = (await store.ReadAgainAsync(cancel)).Digest, tables });
    }

    [Function("ReadReference")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "reference/{table}")] HttpRequest request, string table, CancellationToken cancel)
    {
        if (await callers.FindAsync(request, cancel) is null)
        {
            return Problems.KeyMissing();
        }

        if (ReferenceTables.Find(table) is not { } known)
        {
            return Unknown(table);
        }

        var at = DateTimeOffset.MaxValue;
        if (request.Query.TryGetValue("at", out var text))
        {
            if (ReferenceTexts.ParseTime(text.ToString()) is not { } moment)
            {
                return Problems.BadRequest("time-invalid", "Tulis waktu at seperti 2026-11-24 (akhir hari itu, WIB) atau 2026-11-24T10:00:00Z.");
            }

            at = moment;
        }

        return Results.Bytes(await store.ContentAsync(known, at, cancel), MediaType, $"{known.Name}.csv");
    }

    [Function("PutReference")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "reference/{table}")] HttpRequest request, string table, CancellationToken cancel)
    {
        if (await callers.FindAsync(request, cancel) is not { } key)
        {
            return Problems.KeyMissing();
        }

        if (!key.MayPutReference)
        {
            return Problems.NotAllowed("Tabel acuan hanya diubah dengan kunci kementerian atau operator. Hubungi operator SertiKesos.");
        }

        if (ReferenceTables.Find(table) is not { } known)
        {
            return Unknown(table);
        }

        var note = SoundText.Of(request.Query["note"].ToString());
        if (!ReferenceChange.IsNote(note))
        {
            return Problems.BadRequest("note-missing", $"Tulis alasan perubahan ({ReferenceChange.LeastNote} sampai {ReferenceChange.MostNote} huruf) pada alamat: ?note=…");
        }

        return await change.PutAsync(known, await BodyAsync(request, cancel), key.Actor, note.Trim(), cancel) switch
        {
            ReferenceOutcome.Refused refused => Problems.Unprocessable(
                "table-invalid",
                ReferenceTexts.Refused(known, refused.Faults.Count),
                refused.Faults.Select(fault => new { row = fault.Row, column = fault.Column, message = fault.Sentence })),
            ReferenceOutcome.InForce stored => Answer(stored),
            _ => Results.Json(new { table = known.Name, source = "shipped" }),
        };
    }

    private static IResult Answer(ReferenceOutcome.InForce stored) => Results.Json(
        new { table = stored.Version.Table, source = "stored", since = stored.Version.At, content = stored.Version.Hash },
        statusCode: stored.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);

    /// <summary>Never more than one byte over the limit, which the check then refuses.</summary>
    private static async Task<byte[]> BodyAsync(HttpRequest request, CancellationToken cancel)
    {
        var buffer = new byte[ReferenceCheck.MaxBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        return buffer[..length];
    }

    private static IResult Unknown(string table) => Problems.NotFound("table-unknown", ReferenceTexts.UnknownTable(table));
}
