using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;
using SertiKesos.Platform;
using SertiKesos.Portal.Session;
using SertiKesos.Summaries;
using SertiKesos.Time;
using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Portal;

/// <summary>
/// Published issues over HTTP: <c>POST /api/summaries</c> with <c>{ "period": "2026-11" }</c> publishes a period now, as of
/// today; the others tell what is published and hand out its files.
/// </summary>
internal sealed class SummaryApi(Callers callers, SummaryPublisher publisher, SummaryIssues issues, TimeProvider clock)
{
    private const string Latest = "latest";

    [Function("ListSummaries")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "summaries")] HttpRequest request, CancellationToken cancel)
    {
        if (await callers.FindAsync(request, cancel) is not { } key)
        {
            return Problems.KeyMissing();
        }

        var latest = await issues.FindLatestAsync(cancel);
        return Results.Json(new
        {
            latest = latest is { } newest ? new { period = newest.Period.ToString(), issue = newest.Issue } : null,
            summaries = (await issues.ListAsync(cancel)).Select(issue => new
            {
                period = issue.Period.ToString(),
                issue = issue.Number,
                asOf = issue.AsOf,
                publishedAt = issue.PublishedAt,
                provisional = issue.IsProvisional,
                // That a month is out concerns everybody, its files those who may have them.
                files = issue.Files.Where(_ => key.MayReadNation).Select(file => new
                {
                    name = file.File.Name,
                    type = file.File.ContentType,
                    bytes = file.Bytes,
                    address = $"/api/summaries/{issue.Period}/{file.File.Name}",
                }),
            }),
        });
    }

    [Function("DownloadSummary")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> DownloadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "summaries/{period}/{file}")] HttpRequest request,
        string period,
        string file,
        CancellationToken cancel)
    {
        if (await callers.FindAsync(request, cancel) is not { } key)
        {
            return Problems.KeyMissing();
        }

        if (!key.MayReadNation)
        {
            return Problems.NotAllowed(
                "Rekap nasional edisi internal memuat angka setiap kabupaten/kota dan hanya untuk kementerian. Angka wilayah Anda ada di /api/coverage.");
        }

        // Storage is only ever asked for names that are made here, never for one that was sent.
        if (await FindAsync(period, file, cancel) is not { } found
            || !await issues.IsCompleteAsync(found.Period, found.Issue, cancel)
            || await issues.OpenAsync(found.Period, found.File, cancel) is not { } opened)
        {
            return Problems.NotFound("summary-unknown", "Terbitan atau berkas itu tidak ada. Lihat semua terbitan di /api/summaries.");
        }

        // It may be kept by whoever loaded it, who asks each time whether it is still the same.
        request.HttpContext.Response.Headers.CacheControl = "private, no-cache";
        return Results.Stream(
            opened.Content, found.File.ContentType, NameOf(found.Period, found.Issue, found.File), opened.StoredAt, EntityTagHeaderValue.Parse(opened.Tag));
    }

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
        var asOf = period.DayToldOn(today);
        return await publisher.PublishAsync(period, asOf, cancel) switch
        {
            SummaryOutcome.Published published => Results.Json(
                new { period = period.ToString(), issue = published.Issue, files = published.Names }, statusCode: StatusCodes.Status201Created),
            SummaryOutcome.Unchanged unchanged => Results.Json(
                new { period = period.ToString(), issue = unchanged.Issue, files = Array.Empty<string>() }),
            var other => throw new InvalidOperationException($"The outcome {other.GetType().Name} has no answer."),
        };
    }

    private async Task<(Period Period, int Issue, SummaryFile File)?> FindAsync(string period, string name, CancellationToken cancel)
    {
        if (period == Latest)
        {
            // The file of the issue itself: a copy may be replaced while it is read.
            return await issues.FindLatestAsync(cancel) is { } latest && SummaryFiles.FindLatest(name, latest.Issue) is { } file
                ? (latest.Period, latest.Issue, file)
                : null;
        }

        return Period.TryParseAsked(period, out var of) && SummaryFiles.Find(name) is { } found ? (of, found.Issue, found.File) : null;
    }

    /// <summary>The name under which it is saved: files of several periods lie side by side.</summary>
    private static string NameOf(Period period, int issue, SummaryFile file) => string.Create(
        CultureInfo.InvariantCulture,
        $"sdm-kesos-{Path.GetFileNameWithoutExtension(file.LatestName)}-{period}-terbitan-{issue:00}{Path.GetExtension(file.LatestName)}");

    private static async Task<Period?> PeriodOfAsync(HttpRequest request, CancellationToken cancel)
    {
        var body = await JsonBody.ReadAsync<Body>(request, cancel);
        return Period.TryParseAsked(body?.Period, out var period) ? period : null;
    }

    private sealed record Body(string? Period);
}
