using System.Globalization;
using System.Text;
using SertiKesos.Sheets;
using SertiKesos.Tests.Rosters.Fuzz;

namespace SertiKesos.Tests.Sheets;

/// <summary>Reads a file as it is, and once more with every part left to the XmlReader from its first row or text on.</summary>
internal static class TwoReadings
{
    // A comment is nothing that the byte scanner takes.
    private static readonly byte[] Comment = "<!---->"u8.ToArray();

    /// <summary>Fails when the two differ in anything; says whether the file was read.</summary>
    public static bool AreSame(IReadOnlyList<ZipPart> parts, WorkbookLimits? limits = null)
    {
        var usual = Outcome(ZipBytes.Write(parts), limits);
        var slow = Outcome(ZipBytes.Write([.. parts.Select(WithComment)]), limits);
        Assert.Equal(slow, usual);
        return !usual.StartsWith("refused", StringComparison.Ordinal);
    }

    private static ZipPart WithComment(ZipPart part)
    {
        var content = part.Unpack();
        var changed = Behind(Behind(content, "<sheetData"u8), "<sst"u8);
        return ReferenceEquals(changed, content) ? part : new ZipPart(part.Name, changed);
    }

    private static byte[] Behind(byte[] content, ReadOnlySpan<byte> tag)
    {
        var start = content.AsSpan().IndexOf(tag);
        var end = start < 0 ? -1 : content.AsSpan(start).IndexOf((byte)'>');
        return end < 0 ? content : [.. content[..(start + end + 1)], .. Comment, .. content[(start + end + 1)..]];
    }

    private static string Outcome(byte[] file, WorkbookLimits? limits)
    {
        try
        {
            return Text(WorkbookReader.Read(file, limits ?? WorkbookLimits.Default, CancellationToken.None));
        }
        catch (WorkbookException refused)
        {
            return $"refused: {refused.Problem} {refused.Part}";
        }
    }

    private static string Text(IReadOnlyList<SheetContent> sheets)
    {
        var text = new StringBuilder();
        foreach (var sheet in sheets)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{sheet.Name} {sheet.Hidden} {sheet.Comments}")
                .AppendJoin(' ', sheet.Merges).AppendLine().AppendJoin(' ', sheet.HiddenColumns).AppendLine();
            foreach (var row in sheet.Rows)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{row.Number} {row.Hidden}");
                foreach (var cell in row.Cells)
                {
                    text.AppendLine(CultureInfo.InvariantCulture, $"{cell.Address} {cell.Kind} {cell.Date:O} {cell.IsFormula} {cell.Marked} [{cell.Text}]");
                }
            }
        }

        return text.ToString();
    }
}
