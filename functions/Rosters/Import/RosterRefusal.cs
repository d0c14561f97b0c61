using SertiKesos.Platform.Audit;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Time;
using SertiKesos.Workbooks.Receipts;

namespace SertiKesos.Rosters.Import;

/// <summary>
/// Ends a file that must not be read, by its content's identity alone: with an answer, on record, and without keeping the
/// original. It may be cut off anywhere and run again, as an import.
/// </summary>
internal sealed class RosterRefusal(
    SubmissionStore submissions, SubmissionIdentity identity, RosterFiles files, RulesSource rules, AuditLog audit, RegionTurns turns, TimeProvider clock)
{
    /// <param name="known">The submission that it was put there for, where that is known.</param>
    /// <param name="uploadedBy">The public name of the key that handed it in, if any.</param>
    /// <param name="content">The identity of the content (<see cref="Submission.IdOf"/>).</param>
    /// <returns>Its state now, which is that of before where it was final.</returns>
    public async Task<SubmissionState> RunAsync(
        Region region, StoredSubmission? known, string fileName, DateTimeOffset uploadedAt, string? uploadedBy, string content, FindingRule finding, CancellationToken cancel)
    {
        using var span = ImportTrace.Begin(region.Code);
        using var turn = await turns.TakeAsync(region.Code, cancel);
        var stored = known is null || known.Submission.Content != content
            ? await FindOrAddAsync(new Submission(region.Code, content, fileName, uploadedAt, SubmissionState.Received, null) { UploadedBy = uploadedBy }, cancel)
            : known;
        var submission = stored.Submission;
        if (submission.State.IsFinal())
        {
            return ImportTrace.End(span, submission.Id, submission.State);
        }

        var now = clock.GetUtcNow();
        var check = GuardedCheck.Unread(submission.FileName, region, now.DayAt(region.Zone), await rules.CurrentAsync(cancel), finding);
        await files.AnswerAsync(submission, RosterAnswer.WriteAlone(check, check.Outcome, null, null), cancel);
        await audit.AppendAsync(region.Code.Value, RosterAudit.Ended(submission, check.Outcome, check, null), begins: false, cancel);
        var ended = await submissions.MoveAsync(submission with { State = check.Outcome, Result = SubmissionResult.Of(check, null) }, stored.Tag, cancel);
        ImportTrace.Count(submission, check.Outcome, check, asOf: now, clock.GetUtcNow());
        return ImportTrace.End(span, submission.Id, ended.Submission.State);
    }

    private async Task<StoredSubmission> FindOrAddAsync(Submission fresh, CancellationToken cancel)
    {
        var identified = await identity.OfAsync(fresh.Region, fresh.Content, fresh.UploadedAt, cancel);
        return identified.Stored ?? await submissions.AddOrFindAsync(fresh with { Id = identified.Id }, cancel);
    }
}
