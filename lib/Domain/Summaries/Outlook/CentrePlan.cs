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

/// <summary>
/// What all candidates of a plan cost at the ministry's price for one way of sitting the test: each month at the price of its
/// year, those who wait at that of the first month. A year without a price of its own has that of the last stated year.
/// </summary>
/// <param name="UnitCost">The price of the first month, in whole rupiah.</param>
internal sealed record PlanCost(ExamMode Mode, long UnitCost, int Candidates, long Rupiah, string Source)
{
    /// <summary>Null where no price is stated for a year of the plan or one before it.</summary>
    public static PlanCost? Of(ExamMode mode, CapacityPlan plan, Func<int, UnitCost?> price)
    {
        if (plan.Months.Count == 0 || price(plan.Months[0].Month.Year) is not { } first)
        {
            return null;
        }

        return new PlanCost(
            mode,
            first.Rupiah,
            plan.Backlog + plan.Months.Sum(month => month.Expiring),
            (plan.Backlog * first.Rupiah) + plan.Months.Sum(month => month.Expiring * (price(month.Month.Year) ?? first).Rupiah),
            first.Source);
    }
}
