using SertiKesos.Time;

namespace SertiKesos.Coverage.Capacity;

/// <summary>What a month brings and what the centre can take.</summary>
/// <param name="Expiring">People whose certificate ends in the month.</param>
/// <param name="Waiting">People who wait at its beginning: never certified, expired, or not reached in the months before.</param>
/// <param name="Seats">Seats for the test; null where the centre has said nothing.</param>
/// <param name="Served">Who gets a seat, those whose certificate ends first; null where seats are not known.</param>
/// <param name="Left">Who still waits at the end; null from the first month on whose seats are not known.</param>
internal sealed record CapacityMonth(Period Month, int Expiring, int? Waiting, int? Seats, int? Served, int? Left)
{
    /// <summary>Everybody who needs a test in this month.</summary>
    public int? Demand => Waiting + Expiring;

    /// <summary>More people than seats; null where either is not known.</summary>
    public bool? Overflows => Seats is { } seats && Demand is { } demand ? demand > seats : null;

    /// <summary>Not even those whose certificate ends in the month find a seat.</summary>
    public bool? ExpiringOverflow => Seats is { } seats ? Expiring > seats : null;
}

/// <summary>
/// The months ahead of one training centre. Everybody waits in one line, those whose certificate ends in the month first;
/// nobody is assumed to fail the test or to give up.
/// </summary>
/// <param name="Backlog">People without a valid certificate on the day of the plan: never certified or expired.</param>
internal sealed record CapacityPlan(string Centre, int Backlog, IReadOnlyList<CapacityMonth> Months)
{
    /// <summary>The first month with more people than seats; null where there is none, or seats are not known up to it.</summary>
    public Period? FirstOverflow => First(month => month.Overflows);

    /// <summary>The first month in which not even the expiring find a seat.</summary>
    public Period? FirstExpiringOverflow => First(month => month.ExpiringOverflow);

    /// <summary>The first month after which nobody waits; null where it lies beyond the plan or cannot be told.</summary>
    public Period? Cleared => Months.FirstOrDefault(month => month.Left == 0)?.Month;

    public int? Seats => Months.All(month => month.Seats is null) ? null : Months.Sum(month => month.Seats ?? 0);

    /// <summary>How many months have said nothing of seats.</summary>
    public int Unstated => Months.Count(month => month.Seats is null);

    /// <summary>Seats that the months of the plan lack for everybody; null where a month has said nothing.</summary>
    public int? Shortage => Months.Count > 0 ? Months[^1].Left : null;

    /// <param name="expiring">People whose certificate ends in a month, on or after the day of the plan.</param>
    /// <param name="seats">Seats of a month; null where nothing is stated.</param>
    public static CapacityPlan Of(string centre, int backlog, IReadOnlyList<Period> months, Func<Period, int> expiring, Func<Period, int?> seats)
    {
        var plan = new List<CapacityMonth>();
        int? waiting = backlog;
        foreach (var month in months)
        {
            var due = expiring(month);
            var offered = seats(month);
            int? served = offered is { } places && waiting is { } line ? Math.Min(places, line + due) : null;
            var left = waiting + due - served;
            plan.Add(new CapacityMonth(month, due, waiting, offered, served, left));
            waiting = left;
        }

        return new CapacityPlan(centre, backlog, plan);
    }

    private Period? First(Func<CapacityMonth, bool?> over)
    {
        foreach (var month in Months)
        {
            switch (over(month))
            {
                case true: return month.Month;
                case null: return null;
            }
        }

        return null;
    }
}
