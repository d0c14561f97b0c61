using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Reading;
using SertiKesos.Sheets;
using SertiKesos.Workbooks.Receipts.Office;

namespace SertiKesos.Workbooks.Redaction;

/// <summary>A file without the person.</summary>
/// <param name="IsNote">The whole file went, since it could not be cleaned; a note stands in its place.</param>
internal sealed record RedactedFile(byte[] Content, bool IsNote)
{
    public override string ToString() => $"RedactedFile ({Content.Length} bytes)";
}

/// <summary>
/// Takes one person out of a kept file and leaves the others: bytes in, bytes out. A workbook is edited in place; what
/// cannot be edited, and every other format, is written as a fresh workbook of the remaining cells; where that is not
/// clean either, a note takes the place of the file. Nothing is handed back that was not searched again.
/// </summary>
internal static class RosterRedaction
{
    private const long MaxSearched = 64 << 20;

    private static readonly byte[] Note = Encoding.UTF8.GetBytes(
        "Isi berkas ini dihapus karena memuat data seseorang yang meminta penghapusan, dan data itu tidak dapat dipisahkan dari isi lainnya.\n");

    /// <summary>The file without the person; null where it does not speak of the person.</summary>
    public static byte[]? Of(RosterFile file, Region region, DateOnly today, RedactionTarget target, CancellationToken cancel) =>
        Redact(file, region, today, target, cancel)?.Content;

    /// <summary>The same, with what had to be done.</summary>
    /// <param name="today">The day on which the file was read.</param>
    public static RedactedFile? Redact(RosterFile file, Region region, DateOnly today, RedactionTarget target, CancellationToken cancel)
    {
        if (target.IsEmpty || IsNote(file.Content))
        {
            return null;
        }

        if (RosterGate.Check(file.Content) is not null || Read(file, cancel) is not { } sheets)
        {
            return IsMentionedInside(file.Content, target) ? new RedactedFile(Note, IsNote: true) : null;
        }

        var plan = Plan(file, sheets, region, today, target, cancel);
        if (FileKinds.FormatOf(file.Content) != SpreadsheetFormat.Workbook)
        {
            return plan.IsEmpty && !IsTold(file, plan) ? null : Fresh(file, sheets, plan, region, today, target, cancel);
        }

        try
        {
            if (plan.IsEmpty && PackageCheck.IsClean(file.Content, plan.Tells, cancel))
            {
                return null;
            }

            return PackageCheck.IsEditable(file.Content) && !sheets.Any(sheet => plan.Tells(sheet.Name))
                && PackageRedaction.Write(file.Content, plan, target, cancel) is { } edited
                && IsClean(file with { Content = edited }, region, today, target, cancel)
                    ? new RedactedFile(edited, IsNote: false)
                    : Fresh(file, sheets, plan, region, today, target, cancel);
        }
        catch (Exception problem) when (problem is WorkbookException or System.Xml.XmlException or InvalidDataException or IOException)
        {
            return Fresh(file, sheets, plan, region, today, target, cancel);
        }
    }

    /// <summary>Whether a file was replaced by the note.</summary>
    public static bool IsNote(ReadOnlyMemory<byte> content) => content.Span.SequenceEqual(Note);

    /// <summary>Whether a file that can be read would be changed, from a reading of the whole.</summary>
    public static bool Speaks(RosterFile file, Region region, DateOnly today, RedactionTarget target, CancellationToken cancel)
    {
        if (Read(file, cancel) is not { } sheets)
        {
            return IsMentionedInside(file.Content, target);
        }

        var plan = Plan(file, sheets, region, today, target, cancel);
        if (!plan.IsEmpty || FileKinds.FormatOf(file.Content) != SpreadsheetFormat.Workbook)
        {
            return !plan.IsEmpty || IsTold(file, plan);
        }

        try
        {
            return !PackageCheck.IsClean(file.Content, plan.Tells, cancel);
        }
        catch (Exception problem) when (problem is WorkbookException or System.Xml.XmlException or InvalidDataException or IOException)
        {
            return true;
        }
    }

    private static bool IsClean(RosterFile file, Region region, DateOnly today, RedactionTarget target, CancellationToken cancel) =>
        Read(file, cancel) is { } sheets
        && Plan(file, sheets, region, today, target, cancel) is { IsEmpty: true } plan
        && PackageCheck.IsClean(file.Content, plan.Tells, cancel);

    /// <summary>Of a format that is not a package: whatever stands in it beside the cells, such as remarks of a web page.</summary>
    private static bool IsTold(RosterFile file, RedactionPlan plan) => RawText.Pieces(file.Content).Any(plan.Tells);

    private static RedactionPlan Plan(
        RosterFile file, IReadOnlyList<SheetContent> sheets, Region region, DateOnly today, RedactionTarget target, CancellationToken cancel) =>
        RedactionPlan.Of(sheets, Reading(file, region, today, cancel), target);

    /// <summary>What the program cannot read as a list of people is still searched as text.</summary>
    private static RosterReading Reading(RosterFile file, Region region, DateOnly today, CancellationToken cancel) =>
        GuardedCheck.Run(file, region, today, RulesInForce.Default, cancel, out _).Reading;

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

    private static RedactedFile Fresh(
        RosterFile file, IReadOnlyList<SheetContent> sheets, RedactionPlan plan, Region region, DateOnly today, RedactionTarget target, CancellationToken cancel)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new DocumentFormat.OpenXml.Spreadsheet.Sheets());
            OfficeSheets.Add(workbook, [.. sheets.Select((sheet, index) => plan.Apply(sheet, index))]);
        }

        var fresh = stream.ToArray();
        return IsClean(new RosterFile(WithoutName(file.Name, plan), fresh), region, today, target, cancel)
            ? new RedactedFile(fresh, IsNote: false)
            : new RedactedFile(Note, IsNote: true);
    }

    private static string WithoutName(string name, RedactionPlan plan) => plan.Tells(name) ? "roster" + Path.GetExtension(name) : name;

    /// <summary>
    /// Forms of the person that the file itself states, and the NIK wherever it stands in it: what the registers know may
    /// be less, or nothing.
    /// </summary>
    public static IReadOnlyList<Person> Forms(
        RosterFile file, Region region, DateOnly today, Func<Person, bool> isPerson, Func<Nik, bool> isNik, CancellationToken cancel)
    {
        var readable = RosterGate.Check(file.Content) is null;
        var sheets = readable ? Read(file, cancel) : null;
        var forms = sheets is null
            ? []
            : Reading(file, region, today, cancel).People.Select(row => row.Person).Where(isPerson).ToList();
        var texts = sheets is null
            ? RawText.Pieces(file.Content)
            : sheets.SelectMany(sheet => sheet.Rows).SelectMany(row => row.Cells).Select(cell => cell.Text);
        if (forms.All(form => form.Nik is null))
        {
            foreach (var nik in texts.SelectMany(RedactionTarget.Niks).Distinct().Where(isNik))
            {
                forms.Add(new Person("", nik, null, null, [], null, []));
            }
        }

        return forms;
    }

    /// <summary>Pictures, archives, and documents whose text is packed: nobody can tell whom they name.</summary>
    public static bool IsSearchable(ReadOnlyMemory<byte> content) =>
        RosterGate.Check(content) is not { } refused
        || (refused != FindingCatalog.Pdf && refused != FindingCatalog.Picture && refused != FindingCatalog.Archive && refused != FindingCatalog.PasswordProtected);

    /// <summary>Refused files are kept as they came; documents among them are searched part by part.</summary>
    public static bool IsMentionedInside(ReadOnlyMemory<byte> content, RedactionTarget target)
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
