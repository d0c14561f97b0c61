using SertiKesos.Rosters.Layout;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.InstitutionSheets;

/// <summary>Tells a list of institutions from a list of people, in which institutions may have columns of their own too.</summary>
internal static class InstitutionTables
{
    private const int MinDescribed = 3;

    /// <param name="people">The same sheet read as a list of people; null where it cannot be.</param>
    public static RosterTable? Find(SheetContent sheet, RosterTable? people)
    {
        var table = TableFinder.Find(sheet, InstitutionTerms.Find, InstitutionTerms.Refine, Score);
        return table is null || !IsOfInstitutions(table) || (people is not null && StandsElsewhere(people, table)) ? null : table;
    }

    private static bool IsOfInstitutions(RosterTable table)
    {
        var specific = table.Columns.Count(column => InstitutionTerms.IsSpecific(column.Heading));
        var persons = HasPerson(table, RosterField.Nik, RosterField.BirthDate, RosterField.Sex);
        if (table.Column(RosterField.InstitutionName) is not { Rank: >= 2 })
        {
            // "Nama" alone may be anybody's.
            return !persons && specific > 0
                && (InstitutionTerms.NamesInstitutions(table.Sheet.Name) || table.Titles.Any(InstitutionTerms.NamesInstitutions) || specific > 1);
        }

        if (HasPerson(table, RosterField.Name))
        {
            return !persons && specific > 1;
        }

        // Institutions beside numbers are a recap.
        return specific > 0
            || (!persons && table.Columns.Any(column => InstitutionTerms.IsDescribing(column.Heading)) && table.Columns.Count - table.Unknown.Count >= MinDescribed);
    }

    /// <summary>Whether people have such a column there, those who lead the institution apart.</summary>
    private static bool HasPerson(RosterTable table, params RosterField[] fields) => table.Columns.Any(column =>
        !InstitutionTerms.IsOfHead(column.Heading) && HeadingTerms.Find(column.Heading) is { } known && fields.Contains(known.Field));

    /// <summary>A list of people below or above what looks like a header of institutions.</summary>
    private static bool StandsElsewhere(RosterTable people, RosterTable table) =>
        people.Has(RosterField.Name) && people.Has(RosterField.Nik) && (people.HeaderTop > table.HeaderBottom || people.HeaderBottom < table.HeaderTop);

    /// <summary>A name is what makes it a list; then every known heading counts, those that are not kept included.</summary>
    private static int Score(RosterTable table) =>
        table.Has(RosterField.InstitutionName) && table.Columns.Count - table.Unknown.Count is >= 2 and var known ? known : 0;
}
