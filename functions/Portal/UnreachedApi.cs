using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Alerts.Unreached;
using SertiKesos.Platform;
using SertiKesos.Protection;
using SertiKesos.Registers;
using SertiKesos.Rosters.Findings;

namespace SertiKesos.Portal;

/// <summary>Whom no message reaches, and the office's word that it told them itself.</summary>
internal sealed class UnreachedApi(Admissions admissions, UnreachedPeople people, ToldDesk desk, BlindIndex blind)
{
    [Function("ListUnreached")]
    [Answers(AnswerClass.MaskedPeople)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "alerts/{region}/unreached")] HttpRequest request, string region, CancellationToken cancel) =>
        (await admissions.AdmitReaderAsync(request, region, "unreached", cancel)).Refuses(out var refusal, out var known, out _)
            ? refusal
            : Results.Json(new
            {
                region = known.Code.Value,
                people = (await people.ListAsync(known, cancel)).Select(person => new
                {
                    person = PersonReference.Of(blind, person.Person.Identity),
                    name = Masking.Text(person.Person.Name),
                    lastValidDay = person.LastValidDay,
                    reason = CoverageJson.Word(person.Reason),
                    reasonText = UnreachedTexts.Of(person.Reason),
                    toldOn = person.ToldOn,
                }),
            });

    [Function("TellInPerson")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> TellAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "alerts/{region}/told")] HttpRequest request, string region, CancellationToken cancel)
    {
        if ((await admissions.AdmitAsync(request, region, key => key.MaySubmit, cancel)).Refuses(out var refusal, out var known, out var key))
        {
            return refusal;
        }

        var body = await JsonBody.ReadAsync<Body>(request, cancel);
        var outcome = await desk.TellAsync(known, body?.Person, DayOf(body?.On), key.Actor, cancel);
        return RefusalOf(outcome) ?? Results.Json(new { told = true, isNew = outcome == ToldOutcome.Recorded });
    }

    internal static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Why the word was not taken; null where it was, now or before.</summary>
    internal static IResult? RefusalOf(ToldOutcome outcome) => outcome switch
    {
        ToldOutcome.WrongDay => Problems.BadRequest("told-invalid", "Tulis { \"person\": \"…\", \"on\": \"2026-11-30\" }: orang dari daftar itu dan hari ia diberi tahu, paling lambat hari ini dan paling lama setahun lalu."),
        ToldOutcome.Unknown => Problems.NotFound("person-unknown", "Orang itu tidak (lagi) termasuk yang belum terjangkau. Lihat sekali lagi siapa saja."),
        _ => null,
    };

    private sealed record Body(string? Person, string? On);
}
