using SertiKesos.People;
using SertiKesos.Rosters.Cells;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Layout;

/// <summary>What a sub-heading says for the rows below it; each kind stays until the next of its kind.</summary>
internal sealed class SubHeadings
{
    private const int MaxCells = 4;
    private const int MaxNumeral = 5;
    private const int MaxRole = 40;

    public string? Kecamatan { get; private set; }

    public string? Kelurahan { get; private set; }

    public Role? Role { get; private set; }

    /// <summary>
    /// The words of a row that is a heading for those below it: one text alone, or the name of a place or role that has
    /// only a numeral or a count beside it.
    /// </summary>
    public static string? In(RosterTable table, SheetRow row)
    {
        if (row.Cells is [{ Kind: CellKind.Text } only])
        {
            return only.Text;
        }

        if (row.Cells.Count > MaxCells)
        {
            return null;
        }

        foreach (var cell in row.Cells)
        {
            if (cell.Kind == CellKind.Text && IsFree(table, cell.Column) && NamesPlaceOrRole(cell.Text)
                && row.Cells.All(other => other.Column == cell.Column || IsBeside(table, other)))
            {
                return cell.Text;
            }
        }

        return null;
    }

    public void Read(string text)
    {
        var line = CleanText.Line(text);
        if (After(line, "kecamatan", "kemantren", "kec.", "distrik") is { } kecamatan)
        {
            (Kecamatan, Kelurahan) = (kecamatan, null);
        }
        else if (After(line, "kelurahan", "kalurahan", "desa") is { } kelurahan)
        {
            Kelurahan = kelurahan;
        }
        else if (RoleTerms.InHeading(line) is { } role)
        {
            Role = role;
        }
    }

    /// <summary>A numeral or a count; a letter under a heading such as L/P is somebody's.</summary>
    private static bool IsBeside(RosterTable table, SheetCell cell) =>
        cell.Text.Trim().Length <= MaxNumeral && (cell.Kind == CellKind.Number || (cell.Kind == CellKind.Text && IsFree(table, cell.Column)));

    private static bool IsFree(RosterTable table, int column) =>
        table.Columns.FirstOrDefault(known => known.Column == column)?.Field is null or RosterField.Number or RosterField.Name or RosterField.Nik or RosterField.Ignored;

    private static bool NamesPlaceOrRole(string text)
    {
        var folded = CleanText.Fold(text);
        return ((string[])["kecamatan ", "kec ", "kelurahan ", "kalurahan ", "kemantren ", "distrik ", "desa "]).Any(word => folded.StartsWith(word, StringComparison.Ordinal))
            || (folded.Length <= MaxRole && RoleTerms.InHeading(text) is not null);
    }

    private static string? After(string line, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            var at = line.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && line[(at + word.Length)..].Trim(' ', ':', '.', '-') is { Length: > 0 } name)
            {
                return name;
            }
        }

        return null;
    }
}
