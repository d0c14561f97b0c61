using System.Text.Json.Serialization;
using SertiKesos.People;

namespace SertiKesos.Coverage;

/// <summary>
/// People by what their state rests on, with the last valid days of dated certificates as a histogram. It is stored
/// instead of people: the states on any later day can be told from it, so a summary never reads the register.
/// </summary>
internal sealed record StandingCounts(
    int Suspended, int Unlimited, int Passed, int Claimed, int Never, IReadOnlyDictionary<DateOnly, int> LastValidDays)
{
    public static StandingCounts None { get; } = new(0, 0, 0, 0, 0, new Dictionary<DateOnly, int>());

    /// <summary>Those among them whose identity is uncertain (<see cref="Person.IsIdentityUncertain"/>); not kept in counts of before.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int IdentityUncertain { get; init; }

    public int People => Suspended + Unlimited + Passed + Claimed + Never + LastValidDays.Values.Sum();

    public static StandingCounts Of(IEnumerable<CertificationStanding> standings)
    {
        int suspended = 0, unlimited = 0, passed = 0, claimed = 0, never = 0;
        var days = new Dictionary<DateOnly, int>();
        foreach (var standing in standings)
        {
            switch (standing.Basis)
            {
                case CertificationBasis.Suspended: suspended++; break;
                case CertificationBasis.Unlimited: unlimited++; break;
                case CertificationBasis.Passed: passed++; break;
                case CertificationBasis.Claimed: claimed++; break;
                case CertificationBasis.Dated when standing.LastValidDay is { } last:
                    days[last] = days.GetValueOrDefault(last) + 1;
                    break;
                default: never++; break;
            }
        }

        return new StandingCounts(suspended, unlimited, passed, claimed, never, new SortedList<DateOnly, int>(days));
    }

    public static StandingCounts Of(IEnumerable<(Person Person, CertificationStanding Standing)> people)
    {
        var list = people.ToList();
        return Of(list.Select(entry => entry.Standing)) with { IdentityUncertain = list.Count(entry => entry.Person.IsIdentityUncertain) };
    }

    public static StandingCounts Sum(IEnumerable<StandingCounts> parts)
    {
        var sum = None;
        var days = new Dictionary<DateOnly, int>();
        foreach (var part in parts)
        {
            sum = new StandingCounts(
                sum.Suspended + part.Suspended,
                sum.Unlimited + part.Unlimited,
                sum.Passed + part.Passed,
                sum.Claimed + part.Claimed,
                sum.Never + part.Never,
                days)
            {
                IdentityUncertain = sum.IdentityUncertain + part.IdentityUncertain,
            };
            foreach (var (last, people) in part.LastValidDays)
            {
                days[last] = days.GetValueOrDefault(last) + people;
            }
        }

        return sum with { LastValidDays = new SortedList<DateOnly, int>(days) };
    }

    /// <summary>The states on <paramref name="day"/>.</summary>
    public StateCounts On(DateOnly day, CertificateRules rules)
    {
        var counts = new StateCounts(Suspended, Unlimited, 0, 0, Passed, Claimed, Never) { IdentityUncertain = IdentityUncertain };
        foreach (var (last, people) in LastValidDays)
        {
            counts = rules.StateOn(new CertificationStanding(CertificationBasis.Dated, last), day) switch
            {
                CertificationState.Expired => counts with { Expired = counts.Expired + people },
                CertificationState.Due => counts with { Due = counts.Due + people },
                _ => counts with { Valid = counts.Valid + people },
            };
        }

        return counts;
    }
}
