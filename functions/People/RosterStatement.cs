namespace SertiKesos.People;

/// <summary>
/// What one accepted roster states about the roles it contains, with what did not agree when it was counted. It stays
/// in the register until every one of its roles has come from a newer roster.
/// </summary>
internal sealed record RosterStatement(
    string Submission, IReadOnlyList<Role> Roles, DeclaredTotals Declared, IReadOnlyList<Discrepancy> Discrepancies);
