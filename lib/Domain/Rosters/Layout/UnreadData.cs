using SertiKesos.Rosters.Cells;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Layout;

/// <summary>
/// Columns that no heading explains, but that hold what a roster is asked for. To pass over them without a word would lose
/// every NIK or every certificate of a file because of one heading.
/// </summary>
internal static class UnreadData
{
    private const int SampledRows = 200;
    private const int FewestCells = 3;

    /// <summary>"NIK" or "tanggal" when nearly all of a column is one; null otherwise.</summary>
    public static string? KindOf(RosterTable table, RosterColumn column, DateOnly today)
    {
        int cells = 0, niks = 0, dates = 0;
        foreach (var row in table.RowsBelow.Take(SampledRows))
        {
            if (row.At(column.Column) is not { Kind: CellKind.Text or CellKind.Number or CellKind.Date } cell || (cell.Kind == CellKind.Text && CleanText.IsPlaceholder(cell.Text)))
            {
                continue;
            }

            cells++;
            niks += cell.Kind != CellKind.Date && NikCell.Read(cell).Nik is not null ? 1 : 0;
            dates += IsDate(cell, today) ? 1 : 0;
        }

        return cells < FewestCells ? null : niks * 5 >= cells * 4 ? "NIK" : dates * 5 >= cells * 4 ? "tanggal" : null;
    }

    /// <summary>A bare number may be anything.</summary>
    private static bool IsDate(SheetCell cell, DateOnly today) =>
        cell.Kind == CellKind.Date
        || (cell.Kind == CellKind.Text && cell.Text.Any(character => !char.IsAsciiDigit(character)) && DateCell.Read(cell, DateMeaning.Certificate, today) is { Date: not null, Note: DateNote.None or DateNote.MonthFirst });
}
