using SertiKesos.Coverage.Capacity;
using SertiKesos.Coverage.Statements;

namespace SertiKesos.Summaries.Outlook;

/// <summary>The plan of a training centre with what it would cost.</summary>
/// <param name="Confirmed">False where the extent of its area is the project's reading.</param>
/// <param name="Plan">Null where no region of the area has data.</param>
/// <param name="Costs">At each stated price; empty where nobody states one.</param>
internal sealed record CentrePlan(string Number, string Name, bool Confirmed, CapacityPlan? Plan, IReadOnlyList<PlanCost> Costs)
{
    /// <summary>Everybody who needs a test within the plan: those who wait, and those whose certificate ends.</summary>
    public int? Candidates => Plan is null ? null : Plan.Backlog + Plan.Months.Sum(month => month.Expiring);
}

/// <summary>All candidates at the price that the ministry stated for one way of sitting the test.</summary>
internal sealed record PlanCost(ExamMode Mode, long UnitCost, int Candidates, string Source)
{
    /// <summary>Whole rupiah.</summary>
    public long Rupiah => UnitCost * Candidates;
}
