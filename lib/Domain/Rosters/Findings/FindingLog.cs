using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Findings;

/// <summary>Collects findings of one reading. Values and details pass the mask here, once and for all.</summary>
internal sealed class FindingLog
{
    private readonly List<RosterFinding> _findings = [];

    public IReadOnlyList<RosterFinding> Findings => _findings;

    public static RosterFinding Refusal(FindingRule rule, string? detail = null) => Of(rule, null, null, null, null, null, detail);

    public void File(FindingRule rule, string? detail = null) => _findings.Add(Of(rule, null, null, null, null, null, detail));

    public void Sheet(FindingRule rule, string sheet, string? detail = null) => _findings.Add(Of(rule, sheet, null, null, null, null, detail));

    public void Cell(FindingRule rule, string sheet, CellAddress at, string? heading, string? value = null, string? detail = null) =>
        Cell(rule, sheet, at.Row, at, heading, value, detail);

    /// <param name="row">The row that the finding is about; the cell may be one that is merged over it.</param>
    public void Cell(FindingRule rule, string sheet, int row, CellAddress at, string? heading, string? value, string? detail) =>
        _findings.Add(Of(rule, sheet, row, heading, at.ToString(), value, detail));

    public void Row(FindingRule rule, string sheet, int row, string? detail = null) => _findings.Add(Of(rule, sheet, row, null, null, null, detail));

    private static RosterFinding Of(FindingRule rule, string? sheet, int? row, string? heading, string? cell, string? value, string? detail)
    {
        var masked = detail is null ? null : Masking.Text(detail);
        return new RosterFinding(
            rule,
            sheet is null ? null : Masking.Text(sheet),
            row,
            heading is null ? null : Masking.Text(heading),
            cell,
            value is null ? null : Masking.Text(value),
            RosterTexts.Message(rule, masked),
            RosterTexts.Fix(rule))
        {
            Detail = masked,
        };
    }
}
