using SertiKesos.People;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Receipts;

namespace SertiKesos.Rosters;

/// <summary>The receipt of a checked roster.</summary>
internal static class RosterAnswer
{
    /// <param name="change">What the roster changed in the register; null when it changed nothing or none was asked.</param>
    public static byte[] Write(RosterFile file, CheckedRoster check, SubmissionState state, RegisterChange? change) =>
        RosterReceipt.Write(file, check.Reading, new ReceiptSummary(
            state,
            check.Region.Name,
            check.AsOf,
            check.States,
            check.Reading.Rows,
            check.Reading.Declared,
            check.Discrepancies,
            change?.Counts,
            [.. change?.Missing.Select(missing => $"{missing.Person.Name} ({missing.Role.Label()})") ?? []],
            ReceiptTexts.NextStep(state))
        {
            Institutions = check.Institutions,
            InstitutionChange = change?.Institutions,
        });
}
