using System.Buffers.Binary;

namespace SertiKesos.Sheets;

/// <summary>
/// The cells of an .xls that hold an error ([MS-XLS] records BoolErr and Formula): the library that reads the rest gives
/// them as blanks, and a blank says nothing of what is lost.
/// </summary>
internal static class OldWorkbookErrors
{
    private const int Formula = 0x0006;
    private const int EndOfSheet = 0x000A;
    private const int Sheet = 0x0085;
    private const int Constant = 0x0205;

    /// <summary>By sheet, from 0, and cell; empty where the file is not understood.</summary>
    public static IReadOnlyDictionary<(int Sheet, CellAddress Cell), string> Find(ReadOnlySpan<byte> file)
    {
        var errors = new Dictionary<(int, CellAddress), string>();
        ReadOnlySpan<byte> book = CompoundFile.Stream(file, "Workbook", "Book") ?? [];
        var sheet = 0;
        foreach (var start in Sheets(book))
        {
            ReadSheet(book, start, sheet++, errors);
        }

        return errors;
    }

    /// <summary>Where the sheets of cells begin.</summary>
    private static List<int> Sheets(ReadOnlySpan<byte> book)
    {
        var starts = new List<int>();
        for (var at = 0; Record(book, at) is var (kind, length) && kind != EndOfSheet; at += length + 4)
        {
            if (kind == Sheet && length >= 6 && book[at + 9] == 0)
            {
                starts.Add((int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(book[(at + 4)..]), int.MaxValue));
            }
        }

        return starts;
    }

    private static void ReadSheet(ReadOnlySpan<byte> book, int start, int sheet, Dictionary<(int, CellAddress), string> errors)
    {
        for (var at = start; Record(book, at) is var (kind, length) && kind != EndOfSheet; at += length + 4)
        {
            var body = book.Slice(at + 4, length);
            int? code = kind switch
            {
                Constant when length >= 8 && body[7] == 1 => body[6],
                Formula when length >= 14 && body[6] == 2 && body[12] == 0xFF && body[13] == 0xFF => body[8],
                _ => null,
            };
            if (code is { } error)
            {
                errors[(sheet, new CellAddress(BinaryPrimitives.ReadUInt16LittleEndian(body) + 1, BinaryPrimitives.ReadUInt16LittleEndian(body[2..]) + 1))] = NameOf(error);
            }
        }
    }

    private static (int Kind, int Length)? Record(ReadOnlySpan<byte> book, int at)
    {
        if (at < 0 || at > book.Length - 4)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadUInt16LittleEndian(book[(at + 2)..]);
        return at + 4 + length <= book.Length ? (BinaryPrimitives.ReadUInt16LittleEndian(book[at..]), length) : null;
    }

    private static string NameOf(int code) => code switch
    {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
}
