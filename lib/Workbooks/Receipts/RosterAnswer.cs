using SertiKesos.People;
using SertiKesos.Registers;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Summaries.Offices;

namespace SertiKesos.Workbooks.Receipts;

/// <summary>The receipt of a checked roster.</summary>
internal static class RosterAnswer
{
    /// <param name="change">What the roster changed in the register, or would change; null when it changes nothing or none was asked.</param>
    /// <param name="hold">Why it waits for a second person.</param>
    public static byte[] Write(RosterFile file, CheckedRoster check, SubmissionState state, RegisterChange? change, RosterHold? hold = null) =>
        RosterReceipt.Write(file, check.Reading, Summary(check, state, change, hold, ReceiptTexts.NextStep(state, check.Reading.Rows.Rejected)));

    /// <summary>The same without the office's workbook, for where marking that failed.</summary>
    public static byte[] WriteAlone(CheckedRoster check, SubmissionState state, RegisterChange? change, RosterHold? hold) =>
        RosterReceipt.WriteAlone(check.Reading, Summary(check, state, change, hold, ReceiptTexts.NextStep(state, check.Reading.Rows.Rejected)));

    /// <summary>The receipt of a file that was only checked: nothing was sent, so nothing was accepted either.</summary>
    public static byte[] WriteCheck(RosterFile file, CheckedRoster check) => RosterReceipt.Write(file, check.Reading, SummaryOfCheck(check));

    public static byte[] WriteCheckAlone(CheckedRoster check) => RosterReceipt.WriteAlone(check.Reading, SummaryOfCheck(check));

    private static ReceiptSummary SummaryOfCheck(CheckedRoster check) =>
        Summary(check, check.Outcome, null, null, ReceiptTexts.NextStepOfCheck(check.Outcome, check.Reading.Rows.Rejected)) with { IsCheckOnly = true };

    private static ReceiptSummary Summary(CheckedRoster check, SubmissionState state, RegisterChange? change, RosterHold? hold, string nextStep) =>
        new(
            state,
            check.Region.Name,
            check.AsOf,
            check.States,
            check.Reading.Rows,
            check.Reading.Declared,
            check.Discrepancies,
            change is null ? null : ReceiptChange.Of(change, check.AsOf),
            hold,
            nextStep)
        {
            DueDays = check.Rules.DueDays,
            Unreached = change is { Next: var next } && state.IsAccepted() ? UnreachedNames(next, check) : [],
            Institutions = check.Institutions,
            InstitutionChange = change?.Institutions,
            Printed = change is { Roles.Count: > 0 } && state.IsAccepted() ? NationalRow.Of(change.Next, check.Region, check.AsOf, check.InForce) : null,
        };

    private static IReadOnlyList<string> UnreachedNames(Register register, CheckedRoster check) =>
    [
        .. register.People
            .Where(person => person.IsActive && person.Restricted is null && person.Phones.Count == 0 && string.IsNullOrWhiteSpace(person.Email)
                && check.Rules.StateOn(check.Rules.Standing(person), check.AsOf) == CertificationState.Due)
            .Select(person => person.Name),
    ];
}
