namespace SertiKesos.People;

/// <summary>What can be corrected on request of the person.</summary>
internal enum PersonField
{
    Name,
    BirthDate,
    Sex,
    Phones,
    Email,
}

/// <summary>
/// A value that was corrected outside the rosters. Rosters that repeat the old one are read as if they stated the new
/// one; any other value goes its normal way.
/// </summary>
/// <param name="Old">The wrong value as text (<c>PersonCorrections.Text</c>); null where there was none.</param>
/// <param name="New">The right one; null where the value was removed.</param>
/// <param name="By">Who asked for it.</param>
internal sealed record PersonCorrection(PersonField Field, string? Old, string? New, DateOnly On, string Reason, string By)
{
    public override string ToString() => $"PersonCorrection {Field} on {On:yyyy-MM-dd}";
}

/// <summary>The data of somebody may be kept and counted, nothing else, until the restriction is lifted.</summary>
internal sealed record PersonRestriction(DateOnly Since, string Reason, string By)
{
    public override string ToString() => $"PersonRestriction since {Since:yyyy-MM-dd}";
}
