using ClosedXML.Excel;

namespace SertiKesos.Workbooks;

/// <summary>How every sheet that the product writes anew begins: one typeface, the title in A1, what it holds in A2.</summary>
internal static class TitledSheet
{
    /// <summary>The colour of titles and headers: dark enough for white text on it and for print.</summary>
    public static readonly XLColor Ink = XLColor.FromHtml("#1F4E79");

    /// <summary>A heading of a table.</summary>
    public static void Head(IXLCell cell, string heading)
    {
        cell.SetText(heading);
        cell.Style.Font.Bold = true;
        cell.Style.Font.FontColor = XLColor.White;
        cell.Style.Fill.BackgroundColor = Ink;
        cell.Style.Alignment.WrapText = true;
        cell.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        cell.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
    }

    public static IXLWorksheet Begin(XLWorkbook workbook, string name, string title, string note)
    {
        var sheet = workbook.AddWorksheet(name);
        sheet.Style.Font.FontName = "Calibri";
        sheet.Style.Font.FontSize = 10;
        var heading = sheet.Cell(1, 1).SetText(title);
        heading.Style.Font.Bold = true;
        heading.Style.Font.FontSize = 14;
        heading.Style.Font.FontColor = Ink;
        sheet.Cell(2, 1).SetText(note);
        return sheet;
    }
}
