using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace SertiKesos.Tests.Rosters.Fuzz;

/// <summary>Changes a file as its seed says; the same seed always makes the same mutant of the same file.</summary>
internal sealed class Mutator(int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<string> _steps = [];

    /// <summary>What was done, in order.</summary>
    public string Steps => string.Join(", ", _steps);

    public byte[] Mutate(byte[] file)
    {
        var rounds = 1 + _random.Next(3);
        var result = file;
        for (var round = 0; round < rounds; round++)
        {
            result = result.AsSpan().StartsWith("PK\u0003\u0004"u8) && _random.Next(5) > 0 && TryParts(result) is { Count: > 0 } parts
                ? OfParts(parts)
                : OfBytes(result);
        }

        return result;
    }

    private static List<ZipPart>? TryParts(byte[] file)
    {
        try
        {
            return ZipPart.From(file);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or ArgumentException or NotSupportedException)
        {
            // An earlier round broke the zip file; its bytes are left to change.
            return null;
        }
    }

    private byte[] OfBytes(byte[] file)
    {
        if (file.Length == 0)
        {
            return Step("byte", [(byte)_random.Next(256)]);
        }

        var at = _random.Next(file.Length);
        var copy = (byte[])file.Clone();
        switch (_random.Next(6))
        {
            case 0:
                return Step("cut", file[..at]);
            case 1:
                copy[at] ^= (byte)(1 << _random.Next(8));
                return Step("bit", copy);
            case 2:
                copy[at] = (byte)_random.Next(256);
                return Step("byte", copy);
            case 3:
                return Step("insert", [.. file[..at], .. Noise(1 + _random.Next(32)), .. file[at..]]);
            case 4:
                var end = Math.Min(file.Length, at + 1 + _random.Next(64));
                return Step("remove", [.. file[..at], .. file[end..]]);
            default:
                return Step("header", Header(copy));
        }
    }

    /// <summary>Overwrites a field of one of the zip headers.</summary>
    private byte[] Header(byte[] file)
    {
        ReadOnlySpan<byte> kind = (_random.Next(3) switch { 0 => "PK\u0001\u0002"u8, 1 => "PK\u0003\u0004"u8, _ => "PK\u0005\u0006"u8 });
        var from = _random.Next(file.Length);
        var at = file.AsSpan(from).IndexOf(kind);
        at = at < 0 ? file.AsSpan().IndexOf(kind) : at + from;
        var field = at + 4 + (2 * _random.Next(20));
        if (at < 0 || field + 4 > file.Length)
        {
            return file;
        }

        if (_random.Next(2) == 0)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(field), (ushort)Oddity());
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(field), (uint)Oddity());
        }

        return file;
    }

    private byte[] OfParts(List<ZipPart> parts)
    {
        var part = parts[_random.Next(parts.Count)];
        switch (_random.Next(16))
        {
            case 0:
                parts.Remove(part);
                return Step("drop " + part.Name, ZipBytes.Write(parts));
            case 1:
                parts.Add(new ZipPart(part.Name, part.Unpack()));
                return Step("double " + part.Name, ZipBytes.Write(parts));
            case 2:
                part.Name = _random.Next(4) switch { 0 => "../" + part.Name, 1 => part.Name.ToUpperInvariant(), 2 => part.Name.Replace('/', '\\'), _ => "x" + part.Name };
                return Step("rename", ZipBytes.Write(parts));
            case 3:
                Lie(part);
                return Step("lie", ZipBytes.Write(parts));
            case 4:
                parts.Add(new ZipPart("x/" + part.Name, []) { SharesBytesOf = part });
                return Step("share", ZipBytes.Write(parts));
            case 5:
                part.Packed = part.Packed[.._random.Next(part.Packed.Length + 1)];
                return Step("cut part " + part.Name, ZipBytes.Write(parts));
            default:
                return OfXml(parts, part);
        }
    }

    private byte[] OfXml(List<ZipPart> parts, ZipPart part)
    {
        // Sheets are where rosters differ, so they are changed most often.
        var sheets = parts.Where(known => known.Name.Contains("sheet", StringComparison.Ordinal) && known.Name.EndsWith(".xml", StringComparison.Ordinal)).ToList();
        var chosen = sheets.Count > 0 && _random.Next(3) > 0 ? sheets[_random.Next(sheets.Count)] : part;
        var xml = new XmlMutator(_random);
        var text = xml.Mutate(Encoding.UTF8.GetString(chosen.Unpack()));
        parts[parts.IndexOf(chosen)] = ZipPart.Of(chosen.Name, text);
        return Step($"{xml.Step} in {chosen.Name}", ZipBytes.Write(parts));
    }

    private void Lie(ZipPart part)
    {
        switch (_random.Next(7))
        {
            case 0: part.Crc ^= 1u << _random.Next(32); break;
            case 1: part.Size = (uint)Oddity(); break;
            case 2: part.PackedSize = (uint)Oddity(); break;
            case 3: part.Method = (ushort)_random.Next(100); break;
            case 4: part.Flags ^= (ushort)(1 << _random.Next(16)); break;
            case 5: part.LocalName = "xl/other.xml"; break;
            default: part.DataDescriptor = true; break;
        }
    }

    private long Oddity() => _random.Next(8) switch
    {
        0 => 0,
        1 => 1,
        2 => ushort.MaxValue,
        3 => uint.MaxValue,
        4 => int.MaxValue,
        5 => -1,
        _ => _random.Next(100_000),
    };

    private byte[] Noise(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }

    private byte[] Step(string step, byte[] result)
    {
        _steps.Add(string.Create(CultureInfo.InvariantCulture, $"{step} ({result.Length} B)"));
        return result;
    }
}
