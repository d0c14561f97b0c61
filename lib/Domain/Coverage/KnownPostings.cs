using System.Collections.Frozen;

namespace SertiKesos.Coverage;

/// <summary>The postings that are grouped by known synonyms: words of the field, which name nobody.</summary>
internal static class KnownPostings
{
    public const string Kelurahan = "Kelurahan";
    public const string Desa = "Desa";
    public const string Kecamatan = "Kecamatan";
    public const string Dinsos = "Dinsos";
    public const string Pkh = "PKH";
    public const string Lk3 = "LK3";
    public const string SaktiPeksos = "Sakti Peksos";
    public const string Panti = "Panti/LKS";
    public const string Slrt = "SLRT/Puskesos";
    public const string IpsmPusat = "IPSM Pusat";

    public static FrozenSet<string> All { get; } =
        [Kelurahan, Desa, Kecamatan, Dinsos, Pkh, Lk3, SaktiPeksos, Panti, Slrt, IpsmPusat];
}
