namespace SertiKesos.Pages.Figures;

/// <summary>People by state on a day. A share is never shown without the numbers that it is made of.</summary>
/// <param name="Certified">Those whose certificate is valid, <paramref name="Due"/> among them.</param>
/// <param name="Unknown">Certified by the office's word, without a number or a date.</param>
/// <param name="IdentityUncertain">Those among <paramref name="People"/> without a valid NIK.</param>
public sealed record StatesView(int People, int Certified, int Due, int Expired, int Passed, int Unknown, int Never, int Suspended, int IdentityUncertain)
{
    /// <summary>From 0 to 1; null where there is nobody.</summary>
    public double? Share => Of(Certified);

    /// <summary>The share if all of the unknown are certified.</summary>
    public double? High => Of(Certified + Unknown);

    public double UnknownShare => Of(Unknown) ?? 0;

    private double? Of(int count) => People == 0 ? null : (double)count / People;
}

/// <summary>How many regions reported for the period, and until when they may.</summary>
public sealed record ReportsView(int Expected, int OnTime, int Late, int Waiting, int None, int Nil, int Extended, DateOnly Opens, DateOnly Deadline, DateOnly Lock)
{
    public int Reported => OnTime + Late;
}

/// <summary>Two periods compared in the regions and roles that have data in both.</summary>
public sealed record ChangeView(DateOnly Against, int Regions, StatesView Earlier, StatesView Later)
{
    public double? Points => Later.Share - Earlier.Share;
}

/// <summary>A target of a year. Shares and rates are null where there is no data to tell them from.</summary>
/// <param name="Role">Null for people of all roles.</param>
public sealed record TargetView(
    string Area, int Year, string? Role, int People, string Source, int? Achieved, double? Pace, double? NeededPerMonth, int? Forecast, bool IsMet, bool? IsOnTrack)
{
    public double? Progress => Achieved is { } done && People > 0 ? (double)done / People : null;
}

/// <summary>The staffing need beside the people that there are.</summary>
/// <param name="Compared">The part of the need whose regions have data of people too; the gap and the shares rest on it.</param>
/// <param name="Active">Null where there is no data of people.</param>
/// <param name="CountedOn">Of a count for the whole area; null for the sum of regions.</param>
/// <param name="Regions">How many regions state a number of families; null for a count for the whole area.</param>
public sealed record NeedView(long Families, long Need, long Compared, int? Active, int? Certified, DateOnly? CountedOn, string? Source, int? Regions, int OfRegions)
{
    public long? Gap => Active is { } active ? Compared - active : null;

    public double? Staffed => Active is { } active && Compared > 0 ? (double)active / Compared : null;
}

/// <summary>The figures that the ministry has published of a year, for comparison.</summary>
public sealed record ReferenceNeedView(string Year, long Need, long Active, long Gap, string Source);

public sealed record RoleView(string Role, string Category, StatesView States);

/// <summary>Certificates that end in a month.</summary>
/// <param name="Seats">Null where nobody has stated seats.</param>
public sealed record EndingView(DateOnly Month, int? People, int? Seats);

/// <summary>The coverage at the end of a month, or on the day of the page in the last one.</summary>
/// <param name="Regions">How many regions had data by then.</param>
public sealed record TrendView(DateOnly On, int Regions, StatesView? States);

/// <summary>A part of the area: a province of the nation, or a region of a province.</summary>
/// <param name="Address">Where more of it is told; null where the reader may not go.</param>
/// <param name="Reports">Of a province; null for a region.</param>
public sealed record AreaRow(string Code, string Name, string? Address, StatesView? States, ReportsView? Reports, RegionStateView? Region);

/// <summary>A training centre (BBPPKS) with its year ahead.</summary>
/// <param name="Candidates">Everybody who needs a test within the plan; null where there is no data.</param>
/// <param name="Seats">Null where no month of the plan has any stated.</param>
/// <param name="Overflow">The first month with more people than seats; null where there is none, or seats are not stated up to it.</param>
public sealed record CentreRow(string Number, string Name, string Address, int? Candidates, int? Seats, int MonthsUnstated, DateOnly? Overflow);

/// <summary>How a region stands in the period.</summary>
public enum ReportState
{
    None,
    Waiting,
    Late,
    OnTime,
    NilLate,
    NilOnTime,
}

/// <param name="Reasons">Why what is stated and what is counted differ, in Indonesian.</param>
/// <param name="DataOn">The day on which the newest roster was accepted; null where there is none.</param>
/// <param name="Step">What would bring the region on soonest.</param>
/// <param name="EndsSoon">People whose certificate ends within the time of reminders.</param>
public sealed record RegionStateView(
    ReportState State, DateOnly? ReportedOn, DateOnly? ExtendedTo, DateOnly? DataOn, DateOnly? DataMonth, double? Fields, int EndsSoon, StepView? Step, int? Declared, int? Difference,
    int? PartsSum,
    IReadOnlyList<string> Reasons);

/// <summary>So many people of a role to a test, and a round share is reached.</summary>
/// <param name="People">Null for so few that somebody might be meant.</param>
public sealed record StepView(string Role, int? People, double Milestone);

/// <summary>The figures of the nation, a province or a region. What is null has no data, which is not none.</summary>
public sealed record AreaView
{
    public required string Name { get; init; }

    /// <summary>The first day of the period.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>The day on which states are counted.</summary>
    public required DateOnly AsOf { get; init; }

    public required bool IsProvisional { get; init; }

    public required ReportsView Reports { get; init; }

    public required int Regions { get; init; }

    /// <summary>How many of the regions have data, of this period or an earlier one.</summary>
    public required int WithData { get; init; }

    public StatesView? States { get; init; }

    public ChangeView? Change { get; init; }

    public IReadOnlyList<TargetView> Targets { get; init; } = [];

    public IReadOnlyList<NeedView> Needs { get; init; } = [];

    public ReferenceNeedView? Reference { get; init; }

    public IReadOnlyList<RoleView> Roles { get; init; } = [];

    public IReadOnlyList<EndingView> Endings { get; init; } = [];

    /// <summary>Whose seats stand beside the certificates that end; null where they cannot be set beside them.</summary>
    public string? SeatsOf { get; init; }

    public IReadOnlyList<TrendView> Trend { get; init; } = [];

    /// <summary>False while the months before are still being counted, shortly after a start.</summary>
    public bool TrendIsCounted { get; init; } = true;

    public IReadOnlyList<AreaRow> Parts { get; init; } = [];

    /// <summary>The training centres of the nation; empty for a part of it.</summary>
    public IReadOnlyList<CentreRow> Centres { get; init; } = [];

    /// <summary>Where the same is shown for the month before and the one after; null where there is none.</summary>
    public string? Earlier { get; init; }

    public string? Later { get; init; }

    /// <summary>The list of reports of the same area and period; null where the reader has none.</summary>
    public string? Board { get; init; }

    public override string ToString() => $"AreaView {Name} {Month}";
}
