using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Disclosure;
using SertiKesos.Time;

namespace SertiKesos.Workbooks.Summaries.PublicEdition;

/// <summary>
/// The public edition as a workbook: a cover that says what it is and how it was made safe, one table per sheet, and notes. Written
/// from the published cells alone, so that it cannot say more than the data file.
/// </summary>
internal static partial class PublicWorkbook
{
    private const string CoverSheet = "Sampul";
    private const string ContentsSheet = "Daftar Isi";
    private const string NotesSheet = "Catatan";

    public static byte[] Write(PublishedEdition edition, NationalSummary summary, SummaryOptions options, DisclosureRules rules)
    {
        using var saved = new MemoryStream();
        using (var workbook = new XLWorkbook())
        {
            Cover(workbook, edition, summary, options, rules);
            Contents(workbook, edition);
            Nation(workbook, edition);
            Areas(workbook, edition, PublicTables.Provinces, "provinsi", "Provinsi", "tblProvinsi");
            Areas(workbook, edition, PublicTables.Centres, "wilayah BBPPKS", "Wilayah BBPPKS", "tblBbppks");
            Regions(workbook, edition);
            Roles(workbook, edition);
            Expiries(workbook, edition);
            Notes(workbook, edition, rules);

            workbook.Properties.Title = $"{PublicTexts.Title(edition)}, edisi publik";
            workbook.Properties.Author = workbook.Properties.LastModifiedBy = options.Publisher;
            workbook.Properties.Created = workbook.Properties.Modified = edition.AsOf.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            workbook.SaveAs(saved);
        }

        saved.Position = 0;
        using (var document = SpreadsheetDocument.Open(saved, isEditable: true))
        {
            WorkbookParts.FixPrintTitles(document.WorkbookPart!);
        }

        return PackageNormaliser.Normalise(saved.ToArray(), edition.AsOf);
    }

    private static void Nation(XLWorkbook workbook, PublishedEdition edition)
    {
        var sheet = Begin(workbook, edition, PublicTables.Nation, "keadaan sertifikat");
        var table = edition[PublicTables.Nation];
        var row = table.Rows[0];
        IReadOnlyList<SheetColumn<(string Label, PublicCell Cell, PublicCell? Of)>> columns =
        [
            new("Keadaan", 44, CellFormat.Text, line => line.Label),
            new("Orang", 14, CellFormat.Count, line => Shown(line.Cell)),
            new("Bagian", 12, CellFormat.Share, line => Share(line.Cell, line.Of)),
        ];
        var lines = table.Columns
            .Select((column, index) => (Label: Nested(column.Indicator), row.Cells[index], (PublicCell?)row.Cells[0]))
            .Skip(1)
            .ToList();
        SheetLayout.Total(sheet, SheetLayout.HeaderRow - 1, columns, PublicTexts.RowOfNation, Shown(row.Cells[0]), Share(row.Cells[0], row.Cells[0]));
        SheetLayout.Table(sheet, SheetLayout.HeaderRow, "tblNasional", columns, lines);
        Finish(sheet, edition, 1);
    }

    private static void Areas(XLWorkbook workbook, PublishedEdition edition, string code, string subject, string heading, string tableName)
    {
        var sheet = Begin(workbook, edition, code, subject);
        var table = edition[code];
        var regions = edition[PublicTables.Regions].Rows;
        var provinces = edition[PublicTables.Provinces].Rows.ToDictionary(row => row.Code, row => row.Parent, StringComparer.Ordinal);
        List<PublicRow> Of(PublicRow area) =>
            [.. regions.Where(region => area.Code == PublicTables.Country || region.Parent == area.Code || provinces.GetValueOrDefault(region.Parent) == area.Code)];
        IReadOnlyList<SheetColumn<PublicRow>> columns =
        [
            new("Kode", 8, CellFormat.Text, row => row.Code),
            new(heading, 31, CellFormat.Text, row => row.Name),
            new("Kabupaten/ kota", 13, CellFormat.Count, row => Of(row).Count),
            new("Ada data", 9, CellFormat.Count, row => Of(row).Count(region => region.Counts)),
            .. Figures(table),
        ];
        var nation = edition[PublicTables.Nation].Rows[0] with { Code = PublicTables.Country, Name = PublicTexts.RowOfNation };
        SheetLayout.Total(sheet, SheetLayout.HeaderRow - 1, columns, [null, .. columns.Skip(1).Select(column => column.Value(nation))]);
        SheetLayout.Table(sheet, SheetLayout.HeaderRow, tableName, columns, table.Rows.ToList());
        Finish(sheet, edition, 2);
    }

