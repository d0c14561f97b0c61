using SertiKesos.Platform.Limits;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Time;
using SertiKesos.Workbooks.Redaction;

namespace SertiKesos.Rights;

/// <summary>Takes a person out of the files that are kept: originals, receipts, releases, kept acts, and the inbox.</summary>
internal sealed class FileErasure(CountedRegisters counted, SubmissionStore submissions, RosterFiles files, InboxErasure inbox, WorkBudgets budgets)
{
    /// <summary>
    /// What is searched: every file of the regions that know the person; of all others, where the person is named by NIK,
    /// the files that never made it into a register, or not with every row or every NIK.
    /// </summary>
    public async Task<IReadOnlyList<(Region Region, IReadOnlyList<Submission> Kept)>> KeptAsync(
        Erasure erasure, IReadOnlyList<Region> known, RegionCatalog regions, CancellationToken cancel)
    {
        var searched = new List<(Region, IReadOnlyList<Submission>)>();
        foreach (var region in known)
        {
            searched.Add((region, await submissions.ListAsync(region.Code, cancel)));
        }

        if (erasure.Everywhere)
        {
            searched.AddRange((await submissions.ListAsync(cancel))
                .Where(submission => !erasure.Regions.Contains(submission.Region) && submission.State.IsFinal()
                    && (!submission.State.IsAccepted() || submission.Result is { Rows.Rejected: > 0 } or { IdentityUncertain: > 0 }))
                .GroupBy(submission => submission.Region)
                .OrderBy(group => group.Key)
                .Where(group => regions.Find(group.Key) is not null)
                .Select(group => (regions.Find(group.Key)!, (IReadOnlyList<Submission>)[.. group])));
        }

        return searched;
    }

    public async Task<ErasureReport> EraseAsync(
        Region region, IReadOnlyList<Submission> kept, PersonTrace trace, ErasureReport report, CancellationToken cancel)
    {
        report = report with { Files = report.Files + await counted.ForgetActsAsync(region.Code, trace.Identities, null, cancel) };
        foreach (var submission in kept)
        {
            // What is rewritten is held as a tree, which costs much of a large file: one such at a time.
            using var work = await budgets.Work.TakeAsync(await files.OriginalLengthAsync(submission, cancel) ?? 0, cancel);
            var day = submission.UploadedAt.DayAt(region.Zone);
            var original = await files.OriginalAsync(submission, cancel);
            // What the original states is used before it is cleaned: a run that was cut off finds it there again.
            var named = original is null ? trace.Target() : TargetOf(new RosterFile(submission.FileName, original.ToMemory()), region, day, trace, cancel);
            var fileName = named.HasName(submission.FileName) || named.IsMentioned(submission.FileName)
                ? "roster" + Path.GetExtension(submission.FileName)
                : submission.FileName;
            var reason = submission.Release is { } release && (named.HasName(release.Reason) || named.IsMentioned(release.Reason));
            if ((fileName != submission.FileName || reason) && await submissions.FindForChangeAsync(region.Code, submission.Id, cancel) is { } stored)
            {
                // An overtaken write is repeated by the next pass.
                await submissions.TrySaveAsync(
                    stored.Submission with
                    {
                        FileName = fileName,
                        Release = reason && stored.Submission.Release is { } known ? known with { Reason = RosterRelease.ErasedReason } : stored.Submission.Release,
                    },
                    stored.Tag,
                    cancel);
                report = report with { Files = report.Files + 1 };
            }

            if (await files.RedactReleaseAsync(submission, text => named.HasName(text) || named.IsMentioned(text), cancel))
            {
                report = report with { Files = report.Files + 1 };
            }

            var notes = 0;
            var redacted = await files.RedactAsync(
                submission,
                fileName,
                content =>
                {
                    var file = new RosterFile(submission.FileName, content.ToMemory());
                    var result = RosterRedaction.Redact(file, region, day, TargetOf(file, region, day, trace, cancel), cancel);
                    notes += result is { IsNote: true } ? 1 : 0;
                    return result?.Content;
                },
                cancel);
            report = report with
            {
                Files = report.Files + (redacted ? 1 : 0),
                Notes = report.Notes + notes,
                Unsearched = report.Unsearched + (original is not null && !redacted && !RosterRedaction.IsSearchable(original.ToMemory()) ? 1 : 0),
            };
        }

        // Only now: until its original is clean, the file in the inbox could be read into a new one.
        var removed = await inbox.RemoveAsync(region, kept, (file, day) => TargetOf(file, region, day, trace, cancel), cancel);
        return report with { InboxFiles = report.InboxFiles + removed };
    }

    private static RedactionTarget TargetOf(RosterFile file, Region region, DateOnly day, PersonTrace trace, CancellationToken cancel) =>
        trace.Target().With(RosterRedaction.Forms(file, region, day, trace.IsPerson, trace.IsNik, cancel));
}
