using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Alerts;
using SertiKesos.Platform.Audit;

namespace SertiKesos.Portal;

/// <summary>Alerts over HTTP: how they stand, and the switch that stops them all.</summary>
internal sealed class AlertApi(Admissions admissions, AlertControl control, OperatorReasons reasons)
{
    private const int ActsShown = 20;

    [Function("ShowAlerts")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "alerts")] HttpRequest request, CancellationToken cancel)
    {
        var (key, refusal) = await admissions.AdmitOperatorAsync(request, cancel);
        if (key is null)
        {
            return refusal;
        }

        var overview = await control.LookAsync(cancel);
        return Results.Json(new
        {
            sending = overview.Gate.IsOpen,
            stopped = overview.Gate.Switch.Stopped,
            stoppedBy = overview.Gate.Switch.By,
            changedAt = overview.Gate.Switch.ChangedAt,
            stoppedBySetting = overview.Gate.StoppedBySetting,
            mailServer = overview.Gate.HasMailServer,
            onlyAllowed = overview.Gate.OnlyAllowed,
            since = overview.Counts.Since,
            states = overview.Counts.ByState.ToDictionary(count => CoverageJson.Word(count.Key), count => count.Value),
            held = overview.Held,
            overdue = overview.Counts.Overdue,
            withoutPhone = overview.WithoutPhone.Select(region => region.Value),
            acts = (await reasons.ListAsync("alerts-", ActsShown, cancel)).Select(act => new { act = act.Act, at = act.At, by = act.By, reason = act.Reason }),
        });
    }

    [Function("StopAlerts")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> StopAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "alerts/stop")] HttpRequest request, CancellationToken cancel) =>
        SetAsync(request, true, control.StopAsync, cancel);

    [Function("ResumeAlerts")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> GoAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "alerts/go")] HttpRequest request, CancellationToken cancel) =>
        SetAsync(request, false, control.GoAsync, cancel);

    private async Task<IResult> SetAsync(
        HttpRequest request, bool stopped, Func<string, string, CancellationToken, Task<bool>> set, CancellationToken cancel)
    {
        var (key, refusal) = await admissions.AdmitOperatorAsync(request, cancel);
        return key is null ? refusal
            : await ActReason.ReadAsync(request, cancel) is not { } reason ? ActReason.Missing()
            : Results.Json(new { stopped, changed = await set(key.Actor, reason, cancel) });
    }
}
