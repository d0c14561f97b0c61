using SertiKesos.Coverage.Facts;
using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Time;

namespace SertiKesos.Coverage;

/// <summary>Turns a register into the coverage that is kept of its region. Pure.</summary>
internal static class RegionCount
{
    /// <summary>
    /// Postings are free text: some offices give each village its own. So many are kept apart, the largest first; a table
    /// row of 1 MiB holds them in all roles.
    /// </summary>
    private const int LargestKept = 150;

    /// <summary>
    /// The count as of the day of the register's last step, by the region's calendar: the same whenever it is made.
    /// </summary>
    public static RegionCoverage Of(Register register, RulesInForce rules)
    {
        var zone = ZoneOf(register, rules.Regions);
        var acceptedAt = AcceptedAt(register);
        var counted = DayOf(register, rules.Regions);
        var counts = CoverageCalculator.Count(register.People, rules.Certificates, rules.CategoriesOn(counted));
        var labels = new PublicLabels(register.People);
        var active = register.People.Where(person => person.IsActive).ToList();
        var kept = counts.Postings
            .Where(posting => labels.Of(posting.Posting, posting.Counts.People) != PublicLabels.Others)
            .OrderByDescending(posting => posting.Counts.People)
            .ThenBy(posting => posting.Posting, StringComparer.Ordinal)
            .Take(LargestKept)
            .Select(posting => posting.Posting)
            .ToHashSet();
        string? Kept(string? posting) => kept.Contains(posting) ? posting : PublicLabels.Others;

        return new RegionCoverage(
            register.Region,
            Period.Of(counted),
            counted,
            register.Version,
            acceptedAt,
            counts.Total,
            counts.Roles,
            counts.Categories,
            [.. counts.Postings
                .GroupBy(posting => Kept(posting.Posting))
                .Select(group => new PostingCoverage(group.Key, StandingCounts.Sum(group.Select(posting => posting.Counts))))],
            [.. counts.Rows
                .GroupBy(row => (row.Role, Posting: Kept(row.Posting)))
                .Select(group => new CoverageRow(group.Key.Role, group.Key.Posting, StandingCounts.Sum(group.Select(row => row.Counts))))],
            [.. counts.Trainings
                .GroupBy(training => labels.Text(training.Event, PublicLabels.OtherTrainings), StringComparer.OrdinalIgnoreCase)
                .Select(group => new TrainingCount(group.Key, group.Sum(training => training.Participants)))
                .OrderByDescending(training => training.Participants)
                .Take(LargestKept)],
            Declared(register, labels),
            [.. register.Statements.Where(statement => statement.IsWhole).SelectMany(statement => statement.Discrepancies).Select(labels.Of)])
        {
            PeopleOf = Period.Of(acceptedAt.DayAt(zone)),
            HasPeople = register.Sources.Count > 0 || register.People.Count > 0 || register.Institutions is null,
            Facts = PeopleFacts.Of(active, rules.Certificates, counted),
            Issues = [.. counts.Roles
                .Select(role => new RoleIssues(
                    role.Role,
                    PeopleFacts.IssuesOf(active.Where(person => person.Assignments.Any(assignment => assignment.IsActive && assignment.Role == role.Role)), rules.Certificates)))
                .Where(role => role.IssuedIn.Count > 0)],
            Fields = FieldCounts.Of(active),
            Reports = RosterReports.Of(register),
            Institutions = register.Institutions is { } list ? Count(list, rules.Institutions) : null,
            Rules = rules.Digest,
        };
    }

    /// <summary>The same without its parts, for where the totals alone are asked: what people state of themselves and what is counted.</summary>
    public static RegionCoverage Totals(Register register, RulesInForce rules)
    {
        var acceptedAt = AcceptedAt(register);
        var counted = DayOf(register, rules.Regions);
        var labels = new PublicLabels(register.Statements.Count == 0 ? [] : register.People);
        return new RegionCoverage(
            register.Region,
            Period.Of(counted),
            counted,
            register.Version,
            acceptedAt,
            StandingCounts.Of(register.People.Where(person => person.IsActive).Select(person => (person, rules.Certificates.Standing(person)))),
            [],
            [],
            [],
            [],
            [],
            Declared(register, labels),
            [.. register.Statements.Where(statement => statement.IsWhole).SelectMany(statement => statement.Discrepancies).Select(labels.Of)])
        {
            PeopleOf = Period.Of(acceptedAt.DayAt(ZoneOf(register, rules.Regions))),
            HasPeople = register.Sources.Count > 0 || register.People.Count > 0 || register.Institutions is null,
        };
    }

    /// <summary>The day of the register's last step, by the region's calendar.</summary>
    public static DateOnly DayOf(Register register, RegionCatalog regions) =>
        (register.Steps.Count > 0 ? register.Steps[^1].At : AcceptedAt(register)).DayAt(ZoneOf(register, regions));

    private static IndonesianZone ZoneOf(Register register, RegionCatalog regions) => regions.Find(register.Region)?.Zone ?? IndonesianZone.Wib;

    private static DateTimeOffset AcceptedAt(Register register) =>
        register.Sources.Values.Select(source => source.AcceptedAt).DefaultIfEmpty().Max();

    private static InstitutionCoverage Count(InstitutionList list, InstitutionRules rules) => new(
        list.AcceptedAt,
        [.. list.Institutions
            .Where(institution => !institution.Closed)
            .GroupBy(institution => institution.Kind)
            .OrderBy(group => group.Key)
            .Select(group => new InstitutionKindCoverage(group.Key, InstitutionCounts.Of(group, rules)))]);

    /// <summary>
    /// What the region's rosters state together. A total only stands where the statements cover every role of the
    /// register: a total of one programme says nothing of the others.
    /// </summary>
    private static DeclaredTotals? Declared(Register register, PublicLabels labels)
    {
        if (register.Statements.Count == 0)
        {
            return null;
        }

        var statements = register.Statements;
        var whole = statements.All(statement => statement.IsWhole)
            && register.Sources.Keys.Order().SequenceEqual(statements.SelectMany(statement => statement.Roles).Order());
        return new DeclaredTotals(
            Sum(whole, statements, declared => declared.Total),
            Sum(whole, statements, declared => declared.Certified),
            [.. statements.Where(statement => statement.IsWhole).SelectMany(statement => statement.Declared.Parts).Select(labels.Of)],
            [.. statements.SelectMany(statement => statement.Declared.Trainings).Select(labels.Of)],
            string.Join("; ", statements.Select(statement => labels.Text(statement.Declared.Place, "")).Where(place => place.Length > 0)));
    }

    private static int? Sum(bool whole, IReadOnlyList<RosterStatement> statements, Func<DeclaredTotals, int?> number) =>
        whole && statements.All(statement => number(statement.Declared) is not null)
            ? statements.Sum(statement => number(statement.Declared))
            : null;
}
