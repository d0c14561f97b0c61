using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Registers.Matching;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Submissions;

namespace SertiKesos.Rosters.Import;

/// <summary>What a rebuild did: files taken in again, acts done again, and regions that were left alone because they have a register.</summary>
internal sealed record RebuildReport(int Replayed, int Acts, IReadOnlyList<RegionCode> LeftAlone);

/// <summary>
/// Makes registers, counts and answers again from the originals, releases and acts of offices that are kept, in the order
/// in which they took effect. Only for regions whose register is gone, whole or in its last versions: what is in force is
/// never replaced.
/// </summary>
internal sealed class RosterRebuild(
    RosterFiles files, SubmissionStore submissions, RosterImport import, RegisterStore registers, CountedRegisters counted, KeptActs acts, PeopleMatching matching)
{
    /// <summary>
    /// What took effect shortly before the last version that was left is done again as well, for that version may never
    /// have been in force. Doing again what is in it changes nothing.
    /// </summary>
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    public async Task<RebuildReport> RunAsync(Func<RegionCode, bool> wanted, CancellationToken cancel)
    {
        var report = new RebuildReport(0, 0, []);
        foreach (var (code, kept) in await KeptAsync(wanted, cancel))
        {
            var since = await registers.RestoreLostAsync(code, cancel);
            if (since is null && await registers.LoadAsync(code, cancel) is not null)
            {
                report = report with { LeftAlone = [.. report.LeftAlone, code] };
            }
            else
            {
                report = await DoAgainAsync(code, kept, since ?? DateTimeOffset.MinValue, report, cancel);
            }
        }

        await matching.RunAsync(cancel);
        return report;
    }

    /// <summary>The same for regions whose register names a version that is gone. To be called before anything else changes them.</summary>
    public async Task<RebuildReport> RepairAsync(CancellationToken cancel)
    {
        var lost = new Dictionary<RegionCode, DateTimeOffset>();
        await foreach (var code in registers.RegionsAsync(cancel))
        {
            if (await registers.RestoreLostAsync(code, cancel) is { } since)
            {
                lost.Add(code, since);
            }
        }

        var report = new RebuildReport(0, 0, []);
        foreach (var (code, kept) in await KeptAsync(lost.ContainsKey, cancel))
        {
            report = await DoAgainAsync(code, kept, lost[code], report, cancel);
        }

        return report;
    }

    /// <summary>Answers a roster that is over once more; false where its original is gone too, or its region.</summary>
    public async Task<bool> AnswerAgainAsync(Submission submission, CancellationToken cancel) =>
        (await counted.RulesAsync(cancel)).Regions.Find(submission.Region) is { } region && await import.ReplayAsync(region, submission, cancel) is not null;

    /// <summary>What came since, and what is called accepted or is in work and has no step in the register that was left.</summary>
    private async Task<IEnumerable<Submission>> MissingAsync(RegionCode code, List<Submission> kept, DateTimeOffset from, CancellationToken cancel)
    {
        if (await registers.LoadAsync(code, cancel) is not { } left)
        {
            return kept;
        }

        var rows = (await submissions.ListAsync(code, cancel)).ToDictionary(row => row.Id, row => row.State);
        return kept.Where(submission => submission.ReplayedAt >= from
            || (left.FindStep(submission.Id) is null && rows.TryGetValue(submission.Id, out var state) && (state.IsAccepted() || !state.IsFinal())));
    }

    private async Task<IEnumerable<(RegionCode Region, List<Submission> Kept)>> KeptAsync(Func<RegionCode, bool> wanted, CancellationToken cancel)
    {
        var kept = new SortedDictionary<RegionCode, List<Submission>>();
        await foreach (var submission in files.KeptAsync(cancel))
        {
            if (wanted(submission.Region))
            {
                (kept.TryGetValue(submission.Region, out var known) ? known : kept[submission.Region] = []).Add(submission);
            }
        }

        return kept.Select(office => (office.Key, office.Value));
    }

    private async Task<RebuildReport> DoAgainAsync(
        RegionCode code, List<Submission> kept, DateTimeOffset since, RebuildReport report, CancellationToken cancel)
    {
        if ((await counted.RulesAsync(cancel)).Regions.Find(code) is not { } region)
        {
            return report with { LeftAlone = [.. report.LeftAlone, code] };
        }

        var from = since - DateTimeOffset.MinValue > Margin ? since - Margin : DateTimeOffset.MinValue;
        var (replayed, acted) = (0, 0);
        var waiting = new Queue<KeptAct>((await acts.ListAsync(code, cancel)).Where(act => act.At >= from));
        async Task ActUntilAsync(DateTimeOffset moment)
        {
            while (waiting.TryPeek(out var act) && act.At < moment)
            {
                acted += await counted.ReplayAsync(code, waiting.Dequeue(), cancel) ? 1 : 0;
            }
        }

        foreach (var submission in (await MissingAsync(code, kept, from, cancel)).OrderBy(submission => submission.ReplayedAt).ThenBy(submission => submission.Id, StringComparer.Ordinal))
        {
            await ActUntilAsync(submission.ReplayedAt);
            await import.ReplayAsync(region, submission, cancel);
            replayed++;
        }

        await ActUntilAsync(DateTimeOffset.MaxValue);
        return report with { Replayed = report.Replayed + replayed, Acts = report.Acts + acted };
    }
}
