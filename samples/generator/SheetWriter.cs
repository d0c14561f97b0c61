using ClosedXML.Excel;

namespace SertiKesos.Samples;

/// <summary>Writes one sheet downwards. Text stays text: a NIK or phone number never becomes a number.</summary>
internal sealed class SheetWriter(IXLWorksheet sheet)
{
    private const string DateFormat = "dd/mm/yyyy";

    private int _row;

    /// <summary>The number of the row written last, as Excel shows it.</summary>
    public int Row => _row;

    public void Title(params string[] lines)
    {
        foreach (var line in lines)
        {
            sheet.Cell(++_row, 1).SetValue<string>(line).Style.Font.Bold = true;
        }
    }

    public void Blank() => _row++;

    public void Header(params string[] headings)
    {
        Write([.. headings]);
        for (var column = 1; column <= headings.Length; column++)
        {
            var cell = sheet.Cell(_row, column);
            cell.Style.Font.Bold = true;
            cell.Style.Fill.BackgroundColor = XLColor.FromHtml("#DDEBF7");
            cell.Style.Border.BottomBorder = XLBorderStyleValues.Thin;
            cell.Style.Alignment.WrapText = true;
            sheet.Column(column).Width = Math.Clamp(headings[column - 1].Length + 8, 6, 26);
        }
    }

    /// <summary>One row from column A: text, whole numbers and dates; null leaves the cell empty.</summary>
    public void Write(params object?[] cells)
    {
        _row++;
        for (var index = 0; index < cells.Length; index++)
        {
            if (cells[index] is null or "")
            {
                continue;
            }

            var cell = sheet.Cell(_row, index + 1);
            switch (cells[index])
            {
                case string text:
                    cell.SetValue<string>(text).Style.NumberFormat.Format = "@";
                    break;
                case int number:
                    cell.SetValue<int>(number);
                    break;
                case DateOnly date:
                    cell.SetValue<DateTime>(date.ToDateTime(TimeOnly.MinValue)).Style.NumberFormat.Format = DateFormat;
                    break;
                default:
                    throw new ArgumentException("A cell holds text, a whole number or a date.", nameof(cells));
            }
        }
    }
}
