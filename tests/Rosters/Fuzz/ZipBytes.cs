using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace SertiKesos.Tests.Rosters.Fuzz;

/// <summary>One part of a zip file, with every field of its headers open to lies.</summary>
internal sealed class ZipPart(string name, byte[] content)
{
    public string Name { get; set; } = name;

    /// <summary>The name in the local header, where it differs.</summary>
    public string? LocalName { get; set; }

    public byte[] Packed { get; set; } = Deflate(content);

    public ushort Method { get; set; } = 8;

    public ushort Flags { get; set; } = 0x0800;

    public uint Crc { get; set; } = Crc32.HashToUInt32(content);

    public uint Size { get; set; } = (uint)content.Length;

    public uint? PackedSize { get; set; }

    /// <summary>The part whose bytes this one claims as its own.</summary>
    public ZipPart? SharesBytesOf { get; set; }

    public bool DataDescriptor { get; set; }

    public bool Zip64 { get; set; }

    public static ZipPart Of(string name, string content) => new(name, Encoding.UTF8.GetBytes(content));

    /// <summary>A part of one text many times over, packed without ever being held whole.</summary>
    public static ZipPart Repeated(string name, string head, Func<int, string> unit, int count, string tail)
    {
        var packed = new MemoryStream();
        var crc = new Crc32();
        uint size = 0;
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            void Put(string text)
            {
                var bytes = Encoding.UTF8.GetBytes(text);
                crc.Append(bytes);
                deflate.Write(bytes);
                size += (uint)bytes.Length;
            }

            Put(head);
            for (var index = 0; index < count; index++)
            {
                Put(unit(index));
            }

            Put(tail);
        }

        return new ZipPart(name, []) { Packed = packed.ToArray(), Crc = crc.GetCurrentHashAsUInt32(), Size = size };
    }

    /// <summary>The parts of a well-formed zip file.</summary>
    public static List<ZipPart> From(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
        return [.. archive.Entries.Select(entry =>
        {
            using var stream = entry.Open();
            var content = new MemoryStream();
            stream.CopyTo(content);
            return new ZipPart(entry.FullName, content.ToArray());
        })];
    }

    public static byte[] Deflate(byte[] content)
    {
        var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(content);
        }

        return packed.ToArray();
    }

    public byte[] Unpack()
    {
        var content = new MemoryStream();
        using var inflate = new DeflateStream(new MemoryStream(Packed), CompressionMode.Decompress);
        inflate.CopyTo(content);
        return content.ToArray();
    }
}

/// <summary>Writes zip files byte by byte, true to the fields of their parts whether these are true or not.</summary>
internal static class ZipBytes
{
    public static byte[] Write(IReadOnlyList<ZipPart> parts, int? claimedCount = null)
    {
        var zip = new MemoryStream();
        var offsets = new Dictionary<ZipPart, long>();
        foreach (var part in parts)
        {
            if (part.SharesBytesOf is { } other)
            {
                offsets[part] = offsets[other];
                continue;
            }

            offsets[part] = zip.Position;
            Local(zip, part);
        }

        var directory = zip.Position;
        foreach (var part in parts)
        {
            Central(zip, part, offsets[part]);
        }

        var size = zip.Position - directory;
        var count = (ushort)(claimedCount ?? parts.Count);
        Span<byte> end = stackalloc byte[22];
        "PK\u0005\u0006"u8.CopyTo(end);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], count);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], count);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], (uint)size);
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], (uint)directory);
        zip.Write(end);
        return zip.ToArray();
    }

    private static void Local(MemoryStream zip, ZipPart part)
    {
        var name = Encoding.UTF8.GetBytes(part.LocalName ?? part.Name);
        Span<byte> header = stackalloc byte[30];
        "PK\u0003\u0004"u8.CopyTo(header);
        header[4] = 20;
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], (ushort)(part.Flags | (part.DataDescriptor ? 8 : 0)));
        BinaryPrimitives.WriteUInt16LittleEndian(header[8..], part.Method);
        if (!part.DataDescriptor)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(header[14..], part.Crc);
            BinaryPrimitives.WriteUInt32LittleEndian(header[18..], part.PackedSize ?? (uint)part.Packed.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(header[22..], part.Size);
        }

        BinaryPrimitives.WriteUInt16LittleEndian(header[26..], (ushort)name.Length);
        zip.Write(header);
        zip.Write(name);
        zip.Write(part.Packed);
        if (part.DataDescriptor)
        {
            Span<byte> descriptor = stackalloc byte[16];
            "PK\u0007\u0008"u8.CopyTo(descriptor);
            BinaryPrimitives.WriteUInt32LittleEndian(descriptor[4..], part.Crc);
            BinaryPrimitives.WriteUInt32LittleEndian(descriptor[8..], (uint)part.Packed.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(descriptor[12..], part.Size);
            zip.Write(descriptor);
        }
    }

    private static void Central(MemoryStream zip, ZipPart part, long offset)
    {
        var name = Encoding.UTF8.GetBytes(part.Name);
        Span<byte> extra = stackalloc byte[part.Zip64 ? 28 : 0];
        if (part.Zip64)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(extra, 1);
            BinaryPrimitives.WriteUInt16LittleEndian(extra[2..], 24);
            BinaryPrimitives.WriteUInt64LittleEndian(extra[4..], part.Size);
            BinaryPrimitives.WriteUInt64LittleEndian(extra[12..], (ulong)part.Packed.Length);
            BinaryPrimitives.WriteUInt64LittleEndian(extra[20..], (ulong)offset);
        }

        Span<byte> header = stackalloc byte[46];
        "PK\u0001\u0002"u8.CopyTo(header);
        header[4] = header[6] = (byte)(part.Zip64 ? 45 : 20);
        BinaryPrimitives.WriteUInt16LittleEndian(header[8..], (ushort)(part.Flags | (part.DataDescriptor ? 8 : 0)));
        BinaryPrimitives.WriteUInt16LittleEndian(header[10..], part.Method);
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], part.Crc);
        BinaryPrimitives.WriteUInt32LittleEndian(header[20..], part.Zip64 ? uint.MaxValue : part.PackedSize ?? (uint)part.Packed.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[24..], part.Zip64 ? uint.MaxValue : part.Size);
        BinaryPrimitives.WriteUInt16LittleEndian(header[28..], (ushort)name.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header[30..], (ushort)extra.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[42..], part.Zip64 ? uint.MaxValue : (uint)offset);
        zip.Write(header);
        zip.Write(name);
        zip.Write(extra);
    }
}
