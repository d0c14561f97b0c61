using SertiKesos.Pages.Figures;

namespace SertiKesos.Pages.Centres;

/// <summary>A training centre (BBPPKS): who needs a test in its area, and its seats.</summary>
/// <param name="Confirmed">False where the extent of its area is the project's reading.</param>
/// <param name="DueDays">Whose certificate ends within so many days is a candidate.</param>
/// <param name="ClassSize">Seats of a usual class.</param>
/// <param name="MayDownload">Whether the reader may have the candidates by name.</param>
public sealed record CentreView(
    string Number, string Name, bool Confirmed, DateOnly AsOf, StatesView? States, int ClassSize, int DueDays, IReadOnlyList<CentreMonthView> Months, IReadOnlyList<CentreCostView> Costs,
    IReadOnlyList<AreaRow> Regions, bool MayDownload)
{
    public int? Waiting => States is { } states ? states.Never + states.Expired : null;

    /// <summary>Everybody who should sit the test next.</summary>
    public int? Candidates => States is { } states ? states.Never + states.Expired + states.Due : null;

    public int? Classes => Candidates is { } people ? (people + ClassSize - 1) / ClassSize : null;
}

/// <param name="Left">Who still waits at the end; null from the first month on whose seats are not stated.</param>
public sealed record CentreMonthView(DateOnly Month, int Ending, int? Seats, int? Left);

/// <param name="Online">How the test is sat: online, or face to face.</param>
public sealed record CentreCostView(bool Online, long UnitCost, int Candidates, long Rupiah, string Source);
