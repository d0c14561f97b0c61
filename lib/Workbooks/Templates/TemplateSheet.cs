using ClosedXML.Excel;
using SertiKesos.Regions;

namespace SertiKesos.Workbooks.Templates;

/// <summary>A sheet of people or institutions in the template: title, header, rows, and what helps to fill it in.</summary>
internal static class TemplateSheet
{
    private const string DateFormat = "dd-mm-yyyy";
    private const int RuledSpare = 25;

    private static readonly XLColor Wanting = XLColor.FromHtml("#FFF2CC");
    private static readonly XLColor Rule = XLColor.FromHtml("#BFBFBF");

    /// <param name="spare">How many blank rows below the people offer the same lists and notes.</param>
    public static void Fill<TRow>(
        IXLWorksheet sheet,
        Region region,
        IReadOnlyList<TemplateColumn<TRow>> columns,
        IReadOnlyList<TRow> rows,
        IReadOnlyDictionary<TemplateList, IXLRange> lists,
        int spare)
    {
        const int header = RosterTemplate.HeaderRow;
        var last = header + rows.Count + spare;
        for (var column = 1; column <= columns.Count; column++)
        {
            var shown = columns[column - 1];
            sheet.Column(column).Width = shown.Width;
            Format(sheet.Column(column).Style, shown.Format);
            Head(sheet.Cell(header, column), shown.Heading);
            Guide(sheet.Range(header + 1, column, last, column), shown, lists);
            for (var index = 0; index < rows.Count; index++)
            {
                var cell = sheet.Cell(header + 1 + index, column);
                Write(cell, shown.Value(rows[index]));
                if (shown.Complaint?.Invoke(rows[index]) is { } complaint)
                {
                    cell.Style.Fill.BackgroundColor = Wanting;
                    cell.Comment.SetAuthor(TemplateTexts.Author).AddText(complaint);
                }
            }
        }

        // Titles begin at the left whatever the column below them holds.
        sheet.Range(1, 1, 2, 1).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
        sheet.Row(header).Height = 30;
        var ruled = sheet.Range(header + 1, 1, header + rows.Count + Math.Min(spare, RuledSpare), columns.Count);
        ruled.Style.Border.InsideBorder = ruled.Style.Border.OutsideBorder = XLBorderStyleValues.Thin;
        ruled.Style.Border.InsideBorderColor = ruled.Style.Border.OutsideBorderColor = Rule;

        // The name stays in sight beside its header.
        sheet.SheetView.Freeze(header, 2);
        Print(sheet, region, columns.Count, header + rows.Count + Math.Min(spare, RuledSpare));
    }

    private static void Head(IXLCell cell, string heading)
    {
        cell.SetText(heading);
        cell.Style.NumberFormat.Format = "General";
        cell.Style.Font.Bold = true;
        cell.Style.Font.FontColor = XLColor.White;
        cell.Style.Fill.BackgroundColor = TitledSheet.Ink;
        cell.Style.Alignment.WrapText = true;
        cell.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        cell.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
    }

    /// <summary>The style of the whole column, so that rows far below the ruled ones keep a NIK as text.</summary>
    private static void Format(IXLStyle style, TemplateFormat format)
    {
        style.NumberFormat.Format = format switch
        {
            TemplateFormat.Digits => "@",
            TemplateFormat.Date => DateFormat,
            _ => "General",
        };
        style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        style.Alignment.Horizontal = format == TemplateFormat.Number ? XLAlignmentHorizontalValues.Center : XLAlignmentHorizontalValues.Left;
    }

    /// <summary>The note beside a cell, and its list. A word outside a list gets a question, never a refusal.</summary>
    private static void Guide<TRow>(IXLRange cells, TemplateColumn<TRow> column, IReadOnlyDictionary<TemplateList, IXLRange> lists)
    {
        if (column.Note is not { } note)
        {
            return;
        }

        var rule = cells.SetDataValidation();
        rule.IgnoreBlanks = true;
        rule.ErrorStyle = XLErrorStyle.Warning;
        rule.ShowErrorMessage = false;
        rule.InputTitle = column.Heading;
        rule.InputMessage = note;
        if (column.List is { } list)
        {
            rule.List(lists[list], true);
            rule.ShowErrorMessage = list.Strict;
            rule.ErrorTitle = column.Heading;
            rule.ErrorMessage = TemplateTexts.WrongWord;
        }
        else if (column.Format == TemplateFormat.Date)
        {
            rule.Date.Between(new DateTime(1900, 1, 1), new DateTime(2199, 12, 31));
            rule.ShowErrorMessage = true;
            rule.ErrorTitle = column.Heading;
            rule.ErrorMessage = TemplateTexts.WrongDate;
        }
        else
        {
            // Excel keeps a note only with a rule; this one holds for whatever is typed.
            rule.TextLength.LessThan(32_767);
        }
    }

    private static void Write(IXLCell cell, object? value)
    {
        switch (value)
        {
            case int number:
                cell.SetValue<int>(number);
                break;
            case DateOnly date:
                cell.SetValue<DateTime>(date.ToDateTime(TimeOnly.MinValue));
                break;
            case string text:
                cell.SetText(text);
                break;
        }
    }

    private static void Print(IXLWorksheet sheet, Region region, int columns, int lastRow)
    {
        var page = sheet.PageSetup;
        page.PaperSize = XLPaperSize.A4Paper;
        page.PageOrientation = XLPageOrientation.Landscape;

        // On one page the letters of eighteen columns would be too small to read.
        page.FitToPages(2, 0);
        page.SetColumnsToRepeatAtLeft(1, 2);
        page.Margins.Left = page.Margins.Right = 0.4;
        page.Margins.Top = 0.6;
        page.Margins.Bottom = 0.8;
        page.Margins.Footer = 0.3;
        page.PrintAreas.Add(1, 1, lastRow, columns);
        page.SetRowsToRepeatAtTop(RosterTemplate.HeaderRow, RosterTemplate.HeaderRow);
        page.Footer.Left.AddText(TemplateTexts.Footer(region));
        page.Footer.Right.AddText("Halaman ");
        page.Footer.Right.AddText(XLHFPredefinedText.PageNumber);
        page.Footer.Right.AddText(" dari ");
        page.Footer.Right.AddText(XLHFPredefinedText.NumberOfPages);
    }
}
