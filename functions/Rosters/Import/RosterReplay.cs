using System.Globalization;
using SertiKesos.Platform.Audit;
using SertiKesos.Regions;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Submissions;

namespace SertiKesos.Rosters.Import;

/// <summary>Reads the original of one submission once more, as an operator wishes after a fault was mended.</summary>
internal sealed class RosterReplay(SubmissionStore submissions, RosterRebuild rebuild, AuditLog audit, OperatorReasons reasons, TimeProvider clock)
{
    /// <summary>
    /// It takes its place by its own upload: what is in force since stays in force, and what it had already done is only
    /// answered again. On record before anything happens.
    /// </summary>
    /// <returns>Its state then; null where it is not known, or its original is gone.</returns>
    public async Task<SubmissionState?> RunAsync(RegionCode region, string submission, string by, string reason, CancellationToken cancel)
    {
        if (await submissions.FindAsync(region, submission, cancel) is not { } found)
        {
            return null;
        }

        var act = $"replayed-{submission}-{clock.GetUtcNow().UtcDateTime.ToString("yyyyMMddTHHmmssfff", CultureInfo.InvariantCulture)}";
        await reasons.KeepAsync(act, by, reason, cancel);
        await audit.AppendAsync(
            region.Value,
            new AuditEntry(act, by, "submission.replayed", submission, new Dictionary<string, string> { ["state"] = found.State.ToString() }),
            cancel);
        return await rebuild.AnswerAgainAsync(found, cancel) ? (await submissions.FindAsync(region, submission, cancel))?.State : null;
    }
}
