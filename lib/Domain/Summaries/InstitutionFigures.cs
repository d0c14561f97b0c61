using SertiKesos.Coverage;
using SertiKesos.Institutions;
using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Summaries;

/// <summary>
/// The states of an area's institutions on one day, all together and by kind. <see cref="Total"/> is null where no region
/// of the area has reported institutions, which is not the same as none.
/// </summary>
internal sealed record InstitutionFigures(InstitutionStates? Total, IReadOnlyList<InstitutionKindStates> Kinds)
{
    public static InstitutionFigures NotReported { get; } = new(null, []);

    public static InstitutionFigures Of(InstitutionCoverage coverage, DateOnly day, InstitutionRules rules)
    {
        var kinds = coverage.Kinds
            .OrderBy(kind => kind.Kind)
            .Select(kind => new InstitutionKindStates(kind.Kind, kind.Counts.On(day, rules)))
            .ToList();
        return new InstitutionFigures(Sum(kinds.Select(kind => kind.States)), kinds);
    }

    public static InstitutionFigures Sum(IEnumerable<InstitutionFigures> parts)
    {
        var reported = parts.Where(part => part.Total is not null).ToList();
        return reported.Count == 0
            ? NotReported
            : new InstitutionFigures(
                Sum(reported.Select(part => part.Total!.Value)),
                [.. reported
                    .SelectMany(part => part.Kinds)
                    .GroupBy(kind => kind.Kind)
                    .OrderBy(group => group.Key)
                    .Select(group => new InstitutionKindStates(group.Key, Sum(group.Select(kind => kind.States))))]);
    }

    /// <summary>The states of one kind; nought where the area has reported institutions, but none of the kind.</summary>
    public InstitutionStates? Of(InstitutionKind kind) => Total is null ? null : Kinds.FirstOrDefault(found => found.Kind == kind)?.States ?? default(InstitutionStates);

    private static InstitutionStates Sum(IEnumerable<InstitutionStates> states) => states.Aggregate(default(InstitutionStates), (sum, next) => sum + next);
}

internal sealed record InstitutionKindStates(InstitutionKind Kind, InstitutionStates States);

/// <summary>The institutions of one region. They are handed in apart from people, so they have a reporting state of their own.</summary>
internal sealed record RegionInstitutions(ReportingState Reporting, Period? CountedIn, InstitutionFigures Figures)
{
    public static RegionInstitutions Missing { get; } = new(ReportingState.Missing, null, InstitutionFigures.NotReported);

    public static RegionInstitutions Of(Region region, InstitutionCoverage? coverage, Period period, DateOnly day, InstitutionRules rules)
    {
        if (coverage is null)
        {
            return Missing;
        }

        var accepted = Period.Of(DateOnly.FromDateTime(coverage.AcceptedAt.ToOffset(region.Zone.Offset()).DateTime));
        return new RegionInstitutions(
            accepted == period ? ReportingState.Reported : ReportingState.Earlier, accepted, InstitutionFigures.Of(coverage, day, rules));
    }
}
