using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Registers.Matching;
using SertiKesos.Rosters.Submissions;

namespace SertiKesos.Rosters.Import;

/// <summary>What a rebuild did: files taken in again, acts done again, and regions that were left alone because they have a register.</summary>
internal sealed record RebuildReport(int Replayed, int Acts, IReadOnlyList<RegionCode> LeftAlone);

/// <summary>
/// Makes registers, counts and answers again from the originals, releases and acts of offices that are kept, in the order
/// in which they took effect. Only for regions without a register: what is in force is never replaced.
/// </summary>
internal sealed class RosterRebuild(
    RosterFiles files, RosterImport import, RegisterStore registers, CountedRegisters counted, KeptActs acts, PeopleMatching matching)
{
    public async Task<RebuildReport> RunAsync(Func<RegionCode, bool> wanted, CancellationToken cancel)
    {
        var kept = new List<Submission>();
        await foreach (var submission in files.KeptAsync(cancel))
        {
            if (wanted(submission.Region))
            {
                kept.Add(submission);
            }
        }

        var regions = (await counted.RulesAsync(cancel)).Regions;
        var alone = new List<RegionCode>();
        var replayed = 0;
        var acted = 0;
        foreach (var office in kept.GroupBy(submission => submission.Region).OrderBy(group => group.Key))
        {
            await registers.ForgetLostAsync(office.Key, cancel);
            if (regions.Find(office.Key) is not { } region || await registers.LoadAsync(office.Key, cancel) is not null)
            {
                alone.Add(office.Key);
                continue;
            }

            var waiting = new Queue<KeptAct>(await acts.ListAsync(office.Key, cancel));
            async Task ActUntilAsync(DateTimeOffset moment)
            {
                while (waiting.TryPeek(out var act) && act.At < moment)
                {
                    acted += await counted.ReplayAsync(office.Key, waiting.Dequeue(), cancel) ? 1 : 0;
                }
            }

            foreach (var submission in office.OrderBy(submission => submission.ReplayedAt).ThenBy(submission => submission.Id, StringComparer.Ordinal))
            {
                await ActUntilAsync(submission.ReplayedAt);
                await import.ReplayAsync(region, submission, cancel);
                replayed++;
            }

            await ActUntilAsync(DateTimeOffset.MaxValue);
        }

        await matching.RunAsync(cancel);
        return new RebuildReport(replayed, acted, alone);
    }
}
