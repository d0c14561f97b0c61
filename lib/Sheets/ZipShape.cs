using System.Buffers.Binary;

namespace SertiKesos.Sheets;

/// <summary>
/// Compares the directory of a zip file with the parts that it names, before anything is unpacked. ZipArchive takes the
/// directory's word: parts that share their bytes unpack to any size, and a part under two names reads as either.
/// </summary>
internal static class ZipShape
{
    private const uint WideEndSignature = 0x06064B50;
    private const uint WideLocatorSignature = 0x07064B50;
    private const uint DirectorySignature = 0x02014B50;
    private const uint PartSignature = 0x04034B50;
    private const int EndSize = 22;
    private const int DirectorySize = 46;
    private const int PartSize = 30;

    public static void Check(ReadOnlySpan<byte> zip, WorkbookLimits limits)
    {
        var (start, end, count) = Directory(zip);
        if (count > (ulong)limits.Parts)
        {
            throw new WorkbookException(WorkbookProblem.Hostile);
        }

        var parts = new List<(long From, long To)>((int)count);
        var at = start;
        for (ulong index = 0; index < count; index++)
        {
            var header = Slice(zip, at, DirectorySize);
            if (U32(header, 0) != DirectorySignature)
            {
                throw Damaged();
            }

            int nameSize = U16(header, 28), extraSize = U16(header, 30), commentSize = U16(header, 32);
            var name = Slice(zip, at + DirectorySize, nameSize);
            var extra = Slice(zip, at + DirectorySize + nameSize, extraSize);
            var (packed, offset) = Wide(extra, U32(header, 24), U32(header, 20), U32(header, 42));
            parts.Add((offset, EndOfPart(zip, offset, packed, name)));
            at += DirectorySize + nameSize + extraSize + commentSize;
        }

        if (at > end)
        {
            throw Damaged();
        }

        RefuseOverlaps(parts, start);
    }

    private static void RefuseOverlaps(List<(long From, long To)> parts, long directory)
    {
        parts.Sort();
        for (var index = 0; index < parts.Count; index++)
        {
            if (parts[index].To > (index + 1 < parts.Count ? parts[index + 1].From : directory))
            {
                throw new WorkbookException(WorkbookProblem.Hostile);
            }
        }
    }

    private static long EndOfPart(ReadOnlySpan<byte> zip, long offset, long packed, ReadOnlySpan<byte> name)
    {
        var header = Slice(zip, offset, PartSize);
        int nameSize = U16(header, 26), extraSize = U16(header, 28);
        if (U32(header, 0) != PartSignature || !Slice(zip, offset + PartSize, nameSize).SequenceEqual(name))
        {
            throw Damaged();
        }

        var from = offset + PartSize + nameSize + extraSize;
        Slice(zip, from, packed);
        return from + packed;
    }

    /// <summary>Where the directory starts and ends, and how many parts it names.</summary>
    private static (long Start, long End, ulong Count) Directory(ReadOnlySpan<byte> zip)
    {
        var from = Math.Max(0, zip.Length - ushort.MaxValue - EndSize);
        var found = zip[from..].LastIndexOf("PK\u0005\u0006"u8);
        if (found < 0)
        {
            throw Damaged();
        }

        var at = from + found;
        var end = Slice(zip, at, EndSize);
        var count = (ulong)U16(end, 10);
        long start = U32(end, 16);
        if ((count == ushort.MaxValue || start == uint.MaxValue) && at >= 20 && U32(zip, at - 20) == WideLocatorSignature)
        {
            var wide = Slice(zip, Long(zip, at - 12), 56);
            if (U32(wide, 0) != WideEndSignature)
            {
                throw Damaged();
            }

            count = BinaryPrimitives.ReadUInt64LittleEndian(wide[32..]);
            start = Long(wide, 48);
        }

        return (start, at, count);
    }

    /// <summary>Packed size and offset; sizes that do not fit stand in the zip64 field, in a fixed order.</summary>
    private static (long Packed, long Offset) Wide(ReadOnlySpan<byte> extra, uint unpacked, uint packed, uint offset)
    {
        if (packed != uint.MaxValue && offset != uint.MaxValue)
        {
            return (packed, offset);
        }

        for (; extra.Length >= 4; extra = Slice(extra, 4 + U16(extra, 2), extra.Length - 4 - U16(extra, 2)))
        {
            if (U16(extra, 0) != 1)
            {
                continue;
            }

            var at = unpacked == uint.MaxValue ? 12 : 4;
            var widePacked = packed == uint.MaxValue ? Long(extra, at) : packed;
            at += packed == uint.MaxValue ? 8 : 0;
            return (widePacked, offset == uint.MaxValue ? Long(extra, at) : offset);
        }

        throw Damaged();
    }

    private static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> bytes, long from, long size) =>
        from >= 0 && size >= 0 && from <= bytes.Length && size <= bytes.Length - from
            ? bytes.Slice((int)from, (int)size)
            : throw Damaged();

    private static int U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(Slice(bytes, at, 2));

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(Slice(bytes, at, 4));

    private static long Long(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(Slice(bytes, at, 8));

    private static WorkbookException Damaged() => new(WorkbookProblem.Damaged);
}