    private static void Regions(XLWorkbook workbook, PublishedEdition edition)
    {
        var sheet = Begin(workbook, edition, PublicTables.Regions, "kabupaten/kota");
        var table = edition[PublicTables.Regions];
        var provinces = edition[PublicTables.Provinces].Rows.ToDictionary(row => row.Code, row => row.Name, StringComparer.Ordinal);
        IReadOnlyList<SheetColumn<PublicRow>> columns =
        [
            new("Kode", 8, CellFormat.Text, row => row.Code),
            new("Kabupaten/kota", 37, CellFormat.Text, row => row.Name),
            new("Provinsi", 28, CellFormat.Text, row => provinces.GetValueOrDefault(row.Parent, "")),
            new("Status pelaporan", 17, CellFormat.Text, row => row.Status.Length == 0 ? "" : PublicTexts.Status(row.Status)),
            .. Figures(table),
            new("Data per", 19, CellFormat.Date, row => row.DataOn),
        ];
        var nation = edition[PublicTables.Nation].Rows[0];
        SheetLayout.Total(
            sheet, SheetLayout.HeaderRow - 1, columns,
            [null, PublicTexts.RowOfNation, null, $"{table.Rows.Count(row => row.Counts)} dari {table.Rows.Count}", .. Figures(table).Select(column => column.Value(nation)), null]);
        var last = SheetLayout.Table(sheet, SheetLayout.HeaderRow, "tblKabupatenKota", columns, table.Rows.ToList());
        // A day at the left edge would touch the number that ends at the right edge of the column before.
        sheet.Range(SheetLayout.HeaderRow + 1, columns.Count, last, columns.Count).Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Left).Alignment.SetIndent(1);
        Finish(sheet, edition, 2);
    }

    private static void Roles(XLWorkbook workbook, PublishedEdition edition)
    {
        var sheet = Begin(workbook, edition, PublicTables.Roles, "peran");
        var table = edition[PublicTables.Roles];
        IReadOnlyList<SheetColumn<PublicRow>> columns = [new("Kode", 18, CellFormat.Text, row => row.Code), new("Peran", 34, CellFormat.Text, row => row.Name), .. Figures(table)];
        var nation = edition[PublicTables.Nation].Rows[0];
        SheetLayout.Total(
            sheet, SheetLayout.HeaderRow - 1, columns, [PublicTexts.RowOfNation, "Semua (setiap orang sekali)", .. Figures(table).Select(column => column.Value(nation))]);
        SheetLayout.Table(sheet, SheetLayout.HeaderRow, "tblPeran", columns, table.Rows.ToList());
        Finish(sheet, edition, 2);
    }

    private static void Expiries(XLWorkbook workbook, PublishedEdition edition)
    {
        var sheet = Begin(workbook, edition, PublicTables.Expiries, "bulan habis masa berlaku");
        var table = edition[PublicTables.Expiries];
        var centres = edition[PublicTables.Centres].Rows.ToDictionary(row => row.Code, row => row.Name, StringComparer.Ordinal);
        IReadOnlyList<SheetColumn<PublicRow>> columns =
        [
            new("Bulan", 20, CellFormat.Month, row => Period.TryParse(row.Code, out var month) ? month.FirstDay : row.Name),
            .. table.Columns.Select((column, index) => new SheetColumn<PublicRow>(
                centres.GetValueOrDefault(column.Group, PublicTexts.RowOfNation), 17, CellFormat.Count, row => Shown(row.Cells[index]))),
        ];
        var all = table.Row(PublicTables.AllMonths)!;
        SheetLayout.Total(sheet, SheetLayout.HeaderRow - 1, columns, [all.Name, .. columns.Skip(1).Select(column => column.Value(all))]);
        sheet.Cell(SheetLayout.HeaderRow - 1, 1).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
        SheetLayout.Table(sheet, SheetLayout.HeaderRow, "tblJatuhTempo", columns, table.Rows.Where(row => row != all).ToList());
        Finish(sheet, edition, 1);
    }

    /// <summary>The numbers of a row in the order of its table, the share after those it is made of.</summary>
    private static List<SheetColumn<PublicRow>> Figures(PublicTable table)
    {
        var columns = table.Columns
            .Select((column, index) => new SheetColumn<PublicRow>(PublicTexts.Heading(column.Indicator), 14.5, CellFormat.Count, row => Shown(row.Cells[index])))
            .ToList();
        var (people, certified) = (table.Column(PublicTables.People), table.Column(PublicTables.Certified));
        columns.Insert(certified + 1, new SheetColumn<PublicRow>("Cakupan", 11, CellFormat.Share, row => Share(row.Cells[certified], row.Cells[people])));
        return columns;
    }

    private static object Shown(PublicCell cell) => cell.Number ?? (object)PublicTexts.Mark(cell.Mark);

    /// <summary>A share stands only where both its numbers do.</summary>
    private static object Share(PublicCell part, PublicCell? whole) => (part, whole) switch
    {
        ({ Number: { } some }, { Number: { } all }) => all == 0 ? SummaryTexts.NotApplicable : (double)some / all,
        ({ Mark: not CellMark.Number }, _) => PublicTexts.Mark(part.Mark),
        _ => PublicTexts.Mark(whole!.Value.Mark),
    };

    /// <summary>States that are parts of the one above them say so.</summary>
    private static string Nested(string indicator) => indicator switch
    {
        PublicTables.Expired or PublicTables.Unknown or PublicTables.Others => $"– {PublicTexts.Heading(indicator)}",
        PublicTables.Passed or PublicTables.Never or PublicTables.Suspended => $"– – {PublicTexts.Heading(indicator)}",
        _ => PublicTexts.Heading(indicator),
    };
}
