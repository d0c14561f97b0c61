using SertiKesos.Time;

namespace SertiKesos.Summaries;

/// <summary>
/// The key figures of the issue before, so that a new one can say what has changed since. It is no part of what an issue
/// is recognised by: the same data after an issue would else make another one.
/// </summary>
internal sealed record LastIssue(
    Period Period,
    int Issue,
    DateOnly AsOf,
    int Reported,
    int? People,
    int? Certified,
    int? Due,
    int? Expired,
    int? Unknown,
    int? IdentityUncertain)
{
    /// <summary>Coverage as a fraction; null without people.</summary>
    public double? Share => People is > 0 and { } people ? (double?)Certified / people : null;

    public static LastIssue Of(NationalSummary summary)
    {
        var total = summary.Nation.Total;
        return new LastIssue(
            summary.Period, summary.Issue, summary.AsOf, summary.Reported,
            total?.People, total?.Certified, total?.Due, total?.Expired, total?.Unknown, total?.IdentityUncertain);
    }
}

/// <summary>Coverage at the end of an earlier period, for the chart of the trend.</summary>
/// <param name="Regions">How many regions had data.</param>
internal sealed record PeriodPoint(Period Period, int Regions, int People, int Certified)
{
    public double? Share => People > 0 ? (double)Certified / People : null;
}
