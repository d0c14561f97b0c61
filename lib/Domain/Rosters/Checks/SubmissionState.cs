using SertiKesos.Rosters.Findings;

namespace SertiKesos.Rosters.Checks;

/// <summary>Where a submission stands (product.md section 4).</summary>
internal enum SubmissionState
{
    Received,
    Checking,

    /// <summary>The file cannot be read, or may not be.</summary>
    Refused,
    NeedsFixing,
    Held,
    Accepted,
    AcceptedWithWarnings,
    Duplicate,

    /// <summary>A newer upload of the same roles came first.</summary>
    Superseded,
}

internal static class SubmissionStates
{
    /// <summary>No further work is due: a repeated message changes nothing.</summary>
    public static bool IsFinal(this SubmissionState state) => state is not (SubmissionState.Received or SubmissionState.Checking);

    public static bool IsAccepted(this SubmissionState state) =>
        state is SubmissionState.Accepted or SubmissionState.AcceptedWithWarnings;

    /// <summary>The name in JSON and tables, such as <c>acceptedWithWarnings</c>.</summary>
    public static string Code(this SubmissionState state)
    {
        var name = state.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>The outcome of reading alone, before the register is asked.</summary>
    public static SubmissionState OutcomeOf(RosterReading reading)
    {
        var reach = reading.Findings
            .Where(finding => finding.Rule.Severity == FindingSeverity.Error)
            .Select(finding => finding.Rule.Reach)
            .DefaultIfEmpty(FindingReach.Row)
            .Max();
        if (reach == FindingReach.Refusal)
        {
            return SubmissionState.Refused;
        }

        if (reach == FindingReach.File || reading.IsMostlyDoubtful || reading.People.Count + reading.Institutions.Count == 0)
        {
            return SubmissionState.NeedsFixing;
        }

        return reading.Findings.Any(finding => finding.Rule.Severity > FindingSeverity.Info)
            ? SubmissionState.AcceptedWithWarnings
            : SubmissionState.Accepted;
    }
}
