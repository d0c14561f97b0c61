using SertiKesos.Coverage.Statements;

namespace SertiKesos.Coverage.Targets;

/// <summary>How far a target of a year has come by a day.</summary>
/// <param name="Achieved">
/// People whose competency certificate was issued in the year, by the end of the month of <paramref name="AsOf"/>; null
/// where no region of the area has data.
/// </param>
internal sealed record TargetFigures(CertificationTarget Target, int? Achieved, DateOnly AsOf)
{
    private const int MonthsOfYear = 12;

    /// <summary>Months of the year gone by <see cref="AsOf"/>, that day included: 0 to 12, months counted by their days.</summary>
    public double MonthsGone => AsOf.Year switch
    {
        var year when year < Target.Year => 0,
        var year when year > Target.Year => MonthsOfYear,
        _ => AsOf.Month - 1 + ((double)AsOf.Day / DateTime.DaysInMonth(AsOf.Year, AsOf.Month)),
    };

    public double? Progress => Target.People == 0 || Achieved is null ? null : (double)Achieved / Target.People;

    /// <summary>People still to certify; never below none.</summary>
    public int? Remaining => Achieved is { } done ? Math.Max(0, Target.People - done) : null;

    /// <summary>People certified per month so far.</summary>
    public double? Pace => MonthsGone > 0 && Achieved is { } done ? done / MonthsGone : null;

    /// <summary>People to certify in each month that is left, so that the target is met; null once the year is over.</summary>
    public double? NeededPerMonth => MonthsGone < MonthsOfYear && Remaining is { } left ? left / (MonthsOfYear - MonthsGone) : null;

    /// <summary>People certified by the end of the year, should the pace stay; rounded down.</summary>
    public int? Forecast => Pace is { } pace ? (int)Math.Floor((pace * MonthsOfYear) + 1e-9) : null;

    public bool? IsMet => Achieved >= Target.People ? true : Achieved is null ? null : false;

    /// <summary>Whether the present pace is enough; null where there is none to judge by.</summary>
    public bool? IsOnTrack => Forecast is { } forecast ? forecast >= Target.People : null;

    /// <param name="issuedIn">First day of a month → people certified in it; null where there is no data.</param>
    public static TargetFigures Of(CertificationTarget target, IReadOnlyDictionary<DateOnly, int>? issuedIn, DateOnly asOf) => new(
        target,
        issuedIn?.Where(month => month.Key.Year == target.Year && month.Key <= asOf).Sum(month => month.Value),
        asOf);
}
