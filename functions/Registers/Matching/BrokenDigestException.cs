using SertiKesos.Regions;

namespace SertiKesos.Registers.Matching;

/// <summary>
/// The digest of a region cannot be read, so the regions cannot be compared now; the last comparison holds until the next
/// sweep has made the digest again.
/// </summary>
internal sealed class BrokenDigestException(RegionCode region, Exception cause)
    : Exception($"The digest of {region} cannot be read and is made again by the next sweep.", cause)
{
    public RegionCode Region { get; } = region;
}
