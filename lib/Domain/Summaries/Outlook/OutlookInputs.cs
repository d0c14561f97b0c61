using SertiKesos.Coverage;
using SertiKesos.Coverage.Statements;
using SertiKesos.Reference;
using SertiKesos.Time;

namespace SertiKesos.Summaries.Outlook;

/// <summary>What an issue needs besides the coverage of its day.</summary>
/// <param name="AtDeadline">Coverage as known on the period's deadline.</param>
/// <param name="Before">Coverage as known at the end of <see cref="Compared"/>.</param>
internal sealed record OutlookInputs(
    StatementSet Statements, ReferenceData Reference, IReadOnlyList<RegionCoverage> AtDeadline, IReadOnlyList<RegionCoverage> Before)
{
    public static OutlookInputs None { get; } = new(StatementSet.Empty, ReferenceData.Shipped, [], []);

    /// <summary>When it is asked; null for the end of the summary's day in Jakarta.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>The newest count of each region, which tells of reports accepted after the day of the figures; null for the figures' own.</summary>
    public IReadOnlyList<RegionCoverage>? Newest { get; init; }

    /// <summary>All that is known now, where the figures are those of the deadline; null for the figures' own.</summary>
    public IReadOnlyList<RegionCoverage>? Now { get; init; }

    /// <summary>The period that trends are told against; null for the one before.</summary>
    public Period? Compared { get; init; }
}
