using Microsoft.Extensions.Logging;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Limits;
using SertiKesos.Platform.Telemetry;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Time;

namespace SertiKesos.Rosters.Import;

/// <summary>
/// Takes a roster from the inbox to its answer: kept, read, checked, merged into the register, counted. It may be cut
/// off anywhere and run again; moving the register's pointer is the one step that accepts, and everything before and
/// after it gives the same result when repeated.
/// </summary>
internal sealed partial class RosterImport(
    SubmissionStore submissions,
    SubmissionIdentity identity,
    RosterFiles files,
    CountedRegisters registers,
    AuditLog audit,
    HoldRules hold,
    RegionTurns turns,
    WorkBudgets budgets,
    RosterSteps steps,
    TimeProvider clock,
    ILogger<RosterImport> logger)
{
    /// <param name="uploadedBy">The public name of the key that handed it in, if any.</param>
    public async Task<SubmissionState> RunAsync(
        Region region, string fileName, DateTimeOffset uploadedAt, BinaryData content, string? uploadedBy, CancellationToken cancel)
    {
        using var span = ImportTrace.Begin(region.Code);
        using var turn = await turns.TakeAsync(region.Code, cancel);
        var contentId = Submission.IdOf(region.Code, content.ToMemory().Span);
        // Added as in work at once: most files are new, and of those nothing need be looked up.
        var fresh = new Submission(region.Code, contentId, fileName, uploadedAt, SubmissionState.Checking, null) { Content = contentId, UploadedBy = uploadedBy };
        var stored = await submissions.AddOrFindAsync(fresh, cancel);
        if (!stored.IsNew && await identity.OfAsync(region.Code, contentId, stored, uploadedAt, cancel) is { } identified)
        {
            stored = identified.Stored ?? await submissions.AddOrFindAsync(fresh with { Id = identified.Id }, cancel);
        }

        return ImportTrace.End(span, stored.Submission.Id, await BeginAsync(stored, region, content, cancel));
    }

    /// <summary>The same of a file whose submission is known.</summary>
    public async Task<SubmissionState> RunAsync(Region region, StoredSubmission stored, BinaryData content, CancellationToken cancel)
    {
        using var span = ImportTrace.Begin(region.Code);
        using var turn = await turns.TakeAsync(region.Code, cancel);
        return ImportTrace.End(span, stored.Submission.Id, await BeginAsync(stored, region, content, cancel));
    }

    private async Task<SubmissionState> BeginAsync(StoredSubmission stored, Region region, BinaryData content, CancellationToken cancel)
    {
        if (stored.Submission.State.IsFinal())
        {
            Log.Duplicate(logger, region.Code, stored.Submission.Id);
            Metrics.Roster(SubmissionState.Duplicate.Code(), took: null);
            return SubmissionState.Duplicate;
        }

        await files.KeepOriginalAsync(stored.Submission, content, cancel);
        using var work = await budgets.Work.TakeAsync(content.ToMemory().Length, cancel);
        return await AdvanceAsync(stored, region, content, clock.GetUtcNow(), cancel);
    }

    /// <summary>
    /// Takes in again what was kept, as of the moment at which it was uploaded or released: to make everything anew. What its
    /// row says of an end counts for nothing then: the register that it speaks of is gone.
    /// </summary>
    public async Task<SubmissionState?> ReplayAsync(Region region, Submission kept, CancellationToken cancel)
    {
        using var turn = await turns.TakeAsync(region.Code, cancel);
        var stored = await submissions.AddOrFindAsync(kept, cancel);
        return await AdvanceKeptAsync(stored with { Submission = kept with { Hold = stored.Submission.Hold } }, region, kept.ReplayedAt, cancel);
    }

    /// <summary>
    /// Goes on with a submission that was cut off or released, from its original. Its state then; null where it is not
    /// known or its original is not there (yet).
    /// </summary>
    /// <exception cref="FormatException">There is no such region.</exception>
    public async Task<SubmissionState?> ResumeAsync(RegionCode code, string id, CancellationToken cancel)
    {
        var region = (await registers.RulesAsync(cancel)).Regions.Find(code)
            ?? throw new FormatException("The submission to resume is of no region that is known.");
        using var span = ImportTrace.Begin(region.Code);
        using var turn = await turns.TakeAsync(region.Code, cancel);
        if (await submissions.FindForChangeAsync(region.Code, id, cancel) is not { } stored)
        {
            return null;
        }

        return ImportTrace.End(span, id, stored.Submission.State.IsFinal() ? stored.Submission.State : await AdvanceKeptAsync(stored, region, clock.GetUtcNow(), cancel));
    }

    /// <summary>From the original, which is loaded once there is room for it; null where it is not there.</summary>
    private async Task<SubmissionState?> AdvanceKeptAsync(StoredSubmission stored, Region region, DateTimeOffset now, CancellationToken cancel)
    {
        if (await files.OriginalLengthAsync(stored.Submission, cancel) is not { } length)
        {
            return null;
        }

        using var work = await budgets.Work.TakeAsync(length, cancel);
        return await ReadAsync(stored.Submission, length, cancel) is { } original ? await AdvanceAsync(stored, region, original, now, cancel) : null;
    }

    private async Task<BinaryData?> ReadAsync(Submission submission, long length, CancellationToken cancel)
    {
        using var span = Spans.Start(Spans.RosterRead);
        span?.SetTag("bytes", length);
        return await files.OriginalAsync(submission, cancel);
    }

    private async Task<SubmissionState> AdvanceAsync(
        StoredSubmission found, Region region, BinaryData content, DateTimeOffset now, CancellationToken cancel)
    {
        // Not only for those who look: the write is refused where another run has come to an end since the row was read.
        var begun = found.IsNew ? found : await submissions.MoveAsync(found.Submission with { State = SubmissionState.Checking }, found.Tag, cancel);
        var submission = begun.Submission;
        if (submission.State.IsFinal())
        {
            // Another run came to the end since this one looked.
            Log.Duplicate(logger, region.Code, submission.Id);
            return submission.State;
        }

        if (submission.Release is { } release)
        {
            await files.KeepReleaseAsync(submission, release, cancel);
        }

        var rules = await registers.RulesAsync(cancel);
        var file = new RosterFile(submission.FileName, content.ToMemory());
        var asOf = now.DayAt(region.Zone);
        var work = new RosterWork(steps, region, submission.Id, file, logger, cancel);
        Ending end;
        try
        {
            end = await EndAsync(submission, work, ImportTrace.Check(work, asOf, rules), rules, now, cancel);
        }
        catch (ProgramFaultException failed)
        {
            // Nothing of it is in force: all of our own work is done before the pointer moves.
            end = await RefuseAsync(submission, work, work.Refuse(asOf, rules, failed.Fault), cancel);
        }

        // On record before the state is final: after that no run comes this way again.
        var isFirst = end.Change?.Next.Version == 1;
        await audit.AppendAsync(region.Code.Value, RosterAudit.Ended(submission, end.State, end.Check, end.Counts ?? end.Change?.Counts), begins: isFirst, cancel);
        await submissions.MoveAsync(
            submission with
            {
                State = end.State,
                Result = SubmissionResult.Of(end.Check, end.Counts ?? end.Change?.Counts),
                Hold = end.Hold ?? submission.Hold,
            },
            begun.Tag,
            cancel);
        Log.Finished(logger, region.Code, submission.Id, end.State, end.Check.Reading.Rows.Accepted, end.Check.Reading.Rows.Rejected);
        ImportTrace.Count(submission, end.State, end.Check, asOf: now, clock.GetUtcNow());
        return end.State;
    }

    private async Task<Ending> EndAsync(
        Submission submission, RosterWork work, CheckedRoster check, RulesInForce rules, DateTimeOffset now, CancellationToken cancel)
    {
        var entry = work.Do(() => EntryOf(submission, check, now));
        var end = check.Outcome.IsAccepted()
            ? await AcceptAsync(submission, work, check, entry, rules, cancel)
            : new Ending(check.Outcome, check, await PreviewAsync(work, check, entry, submission.Region, cancel), null);
        return end.State.IsAccepted() ? end : await AnswerAsync(submission, work, end, cancel);
    }

    /// <summary>The end of a file that the program failed on. Where not even its answer can be made, the finding in its state tells.</summary>
    private async Task<Ending> RefuseAsync(Submission submission, RosterWork work, CheckedRoster check, CancellationToken cancel)
    {
        var end = new Ending(check.Outcome, check, null, null);
        try
        {
            return await AnswerAsync(submission, work, end, cancel);
        }
        catch (ProgramFaultException)
        {
            return end;
        }
    }

    private async Task<Ending> AnswerAsync(Submission submission, RosterWork work, Ending end, CancellationToken cancel)
    {
        using var span = Spans.Start(Spans.RosterReceipt);
        var answer = work.Answer(end.Check, end.State, end.Change, end.Hold);
        span?.SetTag("bytes", answer.Receipt.Length);
        await files.AnswerAsync(submission, answer.Receipt, cancel);
        return end with { Check = answer.Check };
    }

    private async Task<Ending> AcceptAsync(
        Submission submission, RosterWork work, CheckedRoster check, RosterEntry entry, RulesInForce rules, CancellationToken cancel)
    {
        while (true)
        {
            var stored = await registers.LoadForChangeAsync(submission.Region, cancel);
            if (stored.Register.FindStep(submission.Id) is { } step)
            {
                // An earlier run got past the pointer and was cut off before its end; its answer is already there.
                await registers.CountAsync(stored.Register, cancel);
                await SupersedeAsync(stored.Register, cancel);
                return new Ending(check.Outcome, check, null, null) { Counts = step.Change };
            }

            var change = work.Do(() => RegisterChange.Of(stored.Register, entry));
            if (change.IsNothing)
            {
                return new Ending(SubmissionState.Superseded, check, null, null);
            }

            if (submission.Release is null && work.Do(() => hold.Of(stored.Register, change, check.Reading.LeftByWord)) is { } reason)
            {
                return new Ending(SubmissionState.Held, check, change, reason);
            }

            var counts = CountsOf(work, stored, change.Next, rules);
            // The answer comes before the pointer, so that an accepted roster always has one.
            var end = await AnswerAsync(submission, work, new Ending(check.Outcome, check, change, null), cancel);
            if (await SaveAsync(change.Next, counts, stored, cancel))
            {
                await SupersedeAsync(change.Next, cancel);
                return end;
            }

            Log.Overtaken(logger, submission.Region, submission.Id);
        }
    }

    private async Task<bool> SaveAsync(Register next, RegisterCounts? counts, StoredRegister stored, CancellationToken cancel)
    {
        using var span = Spans.Start(Spans.RosterRegister);
        var saved = await registers.SaveAsync(next, counts, stored.Tag, cancel);
        span?.SetTag("version", next.Version);
        span?.SetTag("people", next.People.Count);
        span?.SetTag("outcome", saved ? "saved" : "overtaken");
        return saved;
    }

    /// <summary>
    /// What will be counted of the register. Null where the one in force cannot be counted either: that is no fault of this
    /// file, and the sweep tells of it.
    /// </summary>
    private RegisterCounts? CountsOf(RosterWork work, StoredRegister stored, Register next, RulesInForce rules)
    {
        try
        {
            return work.Do(() => registers.CountsOf(next, rules));
        }
        catch (ProgramFaultException) when (stored.Tag is not null)
        {
            try
            {
                work.Do(() => registers.CountsOf(stored.Register, rules));
            }
            catch (ProgramFaultException)
            {
                return null;
            }

            throw;
        }
    }

    /// <summary>What the roster would change if it were accepted, for the answer to one that must be fixed.</summary>
    private async Task<RegisterChange?> PreviewAsync(RosterWork work, CheckedRoster check, RosterEntry entry, RegionCode region, CancellationToken cancel)
    {
        if (check.Outcome != SubmissionState.NeedsFixing || entry.People.Count == 0)
        {
            return null;
        }

        var stored = await registers.LoadForChangeAsync(region, cancel);
        return stored.Tag is null || work.Do(() => RegisterChange.Of(stored.Register, entry)) is not { IsNothing: false } change ? null : change;
    }

    /// <summary>Rosters that wait for a second person although newer ones are in force for all of their roles wait for nothing.</summary>
    private async Task SupersedeAsync(Register register, CancellationToken cancel)
    {
        foreach (var waiting in await submissions.ListHeldAsync(register.Region, cancel))
        {
            if (IsReplaced(waiting, register)
                && await submissions.FindForChangeAsync(waiting.Region, waiting.Id, cancel) is { Submission.State: SubmissionState.Held } stored)
            {
                await submissions.TrySaveAsync(stored.Submission with { State = SubmissionState.Superseded }, stored.Tag, cancel);
            }
        }
    }

    /// <summary>Whether newer rosters are in force for everything that it lists, institutions included.</summary>
    private static bool IsReplaced(Submission waiting, Register register) =>
        waiting.Result is { } result && (result.Roles.Count > 0 || result.Institutions is not null)
        && result.Roles.All(role => register.Sources.TryGetValue(role, out var source) && source.UploadedAt > waiting.UploadedAt)
        && (result.Institutions is null || register.Institutions?.UploadedAt > waiting.UploadedAt);

    /// <summary>What a checked roster brings to the register.</summary>
    public static RosterEntry EntryOf(Submission submission, CheckedRoster check, DateTimeOffset now) => new(
        submission.Id,
        submission.UploadedAt,
        now,
        check.AsOf,
        [.. check.Reading.People.Select(row => row.Person)],
        check.Reading.Declared,
        check.Discrepancies)
    {
        Content = submission.Content,
        Institutions = [.. check.Reading.Institutions.Select(row => row.Institution)],
    };

    /// <param name="Check">What was found, faults of the program on the way included.</param>
    /// <param name="Change">What was changed, or would be.</param>
    /// <param name="Hold">Why it waits.</param>
    private sealed record Ending(SubmissionState State, CheckedRoster Check, RegisterChange? Change, RosterHold? Hold)
    {
        /// <summary>What an earlier run changed.</summary>
        public ChangeCounts? Counts { get; init; }
    }

    private static partial class Log
    {
        [LoggerMessage(1001, LogLevel.Information, "Roster {Submission} of {Region} is known already; nothing changes.", EventName = "roster_duplicate")]
        public static partial void Duplicate(ILogger logger, RegionCode region, string submission);

        [LoggerMessage(1002, LogLevel.Information, "Roster {Submission} of {Region} ended as {State}: {Accepted} rows taken over, {Rejected} not.", EventName = "roster_ended")]
        public static partial void Finished(ILogger logger, RegionCode region, string submission, SubmissionState state, int accepted, int rejected);

        [LoggerMessage(1003, LogLevel.Information, "The register of {Region} changed while roster {Submission} was merged; merging again.", EventName = "roster_overtaken")]
        public static partial void Overtaken(ILogger logger, RegionCode region, string submission);
    }
}
