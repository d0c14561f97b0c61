using System.Globalization;
using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Layout;
using SertiKesos.Rosters.Reading;
using SertiKesos.Sheets;
using SertiKesos.Workbooks.Outside;

namespace SertiKesos.Workbooks.Receipts;

/// <summary>
/// The office's own workbook with its findings in it. The package is edited in place: cells are coloured by conditional
/// formats and commented, so that not one of them is written anew; only what reaches beyond the workbook goes. The rows of other formats come in a fresh workbook; a
/// file that is refused, or too large to edit, gets a workbook of the two sheets alone.
/// </summary>
internal static class RosterReceipt
{
    /// <summary>
    /// Unpacked bytes of XML up to which a workbook is edited, about 35,000 rows of people: as a tree they take ten times as
    /// much, and several files are checked at a time.
    /// </summary>
    private const long MaxEditedBytes = 32 << 20;

    private const int MaxWrittenCells = 400_000;

    private static readonly DateTimeOffset FixedTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The same input always gives the same bytes.</summary>
    public static byte[] Write(RosterFile original, RosterReading reading, ReceiptSummary summary)
    {
        var refused = reading.Findings.Any(finding => finding.Rule.Reach == FindingReach.Refusal);
        if (refused)
        {
            return Normalize(Fresh([], reading, summary));
        }

        return Normalize(FileKinds.FormatOf(original.Content) == SpreadsheetFormat.Workbook
            ? Edit(original, reading, summary) ?? Fresh([], reading, summary)
            : Fresh(Rows(original), reading, summary));
    }

    /// <summary>The two sheets alone, without the office's workbook.</summary>
    public static byte[] WriteAlone(RosterReading reading, ReceiptSummary summary) => Normalize(Fresh([], reading, summary));

    /// <summary>The file was read once already, so that its limits hold; beyond these cells a tree would take gigabytes.</summary>
    private static IReadOnlyList<SheetContent> Rows(RosterFile original)
    {
        try
        {
            return RosterSheets.Read(original, WorkbookLimits.Default with { Cells = MaxWrittenCells }, CancellationToken.None);
        }
        catch (WorkbookException)
        {
            return [];
        }
    }

    private static MemoryStream? Edit(RosterFile original, RosterReading reading, ReceiptSummary summary)
    {
        var stream = new MemoryStream();
        stream.Write(original.Content.Span);
        try
        {
            if (IsTooLarge(stream))
            {
                return null;
            }

            using (var document = SpreadsheetDocument.Open(stream, isEditable: true))
            {
                if (document.StrictRelationshipFound || document.WorkbookPart?.Workbook?.Sheets is null)
                {
                    return null;
                }

                RemoveEarlierPages(document.WorkbookPart);
                var outside = OutsideContent.Remove(document);
                OfficeTexts.Mark(document.WorkbookPart);
                AddPages(document.WorkbookPart, outside.IsEmpty ? reading : With(reading, outside), summary);
            }

            return stream;
        }
        catch (Exception problem) when (problem is OpenXmlPackageException or XmlException or InvalidDataException or IOException
            or UriFormatException or FormatException or ArgumentException or InvalidOperationException)
        {
            // Our reader is more lenient than the SDK; what the SDK will not open still gets its findings.
            return null;
        }
    }

