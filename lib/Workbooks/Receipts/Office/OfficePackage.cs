using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using SertiKesos.Sheets;

namespace SertiKesos.Workbooks.Receipts.Office;

/// <summary>
/// The workbook of an office, taken apart for a receipt: a small package without rows, shared texts and pictures, which is
/// edited as trees, and those parts as they came, which go back in when it is written.
/// </summary>
internal sealed class OfficePackage
{
    /// <summary>Unpacked bytes up to which a workbook is edited, about 100,000 rows of people; several files are checked at a time.</summary>
    private const long MaxBytes = 64 << 20;

    /// <summary>The same with pictures, which do not become much larger when they are unpacked, unless somebody means harm.</summary>
    private const long MaxBytesWithPictures = 128 << 20;

    private static readonly DateTimeOffset FixedTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, SheetRows> _rows = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, byte[]> _apart = new(StringComparer.OrdinalIgnoreCase);

    private OfficePackage()
    {
    }

    /// <summary>The small package, to be edited.</summary>
    public MemoryStream Shell { get; } = new();

    /// <returns>Null for a workbook that is too large, or has a sheet of which the rows cannot be told from the rest.</returns>
    public static OfficePackage? Open(ReadOnlyMemory<byte> content)
    {
        using var zip = new ZipArchive(WorkbookPackage.Stream(content), ZipArchiveMode.Read);
        if (zip.Entries.Where(entry => !IsPicture(entry.FullName)).Sum(entry => entry.Length) > MaxBytes || zip.Entries.Sum(entry => entry.Length) > MaxBytesWithPictures)
        {
            return null;
        }

        var names = new PartNames([.. zip.Entries.Where(entry => PartNames.IsList(entry.FullName)).Select(entry => (entry.FullName, Read(entry)))]);
        var package = new OfficePackage();
        using var shell = new ZipArchive(package.Shell, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var entry in zip.Entries)
        {
            var name = names.Of(entry.FullName);
            // Directory entries carry nothing.
            if (name.EndsWith('/'))
            {
                continue;
            }

            if (package.Keep(name, Read(entry)) is not { } part)
            {
                return null;
            }

            using var target = shell.CreateEntry(name, CompressionLevel.NoCompression).Open();
            target.Write(part);
        }

        return package;
    }

    /// <summary>The rows of a sheet; null where the sheet is not one of the office's.</summary>
    public SheetRows? RowsOf(WorksheetPart sheet) => _rows.GetValueOrDefault(NameOf(sheet));

    /// <summary>A sheet that does not go back: its name may be given to another.</summary>
    public void Drop(WorksheetPart sheet) => _rows.Remove(NameOf(sheet));

    /// <summary>The shared texts as they came; empty where there are none.</summary>
    public byte[] TextsOf(SharedStringTablePart? table) => table is null ? [] : _apart.GetValueOrDefault(NameOf(table)) ?? [];

    /// <summary>The edited package with all that was apart.</summary>
    /// <returns>Null when a sheet, or the place for its rows, is not there any more.</returns>
    public byte[]? Write()
    {
        var waiting = _rows.Count;
        var written = Write(Shell, (name, part, target) =>
        {
            if (_rows.TryGetValue(name, out var rows))
            {
                waiting--;
                return rows.Write(part, target);
            }

            target.Write(_apart.TryGetValue(name, out var apart) ? apart : part);
            return true;
        });
        return waiting == 0 ? written : null;
    }

    /// <summary>Writes a package anew, so that the same content always gives the same bytes: the zip carries the time of writing.</summary>
    public static byte[] Normalize(MemoryStream package) => Write(package, (_, part, target) =>
    {
        target.Write(part);
        return true;
    })!;

    private static byte[]? Write(MemoryStream package, Func<string, byte[], Stream, bool> write)
    {
        package.Position = 0;
        var result = new MemoryStream();
        using (var source = new ZipArchive(package, ZipArchiveMode.Read))
        using (var target = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries
                .Where(entry => !entry.FullName.EndsWith('/'))
                .OrderBy(entry => entry.FullName != "[Content_Types].xml")
                .ThenBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var copy = target.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = FixedTime;
                using var to = copy.Open();
                if (!write(entry.FullName, Read(entry), to))
                {
                    return null;
                }
            }
        }

        return result.ToArray();
    }

    /// <returns>What of the part is edited as a tree; null where it cannot be.</returns>
    private byte[]? Keep(string name, byte[] part)
    {
        switch (IsImage(part) ? "image" : PlainXml.RootOf(part))
        {
            case "worksheet":
                if (SheetRows.Of(part) is not { } rows)
                {
                    return null;
                }

                _rows[name] = rows;
                return rows.Shell;
            case "image" or "sst":
                _apart[name] = part;
                return [];
            default:
                return part;
        }
    }

    /// <summary>By its first bytes: what only is called a picture is looked at like any other part.</summary>
    private static bool IsImage(ReadOnlySpan<byte> part) =>
        part.StartsWith("GIF8"u8) || part.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) || part.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    private static bool IsPicture(string name) =>
        Path.GetExtension(name).ToUpperInvariant() is ".PNG" or ".JPG" or ".JPEG" or ".GIF" or ".EMF" or ".WMF" or ".BIN";

    private static byte[] Read(ZipArchiveEntry entry)
    {
        var bytes = new byte[entry.Length];
        using var stream = entry.Open();
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static string NameOf(OpenXmlPart part) => Uri.UnescapeDataString(part.Uri.OriginalString.TrimStart('/'));
}
