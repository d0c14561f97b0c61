using SertiKesos.Time;

namespace SertiKesos.Registers.Matching;

/// <summary>Compares all regions with each other where one of them has changed since the last time.</summary>
internal sealed class PeopleMatching(PeopleIndexStore store, TimeProvider clock)
{
    /// <summary>False when nothing had changed. Running twice, or two at once, ends in the same.</summary>
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var period = Period.Of(clock.TodayAt(IndonesianZone.Wib));
        var versions = await store.VersionsAsync(cancel);
        if (await store.HoldsAsync(period, versions, cancel))
        {
            return false;
        }

        var digests = new List<PeopleDigest>(versions.Count);
        await foreach (var digest in store.DigestsAsync(versions.Keys, cancel))
        {
            digests.Add(digest);
        }

        var seen = digests.ToDictionary(digest => digest.Region, digest => new CountedVersion(digest.RegisterVersion, digest.Rules));
        await store.SaveAsync(period, seen, CrossRegionMatch.Of(digests), cancel);
        return true;
    }
}
