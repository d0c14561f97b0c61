using SertiKesos.Rosters.Cells;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Layout;

/// <summary>
/// Finds the header of a table of people: the row (or merged rows) among the first forty whose texts are known headings
/// most often, in whatever order.
/// </summary>
internal static class TableFinder
{
    public const int HeaderRows = 40;
    public const string LevelSeparator = " / ";
    private const int MaxLevels = 3;
    private const int MinKnown = 2;

    public static RosterTable? Find(SheetContent sheet) => Find(sheet, HeadingTerms.Find, TrainingDates, Score);

    /// <param name="terms">The meaning of a heading; null for one that is not known.</param>
    /// <param name="refine">What headings mean beside each other.</param>
    /// <param name="score">How much a reading looks like the wanted table; 0 for not at all.</param>
    public static RosterTable? Find(
        SheetContent sheet,
        Func<string, (RosterField Field, int Rank)?> terms,
        Func<List<RosterColumn>, List<RosterColumn>> refine,
        Func<RosterTable, int> score)
    {
        RosterTable? best = null;
        var bestScore = 0;
        foreach (var row in sheet.Rows.TakeWhile(row => row.Number <= HeaderRows))
        {
            // A score is at most the number of headings that are known, so most rows are ruled out by how few texts they have.
            foreach (var table in At(sheet, row, terms, refine, () => Math.Max(bestScore, MinKnown)))
            {
                var points = score(table);
                // Of equal readings the one with fewer levels stands: a merged title above the header adds nothing.
                var simpler = best is not null && points == bestScore && Levels(table) < Levels(best);
                if (points > bestScore || (points > 0 && simpler))
                {
                    (best, bestScore) = (table, points);
                }
            }
        }

        return best;
    }

    /// <summary>The readings of a row as a header: with the levels below it, and alone.</summary>
    public static IEnumerable<RosterTable> At(SheetContent sheet, SheetRow row) => At(sheet, row, HeadingTerms.Find, TrainingDates, () => 0);

    /// <param name="least">How many known headings a reading needs to be of use.</param>
    private static IEnumerable<RosterTable> At(
        SheetContent sheet, SheetRow row, Func<string, (RosterField Field, int Rank)?> terms, Func<List<RosterColumn>, List<RosterColumn>> refine, Func<int> least)
    {
        var bottom = BottomOf(sheet, row.Number);
        if (bottom == row.Number && HasSecondLevel(sheet, row))
        {
            bottom++;
        }

        if (Read(sheet, row.Number, bottom, terms, refine, least()) is { } whole)
        {
            yield return whole;
        }

        // Headings that reach down over several rows are no header of one row.
        if (bottom > row.Number && !sheet.MergesFrom(row.Number).Any(range => range.Last.Row == bottom && row.At(range.First.Column) is not null)
            && Read(sheet, row.Number, row.Number, terms, refine, least()) is { } alone)
        {
            yield return alone;
        }
    }

    private static int Levels(RosterTable table) => table.HeaderBottom - table.HeaderTop;

    /// <summary>Distinct known meanings; a name or NIK is what makes it a table of people.</summary>
    public static int Score(RosterTable table)
    {
        var fields = table.Columns.Where(column => column.Field is not (RosterField.Ignored or RosterField.Personal)).Select(column => column.Field).Distinct().ToList();
        var hasPeople = fields.Contains(RosterField.Name) || fields.Contains(RosterField.Nik);
        return hasPeople && fields.Count >= MinKnown ? fields.Count : 0;
    }

    private static int BottomOf(SheetContent sheet, int row)
    {
        var starting = sheet.MergesFrom(row).Where(range => range.Last.Row < row + MaxLevels).ToList();
        if (starting.Count == 0)
        {
            return row;
        }

        var wide = starting.Any(range => range.Last.Column > range.First.Column && range.Last.Row == row) ? row + 1 : row;
        return Math.Max(wide, starting.Max(range => range.Last.Row));
    }

