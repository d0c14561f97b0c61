using System.Collections.Concurrent;
using System.Text.Json;
using SertiKesos.Protection;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Registers.Matching;
using SertiKesos.Summaries.Changes;
using SertiKesos.Time;

namespace SertiKesos.Summaries.Publication;

/// <summary>
/// Tells what has changed from the last issue to one that is about to be published, from the registers behind both. Of a
/// register that has not moved the counts are enough.
/// </summary>
internal sealed class IssueChangesSource(
    Publications publications,
    IssueSnapshots snapshots,
    RegisterStore registers,
    PeopleIndexStore people,
    ReferenceStore reference,
    RulesSource rules,
    BlindIndex index)
{
    /// <param name="last">The number of the period's last issue; 0 where it has none.</param>
    /// <returns>The summary with its bridge, and the bridge of every region by rosters.</returns>
    public async Task<(NationalSummary Summary, IReadOnlyList<RegionChanges> Parts)> AddAsync(NationalSummary summary, int last, CancellationToken cancel)
    {
        if (await BeforeAsync(summary.Period, last, cancel) is not var (publication, before))
        {
            return (summary with { Changes = IssueChanges.Of([], null, IssueTotals.Of(summary)) }, []);
        }

        var then = rules.With(await reference.AsKnownAtAsync(publication.StartedAt, cancel), before.Summary.AsOf);
        var now = rules.With(await reference.CurrentAsync(cancel), summary.AsOf);
        var sameRules = JsonSerializer.Serialize(before.Summary.Rules) == JsonSerializer.Serialize(summary.Rules);
        var codes = before.Registers.Keys.Select(RegionCode.Parse).Union(summary.Counted.Keys).Order().ToList();
        var still = codes.Where(code => sameRules && summary.Counted.TryGetValue(code, out var counted) && counted.RegisterVersion == before.RegisterOf(code)).ToHashSet();
        var sent = new Lazy<Task<IReadOnlyList<PeopleDigest>>>(() => DigestsAsync(codes, cancel));
        var parts = new ConcurrentDictionary<RegionCode, RegionChanges>();
        await Parallel.ForEachAsync(
            codes,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel },
            async (code, token) =>
            {
                var part = still.Contains(code)
                    ? RegionChanges.OfDays(summary.Counted[code], before.Summary.AsOf, summary.AsOf, summary.Rules)
                    : RegionChanges.Of(
                        await SideAsync(code, before.RegisterOf(code), before.Summary.AsOf, then, token),
                        await SideAsync(code, summary.Counted.GetValueOrDefault(code)?.RegisterVersion, summary.AsOf, now, token),
                        Transfers.Into(code, await sent.Value, index));
                if (part is not null)
                {
                    parts[code] = part;
                }
            });
        IReadOnlyList<RegionChanges> ordered = [.. parts.OrderBy(part => part.Key).Select(part => part.Value)];
        return (
            summary with { Changes = IssueChanges.Of(ordered, IssueTotals.Of(before.Summary), IssueTotals.Of(summary)), LastIssue = LastIssue.Of(before.Summary) },
            ordered);
    }

    /// <summary>The newest issue before the next one of the period that stands; null where there is none, or nothing is kept of it.</summary>
    private async Task<(IssuePublication Publication, IssueSnapshot Snapshot)?> BeforeAsync(Period period, int last, CancellationToken cancel)
    {
        var before = (await publications.ListAsync(cancel))
            .Where(publication => publication.Withdrawal is null && (publication.Period, publication.Issue).CompareTo((period, last)) <= 0)
            .MaxBy(publication => (publication.Period, publication.Issue));
        return before is not null && await snapshots.FindAsync(before.Period, before.Issue, cancel) is { } snapshot ? (before, snapshot) : null;
    }

    /// <summary>Null where there was no register, or it is no longer kept: then the bridge says that it cannot be told.</summary>
    private async Task<RegionSide?> SideAsync(RegionCode code, long? version, DateOnly asOf, RulesInForce known, CancellationToken cancel) =>
        version is { } number && await registers.FindVersionAsync(code, number, cancel) is { } register ? new RegionSide(register, asOf, known) : null;

    private async Task<IReadOnlyList<PeopleDigest>> DigestsAsync(IEnumerable<RegionCode> codes, CancellationToken cancel)
    {
        var digests = new List<PeopleDigest>();
        await foreach (var digest in people.DigestsAsync(codes, cancel))
        {
            digests.Add(digest);
        }

        return digests;
    }
}
