using SertiKesos.Coverage;
using SertiKesos.Coverage.Completeness;

namespace SertiKesos.Notices;

/// <summary>An office as its province is told of it.</summary>
/// <param name="States">Null where it has never reported people.</param>
internal sealed record OfficeStandingLine(OfficeFiling Filing, StateCounts? States);

/// <summary>How the offices of a province stand in a period: those that have not reported first, then the late ones, then the others.</summary>
internal sealed record ProvinceStanding(IReadOnlyList<OfficeStandingLine> Offices)
{
    public int Reported => Offices.Count(office => office.Filing.HasReported);

    public int OnTime => Offices.Count(office => office.Filing.Timeliness == Timeliness.OnTime);

    /// <summary>All of them together; null where none has ever reported people.</summary>
    public StateCounts? States => Offices.Any(office => office.States is not null)
        ? Offices.Aggregate(default(StateCounts), (sum, office) => sum + office.States.GetValueOrDefault())
        : null;

    public static ProvinceStanding Of(IEnumerable<OfficeStandingLine> offices) => new(
        [.. offices
            .OrderBy(office => !office.Filing.HasReported ? 0 : office.Filing.Timeliness == Timeliness.OnTime ? 2 : 1)
            // Of those alike, who has never reported, then who has most to renew.
            .ThenByDescending(office => office.States is { } states ? states.Due + states.Expired : int.MaxValue)
            .ThenBy(office => office.Filing.Region.Code)]);
}
