using SertiKesos.Coverage.Capacity;
using SertiKesos.Coverage.Targets;
using SertiKesos.People;
using SertiKesos.Registers;
using SertiKesos.Summaries.Outlook;

namespace SertiKesos.Portal;

/// <summary>Targets, and what the training centres have before them, as the API shows them.</summary>
internal static class PlanJson
{
    public static object Target(TargetFigures target) => new
    {
        area = target.Target.Area.ToString(),
        year = target.Target.Year,
        role = target.Target.Role?.Code(),
        target = target.Target.People,
        source = target.Target.Source,
        target.Achieved,
        target.Progress,
        target.Remaining,
        target.MonthsGone,
        target.Pace,
        target.NeededPerMonth,
        target.Forecast,
        target.IsMet,
        target.IsOnTrack,
    };

    public static object Centre(CentrePlan centre) => new
    {
        centre = centre.Number,
        name = centre.Name,
        confirmed = centre.Confirmed,
        candidates = centre.Candidates,
        backlog = centre.Plan?.Backlog,
        seats = centre.Plan?.Seats,
        monthsWithoutSeats = centre.Plan?.Unstated,
        firstOverflow = centre.Plan?.FirstOverflow?.ToString(),
        firstExpiringOverflow = centre.Plan?.FirstExpiringOverflow?.ToString(),
        cleared = centre.Plan?.Cleared?.ToString(),
        shortage = centre.Plan?.Shortage,
        costs = centre.Costs.Select(cost => new { mode = CoverageJson.Word(cost.Mode), cost.UnitCost, cost.Candidates, cost.Rupiah, cost.Source }),
        months = (centre.Plan?.Months ?? []).Select(Month),
    };

    private static object Month(CapacityMonth month) => new
    {
        month = month.Month.ToString(),
        month.Expiring,
        month.Waiting,
        month.Demand,
        month.Seats,
        month.Served,
        month.Left,
        month.Overflows,
    };
}
