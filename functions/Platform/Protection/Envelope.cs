using System.Buffers.Binary;
using System.Text;
using SertiKesos.Protection;

namespace SertiKesos.Platform.Protection;

/// <summary>A protected value in its parts: the wrapped data key and the sealed content.</summary>
/// <remarks>
/// Two forms, both read. <c>SKE1</c>: length (1 byte) and name of the wrapping key, 60 bytes of wrapped data key, content.
/// <c>SKE2</c>, for wrapped data keys of another length: length and name of the wrapping key, length (2 bytes, the high one
/// first) and bytes of the wrapped data key, content.
/// </remarks>
internal readonly record struct Envelope(WrappedKey DataKey, ReadOnlyMemory<byte> Content)
{
    /// <summary>So many bytes from the start always hold the name of the wrapping key.</summary>
    public const int NameWithin = MagicBytes + 1 + byte.MaxValue;

    private const int MagicBytes = 4;

    private static ReadOnlySpan<byte> First => "SKE1"u8;

    private static ReadOnlySpan<byte> Second => "SKE2"u8;

    /// <exception cref="ProtectionException">It is no envelope.</exception>
    public static string KeyNameOf(ReadOnlySpan<byte> start)
    {
        if (start.Length < MagicBytes + 1 || !(start.StartsWith(First) || start.StartsWith(Second)))
        {
            throw new ProtectionException("The value is not a protected one.");
        }

        var length = start[MagicBytes];
        return start.Length < MagicBytes + 1 + length
            ? throw Cut()
            : Encoding.UTF8.GetString(start.Slice(MagicBytes + 1, length));
    }

    /// <exception cref="ProtectionException">It is no envelope, or is cut off.</exception>
    public static Envelope Parse(ReadOnlyMemory<byte> bytes)
    {
        var name = KeyNameOf(bytes.Span);
        var rest = bytes[(MagicBytes + 1 + bytes.Span[MagicBytes])..];
        var wrapped = KeyFileWrapper.WrappedBytes;
        if (bytes.Span.StartsWith(Second))
        {
            if (rest.Length < sizeof(ushort))
            {
                throw Cut();
            }

            wrapped = BinaryPrimitives.ReadUInt16BigEndian(rest.Span);
            rest = rest[sizeof(ushort)..];
        }

        return rest.Length < wrapped + AesSeal.Length(0)
            ? throw Cut()
            : new Envelope(new WrappedKey(name, rest[..wrapped].ToArray()), rest[wrapped..]);
    }

    public byte[] ToBytes()
    {
        var name = Encoding.UTF8.GetBytes(DataKey.KeyName);
        var isFirst = DataKey.Bytes.Length == KeyFileWrapper.WrappedBytes;
        using var bytes = new MemoryStream(MagicBytes + 1 + name.Length + sizeof(ushort) + DataKey.Bytes.Length + Content.Length);
        bytes.Write(isFirst ? First : Second);
        bytes.WriteByte(checked((byte)name.Length));
        bytes.Write(name);
        if (!isFirst)
        {
            Span<byte> length = stackalloc byte[sizeof(ushort)];
            BinaryPrimitives.WriteUInt16BigEndian(length, checked((ushort)DataKey.Bytes.Length));
            bytes.Write(length);
        }

        bytes.Write(DataKey.Bytes);
        bytes.Write(Content.Span);
        return bytes.ToArray();
    }

    private static ProtectionException Cut() => new("The protected value is cut off.");
}
