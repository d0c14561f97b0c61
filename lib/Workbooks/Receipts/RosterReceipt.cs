using System.Globalization;
using System.IO.Packaging;
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
using SertiKesos.Workbooks.Receipts.Office;

namespace SertiKesos.Workbooks.Receipts;

/// <summary>
/// The office's own workbook with its findings in it. The package is edited in place: cells are coloured by conditional
/// formats and commented, so that not one of them is written anew; only what reaches beyond the workbook goes. The rows of other formats come in a fresh workbook; a
/// file that is refused, or too large to edit, gets a workbook of the two sheets alone.
/// </summary>
internal static class RosterReceipt
{
    private const int MaxWrittenCells = 400_000;

    /// <summary>The same input always gives the same bytes.</summary>
    public static byte[] Write(RosterFile original, RosterReading reading, ReceiptSummary summary)
    {
        var refused = reading.Findings.Any(finding => finding.Rule.Reach == FindingReach.Refusal);
        if (refused)
        {
            return Fresh([], reading, summary);
        }

        return FileKinds.FormatOf(original.Content) == SpreadsheetFormat.Workbook
            ? Edit(original, reading, summary) ?? Fresh([], reading, summary)
            : Fresh(Rows(original), reading, summary);
    }

    /// <summary>The two sheets alone, without the office's workbook.</summary>
    public static byte[] WriteAlone(RosterReading reading, ReceiptSummary summary) => Fresh([], reading, summary);

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

    private static byte[]? Edit(RosterFile original, RosterReading reading, ReceiptSummary summary)
    {
        try
        {
            if (OfficePackage.Open(original.Content) is not { } package)
            {
                return null;
            }

            using (var document = SpreadsheetDocument.Open(package.Shell, isEditable: true))
            {
                // All of it is packed once more at the end.
                document.CompressionOption = CompressionOption.NotCompressed;
                var workbook = document.WorkbookPart;
                if (document.StrictRelationshipFound || workbook?.Workbook?.Sheets is null || workbook.WorksheetParts.Any(sheet => package.RowsOf(sheet) is null))
                {
                    return null;
                }

                var texts = package.TextsOf(workbook.SharedStringTablePart);
                RemoveEarlierPages(workbook, package, texts);
                var active = OfficeTexts.ActiveShared(texts);
                foreach (var rows in workbook.WorksheetParts.Select(package.RowsOf))
                {
                    rows!.Look(active);
                }

                var outside = OutsideContent.Remove(document, package.RowsOf);
                OfficeTexts.Mark(workbook, package);
                AddPages(workbook, outside.IsEmpty ? reading : With(reading, outside), summary);
            }

            return package.Write();
        }
        catch (Exception problem) when (problem is OpenXmlPackageException or XmlException or InvalidDataException or IOException
            or UriFormatException or FormatException or ArgumentException or InvalidOperationException)
        {
            // Our reader is more lenient than the SDK; what the SDK will not open still gets its findings.
            return null;
        }
    }

    private static byte[] Fresh(IReadOnlyList<SheetContent> sheets, RosterReading reading, ReceiptSummary summary)
    {
        var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            document.CompressionOption = CompressionOption.NotCompressed;
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new DocumentFormat.OpenXml.Spreadsheet.Sheets());
            OfficeSheets.Add(workbook, sheets);
            AddPages(workbook, reading, summary);
        }

        return OfficePackage.Normalize(stream);
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
    private static void RemoveEarlierPages(WorkbookPart workbook, OfficePackage package, byte[] texts)
    {
        var before = workbook.Workbook.Sheets!.Elements<Sheet>().ToList();
        foreach (var sheet in before)
        {
            if (sheet.Name?.Value is ReceiptSheets.Findings or ReceiptSheets.Summary
                && sheet.Id?.Value is { } id && workbook.GetPartById(id) is WorksheetPart part
                && ReceiptSheets.IsTitle(FirstText(package.RowsOf(part)!, texts)))
            {
                sheet.Remove();
                package.Drop(part);
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

    /// <summary>Excel makes an inline text a shared one when the office saves the receipt.</summary>
    private static string? FirstText(SheetRows rows, byte[] texts) => rows.FirstText() switch
    {
        (_, { } place) => OfficeTexts.At(texts, place),
        var (text, _) => text,
    };

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
}
