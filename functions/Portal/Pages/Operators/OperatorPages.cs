using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Alerts;
using SertiKesos.Pages.Layout;
using SertiKesos.Pages.Operators;
using SertiKesos.Platform;
using SertiKesos.Platform.Poison;
using SertiKesos.Portal.Session;

namespace SertiKesos.Portal.Pages.Operators;

/// <summary>The operator's first page, and what is done there: messages put back or dropped, notices stopped, keys made and revoked.</summary>
internal sealed class OperatorPages(Admissions admissions, PageWriter pages, Forms forms, OperatorReader reader, PoisonDesk poison, AlertControl alerts)
{
    private const string Home = $"{Frame.Root}/operator";

    [Function("ShowOperator")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "portal/operator")] HttpRequest request, CancellationToken cancel)
    {
        var (key, refusal) = await admissions.AdmitOperatorAsync(request, cancel);
        if (key is null)
        {
            return refusal;
        }

        var said = request.Query["done"].Count > 0 ? ReaderLanguage.Of(request).Say("Selesai dan tercatat.", "Done, and on record.") : null;
        return await pages.ShowAsync<OperatorPage>(
            request,
            key,
            ("Operator", "Operator"),
            new Dictionary<string, object?> { [nameof(OperatorPage.View)] = await reader.HomeAsync(said, cancel) },
            cancel);
    }

    [Function("SettlePoison")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> PoisonAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "portal/operator/poison")] HttpRequest request, CancellationToken cancel) =>
        ActAsync(request, async (key, form, reason) =>
        {
            var (queue, message) = (form["queue"].ToString(), form["message"].ToString());
            return PoisonApi.RefusalOf(form["act"].ToString() switch
            {
                "requeue" => await poison.RequeueAsync(queue, message, key.Actor, reason, cancel),
                "drop" => await poison.DropAsync(queue, message, key.Actor, reason, cancel),
                _ => PoisonOutcome.Unknown,
            });
        }, cancel);

    [Function("SwitchAlerts")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> AlertsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "portal/operator/alerts")] HttpRequest request, CancellationToken cancel) =>
        ActAsync(request, async (key, form, reason) =>
        {
            if (form["act"].ToString() is not ("stop" or "go"))
            {
                return Problems.BadRequest("act-invalid", "Pilih hentikan atau jalankan lagi.");
            }

            _ = form["act"] == "stop" ? await alerts.StopAsync(key.Actor, reason, cancel) : await alerts.GoAsync(key.Actor, reason, cancel);
            return null;
        }, cancel);

    /// <param name="act">What is done; the refusal where it is not.</param>
    private async Task<IResult> ActAsync(HttpRequest request, Func<AccessKey, IFormCollection, string, Task<IResult?>> act, CancellationToken cancel)
    {
        if (await forms.ReadAsync(request, cancel) is not { } form)
        {
            return Problems.FormStale();
        }

        var (key, refusal) = await admissions.AdmitOperatorAsync(request, cancel);
        return key is null ? refusal
            : ActReason.Read(form["reason"]) is not { } reason ? Problems.BadRequest("reason-missing", ActReason.Wanted)
            : await act(key, form, reason) ?? new SeeOther($"{Home}?done=1");
    }
}
