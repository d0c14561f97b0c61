using SertiKesos.Coverage;
using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.Registers;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Summaries.Offices;

namespace SertiKesos.Workbooks.Receipts;

/// <summary>What the sheet <em>Ringkasan</em> tells the office beside the findings.</summary>
/// <param name="Change">Against the last accepted roster; null when there is nothing to compare with.</param>
/// <param name="Hold">Why the roster waits for a second person.</param>
internal sealed record ReceiptSummary(
    SubmissionState State,
    string RegionName,
    DateOnly AsOf,
    StateCounts Counts,
    RowCounts Rows,
    DeclaredTotals? Declared,
    IReadOnlyList<Discrepancy> Discrepancies,
    ReceiptChange? Change,
    RosterHold? Hold,
    string NextStep)
{
    /// <summary>The file was only checked: nothing of it was sent, kept or counted.</summary>
    public bool IsCheckOnly { get; init; }

    /// <summary>How many days before its end a certificate is due, by the rules that were counted by.</summary>
    public required int DueDays { get; init; }

    /// <summary>Institutions by state; null where the file lists none.</summary>
    public InstitutionStates? Institutions { get; init; }

    /// <summary>Against the last accepted list of institutions; null when there is nothing to compare with.</summary>
    public InstitutionChange? InstitutionChange { get; init; }

    /// <summary>What the national workbook would print of the region; null where nothing was accepted.</summary>
    public NationalRow? Printed { get; init; }

    /// <summary>Names of those whose certificate is due and who have neither an address nor a number.</summary>
    public IReadOnlyList<string> Unreached { get; init; } = [];

    /// <summary>It holds names, so only the state is printed.</summary>
    public override string ToString() => $"ReceiptSummary {State}";
}
