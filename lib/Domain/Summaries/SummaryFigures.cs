using SertiKesos.Coverage;
using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Summaries;

/// <summary>What stands behind a region's figures in a period.</summary>
internal enum ReportingState
{
    /// <summary>Belum lapor: no roster was ever accepted.</summary>
    Missing,

    /// <summary>The newest accepted roster is of an earlier period.</summary>
    Earlier,

    /// <summary>A roster was accepted in the period.</summary>
    Reported,

    /// <summary>Laporan nihil: no roster ever, and a signed statement that there is nobody to report.</summary>
    Nil,
}

/// <summary>A kabupaten or kota in the summary; every one of them has its row, whether it has reported or not.</summary>
/// <param name="Declared">People as the office states them; null where it states no total of all its roles.</param>
/// <param name="Reasons">Why stated and counted numbers differ, one sentence each.</param>
/// <param name="AcceptedOn">The day, in the region's zone, on which the newest roster behind the figures was accepted.</param>
internal sealed record RegionFigures(
    Region Region,
    ReportingState Reporting,
    Period? CountedIn,
    Breakdown Figures,
    int? Declared,
    int? DeclaredCertified,
    IReadOnlyList<string> Reasons,
    DateOnly? AcceptedOn)
{
    /// <summary>Selisih: stated less counted people, and nothing else; null where nothing is stated.</summary>
    public int? Difference => Declared - Figures.Total?.People;

    /// <summary>
    /// Jumlah rincian: what the parts of the stated total add up to, which need not be the total; null where no parts are
    /// stated. A list that states a total without parts stands with its total.
    /// </summary>
    public int? PartsSum { get; init; }

    /// <summary>Those of its people who belong to a national body (IPSM Pusat) by their posting; they count here all the same.</summary>
    public int NationalBody => Figures.Postings.Where(row => row.Posting == KnownPostings.IpsmPusat).Sum(row => row.States.People);

    /// <summary>Those of its people whom the nation counts in another region; null where there are none.</summary>
    public Breakdown? Elsewhere { get; init; }

    /// <summary>What the region adds to its province, BBPPKS area and the nation.</summary>
    public Breakdown Part => Figures.Less(Elsewhere);

    /// <summary>The region's institutions, which are reported and counted apart.</summary>
    public RegionInstitutions Institutions { get; init; } = RegionInstitutions.Missing;
}

/// <summary>A province or the area of a training centre (BBPPKS): the sum of its regions that have data.</summary>
/// <param name="Code">The Kemendagri code of the province, or the Roman number of the centre.</param>
/// <param name="Confirmed">False where the extent of the area is the project's reading.</param>
/// <param name="Regions">How many regions belong to it.</param>
/// <param name="WithData">How many of them have data, of this period or an earlier one.</param>
internal sealed record AreaFigures(string Code, string Name, bool Confirmed, int Regions, int WithData, Breakdown Figures)
{
    public InstitutionFigures Institutions { get; init; } = InstitutionFigures.NotReported;

    /// <summary>How many of the regions have reported institutions, in this period or an earlier one.</summary>
    public int WithInstitutions { get; init; }
}

/// <summary>
/// Certificates whose last valid day lies in a month, by training centre in the order I–VI; null where no region of the
/// centre has data. The first month begins on the day of the summary.
/// </summary>
internal sealed record ExpiryMonth(Period Month, IReadOnlyList<int?> ByCentre, int? Total);

/// <summary>
/// Participants of a training, counted over all regions, against the largest total that any office states for it.
/// </summary>
/// <param name="PartsSum">The sum of the stated parts of that total; null where it has none.</param>
internal sealed record TrainingFigures(
    string Event, int Counted, IReadOnlyList<TrainingRegion> Regions, int? Declared, int? PartsSum)
{
    public int? Difference => Declared - Counted;
}

internal sealed record TrainingRegion(RegionCode Region, string Name, int Participants);
