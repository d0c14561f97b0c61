using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Alerts;
using SertiKesos.Platform;
using SertiKesos.Protection;
using SertiKesos.Time;

namespace SertiKesos.Portal;

/// <summary>What was, is and would be sent: the office's own by person, others as numbers.</summary>
internal sealed class AlertLookApi(Admissions admissions, AlertRehearsal rehearsal, OfficeAlerts alerts, AlertResend resend, BlindIndex blind, TimeProvider clock)
{
    /// <summary>So far ahead a day may be asked for: the longest threshold, twice.</summary>
    private const int FarthestDays = 366;

    [Function("RehearseAlerts")]
    [Answers(AnswerClass.MaskedPeople)]
    public async Task<IResult> RehearseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "alerts/rehearsal")] HttpRequest request, CancellationToken cancel)
    {
        var today = clock.TodayAt(IndonesianZone.Wib);
        var day = today.AddDays(1);
        var isDay = !request.Query.TryGetValue("date", out var text)
            || (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day >= today && day <= today.AddDays(FarthestDays));
        var asked = request.Query["region"].ToString();
        if (asked.Length > 0)
        {
            return (await admissions.AdmitReaderAsync(request, asked, "alerts", cancel)).Refuses(out var no, out var known, out _) ? no
                : !isDay ? WrongDay()
                : Of(await rehearsal.RunAsync(day, region => region.Code == known.Code, cancel), byPerson: true);
        }

        var (key, refusal) = await admissions.AdmitAsync(
            request, key => key.Role != AccessRole.Centre, "Kunci ini tidak melihat peringatan. Pakai kunci kantor, provinsi, kementerian, atau operator.", cancel);
        return key is null ? refusal
            : !isDay ? WrongDay()
            : Of(await rehearsal.RunAsync(day, region => key.MaySee(region.Code), cancel), byPerson: false);
    }

    [Function("ListAlerts")]
    [Answers(AnswerClass.MaskedPeople)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "alerts/{region}")] HttpRequest request, string region, CancellationToken cancel) =>
        (await admissions.AdmitReaderAsync(request, region, "alerts", cancel)).Refuses(out var refusal, out var known, out _)
            ? refusal
            : Results.Json(new { region = known.Code.Value, alerts = (await alerts.ListAsync(known, cancel)).Select(alert => AlertJson.Of(alert, blind)) });

    [Function("ResendAlert")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> ResendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "alerts/{region}/{alert}/resend")] HttpRequest request, string region, string alert, CancellationToken cancel)
    {
        if ((await admissions.AdmitAsync(request, region, key => key.Role == AccessRole.Operator, cancel)).Refuses(out var refusal, out var known, out var key))
        {
            return refusal;
        }

        return await ActReason.ReadAsync(request, cancel) is not { } reason ? ActReason.Missing() : await resend.RunAsync(known, alert, key.Actor, reason, cancel) switch
        {
            ResendOutcome.Planned => Results.Json(new { planned = true }),
            ResendOutcome.Unknown => Problems.NotFound("alert-unknown", "Peringatan itu tidak ada pada wilayah ini. Ambil daftarnya dan pakai isian alert dari sana."),
            ResendOutcome.Open => Problems.Conflict("alert-open", "Peringatan itu masih dalam perjalanan. Tunggu sampai selesai, lalu lihat lagi."),
            _ => Problems.Conflict("alert-not-due", "Peringatan itu tidak (lagi) berlaku untuk orangnya: sertifikat diperpanjang, atau sudah waktunya pengingat lain."),
        };
    }

    private static IResult WrongDay() =>
        Problems.BadRequest("date-invalid", "Tulis tanggal seperti date=2026-11-24, dari hari ini sampai setahun ke depan.");

    private static IResult Of(Rehearsal day, bool byPerson) => Results.Json(new
    {
        date = day.Day,
        workingDay = day.IsWorkingDay,
        due = day.Lines.Count,
        send = day.Lines.Count(line => line.Verdict == RehearsalVerdict.Send),
        lines = byPerson ? day.Lines.Select(AlertJson.Line) : null,
        regions = byPerson ? null : day.Lines.GroupBy(line => line.Region).Select(AlertJson.Counts),
    });
}
