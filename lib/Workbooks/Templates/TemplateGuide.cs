using ClosedXML.Excel;
using SertiKesos.Regions;
using SertiKesos.Rosters.Layout;

namespace SertiKesos.Workbooks.Templates;

/// <summary>The sheet of instructions; it also says which version of the template this is, and for which office.</summary>
internal static class TemplateGuide
{
    public static void Add(XLWorkbook workbook, Region region, string filling)
    {
        var sheet = TitledSheet.Begin(workbook, TemplateTexts.GuideSheet, TemplateMark.GuideTitle, $"{region.Name}, Provinsi {region.Province.Name}");
        sheet.Column(1).Width = 24;
        sheet.Column(2).Width = 95;
        var row = 4;
        foreach (var (label, text) in new[]
        {
            (TemplateMark.RegionLabel, region.Code.Value),
            (TemplateMark.VersionLabel, TemplateMark.Current.ToString()),
            ("Isi awal", filling),
        })
        {
            sheet.Cell(row, 1).SetText(label).Style.Font.Bold = true;
            sheet.Cell(row, 2).SetText(text).Style.NumberFormat.Format = "@";
            row++;
        }

        row = Paragraphs(sheet, row + 1, "Langkah", TemplateTexts.Steps);
        row = Paragraphs(sheet, row + 1, "Yang perlu diingat", TemplateTexts.Notes);
        Columns(sheet, row + 1);
        var page = sheet.PageSetup;
        page.PaperSize = XLPaperSize.A4Paper;
        page.PageOrientation = XLPageOrientation.Landscape;
        page.FitToPages(1, 0);
        page.Footer.Left.AddText(TemplateTexts.Footer(region));
    }

    private static int Paragraphs(IXLWorksheet sheet, int row, string title, IReadOnlyList<string> texts)
    {
        var label = sheet.Cell(row, 1).SetText(title);
        label.Style.Font.Bold = true;
        label.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        foreach (var text in texts)
        {
            Wrapped(sheet, row++, text);
        }

        return row;
    }

    private static void Columns(IXLWorksheet sheet, int row)
    {
        sheet.Cell(row++, 1).SetText("Kolom").Style.Font.Bold = true;
        foreach (var column in TemplateColumns.For(new TemplateRows([], [])).Where(column => column.Note is not null))
        {
            sheet.Cell(row, 1).SetText(column.Heading).Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
            var words = column.List is { Strict: true } list ? $" Pilihan: {string.Join(", ", list.Words)}." : "";
            Wrapped(sheet, row++, column.Note + words);
        }
    }

    private static void Wrapped(IXLWorksheet sheet, int row, string text)
    {
        const double lettersPerLine = 105;
        var cell = sheet.Cell(row, 2).SetText(text);
        cell.Style.Alignment.WrapText = true;
        cell.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;

        // Programs that do not measure wrapped text themselves would cut it.
        sheet.Row(row).Height = 14 * Math.Ceiling(text.Length / lettersPerLine);
    }
}
