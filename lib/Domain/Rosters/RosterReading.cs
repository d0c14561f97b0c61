using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.Rosters.Findings;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters;

/// <summary>A file as an office sent it.</summary>
internal sealed record RosterFile(string Name, ReadOnlyMemory<byte> Content);

/// <summary>A cell with the heading above it.</summary>
internal sealed record RosterPlace(CellAddress Cell, string Heading);

/// <summary>One row that was read as a person, with where it stands.</summary>
/// <param name="Identity">The cell that says who it is: the NIK, or the name where the table has none.</param>
internal sealed record RosterPerson(string Sheet, int Row, Person Person, RosterPlace? Identity = null)
{
    /// <summary>Something stands where the NIK should, but it is none: damaged, malformed, or used by another name.</summary>
    public bool HasWrongNik { get; init; }

    /// <summary>Only the NIK tells the sex.</summary>
    public bool IsSexOfNik { get; init; }

    /// <summary>The same person with a NIK that turned out to be none, and without what only it told.</summary>
    public RosterPerson WithoutNik() => this with
    {
        Person = Person with { Nik = null, Sex = IsSexOfNik ? null : Person.Sex },
        HasWrongNik = true,
        IsSexOfNik = false,
    };

    /// <summary>The cell with the number of the certificate; null where there is none.</summary>
    public RosterPlace? CertificateNumber { get; init; }

    public override string ToString() => $"{Sheet}!{Row}";
}

/// <summary>One row that was read as an institution, with where it stands.</summary>
internal sealed record RosterInstitution(string Sheet, int Row, Institution Institution)
{
    public override string ToString() => $"{Sheet}!{Row}";
}

/// <summary>
/// How many rows were looked at: <paramref name="Accepted"/> and <paramref name="Rejected"/> add up to
/// <paramref name="Read"/>; <paramref name="Skipped"/> are titles, headings, totals, number rows, signatures and blanks
/// inside the table.
/// </summary>
internal sealed record RowCounts(int Read, int Accepted, int Rejected, int Skipped);

/// <summary>
/// What a roster says, before anything is decided with the register. Each accepted row is a person with exactly one
/// assignment; rows of one person in two roles are merged later (<see cref="PersonMerge"/>).
/// </summary>
internal sealed record RosterReading(
    IReadOnlyList<RosterPerson> People,
    RowCounts Rows,
    DeclaredTotals? Declared,
    IReadOnlyList<RosterFinding> Findings)
{
    /// <summary>The rows that are institutions, which are never among the people.</summary>
    public IReadOnlyList<RosterInstitution> Institutions { get; init; } = [];

    /// <summary>The rows of institutions that were looked at; <see cref="Rows"/> has those of people.</summary>
    public RowCounts InstitutionRows { get; init; } = new(0, 0, 0, 0);

    /// <summary>Why the rows of <see cref="RowCounts.Skipped"/> were passed over.</summary>
    public IReadOnlyDictionary<RowKind, int> SkippedBy { get; init; } = new Dictionary<RowKind, int>();

    /// <summary>Rows of people whom a word in the row says to have left.</summary>
    public int LeftByWord => Findings.Count(finding => finding.Rule == FindingCatalog.NotActive);

    /// <summary>Who stands in the rows that findings are about. Only the office's own receipt may show it.</summary>
    public IReadOnlyDictionary<(string Sheet, int Row), string> Names { get; init; } = new Dictionary<(string Sheet, int Row), string>();

    /// <summary>Rows that are rejected or have a wrong NIK. One that was left out says nothing wrong.</summary>
    public int DoubtfulRows => Rows.Rejected + InstitutionRows.Rejected + People.Count(person => person.HasWrongNik);

    /// <summary>More than half: what spoiled them has mostly spoiled a whole column, so that the register stays as it is.</summary>
    public bool IsMostlyDoubtful => DoubtfulRows * 2 > Rows.Read + InstitutionRows.Read;

    public IEnumerable<Role> Scope => People.SelectMany(person => person.Person.Assignments).Select(assignment => assignment.Role).Distinct();
}
