#:package ClosedXML
#:property TreatWarningsAsErrors=false
#:property RunAnalyzers=false
#:property PublishAot=false
// Writes the jobs of a file with ClosedXML.
using System.Globalization;
using System.Text.Json;
using ClosedXML.Excel;

using var jobs = JsonDocument.Parse(File.ReadAllText(args[0]));
foreach (var job in jobs.RootElement.EnumerateArray())
{
    using var book = new XLWorkbook();
    foreach (var sheet in job.GetProperty("sheets").EnumerateArray())
    {
        var page = book.AddWorksheet(sheet.GetProperty("name").GetString());
        var rowNumber = 0;
        foreach (var row in sheet.GetProperty("rows").EnumerateArray())
        {
            rowNumber++;
            var column = 0;
            foreach (var value in row.EnumerateArray())
            {
                Write(page.Cell(rowNumber, ++column), value);
            }
        }

        foreach (var range in sheet.GetProperty("merges").EnumerateArray())
        {
            page.Range(range.GetString()!).Merge();
        }

        foreach (var hidden in sheet.GetProperty("hiddenRows").EnumerateArray())
        {
            page.Row(hidden.GetInt32()).Hide();
        }

        foreach (var hidden in sheet.GetProperty("hiddenColumns").EnumerateArray())
        {
            page.Column(hidden.GetInt32()).Hide();
        }

        page.Visibility = sheet.GetProperty("hidden").GetString() switch
        {
            "veryHidden" => XLWorksheetVisibility.VeryHidden,
            "hidden" => XLWorksheetVisibility.Hidden,
            _ => XLWorksheetVisibility.Visible,
        };
    }

    book.SaveAs(job.GetProperty("path").GetString());
}

static void Write(IXLCell cell, JsonElement value)
{
    switch (value.ValueKind)
    {
        case JsonValueKind.String:
            cell.SetValue<string>(value.GetString()!);
            break;
        case JsonValueKind.Number:
            cell.SetValue(value.GetDouble());
            break;
        case JsonValueKind.True or JsonValueKind.False:
            cell.SetValue(value.GetBoolean());
            break;
        case JsonValueKind.Object when value.TryGetProperty("d", out var day):
            cell.SetValue(DateTime.ParseExact(day.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture));
            cell.Style.DateFormat.Format = "dd/MM/yyyy";
            break;
        case JsonValueKind.Object when value.TryGetProperty("f", out var formula):
            cell.FormulaA1 = formula.GetString();
            break;
    }
}
