using System.IO.Compression;
using System.Text;
using SertiKesos.Platform.Excel;

namespace SertiKesos.Rosters;

/// <summary>
/// Says what a file is by its content, whatever its name claims, before anything is parsed: null for a workbook that
/// may be opened, else the reason why it is refused.
/// </summary>
internal static class RosterGate
{
    public const int MaxBytes = 25 * 1024 * 1024;

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

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            // An encrypted .xlsx is wrapped in the old container; the stream's name stands in its directory.
            return bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
                ? FindingCatalog.PasswordProtected
                : FindingCatalog.OldExcel;
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

            return names.Contains("[Content_Types].xml") ? null : FindingCatalog.Archive;
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

    private static FindingRule OfText(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, 4096)];
        var wide = sample.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || sample.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        if (!wide && sample.ContainsAnyInRange<byte>(0, 8))
        {
            return FindingCatalog.UnknownFormat;
        }

        var text = (wide ? Encoding.Unicode : Encoding.Latin1).GetString(sample).TrimStart('\u00EF', '\u00BB', '\u00BF', '\uFEFF', ' ', '\r', '\n', '\t');
        if (text.StartsWith('<'))
        {
            return FindingCatalog.WebPage;
        }

        return text.AsSpan().ContainsAny(",;\t|") || text.Contains('\n', StringComparison.Ordinal)
            ? FindingCatalog.PlainText
            : FindingCatalog.UnknownFormat;
    }
}
