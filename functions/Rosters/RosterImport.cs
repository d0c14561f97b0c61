using Microsoft.Extensions.Logging;
using SertiKesos.Coverage;
using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.Platform.Time;
using SertiKesos.Regions;
using SertiKesos.Rosters.Checks;

namespace SertiKesos.Rosters;

/// <summary>
/// Takes a roster from the inbox to its answer: kept, read, checked, merged into the register, counted. It may be cut
/// off anywhere and run again; moving the register's pointer is the one step that accepts, and everything before and
/// after it gives the same result when repeated.
/// </summary>
internal sealed partial class RosterImport(
    SubmissionStore submissions,
    RegisterStore registers,
    CoverageStore coverage,
    CertificateRules rules,
    TimeProvider clock,
    ILogger<RosterImport> logger,
    InstitutionRules? institutionRules = null)
{
    public async Task<SubmissionState> RunAsync(
        Region region, string fileName, DateTimeOffset uploadedAt, BinaryData content, CancellationToken cancel)
    {
        var file = new RosterFile(fileName, content.ToMemory());
        var id = Submission.IdOf(region.Code, file.Content.Span);
        var submission = await submissions.AddOrFindAsync(
            new Submission(region.Code, id, fileName, uploadedAt, SubmissionState.Received, null), cancel);
        if (submission.State.IsFinal())
        {
            Log.Duplicate(logger, region.Code, id);
            return SubmissionState.Duplicate;
        }

        await submissions.KeepOriginalAsync(submission, content, cancel);
        submission = submission with { State = SubmissionState.Checking };
        await submissions.SaveAsync(submission, cancel);

        var today = clock.TodayAt(region.Zone);
        var check = RosterCheck.Run(file, region, today, rules, cancel, institutionRules);
        var (state, change) = check.Outcome.IsAccepted()
            ? await AcceptAsync(submission, file, check, today, cancel)
            : (check.Outcome, null);
        if (!state.IsAccepted())
        {
            await submissions.AnswerAsync(submission, RosterAnswer.Write(file, check, state, change: null), cancel);
        }

        await submissions.SaveAsync(submission with { State = state, Result = SubmissionResult.Of(check, change) }, cancel);
        Log.Finished(logger, region.Code, id, state, check.Reading.Rows.Accepted, check.Reading.Rows.Rejected);
        return state;
    }

    private async Task<(SubmissionState State, ChangeCounts? Change)> AcceptAsync(
        Submission submission, RosterFile file, CheckedRoster check, DateOnly today, CancellationToken cancel)
    {
        var entry = new RosterEntry(
            submission.Id,
            submission.UploadedAt,
            clock.GetUtcNow(),
            today,
            [.. check.Reading.People.Select(row => row.Person)],
            check.Reading.Declared,
            check.Discrepancies)
        {
            Institutions = [.. check.Reading.Institutions.Select(row => row.Institution)],
        };
        while (true)
        {
            var stored = await registers.LoadForChangeAsync(submission.Region, cancel);
            if (stored.Register.FindAccepted(submission.Id) is { } accepted)
            {
                // An earlier run got past the pointer and was cut off before its end; its answer is already there.
                await coverage.SaveAsync(RegionCount.Of(stored.Register, today, rules, institutionRules), cancel);
                return (check.Outcome, accepted.Change);
            }

            var change = RegisterChange.Of(stored.Register, entry);
            if (change.IsNothing)
            {
                return (SubmissionState.Superseded, null);
            }

            // The answer comes before the pointer, so that an accepted roster always has one.
            await submissions.AnswerAsync(submission, RosterAnswer.Write(file, check, check.Outcome, change), cancel);
            if (await registers.SaveAsync(change.Next, stored.Tag, submission.Id, cancel))
            {
                await coverage.SaveAsync(RegionCount.Of(change.Next, today, rules, institutionRules), cancel);
                return (check.Outcome, change.Counts);
            }

            Log.Overtaken(logger, submission.Region, submission.Id);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1001, LogLevel.Information, "Roster {Submission} of {Region} is known already; nothing changes.")]
        public static partial void Duplicate(ILogger logger, RegionCode region, string submission);

        [LoggerMessage(1002, LogLevel.Information, "Roster {Submission} of {Region} ended as {State}: {Accepted} rows taken over, {Rejected} not.")]
        public static partial void Finished(ILogger logger, RegionCode region, string submission, SubmissionState state, int accepted, int rejected);

        [LoggerMessage(1003, LogLevel.Information, "The register of {Region} changed while roster {Submission} was merged; merging again.")]
        public static partial void Overtaken(ILogger logger, RegionCode region, string submission);
    }
}
