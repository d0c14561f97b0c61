using SertiKesos.Coverage.Facts;
using SertiKesos.Time;

namespace SertiKesos.Coverage.Regeneration;

/// <summary>An age band in full years, both ends included; <paramref name="To"/> is null for "and older".</summary>
internal sealed record AgeBand(int From, int? To)
{
    /// <summary>As in files: <c>0-24</c>, <c>60+</c>.</summary>
    public string Code => To is { } to ? $"{From}-{to}" : $"{From}+";

    public string Label => To is { } to ? From == 0 ? $"di bawah {to + 1}" : $"{From}–{to}" : $"{From} ke atas";
}

/// <summary>Age bands of a set of people on one day, and who reaches the set age within five years.</summary>
/// <param name="People">By band, in the order of <see cref="Bands"/>.</param>
/// <param name="Unknown">People without a known birth date: in no band.</param>
/// <param name="Reached">People of the set age or older.</param>
/// <param name="Reaching">People who reach it within five years, the last day included.</param>
internal sealed record AgeFigures(DateOnly On, int SetAge, IReadOnlyList<int> People, int Unknown, int Reached, int Reaching)
{
    public const int UsualAge = 60;
    private const int Horizon = 5;

    public static IReadOnlyList<AgeBand> Bands { get; } =
        [new(0, 24), new(25, 34), new(35, 44), new(45, 54), new(55, 59), new(60, null)];

    /// <summary>People to be replaced within five years, should everybody leave at the set age.</summary>
    public int Replacements => Reached + Reaching;

    public int Known => People.Sum();

    /// <summary>Replacements of all people whose age is known, from 0 to 1; null where no age is known.</summary>
    public double? ReplacementShare => Known == 0 ? null : (double)Replacements / Known;

    public static AgeFigures Of(AgeCounts ages, DateOnly on, int setAge = UsualAge)
    {
        var bands = new int[Bands.Count];
        int reached = 0, reaching = 0;

        // The end of February stays the end of February.
        var horizon = on.AddDays(1).AddYears(Horizon).AddDays(-1);
        foreach (var (month, people) in ages.BornIn)
        {
            var age = AgeOn(month, on);
            bands[Band(age)] += people;
            if (age >= setAge)
            {
                reached += people;
            }
            else if (AgeOn(month, horizon) >= setAge)
            {
                reaching += people;
            }
        }

        return new AgeFigures(on, setAge, bands, ages.Unknown, reached, reaching);
    }

    /// <summary>The sum of areas, all told for the same day and age; there is at least one.</summary>
    public static AgeFigures Sum(IReadOnlyList<AgeFigures> parts) => parts[0] with
    {
        People = [.. Bands.Select((_, band) => parts.Sum(part => part.People[band]))],
        Unknown = parts.Sum(part => part.Unknown),
        Reached = parts.Sum(part => part.Reached),
        Reaching = parts.Sum(part => part.Reaching),
    };

    /// <summary>Full years of somebody born in a month, who turns older on the last day of it.</summary>
    private static int AgeOn(DateOnly birthMonth, DateOnly on)
    {
        var birthday = birthMonth.PlusMonths(1).PlusDays(-1);
        var years = on.Year - birthday.Year;
        var turns = new DateOnly(on.Year, birthday.Month, Math.Min(birthday.Day, DateTime.DaysInMonth(on.Year, birthday.Month)));
        return Math.Max(0, on < turns ? years - 1 : years);
    }

    private static int Band(int age)
    {
        var band = 0;
        while (Bands[band].To < age)
        {
            band++;
        }

        return band;
    }
}
