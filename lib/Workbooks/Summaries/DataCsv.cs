using System.Text;
using SertiKesos.Sheets;
using SertiKesos.Summaries;

namespace SertiKesos.Workbooks.Summaries;

/// <summary>
/// The tidy rows as RFC 4180: commas, CRLF, quotes doubled. UTF-8 with a byte order mark, because a spreadsheet program
/// takes a file without one for the machine's old code page.
/// </summary>
internal static class DataCsv
{
    public static byte[] Write(NationalSummary summary)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', TidyData.Headings).Append(CsvField.LineEnd);
        foreach (var row in TidyData.Rows(summary))
        {
            text.AppendJoin(',', TidyData.Cells(row, summary).Select(CsvField.Of)).Append(CsvField.LineEnd);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }
}
