using System.Globalization;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Rosters.Cells;
using SertiKesos.Rosters.Findings;

namespace SertiKesos.Rosters.Rows;

/// <summary>Comparisons between the rows of a whole file.</summary>
internal static class CrossChecks
{
    /// <summary>
    /// The people, without the NIK where another name uses it: which of the rows is right is for the office to say. Who
    /// has no birth date either is left out.
    /// </summary>
    public static IReadOnlyList<RosterPerson> Apply(IReadOnlyList<RosterPerson> people, Region region, FindingLog log)
    {
        var shared = OtherNames(people, log);
        var rest = shared.Count == 0 ? people : WithoutNik(people, shared, log);
        var namesakes = Namesakes.Within([.. rest.Select(person => person.Person)]);
        Duplicates(rest, namesakes, log);
        SharedNumbers(rest, namesakes, log);

        var tksk = rest.Where(person => person.Person.IsActive && person.Person.Assignments[0].Role == Role.Tksk)
            .Select(person => namesakes.IdentityOf(person.Person)).Distinct().Count();
        if (tksk > (region.ExpectedTksk ?? region.Kecamatan))
        {
            log.File(FindingCatalog.MoreTkskThanKecamatan, string.Create(
                CultureInfo.InvariantCulture,
                $"{tksk} TKSK, {(region.ExpectedTksk is { } expected && expected != region.Kecamatan ? $"semestinya {expected}" : $"{region.Kecamatan} kecamatan")}"));
        }

        return rest;
    }

    /// <summary>"baris 12 = baris 31", with the sheets where they differ.</summary>
    public static string Pair(RosterPerson first, RosterPerson later) => first.Sheet == later.Sheet
        ? string.Create(CultureInfo.InvariantCulture, $"baris {first.Row} = baris {later.Row}")
        : string.Create(CultureInfo.InvariantCulture, $"{Masking.Text(first.Sheet)} baris {first.Row} = {Masking.Text(later.Sheet)} baris {later.Row}");

    /// <summary>"Baris 31 mengulang orang pada baris 12", with the sheets where they differ.</summary>
    private static string Repeat(RosterPerson first, RosterPerson later) => first.Sheet == later.Sheet
        ? string.Create(CultureInfo.InvariantCulture, $"Baris {later.Row} mengulang orang pada baris {first.Row}")
        : string.Create(CultureInfo.InvariantCulture, $"{Masking.Text(later.Sheet)} baris {later.Row} mengulang orang pada {Masking.Text(first.Sheet)} baris {first.Row}");

    private static void Report(FindingLog log, FindingRule rule, RosterPerson person, string detail) =>
        Report(log, rule, person, person.Identity, person.Person.Nik?.Masked ?? person.Person.Name, detail);

    private static void Report(FindingLog log, FindingRule rule, RosterPerson person, RosterPlace? at, string? value, string detail)
    {
        if (at is { } place)
        {
            log.Cell(rule, person.Sheet, place.Cell, place.Heading, value, detail);
        }
        else
        {
            log.Row(rule, person.Sheet, person.Row, detail);
        }
    }

    private static HashSet<RosterPerson> OtherNames(IReadOnlyList<RosterPerson> people, FindingLog log)
    {
        var shared = new HashSet<RosterPerson>(ReferenceEqualityComparer.Instance);
        var seen = new HashSet<string>(people.Count, StringComparer.Ordinal);
        if (people.All(person => person.Person.Nik is not { } nik || seen.Add(nik.Digits)))
        {
            return shared;
        }

        foreach (var group in people.Where(person => person.Person.Nik is not null).GroupBy(person => person.Person.Nik!.Value.Digits))
        {
            var names = group.GroupBy(person => NameKey.Of(person.Person.Name)).ToList();
            if (names.Count == 1)
            {
                continue;
            }

            ReportFamilyCard([.. group], log);
            var first = group.First();
            foreach (var person in group)
            {
                var other = person == first ? names[1].First() : first;
                Report(log, FindingCatalog.NikOtherName, person, Pair(person, other));
                shared.Add(person);
            }
        }

        return shared;
    }

    private static List<RosterPerson> WithoutNik(IReadOnlyList<RosterPerson> people, HashSet<RosterPerson> shared, FindingLog log)
    {
        var rest = new List<RosterPerson>(people.Count);
        foreach (var person in people)
        {
            if (!shared.Contains(person))
            {
                rest.Add(person);
            }
            else if (person.Person.BirthDate is not null)
            {
                rest.Add(person.WithoutNik());
            }
            else
            {
                Report(log, FindingCatalog.IdentityMissing, person, "");
            }
        }

        return rest;
    }

    /// <summary>One number for a family, whose birth dates it does not hold, is that of its card.</summary>
    private static void ReportFamilyCard(IReadOnlyList<RosterPerson> group, FindingLog log)
    {
        var dates = group.Where(person => person.Person.BirthDate is not null).ToList();
        if (dates.Count >= 2 && !dates.Any(person => person.Person.Nik!.Value.Agrees(person.Person.BirthDate!.Value)))
        {
            log.Sheet(FindingCatalog.FamilyCardNumber, group[0].Sheet, "baris " + string.Join(", ", group.Take(10).Select(person => person.Row)));
        }
    }

    private static void Duplicates(IReadOnlyList<RosterPerson> people, Namesakes namesakes, FindingLog log)
    {
        var seen = new Dictionary<(PersonIdentity, Role), RosterPerson>();
        foreach (var person in people)
        {
            var key = (namesakes.IdentityOf(person.Person), person.Person.Assignments[0].Role);
            if (!seen.TryAdd(key, person))
            {
                Report(log, FindingCatalog.DuplicateRow, person, Repeat(seen[key], person));
            }
        }
    }

    private static void SharedNumbers(IReadOnlyList<RosterPerson> people, Namesakes namesakes, FindingLog log)
    {
        var holders = new Dictionary<string, RosterPerson>(StringComparer.Ordinal);
        foreach (var person in people)
        {
            foreach (var number in person.Person.Assignments[0].Credentials
                .Where(credential => credential.Kind == CredentialKind.Competency)
                .Select(credential => NumberKey.Of(credential.Number))
                .OfType<string>())
            {
                if (!holders.TryAdd(number, person) && namesakes.IdentityOf(holders[number].Person) != namesakes.IdentityOf(person.Person))
                {
                    Report(log, FindingCatalog.CertificateNumberShared, person, person.CertificateNumber, number, Pair(holders[number], person));
                }
            }
        }
    }
}
