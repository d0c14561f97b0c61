using System.Buffers.Binary;
using System.Text;

namespace SertiKesos.Sheets;

/// <summary>
/// One stream out of a compound file ([MS-CFB]), the container of .xls. Every number in it comes from outside: a chain that
/// leaves the file or turns in circles ends.
/// </summary>
internal static class CompoundFile
{
    private const int Header = 512;
    private const int Entry = 128;
    private const uint LastSector = 0xFFFFFFFA;

    /// <summary>The bytes of the first stream with one of these names; null where there is none.</summary>
    public static byte[]? Stream(ReadOnlySpan<byte> file, params ReadOnlySpan<string> names)
    {
        if (file.Length < Header)
        {
            return null;
        }

        var (shift, small) = (U16(file, 30), U16(file, 32));
        if (shift is < 7 or > 16 || small > shift)
        {
            return null;
        }

        var size = 1 << shift;
        var fat = Fat(file, size);
        var directory = Chain(file, U32(file, 48), size, fat, int.MaxValue);
        (uint Start, int Length)? found = null;
        for (var at = 0; at + Entry <= directory.Length && found is null; at += Entry)
        {
            var length = U16(directory, at + 64);
            var name = length is > 2 and <= 64 ? Encoding.Unicode.GetString(directory, at, length - 2) : "";
            if (directory[at + 66] == 2 && names.Contains(name))
            {
                found = (U32(directory, at + 116), (int)Math.Min(U32(directory, at + 120), int.MaxValue));
            }
        }

        if (found is not var (start, bytes))
        {
            return null;
        }

        if (bytes >= U32(file, 56))
        {
            return Chain(file, start, size, fat, bytes);
        }

        // Short streams share one of their own, cut into sectors of 64 bytes.
        var shared = Chain(file, U32(directory, 116), size, fat, int.MaxValue);
        var next = Numbers(Chain(file, U32(file, 60), size, fat, int.MaxValue));
        return Sectors(shared, start, 1 << small, next, bytes, 0);
    }

    private static uint[] Fat(ReadOnlySpan<byte> file, int size)
    {
        var sectors = new List<uint>();
        for (var at = 76; at < Header && U32(file, at) < LastSector; at += 4)
        {
            sectors.Add(U32(file, at));
        }

        var next = U32(file, 68);
        for (var left = file.Length / size; left > 0 && Place(next, size) + size <= file.Length; left--)
        {
            var place = (int)Place(next, size);
            for (var at = 0; at < size - 4 && U32(file, place + at) < LastSector; at += 4)
            {
                sectors.Add(U32(file, place + at));
            }

            next = U32(file, place + size - 4);
        }

        var fat = new List<uint>();
        foreach (var sector in sectors.Take(file.Length / size))
        {
            if (Place(sector, size) + size <= file.Length)
            {
                fat.AddRange(Numbers(file.Slice((int)Place(sector, size), size)));
            }
        }

        return [.. fat];
    }

    private static byte[] Chain(ReadOnlySpan<byte> file, uint start, int size, uint[] fat, int length) => Sectors(file, start, size, fat, length, size);

    private static byte[] Sectors(ReadOnlySpan<byte> file, uint start, int size, uint[] fat, int length, int before)
    {
        using var content = new MemoryStream();
        for (var sector = start; sector < LastSector && content.Length < length && content.Length <= file.Length;)
        {
            var place = ((long)sector * size) + before;
            if (place >= file.Length)
            {
                break;
            }

            content.Write(file.Slice((int)place, (int)Math.Min(size, Math.Min(file.Length - place, length - content.Length))));
            sector = sector < fat.Length ? fat[sector] : LastSector;
        }

        return content.ToArray();
    }

    private static long Place(uint sector, int size) => ((long)sector + 1) * size;

    private static uint[] Numbers(ReadOnlySpan<byte> bytes)
    {
        var numbers = new uint[bytes.Length / 4];
        for (var index = 0; index < numbers.Length; index++)
        {
            numbers[index] = U32(bytes, index * 4);
        }

        return numbers;
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
