using SertiKesos.People;

namespace SertiKesos.Registers;

/// <summary>
/// What one accepted roster states, with what did not agree when it was counted. It stays in the register until every one
/// of its roles has come from a newer roster.
/// </summary>
/// <param name="Roles">The roles that are still in force from this roster.</param>
/// <param name="IsWhole">
/// Whether all roles of the roster are still in force: only then its totals and differences speak of people who are
/// counted.
/// </param>
internal sealed record RosterStatement(
    string Submission, IReadOnlyList<Role> Roles, bool IsWhole, DeclaredTotals Declared, IReadOnlyList<Discrepancy> Discrepancies);
