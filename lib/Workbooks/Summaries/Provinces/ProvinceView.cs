using SertiKesos.Regions;
using SertiKesos.Summaries;

namespace SertiKesos.Workbooks.Summaries.Provinces;

/// <summary>A national summary as far as one province sees it.</summary>
internal sealed class ProvinceView
{
    /// <exception cref="ArgumentException">There is no such province.</exception>
    public ProvinceView(NationalSummary summary, string code)
    {
        Area = summary.Provinces.FirstOrDefault(area => area.Code == code) ?? throw new ArgumentException($"There is no province {code}.", nameof(code));
        Outlook = summary.Outlook.Provinces.First(area => area.Code == code);
        Own = summary with
        {
            Regions = [.. summary.Regions.Where(region => region.Region.Province.Code == code)],
            Outlook = summary.Outlook with { Regions = [.. summary.Outlook.Regions.Where(region => Holds(region.Region))] },
        };
    }

    public AreaFigures Area { get; }

    public SertiKesos.Summaries.Outlook.AreaOutlook Outlook { get; }

    /// <summary>The summary with the province's regions alone.</summary>
    public NationalSummary Own { get; }

    public bool Holds(RegionCode region) => region.Value.StartsWith(Area.Code + ".", StringComparison.Ordinal);
}
