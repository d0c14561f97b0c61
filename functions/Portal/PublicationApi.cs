using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Platform;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Publication;
using SertiKesos.Time;

namespace SertiKesos.Portal;

/// <summary>
/// Acts on issues over HTTP: <c>POST /api/summaries</c> with <c>{ "period": "2026-11" }</c> publishes a period now, as of
/// today; an issue that is out can be taken back with a reason.
/// </summary>
internal sealed class PublicationApi(Admissions admissions, SummaryPublisher publisher, IssueControl control, TimeProvider clock)
{
    public const string ForPublishers = "Penerbitan ringkasan hanya untuk kunci kementerian atau operator. Hubungi operator SertiKesos.";

    // Keys of ours open it (see AccessKeys), so that they work alike on every host.
    [Function("PublishSummariesNow")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> PublishAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "summaries")] HttpRequest request, CancellationToken cancel)
    {
        var (key, refusal) = await admissions.AdmitAsync(request, key => key.MayPublish, ForPublishers, cancel);
        if (key is null)
        {
            return refusal;
        }

        var today = clock.TodayAt(IndonesianZone.Wib);
        if (!Period.TryParseAsked((await JsonBody.ReadAsync<PeriodBody>(request, cancel))?.Period, out var period) || period.CompareTo(Period.Of(today)) > 0)
        {
            return Problems.BadRequest(
                "period-invalid", "Periode harus bulan ini atau bulan yang lalu, ditulis seperti { \"period\": \"2026-11\" }.");
        }

        // A month that has ended is shown as it stood on its last day.
        var asOf = period.DayToldOn(today);
        var progress = $"/api/summaries/{period}";
        return await publisher.PublishAsync(period, asOf, key.Actor, cancel) switch
        {
            SummaryOutcome.Published published => Results.Json(
                new { period = period.ToString(), issue = published.Issue, files = published.Names, progress }, statusCode: StatusCodes.Status201Created),
            SummaryOutcome.Unchanged unchanged => Results.Json(
                new { period = period.ToString(), issue = unchanged.Issue, files = Array.Empty<string>(), progress }),
            var other => throw new InvalidOperationException($"The outcome {other.GetType().Name} has no answer."),
        };
    }

    [Function("WithdrawSummary")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> WithdrawAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "summaries/{period}/{issue}/withdraw")] HttpRequest request,
        string period,
        string issue,
        CancellationToken cancel)
    {
        var (key, refusal) = await admissions.AdmitAsync(request, key => key.MayPublish, ForPublishers, cancel);
        if (key is null)
        {
            return refusal;
        }

        if (await ActReason.ReadAsync(request, cancel) is not { } reason)
        {
            return ActReason.Missing();
        }

        return Period.TryParseAsked(period, out var of) && int.TryParse(issue, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && await control.WithdrawAsync(of, number, key.Actor, reason, cancel) is { } withdrawal
            ? Results.Json(new { period = of.ToString(), issue = number, at = withdrawal.At, reason = withdrawal.Reason })
            : Problems.NotFound("summary-unknown", "Terbitan itu tidak ada atau masih disusun. Lihat semua terbitan di /api/summaries.");
    }

    private sealed record PeriodBody(string? Period);
}
