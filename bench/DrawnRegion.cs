using System.Globalization;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Registers;

namespace SertiKesos.Bench;

/// <summary>An invented region over two issues: about 330 people, of whom some leave, join, and sit the test. Nothing of it is kept.</summary>
internal sealed class DrawnRegion(Region region, int number)
{
    private const int People = 330;

    private static readonly DateTimeOffset First = new(2026, 10, 8, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Second = new(2026, 11, 9, 2, 0, 0, TimeSpan.Zero);
    private static readonly Role[] Roles = [Role.Psm, Role.Psm, Role.Pkh, Role.Tksk, Role.Tagana];

    public Register Before() => Roster(Register.Empty(region.Code), "roster-oktober", First, Enumerable.Range(0, People), later: false);

    public Register After(Register before) =>
        Roster(before, "roster-november", Second, Enumerable.Range(0, People + 10).Where(person => (person + number) % 23 != 3), later: true);

    private Register Roster(Register register, string id, DateTimeOffset at, IEnumerable<int> numbers, bool later)
    {
        var people = numbers.Select(person => Person(person, later)).ToList();
        return RegisterChange.Of(
            register, new RosterEntry(id, at, at, DateOnly.FromDateTime(at.DateTime), people, new DeclaredTotals(people.Count, null, [], [], "baris JUMLAH"), [])).Next;
    }

    private Person Person(int person, bool later)
    {
        Credential Paper(DateOnly issued, string kind) => new(
            CredentialKind.Competency, CredentialEvidence.Dated, "Sosial", string.Create(CultureInfo.InvariantCulture, $"LSP/{kind}/{number:000}/{person:0000}"), "LSP Kesos", issued);
        IReadOnlyList<Credential> papers = (person % 5) switch
        {
            0 => [Paper(new DateOnly(2021, 10, 1).AddDays((person * 37) + number), "A")],
            1 when later && person % 3 == 0 => [Paper(new DateOnly(2026, 11, 3), "B")],
            2 when person % 7 == 0 => [new(CredentialKind.Competency, CredentialEvidence.Claimed)],
            _ => [],
        };
        var digits = string.Create(CultureInfo.InvariantCulture, $"{region.Code.Value.Replace(".", "", StringComparison.Ordinal)}01{1 + (person % 28):00}{1 + (person % 12):00}{60 + (person % 39):00}{1 + person:0000}");
        return new Person(
            string.Create(CultureInfo.InvariantCulture, $"Orang Rekaan {Word(person)} {Word(number)}"),
            Nik.TryParse(digits, out var nik) ? nik : null,
            new DateOnly(1960 + (person % 39), 1 + (person % 12), 1 + (person % 28)),
            Sex.Male,
            person % 4 == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"+62812{number:000}{person:0000}")],
            null,
            [new Assignment(Roles[person % Roles.Length], person % 9 == 0 ? null : "Kelurahan", "Kecamatan Rekaan", null, ServiceStatus.Active, papers)]);
    }

    private static string Word(int number) => string.Concat(Enumerable.Range(0, 4).Select(place => (char)('a' + (((number * 7) + (place * 5)) % 26))));
}
