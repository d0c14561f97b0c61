using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Platform;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Poison;

namespace SertiKesos.Portal;

/// <summary>Messages that were set aside after failing too often, for operators alone.</summary>
internal sealed class PoisonApi(Admissions admissions, PoisonDesk desk, OperatorReasons reasons)
{
    private const int ActsShown = 50;

    [Function("ListPoison")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "poison")] HttpRequest request, CancellationToken cancel)
    {
        var (key, refusal) = await admissions.AdmitOperatorAsync(request, cancel);
        return key is null
            ? refusal
            : Results.Json(new
            {
                queues = (await desk.ListAsync(cancel)).Select(part => new { queue = part.Queue, work = part.Work, total = part.Total, messages = part.Oldest.Select(Line) }),
                acts = (await reasons.ListAsync("poison-", ActsShown, cancel)).Select(act => new { act = act.Act, at = act.At, by = act.By, reason = act.Reason }),
            });
    }

    [Function("RequeuePoison")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> RequeueAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "poison/{queue}/{message}/requeue")] HttpRequest request,
        string queue,
        string message,
        CancellationToken cancel) =>
        ActAsync(request, queue, message, "requeued", desk.RequeueAsync, cancel);

    [Function("DropPoison")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> DropAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "poison/{queue}/{message}/drop")] HttpRequest request,
        string queue,
        string message,
        CancellationToken cancel) =>
        ActAsync(request, queue, message, "dropped", desk.DropAsync, cancel);

    private async Task<IResult> ActAsync(
        HttpRequest request,
        string queue,
        string message,
        string done,
        Func<string, string, string, string, CancellationToken, Task<PoisonOutcome>> act,
        CancellationToken cancel)
    {
        var (key, refusal) = await admissions.AdmitOperatorAsync(request, cancel);
        return key is null ? refusal
            : await ActReason.ReadAsync(request, cancel) is not { } reason ? ActReason.Missing()
            : RefusalOf(await act(queue, message, key.Actor, reason, cancel)) ?? Results.Json(new { queue, message, outcome = done });
    }

    /// <summary>Why a message was left as it is; null where it was not.</summary>
    internal static IResult? RefusalOf(PoisonOutcome outcome) => outcome switch
    {
        PoisonOutcome.Done => null,
        PoisonOutcome.Busy => Problems.Conflict("poison-busy", PoisonTexts.Of(outcome)),
        PoisonOutcome.NoQueue => Problems.Conflict("queue-missing", PoisonTexts.Of(outcome)),
        _ => Problems.NotFound("poison-unknown", PoisonTexts.Of(outcome)),
    };

    private static object Line(PoisonMessage message) => new
    {
        id = message.Id,
        since = message.Since,
        endsAt = message.EndsAt,
        tries = message.Tries,
        region = message.Subject.Region?.Value,
        submission = message.Subject.Submission,
        period = message.Subject.Period,
    };
}
