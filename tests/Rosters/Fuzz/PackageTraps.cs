using System.Text;

namespace SertiKesos.Tests.Rosters.Fuzz;

/// <summary>Traps in the zip file around a workbook.</summary>
internal static class PackageTraps
{
    private const string Damaged = "ROS017";
    private const string Suspicious = "ROS018";
    private const string Archive = "ROS009";

    public static IEnumerable<Trap> All =>
    [
        Trap.Refused("a part packed a thousand to one", Suspicious, () => Trap.With(ZipPart.Repeated(Trap.SheetPart, Trap.SheetHead, _ => "<x/>" + new string(' ', 1 << 16), 1_600, Trap.SheetTail))),
        Trap.Refused("a gigabyte in parts below the grace size", Suspicious, () => Trap.Zip(AddQuietParts)),
        Trap.Refused("more parts than a workbook has", Suspicious, () => Trap.Zip(parts => parts.AddRange(Enumerable.Range(0, 2_000).Select(index => ZipPart.Of($"xl/media/{index}.png", "x"))))),
        Trap.Refused("a directory that claims 65535 parts", Suspicious, () => ZipBytes.Write(ZipPart.From(Trap.Roster.Build().Content), 65_535)),
        Trap.Refused("a directory that claims one part more", Damaged, () => ZipBytes.Write(ZipPart.From(Trap.Roster.Build().Content), 7)),
        Trap.Refused("a size smaller than the content", Damaged, () => Change(part => part.Size = 100)),
        Trap.Refused("a size larger than the content", Damaged, () => Change(part => part.Size += 1_000_000)),
        Trap.Refused("a packed size that is cut short", Damaged, () => Change(part => part.PackedSize = (uint)part.Packed.Length / 2)),
        Trap.Refused("a packed size beyond the file", Damaged, () => Change(part => part.PackedSize = int.MaxValue)),
        Trap.Refused("a wrong checksum", Damaged, () => Change(part => part.Crc ^= 1)),
        Trap.Refused("a packing method that nobody knows", Damaged, () => Change(part => part.Method = 99)),
        Trap.Refused("two names for the same bytes", Damaged, () => Trap.Zip(parts => parts.Add(new ZipPart("xl/worksheets/sheet1.xml.bak", []) { SharesBytesOf = parts.First(part => part.Name == Trap.SheetPart) }))),
        Trap.Refused("one part named twice in the directory", Suspicious, () => Trap.Zip(parts => parts.Add(new ZipPart(Trap.SheetPart, []) { SharesBytesOf = parts.First(part => part.Name == Trap.SheetPart) }))),
        Trap.Refused("two parts of one name", Suspicious, () => Trap.Zip(parts => parts.Add(ZipPart.Of(Trap.SheetPart, "<worksheet/>")))),
        Trap.Refused("two names that differ in case", Suspicious, () => Trap.Zip(parts => parts.Add(ZipPart.Of(Trap.SheetPart.ToUpperInvariant(), "<worksheet/>")))),
        Trap.Refused("a part named differently in its own header", Damaged, () => Change(part => part.LocalName = "xl/worksheets/sheet9.xml")),
        Trap.Refused("a part above the root", Suspicious, () => Trap.With(ZipPart.Of("../../etc/passwd", "x"))),
        Trap.Refused("a part above the root with backslashes", Suspicious, () => Trap.With(ZipPart.Of("..\\..\\windows\\x.ini", "x"))),
        Trap.Refused("an absolute name", Suspicious, () => Trap.With(ZipPart.Of("/etc/passwd", "x"))),
        Trap.Refused("a control character in a name", Suspicious, () => Trap.With(ZipPart.Of("xl/a\u0001b.xml", "x"))),
        Trap.Refused("a part with the flag of a password", Suspicious, () => Change(part => part.Flags |= 1)),
        Trap.Refused("a file cut in half", Damaged, () => Trap.Roster.Build().Content[..1_000]),
        Trap.Refused("a zip file of two letters", Damaged, () => "PK"u8.ToArray()),
        Trap.Refused("an empty zip file", Archive, () => [.. "PK\u0005\u0006"u8, .. new byte[18]]),
        Trap.Refused("a zip file of workbooks", Archive, () => ZipBytes.Write([new ZipPart("daftar.xlsx", Trap.Roster.Build().Content), new ZipPart("daftar (2).xlsx", Trap.Roster.Build().Content)])),
        Trap.Refused("zip files in each other", Archive, () => Enumerable.Range(0, 20).Aggregate(Trap.Roster.Build().Content, (inner, _) => ZipBytes.Write([new ZipPart("r/r.zip", inner)]))),
        Trap.Refused("no content types", Archive, () => Trap.Zip(parts => parts.RemoveAll(part => part.Name == "[Content_Types].xml"))),
        Trap.Refused("no relationships of the package", Archive, () => Trap.Zip(parts => parts.RemoveAll(part => part.Name == "_rels/.rels"))),
        Trap.Refused("a sheet that is not there", Damaged, () => Trap.Zip(parts => parts.RemoveAll(part => part.Name == Trap.SheetPart))),
        Trap.Reads("names with backslashes", () => Trap.Zip(parts => parts.ForEach(part => part.Name = part.Name.Replace('/', '\\')))),
        Trap.Reads("parts that are not packed", () => Trap.Zip(parts => parts.ForEach(Store))),
        Trap.Reads("sizes behind the content", () => Trap.Zip(parts => parts.ForEach(part => part.DataDescriptor = true))),
        Trap.Reads("a directory with 64-bit fields", () => Trap.Zip(parts => parts.ForEach(part => part.Zip64 = true))),
        Trap.Reads("bytes behind the end", () => [.. Trap.Roster.Build().Content, .. new byte[500]]),
        Trap.Reads("a workbook at another path", MovedWorkbook),
        Trap.Reads("directory entries", () => Trap.Zip(parts => parts.Insert(0, new ZipPart("xl/", []) { Packed = [], Method = 0 }))),
        Trap.Refused("a workbook that is its own sheet", "ROS020", () => Rewrite("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "workbook.xml")),
        Trap.Refused("a sheet named outside the package", Damaged, () => Rewrite("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "../../../../etc/passwd")),
        Trap.Refused("relationships without end", Suspicious, () => Trap.With(ZipPart.Repeated("xl/worksheets/_rels/sheet1.xml.rels", "<Relationships>", index => $"<Relationship Id=\"r{index}\" Type=\"t\" Target=\"x\"/>", 20_000, "</Relationships>"))),
    ];

    private static byte[] Change(Action<ZipPart> change) => Trap.Zip(parts => change(parts.First(part => part.Name == Trap.SheetPart)));

    private static byte[] Rewrite(string name, string from, string to) => Trap.Zip(parts =>
    {
        var index = parts.FindIndex(part => part.Name == name);
        parts[index] = ZipPart.Of(name, Encoding.UTF8.GetString(parts[index].Unpack()).Replace(from, to, StringComparison.Ordinal));
    });

    private static void Store(ZipPart part)
    {
        part.Packed = part.Unpack();
        part.Method = 0;
    }

    /// <summary>Every part of relationships is read before a sheet is, each just below the size from which ratios count.</summary>
    private static void AddQuietParts(List<ZipPart> parts)
    {
        var blank = ZipPart.Repeated("x", "<Relationships>", _ => "<x/>" + new string(' ', 1 << 16), 120, "</Relationships>");
        parts.AddRange(Enumerable.Range(0, 150).Select(index =>
            new ZipPart($"xl/media/_rels/{index}.rels", []) { Packed = blank.Packed, Crc = blank.Crc, Size = blank.Size }));
    }

    private static byte[] MovedWorkbook() => Trap.Zip(parts =>
    {
        foreach (var part in parts.ToList().Where(part => part.Name.StartsWith("xl/", StringComparison.Ordinal) || part.Name.StartsWith('_') || part.Name.StartsWith('[')))
        {
            var text = Encoding.UTF8.GetString(part.Unpack()).Replace("xl/", "isi/", StringComparison.Ordinal).Replace("workbook.xml", "buku.xml", StringComparison.Ordinal);
            parts[parts.IndexOf(part)] = ZipPart.Of(part.Name.Replace("xl/", "isi/", StringComparison.Ordinal).Replace("workbook.xml", "buku.xml", StringComparison.Ordinal), text);
        }
    });
}
