using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Notices;
using SertiKesos.Platform;
using SertiKesos.Time;

namespace SertiKesos.Portal;

/// <summary>What offices, provinces and the ministry were, are and would be told, for operators.</summary>
internal sealed class NoticeApi(Admissions admissions, NoticeList list, NoticeRehearsal rehearsal, TimeProvider clock)
{
    /// <summary>So far ahead a day may be asked for: reminders of a whole year.</summary>
    private const int FarthestDays = 366;

    [Function("ListNotices")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "notices")] HttpRequest request, CancellationToken cancel)
    {
        var (key, refusal) = await admissions.AdmitOperatorAsync(request, cancel);
        if (key is null)
        {
            return refusal;
        }

        var overview = await list.LookAsync(request.Query["code"] is { Count: 1 } code ? code.ToString() : null, cancel);
        return Results.Json(new
        {
            since = overview.Since,
            states = overview.ByState.ToDictionary(count => CoverageJson.Word(count.Key), count => count.Value),
            notices = overview.Notices.Select(NoticeJson.Of),
        });
    }

    [Function("RehearseNotices")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> RehearseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "notices/rehearsal")] HttpRequest request, CancellationToken cancel)
    {
        var (key, refusal) = await admissions.AdmitOperatorAsync(request, cancel);
        if (key is null)
        {
            return refusal;
        }

        var today = clock.TodayAt(IndonesianZone.Wib);
        var day = today.AddDays(1);
        if (request.Query.TryGetValue("date", out var text)
            && !(DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day >= today && day <= today.AddDays(FarthestDays)))
        {
            return Problems.BadRequest("date-invalid", "Tulis tanggal seperti date=2026-11-24, dari hari ini sampai setahun ke depan.");
        }

        var rehearsed = await rehearsal.RunAsync(day, cancel);
        return Results.Json(new
        {
            date = rehearsed.Day,
            workingDay = rehearsed.IsWorkingDay,
            notices = rehearsed.Notices.Select(NoticeJson.Of),
        });
    }
}
