using SertiKesos.People;
using SertiKesos.Protection;
using SertiKesos.Regions;
using SertiKesos.Registers.Matching;

namespace SertiKesos.Summaries.Changes;

/// <summary>Who was sent to a region by another one, told from the digests by which regions are compared: keyed hashes alone.</summary>
internal static class Transfers
{
    public static Func<Nik, bool> Into(RegionCode region, IEnumerable<PeopleDigest> digests, BlindIndex index)
    {
        var sent = digests
            .Where(digest => digest.Region != region)
            .SelectMany(digest => digest.Entries)
            .Where(entry => !entry.Active && entry.To == region)
            .Select(entry => entry.Key)
            .ToHashSet(StringComparer.Ordinal);
        return nik => sent.Count > 0 && sent.Contains(PeopleDigest.KeyOf(index, nik));
    }
}
