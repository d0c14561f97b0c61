using System.Globalization;
using SertiKesos.Coverage;
using SertiKesos.People;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Rows;

namespace SertiKesos.Rosters.Checks;

/// <summary>Places in a reading that explain why stated and counted numbers differ.</summary>
internal static class RosterNotes
{
    public static CountingNotes Of(RosterReading reading)
    {
        var sheets = reading.People.Select(person => person.Sheet)
            .Concat(reading.Findings.Where(IsRowError).Select(finding => finding.Sheet ?? ""))
            .Distinct(StringComparer.Ordinal)
            .Count();

        string Place(string? sheet, int row) => sheets > 1
            ? string.Create(CultureInfo.InvariantCulture, $"{Masking.Text(sheet ?? "")} baris {row}")
            : string.Create(CultureInfo.InvariantCulture, $"baris {row}");

        var withoutPosting = reading.People.Any(person => person.Person.Assignments[0].Posting is not null)
            ? reading.People.Where(person => person.Person.Assignments[0].Posting is null).Select(person => Place(person.Sheet, person.Row))
            : [];
        return new CountingNotes(
            [.. withoutPosting],
            Duplicates(reading.People),
            [.. reading.Findings.Where(IsRowError).Select(finding => Place(finding.Sheet, finding.Row!.Value)).Distinct()],
            [.. reading.People.Where(person => !person.Person.IsActive).Select(person => Place(person.Sheet, person.Row))]);
    }

    private static bool IsRowError(RosterFinding finding) =>
        finding is { Rule: { Severity: FindingSeverity.Error, Reach: FindingReach.Row, IsOfInstitutions: false }, Row: not null };

    private static List<string> Duplicates(IReadOnlyList<RosterPerson> people)
    {
        var namesakes = Namesakes.Within([.. people.Select(person => person.Person)]);
        var first = new Dictionary<PersonIdentity, RosterPerson>();
        var pairs = new List<string>();
        foreach (var person in people)
        {
            var identity = namesakes.IdentityOf(person.Person);
            if (!first.TryAdd(identity, person))
            {
                pairs.Add(CrossChecks.Pair(first[identity], person));
            }
        }

        return pairs;
    }
}
