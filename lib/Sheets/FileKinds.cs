using System.IO.Compression;
using System.Text;

namespace SertiKesos.Sheets;

/// <summary>Says what a file is by its content, before anything of it is parsed.</summary>
public static class FileKinds
{
    private static readonly byte[] Container = [0xD0, 0xCF, 0x11, 0xE0];

    private static readonly (byte[] Magic, FileKind Kind)[] Signatures =
    [
        ("%PDF"u8.ToArray(), FileKind.Pdf),
        ([0xFF, 0xD8, 0xFF], FileKind.Picture),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], FileKind.Picture),
        ("GIF8"u8.ToArray(), FileKind.Picture),
        ("BM"u8.ToArray(), FileKind.Picture),
        ("II*\0"u8.ToArray(), FileKind.Picture),
        ("MM\0*"u8.ToArray(), FileKind.Picture),
        ("Rar!"u8.ToArray(), FileKind.Archive),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF], FileKind.Archive),
        ([0x1F, 0x8B], FileKind.Archive),
    ];

    /// <summary>What a file is; only <see cref="FileKind.Spreadsheet"/> may be opened.</summary>
    public static FileKind Of(ReadOnlyMemory<byte> content)
    {
        var bytes = content.Span;
        if (bytes.IsEmpty)
        {
            return FileKind.Empty;
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
            return FileKind.Spreadsheet;
        }

        if (IsLock(bytes))
        {
            return FileKind.Lock;
        }

        foreach (var (magic, kind) in Signatures)
        {
            if (bytes.StartsWith(magic))
            {
                return kind;
            }
        }

        return bytes.Length > 12 && bytes[8..].StartsWith("WEBP"u8) ? FileKind.Picture : OfText(bytes);
    }

    /// <summary>The format of a file that is a spreadsheet.</summary>
    public static SpreadsheetFormat FormatOf(ReadOnlyMemory<byte> content)
    {
        var bytes = content.Span;
        if (bytes.StartsWith("PK"u8))
        {
            return SpreadsheetFormat.Workbook;
        }

        if (bytes.StartsWith(Container) || IsBareBiff(bytes))
        {
            return SpreadsheetFormat.OldWorkbook;
        }

        var text = TextEncodings.Sample(bytes).AsSpan().TrimStart();
        return !text.StartsWith("<") ? SpreadsheetFormat.SeparatedText
            : IsXmlSpreadsheet(text) ? SpreadsheetFormat.XmlSpreadsheet
            : SpreadsheetFormat.WebPage;
    }

    private static FileKind OfZip(ReadOnlyMemory<byte> content)
    {
        try
        {
            ZipShape.Check(content.Span, WorkbookLimits.Default);
            using var zip = new ZipArchive(WorkbookPackage.Stream(content), ZipArchiveMode.Read);
            var names = zip.Entries.Select(entry => entry.FullName.Replace('\\', '/')).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (names.Contains("word/document.xml") || names.Contains("ppt/presentation.xml"))
            {
                return FileKind.OtherOffice;
            }

            if (names.Contains("mimetype") && names.Contains("content.xml"))
            {
                return FileKind.OpenDocument;
            }

            return !names.Contains("[Content_Types].xml") ? FileKind.Archive
                : names.Any(IsNested) ? FileKind.Suspicious
                : FileKind.Spreadsheet;
        }
        catch (WorkbookException problem)
        {
            return problem.Problem == WorkbookProblem.Hostile ? FileKind.Suspicious : FileKind.Damaged;
        }
        catch (InvalidDataException)
        {
            return FileKind.Damaged;
        }
        catch (IOException)
        {
            return FileKind.Damaged;
        }
    }

    /// <summary>Documents within a workbook stand among its embeddings, which are named for what they are.</summary>
    private static bool IsNested(string name) =>
        Path.GetExtension(name).ToUpperInvariant() is ".ZIP" or ".XLSX" or ".XLSM" or ".XLSB" or ".XLS" or ".DOCX" or ".RAR" or ".7Z"
        && ForeignContent.KindOf(name) is null;

    /// <summary>
    /// The old container also holds encrypted .xlsx files and other documents; what it is stands in its directory.
    /// </summary>
    private static FileKind OfContainer(ReadOnlySpan<byte> bytes)
    {
        return Has(bytes, "EncryptedPackage") ? FileKind.PasswordProtected
            : Has(bytes, "WordDocument") || Has(bytes, "PowerPoint Document") ? FileKind.OtherOffice
            : Has(bytes, "_VBA_PROJECT") ? FileKind.Macros
            : HasEmbedded(bytes) ? FileKind.ExternalContent
            : Has(bytes, "Workbook") || Has(bytes, "Book") ? FileKind.Spreadsheet
            : FileKind.OldExcel;

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

    private static FileKind OfText(ReadOnlySpan<byte> bytes)
    {
        if (TextEncodings.Sample(bytes) is not { } sample)
        {
            return FileKind.UnknownFormat;
        }

        var text = sample.AsSpan().TrimStart();
        if (text.IsEmpty)
        {
            return FileKind.Empty;
        }

        if (text.StartsWith("{\\rtf"))
        {
            return FileKind.OtherOffice;
        }

        if (text.StartsWith("<"))
        {
            return IsFlatDocument(text) ? FileKind.OpenDocument : IsXmlSpreadsheet(text) || Contains(bytes, "<table") ? FileKind.Spreadsheet : FileKind.WebPage;
        }

        if (text.StartsWith("MIME-Version", StringComparison.OrdinalIgnoreCase))
        {
            return FileKind.WebPage;
        }

        return text.ContainsAny(",;\t|") ? FileKind.Spreadsheet : FileKind.PlainText;
    }

    /// <summary>OpenDocument in one file of XML (.fods), as its root says.</summary>
    private static bool IsFlatDocument(ReadOnlySpan<char> text) =>
        text[..Math.Min(text.Length, 1_000)].Contains("<office:document", StringComparison.Ordinal);

    private static bool IsXmlSpreadsheet(ReadOnlySpan<char> text) =>
        !text.StartsWith("<html", StringComparison.OrdinalIgnoreCase) && !text.StartsWith("<!DOCTYPE html", StringComparison.OrdinalIgnoreCase)
        && text.Contains("urn:schemas-microsoft-com:office:spreadsheet", StringComparison.OrdinalIgnoreCase)
        && text.Contains("Workbook", StringComparison.Ordinal);

    /// <summary>A page may carry its table behind any amount of styles.</summary>
    private static bool Contains(ReadOnlySpan<byte> bytes, string tag)
    {
        if (TextEncodings.IsWide(bytes))
        {
            return TextEncodings.Decode(bytes)?.Contains(tag, StringComparison.OrdinalIgnoreCase) == true;
        }

        // The tag has one byte a letter in every other encoding; the whole page need not become a text for it.
        for (int found; (found = bytes.IndexOf((byte)tag[0])) >= 0; bytes = bytes[(found + 1)..])
        {
            if (bytes.Length - found >= tag.Length && Ascii.EqualsIgnoreCase(bytes.Slice(found, tag.Length), tag))
            {
                return true;
            }
        }

        return false;
    }
}
