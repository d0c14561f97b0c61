using SertiKesos.Platform.Excel;
using SertiKesos.Rosters.Layout;

namespace SertiKesos.Rosters.InstitutionSheets;

/// <summary>Tells a list of institutions from a list of people, in which institutions may have columns of their own too.</summary>
internal static class InstitutionTables
{
    private const int MinDescribed = 3;

    /// <param name="people">The same sheet read as a list of people; null where it cannot be.</param>
    public static RosterTable? Find(SheetContent sheet, RosterTable? people)
    {
        if (people is not null && IsOfPeople(people, RosterField.Name) && IsOfPeople(people, RosterField.Nik))
        {
            return null;
        }

        var table = TableFinder.Find(sheet, InstitutionTerms.Find, InstitutionTerms.Refine, Score);
        return table is not null && IsOfInstitutions(table, people) ? table : null;
    }

    private static bool IsOfInstitutions(RosterTable table, RosterTable? people)
    {
        var specific = table.Columns.Count(column => InstitutionTerms.IsSpecific(column.Heading));
        var persons = people is not null
            && ((RosterField[])[RosterField.Nik, RosterField.BirthDate, RosterField.Sex]).Any(field => IsOfPeople(people, field));
        if (table.Column(RosterField.InstitutionName) is not { Rank: >= 2 })
        {
            // "Nama" alone may be anybody's.
            return !persons && specific > 0
                && (InstitutionTerms.NamesInstitutions(table.Sheet.Name) || table.Titles.Any(InstitutionTerms.NamesInstitutions) || specific > 1);
        }

        if (people is not null && IsOfPeople(people, RosterField.Name))
        {
            return !persons && specific > 1;
        }

        // Institutions beside numbers are a recap.
        return specific > 0
            || (!persons && table.Columns.Any(column => InstitutionTerms.IsDescribing(column.Heading)) && table.Columns.Count - table.Unknown.Count >= MinDescribed);
    }

    private static bool IsOfPeople(RosterTable people, RosterField field) =>
        people.Column(field) is { } column && !InstitutionTerms.IsOfHead(column.Heading);

    /// <summary>A name is what makes it a list; then every known heading counts, those that are not kept included.</summary>
    private static int Score(RosterTable table) =>
        table.Has(RosterField.InstitutionName) && table.Columns.Count - table.Unknown.Count is >= 2 and var known ? known : 0;
}
