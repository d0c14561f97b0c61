namespace SertiKesos.Pages.Offices;

/// <summary>What an office sees first: figures and states, nobody by name.</summary>
/// <param name="Month">The first day of the period.</param>
/// <param name="Zone">Such as <c>WIB</c>.</param>
/// <param name="MaySubmit">Whether the reader may hand in for this office.</param>
/// <param name="IsOffice">Whether the reader is the office itself.</param>
public sealed record OfficeHome(
    string Region,
    string RegionName,
    string ProvinceName,
    DateOnly Month,
    DateOnly Today,
    DateOnly Deadline,
    DateOnly Lock,
    bool IsExtended,
    string Zone,
    PeriodStanding Standing,
    DateOnly? ReportedOn,
    NextStep Next,
    OfficeStates? States,
    IReadOnlyList<RoleLine> Roles,
    SubmissionLine? Last,
    OfficeTasks Tasks,
    PrintedRow? Printed,
    bool MaySubmit,
    bool IsOffice)
{
    /// <summary>Whether the office has said how workers can reach it.</summary>
    public bool HasContact { get; init; }

    public int DaysLeft => Deadline.DayNumber - Today.DayNumber;
}

/// <summary>Whether the office has reported for the period.</summary>
public enum PeriodStanding
{
    Waiting,
    OnTime,
    Late,
    Missed,
    Nil,
}

/// <summary>What helps most now.</summary>
public enum NextStep
{
    Nothing,
    FirstRoster,
    NewRoster,
    Wait,
    Fix,
    Release,
    Improve,
    Explain,
}

/// <summary>People by state on a day; the states exclude each other.</summary>
public sealed record OfficeStates(
    DateOnly On, int People, int Certified, int Due, int Expired, int Passed, int Unknown, int Never, int Suspended, int IdentityUncertain, double? Share, double? High);

public sealed record RoleLine(string Label, int People, int Certified, int Unknown, double? Share);

/// <param name="DueDays">A certificate is due so many days before its end.</param>
/// <param name="Unreachable">How many no message reaches, and nobody has told yet, though their certificates are due or have just ended.</param>
public sealed record OfficeTasks(int DueDays, int Due, int Unreachable, int Muster, int Reviews, int Cross)
{
    public int Open => Muster + Reviews + Cross;
}

/// <summary>The line that the national workbook has of this office.</summary>
public sealed record PrintedRow(int People, int Certified, double? Share, int? Declared, int? Difference, int? PartsSum, string Reporting, IReadOnlyList<string> Reasons);

/// <summary>A submission in a list.</summary>
/// <param name="File">What the office calls it; null for other readers.</param>
/// <param name="State">Its state as a word of the API, such as <c>acceptedWithWarnings</c>.</param>
/// <param name="At">By the office's own clock.</param>
public sealed record SubmissionLine(
    string Id, string? File, DateTimeOffset At, string State, bool Finished, int? People, int? Certified, int? Rejected, int? Errors, int? Warnings);
