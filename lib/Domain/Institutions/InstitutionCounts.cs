namespace SertiKesos.Institutions;

/// <summary>
/// Institutions by what the state of their accreditation and of their registration rests on, with the last valid days of
/// both as histograms. It is stored instead of the institutions: the states on any later day can be told from it.
/// </summary>
internal sealed record InstitutionCounts(
    int Suspended, int InProcess, int Claimed, int Never, IReadOnlyDictionary<DateOnly, int> LastValidDays, RegistrationCounts Registrations)
{
    public static InstitutionCounts None { get; } = new(0, 0, 0, 0, new Dictionary<DateOnly, int>(), RegistrationCounts.None);

    public int Institutions => Suspended + InProcess + Claimed + Never + LastValidDays.Values.Sum();

    /// <summary>Counts those that are not closed.</summary>
    public static InstitutionCounts Of(IEnumerable<Institution> institutions, InstitutionRules rules)
    {
        var open = institutions.Where(institution => !institution.Closed).ToList();
        var standings = open.Select(institution => rules.Standing(institution.Accreditation)).ToList();
        int On(AccreditationBasis basis) => standings.Count(standing => standing.Basis == basis);

        return new InstitutionCounts(
            On(AccreditationBasis.Suspended),
            On(AccreditationBasis.InProcess),
            On(AccreditationBasis.Claimed),
            On(AccreditationBasis.Never),
            DayCounts.Of(standings.Select(standing => standing.LastValidDay).OfType<DateOnly>()),
            RegistrationCounts.Of(open.Select(institution => institution.Registration)));
    }

    public static InstitutionCounts Sum(IEnumerable<InstitutionCounts> parts)
    {
        var all = parts.ToList();
        return new InstitutionCounts(
            all.Sum(part => part.Suspended),
            all.Sum(part => part.InProcess),
            all.Sum(part => part.Claimed),
            all.Sum(part => part.Never),
            DayCounts.Sum(all.Select(part => part.LastValidDays)),
            RegistrationCounts.Sum([.. all.Select(part => part.Registrations)]));
    }

    /// <summary>The states on <paramref name="day"/>.</summary>
    public InstitutionStates On(DateOnly day, InstitutionRules rules)
    {
        int In(InstitutionState state) => LastValidDays
            .Where(last => rules.StateOn(new AccreditationStanding(AccreditationBasis.Dated, last.Key), day) == state)
            .Sum(last => last.Value);

        var lapsed = Registrations.LastValidDays.Where(last => last.Key < day).Sum(last => last.Value);
        return new InstitutionStates(
            Suspended, In(InstitutionState.Accredited), In(InstitutionState.Due), In(InstitutionState.Expired), InProcess, Claimed, Never,
            Registrations.Unlimited + Registrations.LastValidDays.Values.Sum() - lapsed, lapsed, Registrations.Undated, Registrations.Missing);
    }
}

/// <summary>Institutions by their registration (Tanda Daftar).</summary>
internal sealed record RegistrationCounts(int Unlimited, int Undated, int Missing, IReadOnlyDictionary<DateOnly, int> LastValidDays)
{
    public static RegistrationCounts None { get; } = new(0, 0, 0, new Dictionary<DateOnly, int>());

    public static RegistrationCounts Of(IEnumerable<Registration?> registrations)
    {
        var all = registrations.ToList();
        return new RegistrationCounts(
            all.Count(registration => registration is { NeverExpires: true }),
            all.Count(registration => registration is { NeverExpires: false, ValidUntil: null }),
            all.Count(registration => registration is null),
            DayCounts.Of(all.Where(registration => registration is { NeverExpires: false }).Select(registration => registration!.ValidUntil).OfType<DateOnly>()));
    }

    public static RegistrationCounts Sum(IReadOnlyList<RegistrationCounts> parts) => new(
        parts.Sum(part => part.Unlimited),
        parts.Sum(part => part.Undated),
        parts.Sum(part => part.Missing),
        DayCounts.Sum(parts.Select(part => part.LastValidDays)));
}

/// <summary>How many fall on each day, in the order of days.</summary>
internal static class DayCounts
{
    public static IReadOnlyDictionary<DateOnly, int> Of(IEnumerable<DateOnly> days) => Sum(days.Select(day => new Dictionary<DateOnly, int> { [day] = 1 }));

    public static IReadOnlyDictionary<DateOnly, int> Sum(IEnumerable<IReadOnlyDictionary<DateOnly, int>> parts)
    {
        var sum = new SortedDictionary<DateOnly, int>();
        foreach (var (day, count) in parts.SelectMany(part => part))
        {
            sum[day] = sum.GetValueOrDefault(day) + count;
        }

        return sum;
    }
}
