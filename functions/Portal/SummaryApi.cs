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

/// <summary>Published issues over HTTP: what is out, how far it is, and its files.</summary>
internal sealed class SummaryApi(Callers callers, Admissions admissions, SummaryIssues issues)
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
            summaries = (await issues.ListAsync(SummaryRights.Beginnings(key), null, cancel)).Select(SummaryJson.Of),
        });
    }

    [Function("ShowSummaries")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "summaries/{period}")] HttpRequest request, string period, CancellationToken cancel)
    {
        if (await callers.FindAsync(request, cancel) is not { } key)
        {
            return Problems.KeyMissing();
        }

        if (!Period.TryParseAsked(period, out var of) || await issues.ListAsync(SummaryRights.Beginnings(key), of, cancel) is not { Count: > 0 } found)
        {
            return Unknown();
        }

        var shown = new List<object>();
        foreach (var issue in found)
        {
            shown.Add(SummaryJson.Of(issue, await issues.ProgressAsync(issue, cancel)));
        }

        return Results.Json(new { period = of.ToString(), issues = shown });
    }

    [Function("DownloadSummary")]
    [Answers(AnswerClass.MaskedPeople)]
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

        // Storage is only ever asked for names that are made here, never for one that was sent.
        var found = await FindAsync(period, file, cancel);
        if (found is { File: { Readers: SummaryReaders.Office, Scope: var office } })
        {
            if ((await admissions.AdmitReaderAsync(request, office, "summary", cancel)).Refuses(out var refusal, out _, out _))
            {
                return refusal;
            }
        }
        else if (found is { } asked ? !key.MayRead(asked.File) : !key.MayReadNation)
        {
            return Problems.NotAllowed(
                "Berkas itu memuat angka wilayah lain. Kunci Anda dapat mengunduh edisi publik (publik-…) dan buku kerja wilayahnya sendiri; lihat /api/summaries.");
        }

        if (found is not { } of
            || !await issues.IsCompleteAsync(of.Period, of.Issue, cancel)
            || await issues.OpenAsync(of.Period, of.Issue, of.File, cancel) is not { } opened)
        {
            return Unknown();
        }

        // It may be kept by whoever loaded it, who asks each time whether it is still the same.
        request.HttpContext.Response.Headers.CacheControl = "private, no-cache";
        return Results.Stream(
            opened.Content, of.File.ContentType, NameOf(of.Period, of.Issue, of.File), opened.StoredAt, EntityTagHeaderValue.Parse(opened.Tag));
    }

    private static IResult Unknown() =>
        Problems.NotFound("summary-unknown", "Terbitan atau berkas itu tidak ada. Lihat semua terbitan di /api/summaries.");

    private async Task<(Period Period, int Issue, SummaryFile File)?> FindAsync(string period, string name, CancellationToken cancel)
    {
        if (period == Latest)
        {
            // The file of the issue itself: a copy may be replaced while it is read.
            return await issues.FindLatestAsync(cancel) is { } latest && SummaryNames.FindLatest(name, latest.Issue) is { } file
                ? (latest.Period, latest.Issue, file)
                : null;
        }

        return Period.TryParseAsked(period, out var of) && SummaryNames.Find(name) is { } found ? (of, found.Issue, found.File) : null;
    }

    /// <summary>The name under which it is saved: files of several periods lie side by side.</summary>
    private static string NameOf(Period period, int issue, SummaryFile file) => string.Create(
        CultureInfo.InvariantCulture,
        $"sdm-kesos-{Path.GetFileNameWithoutExtension(file.LatestName)}-{period}-terbitan-{issue:00}{Path.GetExtension(file.LatestName)}");
}
