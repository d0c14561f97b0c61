using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Workbooks;

/// <summary>
/// Makes a package the same bytes for the same content: entries in ordinal order with one time stamp, core properties
/// under their usual name, and relationship ids numbered in order of appearance instead of drawn at random. Cells without
/// a value lose their type, which some readers trip over.
/// </summary>
internal static partial class PackageNormaliser
{
    private const string ContentTypes = "[Content_Types].xml";
    private const string CoreProperties = "docProps/core.xml";

    // Earlier dates cannot be written into a zip.
    private static readonly DateOnly Earliest = new(1980, 1, 1);

    /// <param name="stamp">The time stamp of all entries: the date of the data, never the date of writing.</param>
    public static byte[] Normalise(byte[] package, DateOnly stamp) => Normalise(package, stamp, new Dictionary<string, StreamedRows>(StringComparer.Ordinal));

    /// <param name="rows">Rows by the name of the part in which they replace their <see cref="StreamedRows.Place"/>, already as they should be.</param>
    public static byte[] Normalise(byte[] package, DateOnly stamp, IReadOnlyDictionary<string, StreamedRows> rows)
    {
        var parts = Read(package);
        RenameCoreProperties(parts);
        Renumber(parts);
        UntypeEmptyCells(parts);
        return Write(parts, stamp < Earliest ? Earliest : stamp, rows);
    }

    /// <summary>
    /// A digest of the content alone: SHA-256 over the sorted part names and the SHA-256 of each part. Compression may
    /// change with the runtime, this does not.
    /// </summary>
    public static string ContentDigest(byte[] package)
    {
        var lines = new StringBuilder();
        foreach (var (name, content) in Read(package))
        {
            lines.Append(name).Append(' ').Append(Convert.ToHexStringLower(SHA256.HashData(content))).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines.ToString())));
    }

    private static SortedDictionary<string, byte[]> Read(byte[] package)
    {
        var parts = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        using var archive = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read);
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            using var content = new MemoryStream();
            stream.CopyTo(content);
            parts.Add(entry.FullName, content.ToArray());
        }

        return parts;
    }

    /// <summary>The packaging library puts the core properties under a random name with the extension psmdcp.</summary>
    private static void RenameCoreProperties(SortedDictionary<string, byte[]> parts)
    {
        if (parts.Keys.FirstOrDefault(name => name.EndsWith(".psmdcp", StringComparison.Ordinal)) is not { } random)
        {
            return;
        }

        parts.Add(CoreProperties, parts[random]);
        parts.Remove(random);
        Edit(parts, "_rels/.rels", text => text.Replace(random, CoreProperties, StringComparison.Ordinal));
        Edit(parts, ContentTypes, text => text.Replace(
            "<Default Extension=\"psmdcp\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"",
            "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"",
            StringComparison.Ordinal));
        Edit(parts, ContentTypes, DefaultsFirst);
    }

    private static void Renumber(SortedDictionary<string, byte[]> parts)
    {
        var numbers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in parts.Keys.Where(IsXml).ToList())
        {
            Edit(parts, name, text => RandomId().Replace(text, match =>
            {
                if (!numbers.TryGetValue(match.Value, out var number))
                {
                    numbers.Add(match.Value, number = $"rIdN{numbers.Count + 1}");
                }

                return number;
            }));
        }
    }

    /// <summary>The workbook library calls every formatted cell without a value a shared string, but names none.</summary>
    private static void UntypeEmptyCells(SortedDictionary<string, byte[]> parts)
    {
        foreach (var name in parts.Keys.Where(name => name.StartsWith("xl/worksheets/", StringComparison.Ordinal) && IsXml(name)).ToList())
        {
            Edit(parts, name, text => TypedEmptyCell().Replace(text, "<$1$2$3/>"));
        }
    }

    private static byte[] Write(SortedDictionary<string, byte[]> parts, DateOnly stamp, IReadOnlyDictionary<string, StreamedRows> rows)
    {
        using var written = new MemoryStream();
        using (var archive = new ZipArchive(written, ZipArchiveMode.Create, leaveOpen: true))
        {
            var texts = rows.Count > 0 ? new SharedTexts(parts[SharedTexts.Part]) : null;

            // Readers expect the content types first; in ordinal order "[" would come after upper-case names. Rows that are
            // written on the way add to the shared texts, so these come last.
            foreach (var (name, content) in parts.OrderByDescending(part => part.Key == ContentTypes).ThenBy(part => part.Key == SharedTexts.Part))
            {
                // Rows repeat each other so much that the fast way packs them nearly as small.
                var streamed = rows.GetValueOrDefault(name);
                var entry = archive.CreateEntry(name, name.StartsWith("xl/worksheets/", StringComparison.Ordinal) ? CompressionLevel.Fastest : CompressionLevel.Optimal);
                entry.LastWriteTime = new DateTimeOffset(stamp.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
                using var stream = entry.Open();
                if (streamed is null)
                {
                    stream.Write(name == SharedTexts.Part && texts is not null ? texts.ToBytes() : content);
                    continue;
                }

                var place = content.AsSpan().IndexOf(StreamedRows.Place);
                stream.Write(content.AsSpan(0, place));
                streamed.WriteTo(stream, texts!);
                stream.Write(content.AsSpan(place + StreamedRows.Place.Length));
            }
        }

        return written.ToArray();
    }

    private static void Edit(SortedDictionary<string, byte[]> parts, string name, Func<string, string> change)
    {
        var text = Encoding.UTF8.GetString(parts[name]);
        var changed = change(text);
        if (!ReferenceEquals(text, changed))
        {
            parts[name] = Encoding.UTF8.GetBytes(changed);
        }
    }

    /// <summary>Sorts the entries of the content types, so that their order does not tell how the package was made.</summary>
    private static string DefaultsFirst(string text)
    {
        var entries = ContentTypeEntry().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal).ToList();
        var start = text.IndexOf(ContentTypeEntry().Match(text).Value, StringComparison.Ordinal);
        return string.Concat(text[..start], string.Concat(entries), "</Types>");
    }

    private static bool IsXml(string name) =>
        name.EndsWith(".xml", StringComparison.Ordinal) || name.EndsWith(".rels", StringComparison.Ordinal);

    [GeneratedRegex("""(?<=")R[0-9a-f]{12,32}(?=")""")]
    private static partial Regex RandomId();

    [GeneratedRegex("""<((?:\w+:)?c)((?: [^<>]*?)?) t="\w+"([^<>/]*?)\s*(?:/>|></\1>)""")]
    private static partial Regex TypedEmptyCell();

    [GeneratedRegex("<(Default|Override) [^>]*?/>")]
    private static partial Regex ContentTypeEntry();
}
