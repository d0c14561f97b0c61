using SertiKesos.People;

namespace SertiKesos.Coverage.Facts;

/// <summary>
/// People by the month in which they were born, stored instead of ages: those on any day can be told from it. Only the
/// first day of the month is kept, so an age counts from the last day of the birth month: as of a month's end, the day
/// on which summaries are made, it is exact.
/// </summary>
/// <param name="BornIn">First day of the birth month → people.</param>
/// <param name="Unknown">People of whom neither a birth date nor a NIK is known.</param>
internal sealed record AgeCounts(IReadOnlyDictionary<DateOnly, int> BornIn, int Unknown)
{
    public int People => Unknown + BornIn.Values.Sum();

    /// <summary>The stated birth date wins; a NIK shows one too, read as that of somebody who works on <paramref name="on"/>.</summary>
    public static AgeCounts Of(IEnumerable<Person> people, DateOnly on)
    {
        var months = new SortedDictionary<DateOnly, int>();
        var unknown = 0;
        foreach (var person in people)
        {
            if ((person.BirthDate ?? person.Nik?.BirthDate(on)) is { } born)
            {
                MonthCounts.Add(months, born, 1);
            }
            else
            {
                unknown++;
            }
        }

        return new AgeCounts(months, unknown);
    }
}