    private static MemoryStream Fresh(IReadOnlyList<SheetContent> sheets, RosterReading reading, ReceiptSummary summary)
    {
        var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new DocumentFormat.OpenXml.Spreadsheet.Sheets());
            OfficeSheets.Add(workbook, sheets);
            AddPages(workbook, reading, summary);
        }

        return stream;
    }

    private static void AddPages(WorkbookPart workbook, RosterReading reading, ReceiptSummary summary)
    {
        var sheets = workbook.Workbook.Sheets!;
        var before = sheets.Elements<Sheet>().ToList();
        var own = sheets.Elements<Sheet>().ToList();
        var names = own.Select(sheet => sheet.Name?.Value ?? "").ToList();
        var styles = new ReceiptStyles(workbook);
        ReceiptMarks.Apply(workbook, own, reading.Findings, styles);

        var nextId = own.Select(sheet => sheet.SheetId?.Value ?? 0).DefaultIfEmpty().Max() + 1;
        var page = FindingsPage.Of(reading, summary, styles, names);
        var findings = Add(workbook, UniqueName(names, ReceiptSheets.Findings), "skPerbaikan", nextId, page.ToXml(selected: true));
        var overview = Add(workbook, UniqueName(names, ReceiptSheets.Summary), "skRingkasan", nextId + 1, SummaryPage.Of(summary, styles).ToXml(selected: false));
        sheets.InsertAt(findings, 0);
        sheets.InsertAt(overview, 1);
        PointAtFirstSheet(workbook.Workbook, before);
        RepeatHeader(workbook.Workbook, findings.Name!.Value!, page.HeaderRow);
    }

    /// <summary>On paper the headings of the list stand on every page.</summary>
    private static void RepeatHeader(Workbook workbook, string sheet, int row)
    {
        if (row > 0)
        {
            (workbook.DefinedNames ??= new DefinedNames()).Append(new DefinedName(string.Create(CultureInfo.InvariantCulture, $"{ReceiptPage.Quoted(sheet)}!${row}:${row}"))
            {
                Name = "_xlnm.Print_Titles",
                LocalSheetId = 0,
            });
        }
    }

    private static Sheet Add(WorkbookPart workbook, string name, string relationship, uint id, MemoryStream content)
    {
        using (content)
        {
            workbook.AddNewPart<WorksheetPart>(relationship).FeedData(content);
        }

        return new Sheet { Name = name, SheetId = id, Id = relationship };
    }

    /// <summary>An office uploads the receipt again: its two sheets are then replaced, not stacked.</summary>
    private static void RemoveEarlierPages(WorkbookPart workbook)
    {
        var before = workbook.Workbook.Sheets!.Elements<Sheet>().ToList();
        foreach (var sheet in before)
        {
            if (sheet.Name?.Value is ReceiptSheets.Findings or ReceiptSheets.Summary
                && sheet.Id?.Value is { } id && workbook.GetPartById(id) is WorksheetPart part
                && ReceiptSheets.IsTitle(FirstText(part, workbook)))
            {
                sheet.Remove();
                workbook.DeletePart(part);
            }
        }

        KeepNames(workbook.Workbook, before);
    }

    private static RosterReading With(RosterReading reading, OutsideContent outside)
    {
        var log = new FindingLog();
        log.File(FindingCatalog.OutsideRemoved, ReceiptTexts.Outside(outside));
        return reading with { Findings = [.. reading.Findings, .. log.Findings] };
    }

    private static string? FirstText(WorksheetPart part, WorkbookPart workbook)
    {
        var cell = part.Worksheet.GetFirstChild<SheetData>()?.Elements<Row>().FirstOrDefault()?.Elements<Cell>().FirstOrDefault();
        if (cell?.DataType?.Value == CellValues.SharedString && int.TryParse(cell.CellValue?.Text, out var index))
        {
            // Excel has turned the inline text into a shared one when the office saved the receipt.
            return workbook.SharedStringTablePart?.SharedStringTable.ElementAtOrDefault(index)?.InnerText;
        }

        return cell?.InlineString?.InnerText;
    }

    private static string UniqueName(List<string> names, string name)
    {
        var unique = name;
        for (var number = 2; names.Contains(unique, StringComparer.OrdinalIgnoreCase); number++)
        {
            unique = $"{name} {number}";
        }

        return unique;
    }

    /// <summary>Opens on the findings.</summary>
    private static void PointAtFirstSheet(Workbook workbook, List<Sheet> before)
    {
        KeepNames(workbook, before);
        foreach (var view in workbook.BookViews?.Elements<WorkbookView>() ?? [])
        {
            view.ActiveTab = 0;
            view.FirstSheet = 0;
        }
    }

    /// <summary>Names that belong to a sheet count its place.</summary>
    private static void KeepNames(Workbook workbook, List<Sheet> before)
    {
        var after = workbook.Sheets!.Elements<Sheet>().ToList();
        foreach (var name in workbook.DefinedNames?.Elements<DefinedName>().ToList() ?? [])
        {
            if (name.LocalSheetId?.Value is { } index && index < before.Count)
            {
                var at = after.IndexOf(before[(int)index]);
                if (at < 0)
                {
                    name.Remove();
                }
                else
                {
                    name.LocalSheetId = (uint)at;
                }
            }
        }
    }

    private static bool IsTooLarge(MemoryStream stream)
    {
        stream.Position = 0;
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        // A sheet may stand under any name.
        return zip.Entries.Where(entry => Path.GetExtension(entry.FullName).ToUpperInvariant() is not (".PNG" or ".JPG" or ".JPEG" or ".GIF" or ".EMF" or ".WMF" or ".BIN"))
            .Sum(entry => entry.Length) > MaxEditedBytes;
    }

    /// <summary>The zip carries the time of writing; a receipt must not.</summary>
    private static byte[] Normalize(MemoryStream stream)
    {
        stream.Position = 0;
        var result = new MemoryStream();
        using (var source = new ZipArchive(stream, ZipArchiveMode.Read))
        using (var target = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries
                .Where(entry => !entry.FullName.EndsWith('/'))
                .OrderBy(entry => entry.FullName != "[Content_Types].xml")
                .ThenBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var copy = target.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = FixedTime;
                using var from = entry.Open();
                using var to = copy.Open();
                from.CopyTo(to);
            }
        }

        return result.ToArray();
    }
}
