using SertiKesos.People;
using SertiKesos.Platform.Time;

namespace SertiKesos.Coverage;

/// <summary>Turns a register into the coverage that is kept of its region. Pure.</summary>
internal static class RegionCount
{
    public static RegionCoverage Of(Register register, DateOnly today, CertificateRules rules)
    {
        var counts = CoverageCalculator.Count(register.People, rules);
        return new RegionCoverage(
            register.Region,
            Period.Of(today),
            today,
            register.Version,
            register.Sources.Values.Select(source => source.AcceptedAt).DefaultIfEmpty().Max(),
            counts.Total,
            counts.Roles,
            counts.Categories,
            counts.Postings,
            counts.Rows,
            counts.Trainings,
            Declared(register),
            [.. register.Statements.SelectMany(statement => statement.Discrepancies)]);
    }

    /// <summary>
    /// What the region's rosters state together. A total only stands where the statements cover every role of the
    /// register: a total of one programme says nothing of the others.
    /// </summary>
    private static DeclaredTotals? Declared(Register register)
    {
        if (register.Statements.Count == 0)
        {
            return null;
        }

        var statements = register.Statements;
        var whole = register.Sources.Keys.Order().SequenceEqual(statements.SelectMany(statement => statement.Roles).Distinct().Order());
        return new DeclaredTotals(
            Sum(whole, statements, declared => declared.Total),
            Sum(whole, statements, declared => declared.Certified),
            [.. statements.SelectMany(statement => statement.Declared.Parts)],
            [.. statements.SelectMany(statement => statement.Declared.Trainings)],
            string.Join("; ", statements.Select(statement => statement.Declared.Place).Where(place => place.Length > 0)));
    }

    private static int? Sum(bool whole, IReadOnlyList<RosterStatement> statements, Func<DeclaredTotals, int?> number) =>
        whole && statements.All(statement => number(statement.Declared) is not null)
            ? statements.Sum(statement => number(statement.Declared))
            : null;
}
