using System.Net.Mime;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Platform;
using SertiKesos.Portal.Session;
using SertiKesos.Reference;
using SertiKesos.Rights;

namespace SertiKesos.Portal;

/// <summary>Who was affected by a breach, for operators alone: as JSON, or as the CSV of the notices where that is asked for.</summary>
internal sealed class BreachApi(Callers callers, Breach breach, RulesSource rules, TimeProvider clock)
{
    [Function("ListBreach")]
    [Answers(AnswerClass.People)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "rights/breach")] HttpRequest request, CancellationToken cancel)
    {
        if (await callers.FindAsync(request, cancel) is not { } key)
        {
            return Problems.KeyMissing();
        }

        if (key.Role != AccessRole.Operator)
        {
            return Problems.NotAllowed("Daftar orang terdampak hanya untuk operator SertiKesos. Hubungi operator.");
        }

        if (await JsonBody.ReadAsync<BreachBody>(request, cancel) is not { } body)
        {
            return Problems.BadRequest("body-invalid", "Kirim { \"from\": \"2026-11-24T09:30+07:00\", \"to\": \"…\" }, bila perlu dengan region, actor, dan found.");
        }

        var (asked, mistake) = BreachRequests.Read(new BreachWords(body.From, body.To, body.Region, body.Actor, body.Found), clock.GetUtcNow());
        mistake ??= BreachRequests.Unknown(asked!, await rules.RegionsAsync(cancel));
        if (asked is null || mistake is not null)
        {
            return mistake!.Code == "region-unknown" ? Problems.NotFound(mistake.Code, mistake.Sentence) : Problems.BadRequest(mistake.Code, mistake.Sentence);
        }

        var report = await breach.FindAsync(asked, key.Actor, cancel);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return request.Headers.Accept.ToString().Contains(MediaTypeNames.Text.Csv, StringComparison.OrdinalIgnoreCase)
            ? Results.Bytes(BreachTexts.Csv(report), MediaTypeNames.Text.Csv, "terdampak.csv")
            : Results.Json(new
            {
                from = asked.Window.From,
                to = asked.Window.To,
                zoneAssumed = asked.ZoneAssumed ? "WIB" : null,
                foundAt = asked.FoundAt,
                noticeBy = asked.NoticeBy,
                actorRecords = report.ActorRecords,
                regions = BreachTexts.Counts(report).Select(count => new
                {
                    region = count.Region.Value,
                    name = count.Name,
                    people = count.People,
                    onlySubmitted = count.OnlySubmitted,
                    unreachable = count.Unreachable,
                }),
                cannotTell = BreachTexts.Unknowns(report.Unknowns),
                summary = BreachTexts.Summary(report),
                people = report.People.Select(person => new
                {
                    region = person.Region.Value,
                    name = person.Name,
                    phones = person.Phones,
                    emails = person.Emails,
                    classes = person.Classes,
                    since = person.Since,
                    source = BreachTexts.Source(person),
                }),
            });
    }

    private sealed record BreachBody(string? From, string? To, string? Region, string? Actor, string? Found);
}
