namespace SertiKesos.Summaries.Brief;

/// <summary>The regions that have reported, in the order in which somebody should look at them.</summary>
internal static class UrgentRegions
{
    public const string Order =
        "Urutan: sertifikat yang kedaluwarsa dan segera habis terbanyak lebih dahulu, lalu yang belum bersertifikat terbanyak.";

    public static IReadOnlyList<RegionFigures> Of(NationalSummary summary) =>
        [.. summary.Regions
            .Where(region => region.Reporting == ReportingState.Reported)
            .OrderByDescending(region => region.Figures.Total is { } states ? states.Expired + states.Due : 0)
            .ThenByDescending(region => region.Figures.Total is { } states ? states.People - states.Certified : 0)
            .ThenBy(region => region.Region.Code)];
}
