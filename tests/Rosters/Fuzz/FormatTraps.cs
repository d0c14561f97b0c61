using System.Text;
using SertiKesos.Rosters.Reading;

namespace SertiKesos.Tests.Rosters.Fuzz;

/// <summary>Files that are no .xlsx workbook, whatever they are named.</summary>
internal static class FormatTraps
{
    private const string Unknown = "ROS014";

    public static IEnumerable<Trap> All =>
    [
        Trap.Refused("no byte", "ROS001", () => []),
        Trap.Refused("one byte", "ROS005", () => [0x41]),
        Trap.Refused("only a UTF-8 mark", "ROS001", () => [0xEF, 0xBB, 0xBF]),
        Trap.Refused("only a UTF-16 mark", "ROS001", () => [0xFF, 0xFE]),
        Trap.Refused("only zeros", Unknown, () => new byte[5_000]),
        Trap.Refused("a byte more than is taken", "ROS002", () => new byte[RosterGate.MaxBytes + 1]),
        Trap.Refused("a workbook with a password", "ROS004", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[1_000]]),
        Trap.Refused("a binary workbook", "ROS011", () => ZipBytes.Write([ZipPart.Of("[Content_Types].xml", "<Types/>"), ZipPart.Of("_rels/.rels", "<x/>"), ZipPart.Of("xl/workbook.bin", "x")])),
        Trap.Refused("a document of Word", "ROS013", () => ZipBytes.Write([ZipPart.Of("[Content_Types].xml", "<Types/>"), ZipPart.Of("_rels/.rels", "<x/>"), ZipPart.Of("word/document.xml", "<x/>")])),
        Trap.Refused("slides", "ROS013", () => ZipBytes.Write([ZipPart.Of("[Content_Types].xml", "<Types/>"), ZipPart.Of("ppt/presentation.xml", "<x/>")])),
        Trap.Refused("an OpenDocument sheet", "ROS010", () => ZipBytes.Write([ZipPart.Of("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ZipPart.Of("content.xml", "<x/>")])),
        Trap.Refused("a PDF", "ROS007", () => "%PDF-1.7\n1 0 obj"u8.ToArray()),
        Trap.Refused("a JPEG", "ROS008", () => [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[64]]),
        Trap.Refused("a PNG", "ROS008", () => [0x89, (byte)'P', (byte)'N', (byte)'G', .. new byte[64]]),
        Trap.Refused("a RAR archive", "ROS009", () => "Rar!\u001A\u0007\0"u8.ToArray()),
        Trap.Refused("a 7z archive", "ROS009", () => [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C]),
        Trap.Refused("a gzip file", "ROS009", () => [0x1F, 0x8B, 8, 0, 0, 0]),
    ];
}
