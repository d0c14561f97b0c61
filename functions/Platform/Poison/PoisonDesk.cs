using SertiKesos.Platform.Audit;

namespace SertiKesos.Platform.Poison;

/// <summary>
/// What an operator does about messages that were set aside: looks at them, puts one back to be tried again, or drops one.
/// Each act has a reason and is on record before anything moves.
/// </summary>
internal sealed class PoisonDesk(PoisonQueues queues, AuditLog audit, OperatorReasons reasons)
{
    public Task<IReadOnlyList<PoisonPart>> ListAsync(CancellationToken cancel) => queues.ListAsync(cancel);

    /// <summary>
    /// Puts a message back to its queue and takes it away here, in this order: whoever is cut off in between leaves it in
    /// both, and all work of ours may be asked for twice.
    /// </summary>
    public Task<PoisonOutcome> RequeueAsync(string queue, string id, string by, string reason, CancellationToken cancel) =>
        queues.TakeAsync(queue, id, async taken =>
        {
            await RecordAsync("requeued", queue, taken, by, reason, cancel);
            return await queues.SendBackAsync(queue, taken, cancel) ? PoisonOutcome.Done : PoisonOutcome.NoQueue;
        }, cancel);

    public Task<PoisonOutcome> DropAsync(string queue, string id, string by, string reason, CancellationToken cancel) =>
        queues.TakeAsync(queue, id, async taken =>
        {
            await RecordAsync("dropped", queue, taken, by, reason, cancel);
            return PoisonOutcome.Done;
        }, cancel);

    private async Task RecordAsync(string what, string queue, PoisonTaken taken, string by, string reason, CancellationToken cancel)
    {
        var details = new Dictionary<string, string> { ["queue"] = queue };
        if (taken.Subject.Region is { } region)
        {
            details["region"] = region.Value;
        }

        if (taken.Subject.Submission is { } submission)
        {
            details["submission"] = submission;
        }

        // Named by the message, so that a try that was cut off and the next one are one act.
        var act = $"poison-{what}-{queue}-{taken.Message.MessageId}";
        await reasons.KeepAsync(act, by, reason, cancel);
        await audit.AppendAsync(AuditScope.National, new AuditEntry(act, by, $"poison.{what}", taken.Message.MessageId, details), cancel);
    }
}
