using SertiKesos.Pages.Figures;

namespace SertiKesos.Pages.Board;

/// <summary>The reports of a period, region by region.</summary>
/// <param name="Rows">Those that are shown, who has not reported first.</param>
/// <param name="All">Of all regions that the reader sees, whatever is shown.</param>
/// <param name="Month">The first day of the period.</param>
/// <param name="Period">The same as addresses write it, such as <c>2026-11</c>.</param>
/// <param name="State">Which reports are shown; empty or <c>all</c> for all.</param>
/// <param name="Province">The code of the province that is shown; empty for all.</param>
/// <param name="Provinces">Those that the reader may choose from, by code and name.</param>
public sealed record BoardView(
    DateOnly Month, string Period, DateOnly AsOf, ReportsView All, IReadOnlyList<BoardRow> Rows, string State, string Province, IReadOnlyList<(string Code, string Name)> Provinces)
{
    /// <summary>The provinces with their counts, where neither a state nor a province was chosen; then no regions are listed.</summary>
    public IReadOnlyList<AreaRow>? Overview { get; init; }

    public string? Earlier { get; init; }

    public string? Later { get; init; }
}

public sealed record BoardRow(AreaRow Area, string Province, int People, string? Approver);
