using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Platform;
using SertiKesos.Portal.Session;
using SertiKesos.Summaries;
using SertiKesos.Time;

namespace SertiKesos.Portal;

/// <summary><c>POST /api/summaries</c> with <c>{ "period": "2026-11" }</c>: publishes a period now, as of today.</summary>
internal sealed class SummaryApi(Callers callers, SummaryPublisher publisher, TimeProvider clock)
{
    // Keys of ours open it (see AccessKeys), so that they work alike on every host.
    [Function("PublishSummariesNow")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> PublishAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "summaries")] HttpRequest request, CancellationToken cancel)
    {
        if (await callers.FindAsync(request, cancel) is not { } key)
        {
            return Problems.KeyMissing();
        }

        if (!key.MayPublish)
        {
            return Problems.NotAllowed("Penerbitan ringkasan hanya untuk kunci kementerian atau operator. Hubungi operator SertiKesos.");
        }

        var today = clock.TodayAt(IndonesianZone.Wib);
        if (await PeriodOfAsync(request, cancel) is not { } period || period.CompareTo(Period.Of(today)) > 0)
        {
            return Problems.BadRequest(
                "period-invalid", "Periode harus bulan ini atau bulan yang lalu, ditulis seperti { \"period\": \"2026-11\" }.");
        }

        // A month that has ended is shown as it stood on its last day.
        var asOf = period.LastDay < today ? period.LastDay : today;
        return await publisher.PublishAsync(period, asOf, cancel) switch
        {
            SummaryOutcome.Published published => Results.Json(
                new { period = period.ToString(), issue = published.Issue, files = published.Names }, statusCode: StatusCodes.Status201Created),
            SummaryOutcome.Unchanged unchanged => Results.Json(
                new { period = period.ToString(), issue = unchanged.Issue, files = Array.Empty<string>() }),
            var other => throw new InvalidOperationException($"The outcome {other.GetType().Name} has no answer."),
        };
    }

    private static async Task<Period?> PeriodOfAsync(HttpRequest request, CancellationToken cancel)
    {
        var body = await JsonBody.ReadAsync<Body>(request, cancel);
        return Period.TryParseAsked(body?.Period, out var period) ? period : null;
    }

    private sealed record Body(string? Period);
}
