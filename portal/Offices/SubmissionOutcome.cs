namespace SertiKesos.Pages.Offices;

/// <summary>What came of one roster, for the office's own eyes.</summary>
/// <param name="Before">The coverage before it, and <paramref name="After"/> with it; null where nothing can be compared.</param>
/// <param name="Causes">What there is to mend, the gravest first.</param>
/// <param name="Findings">How many there are.</param>
/// <param name="Change">What it changes, by name; null where that is no longer kept or there is nothing.</param>
/// <param name="Reason">Why a reader from outside reads it, as a query; empty for the office itself.</param>
/// <param name="Hold">Why it waits for a second person, in Indonesian.</param>
public sealed record SubmissionOutcome(
    string Region,
    string RegionName,
    string Zone,
    SubmissionLine Line,
    bool HasReceipt,
    CoverageFigure? Before,
    CoverageFigure? After,
    ResultCounts? Counts,
    IReadOnlyList<CauseLine> Causes,
    int Findings,
    bool AreDetailsGone,
    ChangeLists? Change,
    IReadOnlyList<string> Hold,
    ReleaseLine? Release,
    ReleaseRight MayRelease,
    bool MaySubmit,
    string Reason)
{
    /// <summary>False where nobody has read the file and none is kept: it was gone, or a scan did not let it through.</summary>
    public bool WasRead { get; init; } = true;
}

public sealed record CoverageFigure(int Certified, int People, double? Share);

public sealed record ResultCounts(int Read, int Accepted, int Rejected, int People, int Certified, int Due, int Expired, int Unknown, int IdentityUncertain);

/// <summary>Findings of one cause.</summary>
/// <param name="Severity"><c>error</c>, <c>warning</c> or <c>info</c>.</param>
/// <param name="Text">What is wrong, in Indonesian, without values that name somebody.</param>
public sealed record CauseLine(string Code, string Severity, int Count, string? Sheet, string? Column, string Text, string Fix, IReadOnlyList<PlaceLine> Places)
{
    public override string ToString() => $"CauseLine {Code} x{Count}";
}

/// <summary>One place of a cause: the cell, who stands in the row, and what is there, masked.</summary>
public sealed record PlaceLine(string? Cell, int? Row, string? Name, string? Value)
{
    public override string ToString() => $"PlaceLine {Cell}";
}

/// <param name="IsDone">False as long as it is not accepted: then this is what would change.</param>
/// <param name="IsFirst">Nothing was there before, so that nobody is listed as new.</param>
public sealed record ChangeLists(
    bool IsDone, bool IsFirst, int Added, int Changed, int Unchanged, int Missing,
    IReadOnlyList<ChangedPerson> AddedPeople, IReadOnlyList<ChangedPerson> ChangedPeople, IReadOnlyList<ChangedPerson> MissingPeople);

/// <param name="What">What changed, in words; empty for those who are new or missing.</param>
public sealed record ChangedPerson(string Name, string? Nik, string Roles, string What)
{
    public override string ToString() => "ChangedPerson";
}

public sealed record ReleaseLine(string By, DateTimeOffset At, string Reason);

public enum ReleaseRight
{
    /// <summary>It does not wait, or the reader may not act for this office.</summary>
    None,

    /// <summary>The reader handed it in: somebody else must look.</summary>
    NotOwn,

    Allowed,
}
