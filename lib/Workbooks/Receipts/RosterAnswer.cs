using SertiKesos.Registers;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;

namespace SertiKesos.Workbooks.Receipts;

/// <summary>The receipt of a checked roster.</summary>
internal static class RosterAnswer
{
    /// <param name="change">What the roster changed in the register, or would change; null when it changes nothing or none was asked.</param>
    /// <param name="hold">Why it waits for a second person.</param>
    public static byte[] Write(RosterFile file, CheckedRoster check, SubmissionState state, RegisterChange? change, RosterHold? hold = null) =>
        RosterReceipt.Write(file, check.Reading, new ReceiptSummary(
            state,
            check.Region.Name,
            check.AsOf,
            check.States,
            check.Reading.Rows,
            check.Reading.Declared,
            check.Discrepancies,
            change is null ? null : ReceiptChange.Of(change, check.AsOf),
            hold,
            ReceiptTexts.NextStep(state, check.Reading.Rows.Rejected))
        {
            Institutions = check.Institutions,
            InstitutionChange = change?.Institutions,
        });
}
