namespace SertiKesos.Pages.Operators;

/// <summary>What an operator looks at first: what stands still, what was set aside, which offices are stuck.</summary>
/// <param name="Parts">Services of storage by name; false where one does not answer.</param>
/// <param name="Work">Everything that drives work; null where storage does not tell.</param>
/// <param name="Offices">Offices with something open: held, refused, stuck; the longest first.</param>
/// <param name="Acts">What operators did about poison messages, and why, the newest first.</param>
/// <param name="AuditHead">The newest record of national acts; null where there is none.</param>
public sealed record OperatorHome(
    DateTimeOffset At,
    IReadOnlyList<(string Name, bool Ready)> Parts,
    IReadOnlyList<WorkLine>? Work,
    OfficeCounts Counts,
    IReadOnlyList<OpenOffice> Offices,
    IReadOnlyList<PoisonQueueView> Poison,
    IReadOnlyList<OperatorAct> Acts,
    (long Sequence, string Hash)? AuditHead,
    AlertView Alerts,
    string? Said);

/// <param name="Trouble">Why it counts as stuck, in Indonesian; null where it is well.</param>
public sealed record WorkLine(string Name, string Function, DateTimeOffset? SucceededAt, bool Off, string? Trouble);

public sealed record OfficeCounts(DateOnly Month, int Expected, int Reported, int Waiting, int Held, int Refused, int Stuck);

/// <param name="Hours">How long it has not moved.</param>
public sealed record OpenOffice(string Region, string Name, string Submission, string State, double Hours, bool Stuck);

public sealed record PoisonQueueView(string Queue, string Work, int Total, IReadOnlyList<PoisonLine> Oldest);

public sealed record PoisonLine(string Id, DateTimeOffset? Since, int Tries, string? Region, string? Submission, string? Period);

public sealed record OperatorAct(string Act, DateTimeOffset At, string By, string Reason);

/// <param name="Stopped">The stop switch is thrown: nothing is sent.</param>
/// <param name="StoppedBySetting">A setting stops them as well, which no page changes.</param>
/// <param name="Held">Open ones that wait while nothing is sent.</param>
/// <param name="Overdue">Open ones that should have moved on by now.</param>
/// <param name="Delivered">In the last 30 days, as are <paramref name="Failed"/> and <paramref name="Unreachable"/>.</param>
public sealed record AlertView(
    bool Stopped, bool StoppedBySetting, bool HasMailServer, int Held, int Open, int Overdue, int Delivered, int Failed, int Unreachable)
{
    /// <summary>Offices whose reminders name no telephone to call, by code.</summary>
    public IReadOnlyList<string> WithoutPhone { get; init; } = [];
}

/// <summary>The access keys, without their secrets.</summary>
/// <param name="Made">A key that was just made, which is shown this once.</param>
public sealed record KeyList(IReadOnlyList<KeyLine> Keys, string Own, string? Made, string? Wrong);

public sealed record KeyLine(string Id, string Role, string Scope, DateOnly? Created, DateOnly Expires, bool Revoked, bool Expired);
