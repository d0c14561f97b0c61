using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Findings;

/// <summary>Collects findings of one reading. Values and details pass the mask here, once and for all.</summary>
internal sealed class FindingLog
{
    private readonly List<RosterFinding> _findings = [];

    public IReadOnlyList<RosterFinding> Findings => _findings;

    public static RosterFinding Refusal(FindingRule rule, string? detail = null) =>
        new(rule, null, null, null, null, null, RosterTexts.Message(rule, detail is null ? null : Masking.Text(detail)), RosterTexts.Fix(rule));

    public void File(FindingRule rule, string? detail = null) => Add(rule, null, null, null, null, null, detail);

    public void Sheet(FindingRule rule, string sheet, string? detail = null) => Add(rule, sheet, null, null, null, null, detail);

    public void Cell(FindingRule rule, string sheet, CellAddress at, string? heading, string? value = null, string? detail = null) =>
        Add(rule, sheet, at.Row, heading, at.ToString(), value, detail);

    public void Row(FindingRule rule, string sheet, int row, string? detail = null) => Add(rule, sheet, row, null, null, null, detail);

    private void Add(FindingRule rule, string? sheet, int? row, string? heading, string? cell, string? value, string? detail) =>
        _findings.Add(new RosterFinding(
            rule,
            sheet is null ? null : Masking.Text(sheet),
            row,
            heading is null ? null : Masking.Text(heading),
            cell,
            value is null ? null : Masking.Text(value),
            RosterTexts.Message(rule, detail is null ? null : Masking.Text(detail)),
            RosterTexts.Fix(rule)));
}