    /// <summary>A second level without merged cells: the row below has words, some of them under blanks of this row.</summary>
    private static bool HasSecondLevel(SheetContent sheet, SheetRow row) =>
        sheet.Rows.SkipWhile(next => next.Number <= row.Number).FirstOrDefault() is { } below
        && below.Number == row.Number + 1
        && below.Cells.Count >= MinKnown
        && below.Cells.All(cell => cell.Kind == CellKind.Text && !cell.Text.Any(char.IsAsciiDigit))
        && below.Cells.Any(cell => row.At(cell.Column) is null);

    private static RosterTable? Read(
        SheetContent sheet, int top, int bottom, Func<string, (RosterField Field, int Rank)?> terms, Func<List<RosterColumn>, List<RosterColumn>> refine, int least)
    {
        var levels = sheet.Rows.SkipWhile(row => row.Number < top).TakeWhile(row => row.Number <= bottom).ToList();
        if (levels is [var single] && single.Cells.Count(cell => cell.Kind == CellKind.Text) < least)
        {
            return null;
        }

        var width = levels.Max(row => row.Cells.Count == 0 ? 0 : row.Cells[^1].Column);
        var headings = new List<(int Column, string Heading)>();
        for (var column = 1; column <= width; column++)
        {
            if (Heading(sheet, levels, column) is { Length: > 0 } heading)
            {
                headings.Add((column, heading));
            }
        }

        var columns = new List<RosterColumn>();
        var unknown = new List<RosterColumn>();
        foreach (var (column, heading) in headings)
        {
            if (headings.Count - unknown.Count < least)
            {
                return null;
            }

            var known = terms(heading);
            var read = new RosterColumn(column, heading, known?.Field ?? RosterField.Ignored, known?.Rank ?? 0);
            columns.Add(read);
            if (known is null)
            {
                unknown.Add(read);
            }
        }

        return ComposedColumns.In(new RosterTable(sheet, top, bottom, refine(columns), unknown));
    }

    /// <summary>
    /// Texts of all levels above a column, joined; a merged range counts for each column that has a heading of its own below.
    /// One that is only wide is one column.
    /// </summary>
    private static string Heading(SheetContent sheet, List<SheetRow> levels, int column)
    {
        var parts = new List<string>();
        if (sheet.Merges.Count > 0 && levels.All(row => row.At(column) is null))
        {
            return "";
        }

        foreach (var row in levels)
        {
            var cell = row.At(column);
            if (cell is null)
            {
                var range = sheet.MergesFrom(row.Number).FirstOrDefault(range => range.Contains(row.Number, column));
                cell = range.Last.Row > 0 ? row.At(range.First.Column)
                    : sheet.Merges.Count == 0 && row != levels[^1] && levels[^1].At(column) is not null ? LeftOf(row, column)
                    : null;
            }

            if (cell is { Kind: CellKind.Text } text && CleanText.Line(text.Text) is { Length: > 0 } line && !parts.Contains(line))
            {
                parts.Add(line);
            }
        }

        return string.Join(LevelSeparator, parts);
    }

    /// <summary>What stands over several columns without being merged stands in the first of them.</summary>
    private static SheetCell? LeftOf(SheetRow row, int column)
    {
        var left = row.Cells.Where(cell => cell.Column < column).ToList();
        return left.Count > 0 ? left[^1] : null;
    }

    /// <summary>
    /// Forms for PSM ask for the number of the bimtek certificate and then only for a "Tanggal Sertifikat": without a
    /// competency number in the table that date is the training's, and nobody is certified by it.
    /// </summary>
    private static List<RosterColumn> TrainingDates(List<RosterColumn> columns)
    {
        var training = columns.Any(column => column.Field is RosterField.TrainingNumber or RosterField.TrainingName);
        var competency = columns.Any(column => column.Field is RosterField.CertificateNumber or RosterField.CertificateClaim);
        return training && !competency
            ? [.. columns.Select(column => column.Field == RosterField.CertificateIssued ? column with { Field = RosterField.TrainingDate } : column)]
            : columns;
    }
}
