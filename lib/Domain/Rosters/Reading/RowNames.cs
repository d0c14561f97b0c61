using SertiKesos.Rosters.Findings;

namespace SertiKesos.Rosters.Reading;

/// <summary>Who stands in the rows that findings are about, for the office's own receipt alone.</summary>
internal sealed class RowNames
{
    private readonly Dictionary<(string Sheet, int Row), string> _rejected = [];

    public void AddRejected(string sheet, int row, string name) => _rejected[(sheet, row)] = name;

    public IReadOnlyDictionary<(string Sheet, int Row), string> BesideFindings(
        IReadOnlyList<RosterFinding> findings, IReadOnlyList<RosterPerson> people, IReadOnlyList<RosterInstitution> institutions)
    {
        var places = findings.Where(finding => finding is { Sheet: not null, Row: not null }).Select(finding => (finding.Sheet!, finding.Row!.Value)).ToHashSet();
        var names = new Dictionary<(string Sheet, int Row), string>();
        if (places.Count == 0)
        {
            return names;
        }

        // Findings name sheets masked, of which there are few.
        var masked = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (sheet, row, name) in _rejected.Select(entry => (entry.Key.Sheet, entry.Key.Row, entry.Value))
            .Concat(people.Select(person => (person.Sheet, person.Row, person.Person.Name)))
            .Concat(institutions.Select(listed => (listed.Sheet, listed.Row, listed.Institution.Name))))
        {
            if (!masked.TryGetValue(sheet, out var shown))
            {
                masked[sheet] = shown = Masking.Text(sheet);
            }

            if (places.Contains((shown, row)))
            {
                names[(shown, row)] = Masking.Text(name);
            }
        }

        return names;
    }
}
