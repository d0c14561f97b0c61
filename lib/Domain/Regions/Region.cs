using SertiKesos.Time;

namespace SertiKesos.Regions;

internal enum RegionKind
{
    Kabupaten,
    Kota,
}

/// <summary>A province by its two-digit Kemendagri code.</summary>
internal sealed record Province(string Code, string Name);

/// <summary>
/// A kabupaten or kota with what the product needs to know of it. <paramref name="Bbppks"/> is the Roman number of its
/// training centre (I–VI); where <paramref name="BbppksConfirmed"/> is false the area is our reading, to be confirmed by
/// the ministry. Counts are those of Kepmendagri 300.2.2-2138/2025.
/// </summary>
internal sealed record Region(
    RegionCode Code,
    RegionKind Kind,
    string Name,
    Province Province,
    IndonesianZone Zone,
    string Bbppks,
    bool BbppksConfirmed,
    int Kecamatan,
    int Kelurahan,
    int Desa)
{
    /// <summary>How many TKSK it should have, where a table says otherwise than one per kecamatan.</summary>
    public int? ExpectedTksk { get; init; }
}
