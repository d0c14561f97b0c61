using System.Globalization;
using System.IO.Compression;
using System.Text;
using SertiKesos.Tests.Support;

namespace SertiKesos.Rigs;

/// <summary>
/// Invented people whose data is easy to find again: all numbers share a beginning that occurs nowhere else, all names a
/// surname, all addresses a domain. One search finds any of them.
/// </summary>
internal static class Canaries
{
    private const string NikStart = "327799170885";
    private const string PhoneStart = "8119977";
    private const string Surname = "Kenariwati";
    private const string Domain = "kicau.contoh.id";

    public static string Nik(int serial) => string.Create(CultureInfo.InvariantCulture, $"{NikStart}{serial:0000}");

    public static string Phone(int serial) => string.Create(CultureInfo.InvariantCulture, $"0{PhoneStart}{serial:0000}");

    public static string Name(int serial) => $"{Surname} {(char)('A' + (serial / 676 % 26))}{(char)('a' + (serial / 26 % 26))}{(char)('a' + (serial % 26))}";

    public static string Mail(int serial) => string.Create(CultureInfo.InvariantCulture, $"orang{serial:0000}@{Domain}");

    /// <summary>A roster of canaries; <paramref name="alter"/> spoils rows.</summary>
    public static byte[] Roster(IEnumerable<int> serials, Func<int, object?[], object?[]>? alter = null) => Xlsx.Of(
        "Data",
        [
            [.. SmallRoster.Header, "Email"],
            .. serials.Select((serial, index) => Row(serial, index + 1) is var row && alter is not null ? alter(serial, row) : Row(serial, index + 1)),
        ]).Build().Content;

    /// <summary>Each kind of data with the forms in which it could hide.</summary>
    private static readonly IReadOnlyList<(string Kind, IReadOnlyList<byte[]> Forms)> Wanted =
    [
        ("NIK", Forms(NikStart)),
        ("phone", Forms(PhoneStart)),
        ("name", [.. Forms(Surname), .. Forms(Surname.ToUpperInvariant()), .. Forms(Surname.ToLowerInvariant())]),
        ("mail", [.. Forms(Domain), .. Forms(Domain.ToUpperInvariant())]),
    ];

    /// <summary>The kinds of data that occur in some bytes, packed or plain, in any form.</summary>
    public static IReadOnlySet<string> FoundIn(byte[] content)
    {
        var found = new HashSet<string>();
        foreach (var layer in Unpacked(content, depth: 0))
        {
            var tight = Tight(layer);
            foreach (var (kind, forms) in Wanted)
            {
                if (forms.Any(form => layer.AsSpan().IndexOf(form) >= 0 || tight.AsSpan().IndexOf(form) >= 0))
                {
                    found.Add(kind);
                }
            }
        }

        return found;
    }

    public static IReadOnlySet<string> FoundIn(string text) => FoundIn(Encoding.UTF8.GetBytes(text));

    private static object?[] Row(int serial, int number) =>
    [
        number, Name(serial), Nik(serial), InventedRoster.Birth, "L", "PSM", "Kelurahan", Phone(serial),
        string.Create(CultureInfo.InvariantCulture, $"S-{serial:0000}"), new DateOnly(2021, 12, 26), new DateOnly(2026, 12, 26), null, Mail(serial),
    ];

    private static IReadOnlyList<byte[]> Forms(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var wide = Encoding.Unicode.GetBytes(text);
        return
        [
            plain,
            wide,
            Encoding.BigEndianUnicode.GetBytes(text),
            Encoding.ASCII.GetBytes(Convert.ToHexStringLower(plain)),
            Encoding.ASCII.GetBytes(Convert.ToHexString(plain)),
            .. Base64Forms(plain),
            .. Base64Forms(wide),
        ];
    }

    /// <summary>Base64 depends on where in the text a part begins: three forms, without the characters that neighbours touch.</summary>
    private static IEnumerable<byte[]> Base64Forms(byte[] bytes)
    {
        for (var shift = 0; shift < 3; shift++)
        {
            var text = Convert.ToBase64String([.. new byte[shift], .. bytes]).TrimEnd('=');
            var touched = shift == 0 ? 0 : shift + 1;
            yield return Encoding.ASCII.GetBytes(text[touched..^1]);
        }
    }

    /// <summary>Without what people put between digits and letters, and without the other half of wide characters.</summary>
    private static byte[] Tight(byte[] content) => [.. content.Where(value => value is not ((byte)' ' or (byte)'.' or (byte)'-' or (byte)'_' or (byte)'/' or (byte)',' or (byte)'\'' or 0 or (byte)'\r' or (byte)'\n' or (byte)'\t' or 0xA0 or 0xC2))];

    private static IEnumerable<byte[]> Unpacked(byte[] content, int depth)
    {
        yield return content;
        if (depth > 3 || content.Length == 0)
        {
            yield break;
        }

        foreach (var inner in Layers(content).Where(layer => layer.Length > 0))
        {
            foreach (var layer in Unpacked(inner, depth + 1))
            {
                yield return layer;
            }
        }
    }

    private static List<byte[]> Layers(byte[] content)
    {
        var layers = new List<byte[]>();
        Try(() =>
        {
            using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            layers.AddRange(zip.Entries.Select(entry => ReadAll(entry.Open())));
        });
        Try(() => layers.Add(ReadAll(new GZipStream(new MemoryStream(content), CompressionMode.Decompress))));
        Try(() => layers.Add(ReadAll(new BrotliStream(new MemoryStream(content), CompressionMode.Decompress))));
        Try(() => layers.Add(Convert.FromBase64String(Encoding.ASCII.GetString(content))));
        return layers;
    }

    private static void Try(Action unpack)
    {
        try
        {
            unpack();
        }
        catch (Exception other) when (other is InvalidDataException or FormatException or InvalidOperationException or IOException)
        {
            // It is not packed in this way.
        }
    }

    private static byte[] ReadAll(Stream stream)
    {
        using (stream)
        {
            using var content = new MemoryStream();
            stream.CopyTo(content);
            return content.ToArray();
        }
    }
}
