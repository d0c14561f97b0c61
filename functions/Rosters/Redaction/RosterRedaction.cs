using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SertiKesos.People;
using SertiKesos.Platform.Excel;
using SertiKesos.Regions;
using SertiKesos.Rosters.Receipts;

namespace SertiKesos.Rosters.Redaction;

/// <summary>
/// Takes one person out of a kept file and leaves the others: bytes in, bytes out. A workbook is edited in place; what
/// cannot be edited, and every other format, is written as a fresh workbook of the remaining cells.
/// </summary>
internal static class RosterRedaction
{
    private const long MaxSearched = 64 << 20;

    private static readonly byte[] Tombstone = Encoding.UTF8.GetBytes(
        "Isi berkas ini dihapus karena memuat data seseorang yang meminta penghapusan, dan berkasnya tidak dapat dibaca sebagai daftar.\n");

    /// <summary>The file without the person; null where it does not speak of the person.</summary>
    /// <param name="today">The day on which the file was read.</param>
    public static byte[]? Of(RosterFile file, Region region, DateOnly today, RedactionTarget target, CancellationToken cancel)
    {
        if (target.IsEmpty)
        {
            return null;
        }

        if (RosterGate.Check(file.Content) is not null || Read(file, cancel) is not { } sheets)
        {
            return IsMentionedInside(file.Content, target) ? Tombstone : null;
        }

        var plan = Plan(file, sheets, region, today, target, cancel);
        if (RosterGate.FormatOf(file.Content) != RosterFormat.Workbook)
        {
            return plan.IsEmpty ? null : Fresh(sheets, plan);
        }

        try
        {
            var edited = PackageRedaction.Write(file.Content, plan, target, cancel);
            return edited is null || IsClean(file with { Content = edited }, region, today, target, cancel) ? edited : Fresh(sheets, plan);
        }
        catch (Exception problem) when (problem is WorkbookException or System.Xml.XmlException or InvalidDataException or IOException)
        {
            return plan.IsEmpty ? null : Fresh(sheets, plan);
        }
    }

    private static bool IsClean(RosterFile file, Region region, DateOnly today, RedactionTarget target, CancellationToken cancel) =>
        Read(file, cancel) is { } sheets && Plan(file, sheets, region, today, target, cancel).IsEmpty;

    private static RedactionPlan Plan(
        RosterFile file, IReadOnlyList<SheetContent> sheets, Region region, DateOnly today, RedactionTarget target, CancellationToken cancel) =>
        RedactionPlan.Of(sheets, RosterReader.Read(file, region, today, CertificateRules.Default, cancel), target);

    private static IReadOnlyList<SheetContent>? Read(RosterFile file, CancellationToken cancel)
    {
        try
        {
            return RosterSheets.Read(file, WorkbookLimits.Default, cancel);
        }
        catch (WorkbookException)
        {
            return null;
        }
    }

    private static byte[] Fresh(IReadOnlyList<SheetContent> sheets, RedactionPlan plan)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets());
            OfficeSheets.Add(workbook, [.. sheets.Select(plan.Apply)]);
        }

        return stream.ToArray();
    }

    /// <summary>Refused files are kept as they came; documents among them are searched part by part.</summary>
    private static bool IsMentionedInside(ReadOnlyMemory<byte> content, RedactionTarget target)
    {
        if (target.IsMentioned(content.Span))
        {
            return true;
        }

        if (!content.Span.StartsWith("PK"u8))
        {
            return false;
        }

        try
        {
            using var zip = new ZipArchive(WorkbookPackage.Stream(content), ZipArchiveMode.Read);
            foreach (var entry in zip.Entries.Where(entry => entry.Length < MaxSearched))
            {
                using var part = entry.Open();
                var buffer = new byte[entry.Length];
                var length = part.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
                if (target.IsMentioned(buffer.AsSpan(0, length)))
                {
                    return true;
                }
            }
        }
        catch (Exception damage) when (damage is InvalidDataException or IOException or NotSupportedException)
        {
            // What no program can unpack holds nothing that anybody could read.
        }

        return false;
    }
}
