using SertiKesos.Pages.Parts;

namespace SertiKesos.Pages.Offices;

/// <summary>What waits for an office's answer, and what it should know.</summary>
/// <param name="Reason">Why a reader from outside reads it, as a query; empty for the office itself.</param>
public sealed record OpenTasks(
    string Region,
    string RegionName,
    IReadOnlyList<MissingPerson> Missing,
    IReadOnlyList<IdentityQuestion> Reviews,
    IReadOnlyList<CrossQuestion> Cross,
    IReadOnlyList<ReaderLine> Readers,
    IReadOnlyList<Choice> Reasons,
    bool MayAnswer,
    string Reason,
    string? Said)
{
    /// <summary>Whom no message reaches, the most urgent first.</summary>
    public IReadOnlyList<UnreachedLine> Unreached { get; init; } = [];

    /// <summary>As forms write it.</summary>
    public required string Today { get; init; }
}

/// <param name="Why">In Indonesian.</param>
/// <param name="ToldOn">When the office told the person itself; null where it has not.</param>
public sealed record UnreachedLine(string Reference, string Name, DateOnly LastDay, string Why, DateOnly? ToldOn)
{
    public override string ToString() => $"UnreachedLine {Reference}";
}

public sealed record MissingPerson(string Reference, string Name, string? Nik, string Role, string RoleCode, DateOnly Since, bool Overdue)
{
    public override string ToString() => $"MissingPerson {Reference}";
}

/// <param name="IsName">Whether the name differs; else the birth date.</param>
public sealed record IdentityQuestion(string Id, string Nik, bool IsName, string Known, string Stated, DateOnly Since)
{
    public override string ToString() => $"IdentityQuestion {Id}";
}

public sealed record CrossQuestion(string Reference, string Name, string Nik, string Other, string OtherName, string Next, bool Differs)
{
    public override string ToString() => $"CrossQuestion {Reference}";
}

/// <summary>Somebody outside the office who read its people.</summary>
public sealed record ReaderLine(DateTimeOffset At, string By, string What, string? Reason, string? Letter);
