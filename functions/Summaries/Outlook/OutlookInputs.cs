using SertiKesos.Coverage;
using SertiKesos.Coverage.Completeness;
using SertiKesos.Coverage.Statements;
using SertiKesos.Platform.Time;
using SertiKesos.Reference;

namespace SertiKesos.Summaries.Outlook;

/// <summary>What an issue needs besides the coverage of its day.</summary>
/// <param name="AtDeadline">Coverage as known on the period's deadline.</param>
/// <param name="Before">Coverage as known at the end of <see cref="Compared"/>.</param>
internal sealed record OutlookInputs(
    StatementSet Statements, ReferenceData Reference, IReadOnlyList<RegionCoverage> AtDeadline, IReadOnlyList<RegionCoverage> Before)
{
    public static OutlookInputs None { get; } = new(StatementSet.Empty, ReferenceData.Shipped, [], []);

    /// <summary>The period that trends are told against; null for the one before.</summary>
    public Period? Compared { get; init; }

    /// <summary>A period opens on the day after the lock of the one before.</summary>
    public ReportingWindow Window(Period period)
    {
        var deadline = Reference.DeadlineOf(period);
        return new ReportingWindow(Reference.DeadlineOf(period.Previous()).Lock.AddDays(1), deadline.Deadline, deadline.Lock);
    }
}
