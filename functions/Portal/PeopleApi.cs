using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Coverage.Regeneration;
using SertiKesos.People;
using SertiKesos.Platform;
using SertiKesos.Protection;
using SertiKesos.Reference;
using SertiKesos.Registers;
using SertiKesos.Time;

namespace SertiKesos.Portal;

/// <summary>
/// The people of an office, for its own eyes: who serves, who is missing, which identities contradict each other, and
/// what is to be settled with other offices. NIK is masked; people are named by a reference.
/// </summary>
internal sealed class PeopleApi(
    Admissions admissions, RegisterStore registers, OfficeTaskList crossTasks, TaskDesk desk, RulesSource rules, BlindIndex blind,
    TimeProvider clock)
{
    [Function("ListPeople")]
    [Answers(AnswerClass.MaskedPeople)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "people/{region}")] HttpRequest request, string region, CancellationToken cancel)
    {
        if ((await admissions.AdmitReaderAsync(request, region, "people", cancel)).Refuses(out var refusal, out var known, out _))
        {
            return refusal;
        }

        var today = clock.TodayAt(known.Zone);
        var day = today;
        if (request.Query.TryGetValue("as-of", out var text)
            && (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) || day > today))
        {
            return Problems.BadRequest("date-invalid", "Tulis tanggal as-of seperti 2026-11-24, paling lambat hari ini.");
        }

        // What was known at the end of that day, by the region's clock.
        var register = day == today
            ? await registers.LoadAsync(known.Code, cancel)
            : await registers.LoadAsOfAsync(known.Code, day.EndAt(known.Zone), cancel);
        var certificates = (await rules.CurrentAsync(cancel)).Certificates;
        return Results.Json(new
        {
            region = known.Code.Value,
            asOf = day,
            version = register?.Version,
            people = (register?.People ?? []).Select(person => PersonJson.Of(person, certificates, day, blind)),
        });
    }

    [Function("ListMuster")]
    [Answers(AnswerClass.MaskedPeople)]
    public async Task<IResult> MusterAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "people/{region}/muster")] HttpRequest request, string region, CancellationToken cancel)
    {
        if ((await admissions.AdmitReaderAsync(request, region, "muster", cancel)).Refuses(out var refusal, out var known, out _))
        {
            return refusal;
        }

        var today = clock.TodayAt(known.Zone);
        var muster = (await registers.LoadAsync(known.Code, cancel))?.Muster ?? [];
        return Results.Json(new
        {
            region = known.Code.Value,
            open = muster.Where(entry => entry.IsOpen && !entry.IsOverdueOn(today)).Select(Entry),
            overdue = muster.Where(entry => entry.IsOverdueOn(today)).Select(Entry),
            explained = muster.Where(entry => !entry.IsOpen).Select(Entry),
        });
    }

    /// <summary>Ages and who is to be replaced, by kelurahan: for the office alone, since a place may hold one person.</summary>
    [Function("ListAges")]
    [Answers(AnswerClass.MaskedPeople)]
    public async Task<IResult> AgesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "people/{region}/ages")] HttpRequest request, string region, CancellationToken cancel)
    {
        if ((await admissions.AdmitReaderAsync(request, region, "ages", cancel)).Refuses(out var refusal, out var known, out _))
        {
            return refusal;
        }

        var today = clock.TodayAt(known.Zone);
        return Results.Json(new
        {
            region = known.Code.Value,
            on = today,
            setAge = AgeFigures.UsualAge,
            kelurahan = KelurahanAges.Of((await registers.LoadAsync(known.Code, cancel))?.People ?? [], today).Select(place => new
            {
                name = place.Kelurahan,
                bands = AgeFigures.Bands.Select((band, index) => new { band = band.Code, people = place.Ages.People[index] }),
                unknown = place.Ages.Unknown,
                reached = place.Ages.Reached,
                reaching = place.Ages.Reaching,
                replacements = place.Ages.Replacements,
            }),
        });
    }

    [Function("ExplainMuster")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> ExplainAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "people/{region}/muster")] HttpRequest request, string region, CancellationToken cancel)
    {
        if ((await admissions.AdmitAsync(request, region, key => key.MaySubmit, cancel)).Refuses(out var refusal, out var known, out var key))
        {
            return refusal;
        }

        var body = await JsonBody.ReadAsync<MusterBody>(request, cancel);
        return await desk.ExplainAsync(known, key, body?.Person, body?.Role, body?.Reason, cancel) is { } outcome
            ? Answer(outcome)
            : Problems.BadRequest(
                "muster-invalid",
                "Tulis { \"person\": \"…\", \"role\": \"PSM\", \"reason\": \"…\" }; alasan: " +
                $"{string.Join(", ", Enum.GetValues<MusterReason>().Select(reason => $"{reason.Code()} ({reason.Label()})"))}.");
    }

    [Function("ListReviews")]
    [Answers(AnswerClass.MaskedPeople)]
    public async Task<IResult> ReviewsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "people/{region}/reviews")] HttpRequest request, string region, CancellationToken cancel)
    {
        if ((await admissions.AdmitReaderAsync(request, region, "reviews", cancel)).Refuses(out var refusal, out var known, out _))
        {
            return refusal;
        }

        return Results.Json(new
        {
            region = known.Code.Value,
            reviews = ((await registers.LoadAsync(known.Code, cancel))?.Reviews ?? [])
                    .Where(review => !review.Rejected)
                    .Select(review => new
                    {
                        id = review.Id,
                        person = PersonReference.Of(blind, PersonIdentity.Of(review.Nik, "", null)),
                        nik = review.Nik.Masked,
                        field = review.Field == IdentityField.Name ? "name" : "birthDate",
                        known = review.Known,
                        stated = review.Stated,
                        since = review.Since,
                    }),
        });
    }

    [Function("DecideReview")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "people/{region}/reviews/{review}")] HttpRequest request,
        string region,
        string review,
        CancellationToken cancel)
    {
        if ((await admissions.AdmitAsync(request, region, key => key.MaySubmit, cancel)).Refuses(out var refusal, out var known, out var key))
        {
            return refusal;
        }

        return await desk.DecideAsync(known, key, review, (await JsonBody.ReadAsync<ReviewBody>(request, cancel))?.TakeOver, cancel) is { } outcome
            ? Answer(outcome)
            : Problems.BadRequest(
                "review-invalid", "Cocokkan dengan KTP, lalu tulis { \"takeOver\": true } bila isi roster terbaru yang benar, atau false bila data lama yang benar.");
    }

    [Function("ListTasks")]
    [Answers(AnswerClass.MaskedPeople)]
    public async Task<IResult> TasksAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "people/{region}/tasks")] HttpRequest request, string region, CancellationToken cancel)
    {
        if ((await admissions.AdmitReaderAsync(request, region, "tasks", cancel)).Refuses(out var refusal, out var known, out _))
        {
            return refusal;
        }

        return Results.Json(new
        {
            region = known.Code.Value,
            tasks = (await crossTasks.ListAsync(known, cancel)).Select(found => new
            {
                person = found.Reference,
                name = found.Person.Name,
                nik = found.Person.Nik!.Value.Masked,
                kind = found.Task.Kind.ToString().ToLowerInvariant(),
                other = found.Task.Other.Value,
                otherRegion = found.OtherName,
                countedHere = found.Task.CountedHere,
                otherName = found.Task.OtherName,
                otherBirthDate = found.Task.OtherBirthDate,
                next = PersonJson.NextStep(found.Task),
            }),
        });
    }

    [Function("SettleTask")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> SettleAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "people/{region}/tasks")] HttpRequest request, string region, CancellationToken cancel)
    {
        if ((await admissions.AdmitAsync(request, region, key => key.MaySubmit, cancel)).Refuses(out var refusal, out var known, out var key))
        {
            return refusal;
        }

        var body = await JsonBody.ReadAsync<TaskBody>(request, cancel);
        return await desk.SettleAsync(known, key, body?.Person, body?.Other, body?.Answer, cancel) is { } outcome
            ? Answer(outcome)
            : Problems.BadRequest(
                "task-invalid",
                "Tulis { \"person\": \"…\", \"other\": \"32.73\", \"answer\": \"…\" }; jawaban: both (bertugas di kedua wilayah), moved-there (pindah ke sana), moved-here (pindah ke sini).");
    }

    private static IResult Answer(ActOutcome outcome) => TaskDesk.RefusalOf(outcome) ?? Results.Json(new { done = true });

    private object Entry(MusterEntry entry) => new
    {
        person = PersonReference.Of(blind, entry.Person.Identity),
        name = entry.Person.Name,
        nik = entry.Person.Nik?.Masked,
        role = entry.Role.Code(),
        missingSince = entry.MissingSince,
        reason = entry.Reason?.Code(),
        explainedOn = entry.ExplainedOn,
        to = entry.To?.Value,
    };

    private sealed record MusterBody(string? Person, string? Role, string? Reason);

    private sealed record ReviewBody(bool? TakeOver);

    private sealed record TaskBody(string? Person, string? Other, string? Answer);
}
