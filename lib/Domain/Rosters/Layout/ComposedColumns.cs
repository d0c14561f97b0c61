using SertiKesos.Rosters.Cells;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Layout;

/// <summary>One meaning in several columns: day, month and year apart, or a tick under L or P.</summary>
internal sealed record ComposedColumn(int Column, Func<SheetRow, SheetCell?> Read);

/// <summary>Finds columns under one heading that only together say something.</summary>
internal static class ComposedColumns
{
    private const int Parts = 3;

    private static readonly RosterField[] Dates =
        [RosterField.BirthDate, RosterField.CertificateIssued, RosterField.CertificateExpires, RosterField.TrainingDate, RosterField.StrExpires];

    /// <summary>The table with such columns as one each: the first has the meaning, the others none.</summary>
    public static RosterTable In(RosterTable table)
    {
        var composed = new List<ComposedColumn>();
        var columns = table.Columns.ToList();
        for (var index = 0; index < columns.Count; index++)
        {
            if (DateFrom(columns, index) is { } date)
            {
                composed.Add(date.Column);
                Join(columns, index, Parts, date.Field);
            }
            else if (SexFrom(columns, index) is { } sex)
            {
                composed.Add(sex);
                Join(columns, index, 2, RosterField.Sex);
            }
        }

        return composed.Count == 0 ? table : new RosterTable(
            table.Sheet, table.HeaderTop, table.HeaderBottom, columns, [.. table.Unknown.Where(column => columns.Find(known => known.Column == column.Column) is { Field: RosterField.Ignored, Rank: 0 })])
        {
            After = table.After,
            Composed = composed.ToDictionary(column => column.Column, column => column.Read),
        };
    }

    private static void Join(List<RosterColumn> columns, int index, int count, RosterField field)
    {
        for (var part = 0; part < count; part++)
        {
            var column = columns[index + part];
            columns[index + part] = part == 0 ? column with { Field = field, Heading = Group(column.Heading)!, Rank = 3 } : column with { Field = RosterField.Ignored, Rank = 1 };
        }
    }

    private static (ComposedColumn Column, RosterField Field)? DateFrom(List<RosterColumn> columns, int index)
    {
        if (!AreNeighbours(columns, index, Parts) || Group(columns[index].Heading) is not { } group
            || HeadingTerms.Find(group) is not { } meaning || !Dates.Contains(meaning.Field))
        {
            return null;
        }

        int? Place(params string[] words) => Enumerable.Range(index, Parts).Where(at => words.Contains(Last(columns[at].Heading))).Select(at => (int?)columns[at].Column).FirstOrDefault();

        return Place("tgl", "tanggal", "hari", "tg", "dd") is { } day && Place("bln", "bulan", "bl", "mm") is { } month && Place("thn", "tahun", "th", "yyyy", "yy") is { } year
            ? (new ComposedColumn(columns[index].Column, row => Date(row, columns[index].Column, day, month, year)), meaning.Field)
            : null;
    }

    private static ComposedColumn? SexFrom(List<RosterColumn> columns, int index)
    {
        if (!AreNeighbours(columns, index, 2) || Group(columns[index].Heading) is not { } group || HeadingTerms.Find(group)?.Field != RosterField.Sex)
        {
            return null;
        }

        int? Place(params string[] words) => Enumerable.Range(index, 2).Where(at => words.Contains(Last(columns[at].Heading))).Select(at => (int?)columns[at].Column).FirstOrDefault();

        return Place("l", "lk", "laki laki", "pria") is { } man && Place("p", "pr", "perempuan", "wanita") is { } woman
            ? new ComposedColumn(columns[index].Column, row => Sex(row, columns[index].Column, man, woman))
            : null;
    }

    private static SheetCell? Date(SheetRow row, int column, int day, int month, int year)
    {
        var parts = ((int[])[day, month, year]).Select(part => row.At(part)?.Text.Trim() ?? "").ToArray();
        return parts.All(part => CleanText.IsPlaceholder(part)) ? null : new SheetCell(row.Number, column, CellKind.Text, string.Join(' ', parts));
    }

    /// <summary>A tick, a letter or a count under one of the two; under both or neither nothing is said.</summary>
    private static SheetCell? Sex(SheetRow row, int column, int man, int woman)
    {
        bool IsTicked(int at) => row.At(at) is { } cell && cell.Text is not "-" and not "0" and not "FALSE" && CleanText.Line(cell.Text).Length > 0;

        return IsTicked(man) == IsTicked(woman) ? null : new SheetCell(row.Number, column, CellKind.Text, IsTicked(man) ? "L" : "P");
    }

    private static bool AreNeighbours(List<RosterColumn> columns, int index, int count) =>
        index + count <= columns.Count && Group(columns[index].Heading) is { } group
        && Enumerable.Range(index, count).All(at => Group(columns[at].Heading) == group && columns[at].Column == columns[index].Column + at - index);

    private static string? Group(string heading)
    {
        var at = heading.LastIndexOf(TableFinder.LevelSeparator, StringComparison.Ordinal);
        return at > 0 ? heading[..at] : null;
    }

    private static string Last(string heading) => CleanText.Fold(heading[(heading.LastIndexOf(TableFinder.LevelSeparator, StringComparison.Ordinal) + TableFinder.LevelSeparator.Length)..]);
}
