using SertiKesos.Rosters.Cells;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Layout;

/// <summary>
/// Where a heading says nothing, a column is recognised by what it holds: numbers that are NIKs, mobile numbers, roles,
/// days of birth. It is never guessed against a heading, nor where two columns would do.
/// </summary>
internal static class ContentColumns
{
    private const int Sample = 200;
    private const int MinCells = 2;
    private const double MinShare = 0.8;
    private const int MinAge = 15;
    private const int MaxAge = 100;

    private static readonly (RosterField Field, string Label)[] Kinds =
    [
        (RosterField.Nik, "NIK"),
        (RosterField.Phone, "nomor HP"),
        (RosterField.Role, "jenis SDM"),
        (RosterField.CertificateNumber, "nomor sertifikat"),
        (RosterField.BirthDate, "tanggal lahir"),
        (RosterField.Name, "nama"),
    ];

    /// <summary>The table with the columns that were recognised, and what the receipt says of them.</summary>
    public static RosterTable Recognise(RosterTable table, DateOnly today, List<string> recognised)
    {
        var missing = Kinds.Where(kind => !table.Has(kind.Field) && (kind.Field != RosterField.CertificateNumber || !table.Has(RosterField.CertificateClaim))).ToList();
        var unknown = missing.Count == 0 ? [] : Unnamed(table);
        if (unknown.Count == 0)
        {
            return table;
        }

        var rows = table.RowsBelow.Take(Sample).ToList();
        var columns = table.Columns.ToList();
        foreach (var (field, label) in missing)
        {
            var fitting = unknown.Where(column => Holds(rows, column.Column, field, today) && (field != RosterField.BirthDate || AgreesWithNiks(columns, rows, column.Column, today))).ToList();
            // Of several columns of names the first is the person's; of other kinds it is not known which.
            if (fitting.Count == 1 || (fitting.Count > 1 && field == RosterField.Name))
            {
                var column = fitting[0] with { Field = field, Rank = 1 };
                columns.RemoveAll(known => known.Column == column.Column);
                columns.Add(column);
                unknown.RemoveAll(known => known.Column == column.Column);
                recognised.Add($"{CellAddress.Letters(column.Column)} sebagai {label}");
            }
        }

        return columns.SequenceEqual(table.Columns) ? table : new RosterTable(
            table.Sheet, table.HeaderTop, table.HeaderBottom, [.. columns.OrderBy(column => column.Column)],
            [.. table.Unknown.Where(column => unknown.Any(left => left.Column == column.Column))])
        {
            After = table.After,
            Composed = table.Composed,
        };
    }

    /// <summary>
    /// A table whose headings nobody knows, or that has none: below the row before the first NIK. Null where no column of
    /// NIKs stands beside one of names.
    /// </summary>
    public static RosterTable? Find(SheetContent sheet, DateOnly today)
    {
        var first = sheet.Rows.Where(row => row.Number <= TableFinder.HeaderRows).FirstOrDefault(row => row.Cells.Any(cell => NikCell.Read(cell).Nik is not null));
        if (first is null)
        {
            return null;
        }

        var header = sheet.Rows.LastOrDefault(row => row.Number < first.Number && row.Cells.Count(cell => cell.Kind == CellKind.Text) >= 2);
        var bottom = header?.Number ?? first.Number - 1;
        var columns = header is null ? [] : header.Cells.Where(cell => cell.Kind == CellKind.Text)
            .Select(cell => new RosterColumn(cell.Column, CleanText.Line(cell.Text), RosterField.Ignored, 0)).ToList();
        var table = Recognise(new RosterTable(sheet, bottom, bottom, columns, columns), today, []);
        return table.Has(RosterField.Nik) && table.Has(RosterField.Name) ? new RosterTable(sheet, bottom, bottom, columns, columns) : null;
    }

    /// <summary>Columns without a heading, or with one that is not known.</summary>
    private static List<RosterColumn> Unnamed(RosterTable table)
    {
        var known = table.Columns.Select(column => column.Column).ToHashSet();
        var bare = table.RowsBelow.Take(Sample).SelectMany(row => row.Cells).Select(cell => cell.Column).Distinct()
            .Where(column => !known.Contains(column) && !IsUnderWideHeading(table, column))
            .Select(column => new RosterColumn(column, $"Kolom {CellAddress.Letters(column)}", RosterField.Ignored, 0));
        return [.. table.Unknown.Concat(bare).OrderBy(column => column.Column)];
    }

    private static bool IsUnderWideHeading(RosterTable table, int column) =>
        Enumerable.Range(table.HeaderTop, table.HeaderBottom - table.HeaderTop + 1).Any(row => table.Sheet.MergesFrom(row).Any(range => range.Contains(row, column)));

    private static bool Holds(List<SheetRow> rows, int column, RosterField field, DateOnly today)
    {
        int all = 0, fitting = 0;
        var distinct = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
        {
            if (row.At(column) is { } cell && !CleanText.IsPlaceholder(CleanText.Line(cell.Text)))
            {
                all++;
                distinct.Add(cell.Text);
                fitting += Fits(cell, field, today) ? 1 : 0;
            }
        }

        // Everybody has a name of their own, and so a column that repeats itself is none of names.
        return fitting >= MinCells && fitting >= MinShare * all && (field != RosterField.Name || distinct.Count >= MinShare * all);
    }

    /// <summary>Days of the past may be of a marriage or an appointment; a birth date is what the NIK says as well.</summary>
    private static bool AgreesWithNiks(List<RosterColumn> columns, List<SheetRow> rows, int column, DateOnly today)
    {
        if (columns.Find(known => known.Field == RosterField.Nik) is not { } niks)
        {
            return true;
        }

        int both = 0, agree = 0;
        foreach (var row in rows)
        {
            if (NikCell.Read(row.At(niks.Column)).Nik is { } nik && DateCell.Read(row.At(column), DateMeaning.Birth, today).Date is { } date)
            {
                both++;
                agree += nik.Agrees(date) ? 1 : 0;
            }
        }

        return both == 0 || agree >= MinShare * both;
    }

    private static bool Fits(SheetCell cell, RosterField field, DateOnly today) => field switch
    {
        RosterField.Nik => NikCell.Read(cell).Nik is not null,
        RosterField.Phone => PhoneCell.Read(cell, out var unreadable).Count > 0 && !unreadable,
        RosterField.Role => cell.Kind == CellKind.Text && RoleTerms.Find(cell.Text) is not null,
        RosterField.CertificateNumber => cell.Kind == CellKind.Text && cell.Text.Any(char.IsAsciiDigit) && CleanText.HasAnyWord(CleanText.Fold(cell.Text), "lsp", "bnsp"),
        RosterField.BirthDate => DateCell.Read(cell, DateMeaning.Birth, today) is { Note: not DateNote.Serial, Date: { } date } && date < today.AddYears(-MinAge) && date > today.AddYears(-MaxAge),
        RosterField.Name => cell.Kind == CellKind.Text && NameCell.Read(cell) is { } name && name.Contains(' ', StringComparison.Ordinal) && !name.Any(char.IsAsciiDigit),
        _ => false,
    };
}
