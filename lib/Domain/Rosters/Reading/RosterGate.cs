using System.IO.Compression;
using System.Text;
using SertiKesos.Rosters.Findings;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Reading;

/// <summary>The formats that are read.</summary>
internal enum RosterFormat
{
    /// <summary>.xlsx</summary>
    Workbook,

    /// <summary>.xls of Excel 97 and before.</summary>
    OldWorkbook,

    /// <summary>Html tables.</summary>
    WebPage,

    /// <summary>SpreadsheetML 2003.</summary>
    XmlSpreadsheet,

    /// <summary>csv, tsv, txt.</summary>
    SeparatedText,
}

/// <summary>
/// Says what a file is by its content, whatever its name claims, before anything is parsed: null for a file that may be
/// opened, else the reason why it is refused.
/// </summary>
internal static class RosterGate
{
    public const int MaxBytes = 25 * 1024 * 1024;

    private static readonly byte[] Container = [0xD0, 0xCF, 0x11, 0xE0];

    private static readonly (byte[] Magic, FindingRule Rule)[] Signatures =
    [
        ("%PDF"u8.ToArray(), FindingCatalog.Pdf),
        ([0xFF, 0xD8, 0xFF], FindingCatalog.Picture),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], FindingCatalog.Picture),
        ("GIF8"u8.ToArray(), FindingCatalog.Picture),
        ("BM"u8.ToArray(), FindingCatalog.Picture),
        ("II*\0"u8.ToArray(), FindingCatalog.Picture),
        ("MM\0*"u8.ToArray(), FindingCatalog.Picture),
        ("Rar!"u8.ToArray(), FindingCatalog.Archive),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF], FindingCatalog.Archive),
        ([0x1F, 0x8B], FindingCatalog.Archive),
    ];

    public static FindingRule? Check(ReadOnlyMemory<byte> content)
    {
        var bytes = content.Span;
        if (bytes.IsEmpty)
        {
            return FindingCatalog.EmptyFile;
        }

        if (bytes.Length > MaxBytes)
        {
            return FindingCatalog.FileTooLarge;
        }

        if (bytes.StartsWith("PK"u8))
        {
            return OfZip(content);
        }

        if (bytes.StartsWith(Container))
        {
            return OfContainer(bytes);
        }

        if (IsBareBiff(bytes))
        {
            return null;
        }

        if (IsLock(bytes))
        {
            return FindingCatalog.LockFile;
        }

        foreach (var (magic, rule) in Signatures)
        {
            if (bytes.StartsWith(magic))
            {
                return rule;
            }
        }

        return bytes.Length > 12 && bytes[8..].StartsWith("WEBP"u8) ? FindingCatalog.Picture : OfText(bytes);
    }

    /// <summary>The format of a file that passed the check.</summary>
    public static RosterFormat FormatOf(ReadOnlyMemory<byte> content)
    {
        var bytes = content.Span;
        if (bytes.StartsWith("PK"u8))
        {
            return RosterFormat.Workbook;
        }

        if (bytes.StartsWith(Container) || IsBareBiff(bytes))
        {
            return RosterFormat.OldWorkbook;
        }

        var text = TextEncodings.Sample(bytes).AsSpan().TrimStart();
        return !text.StartsWith("<") ? RosterFormat.SeparatedText
            : IsXmlSpreadsheet(text) ? RosterFormat.XmlSpreadsheet
            : RosterFormat.WebPage;
    }

    /// <summary>The refusal that a reader's problem means.</summary>
    public static FindingRule RuleOf(WorkbookProblem problem) => problem switch
    {
        WorkbookProblem.NotAWorkbook => FindingCatalog.Archive,
        WorkbookProblem.Binary => FindingCatalog.BinaryWorkbook,
        WorkbookProblem.Macro => FindingCatalog.Macros,
        WorkbookProblem.ExternalContent => FindingCatalog.ExternalContent,
        WorkbookProblem.Hostile => FindingCatalog.SuspiciousPackage,
        WorkbookProblem.TooManySheets or WorkbookProblem.TooManyRows or WorkbookProblem.TooManyColumns
            or WorkbookProblem.TooManyCells or WorkbookProblem.CellTooLong => FindingCatalog.TooMuchContent,
        WorkbookProblem.OverMemory => FindingCatalog.OverMemory,
        WorkbookProblem.Protected => FindingCatalog.PasswordProtected,
        _ => FindingCatalog.Damaged,
    };

    private static FindingRule? OfZip(ReadOnlyMemory<byte> content)
    {
        try
        {
            ZipShape.Check(content.Span, WorkbookLimits.Default);
            using var zip = new ZipArchive(WorkbookPackage.Stream(content), ZipArchiveMode.Read);
            var names = zip.Entries.Select(entry => entry.FullName.Replace('\\', '/')).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (names.Contains("word/document.xml") || names.Contains("ppt/presentation.xml"))
            {
                return FindingCatalog.OtherOfficeFile;
            }

            if (names.Contains("mimetype") && names.Contains("content.xml"))
            {
                return FindingCatalog.OpenDocument;
            }

            return !names.Contains("[Content_Types].xml") ? FindingCatalog.Archive
                : names.Any(IsNested) ? FindingCatalog.SuspiciousPackage
                : null;
        }
        catch (WorkbookException problem)
        {
            return RuleOf(problem.Problem);
        }
        catch (InvalidDataException)
        {
            return FindingCatalog.Damaged;
        }
        catch (IOException)
        {
            return FindingCatalog.Damaged;
        }
    }

    /// <summary>Documents within a workbook stand among its embeddings, which are named for what they are.</summary>
    private static bool IsNested(string name) =>
        Path.GetExtension(name).ToUpperInvariant() is ".ZIP" or ".XLSX" or ".XLSM" or ".XLSB" or ".XLS" or ".DOCX" or ".RAR" or ".7Z"
        && ForeignContent.KindOf(name) is null;

    /// <summary>
    /// The old container also holds encrypted .xlsx files and other documents; what it is stands in its directory.
    /// </summary>
    private static FindingRule? OfContainer(ReadOnlySpan<byte> bytes)
    {
        return Has(bytes, "EncryptedPackage") ? FindingCatalog.PasswordProtected
            : Has(bytes, "WordDocument") || Has(bytes, "PowerPoint Document") ? FindingCatalog.OtherOfficeFile
            : Has(bytes, "_VBA_PROJECT") ? FindingCatalog.Macros
            : HasEmbedded(bytes) ? FindingCatalog.ExternalContent
            : Has(bytes, "Workbook") || Has(bytes, "Book") ? null
            : FindingCatalog.OldExcel;

        static bool Has(ReadOnlySpan<byte> bytes, string stream) => bytes.IndexOf(Encoding.Unicode.GetBytes(stream)) >= 0;
    }

    /// <summary>Embedded documents have folders of their own in the directory, whose entries begin at multiples of 128.</summary>
    private static bool HasEmbedded(ReadOnlySpan<byte> bytes)
    {
        const int entry = 128;
        ReadOnlySpan<byte> name = [(byte)'M', 0, (byte)'B', 0, (byte)'D', 0];
        for (int found, from = 0; from < bytes.Length && (found = bytes[from..].IndexOf(name)) >= 0; from += found + name.Length)
        {
            // "MBD" and eight hexadecimal digits, twenty-four bytes with the closing zero.
            var at = from + found;
            if (at % entry == 0 && bytes.Length >= at + entry && bytes[at + 64] == 24)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Excel 2 to 5 wrote their records without a container.</summary>
    private static bool IsBareBiff(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 8 && bytes[0] == 0x09 && bytes[1] is 0x00 or 0x02 or 0x04 or 0x08 && bytes[2] is 0x04 or 0x06 or 0x08 or 0x10 && bytes[3] == 0;

    /// <summary>
    /// The small file that a program lays beside an open workbook: of Excel 165 bytes with the user's name padded with
    /// blanks, of LibreOffice one line of comma-separated words.
    /// </summary>
    private static bool IsLock(ReadOnlySpan<byte> bytes)
    {
        var excel = bytes.Length == 165 && bytes[0] is > 0 and < 55 && bytes[(bytes[0] + 1)..55].IndexOfAnyExcept((byte)' ', (byte)0) < 0;
        return excel || (bytes.Length < 1024 && bytes[0] == ',' && bytes[^1] == ';' && bytes.Count((byte)',') >= 4 && !bytes.Contains((byte)'\n'));
    }

    private static FindingRule? OfText(ReadOnlySpan<byte> bytes)
    {
        if (TextEncodings.Sample(bytes) is not { } sample)
        {
            return FindingCatalog.UnknownFormat;
        }

        var text = sample.AsSpan().TrimStart();
        if (text.IsEmpty)
        {
            return FindingCatalog.EmptyFile;
        }

        if (text.StartsWith("{\\rtf"))
        {
            return FindingCatalog.OtherOfficeFile;
        }

        if (text.StartsWith("<"))
        {
            return IsXmlSpreadsheet(text) || Contains(bytes, "<table") ? null : FindingCatalog.WebPage;
        }

        if (text.StartsWith("MIME-Version", StringComparison.OrdinalIgnoreCase))
        {
            return FindingCatalog.WebPage;
        }

        return text.ContainsAny(",;\t|") ? null : FindingCatalog.PlainText;
    }

    private static bool IsXmlSpreadsheet(ReadOnlySpan<char> text) =>
        !text.StartsWith("<html", StringComparison.OrdinalIgnoreCase) && !text.StartsWith("<!DOCTYPE html", StringComparison.OrdinalIgnoreCase)
        && text.Contains("urn:schemas-microsoft-com:office:spreadsheet", StringComparison.OrdinalIgnoreCase)
        && text.Contains("Workbook", StringComparison.Ordinal);

    /// <summary>A page may carry its table behind any amount of styles.</summary>
    private static bool Contains(ReadOnlySpan<byte> bytes, string tag) =>
        TextEncodings.Decode(bytes)?.Contains(tag, StringComparison.OrdinalIgnoreCase) == true;
}
