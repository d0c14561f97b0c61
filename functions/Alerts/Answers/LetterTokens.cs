using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SertiKesos.Protection;
using SertiKesos.Regions;

namespace SertiKesos.Alerts.Answers;

/// <summary>
/// Makes and opens the tokens in the links of reminders. A token is sealed (AES-256-GCM) under a key that follows from the key
/// of the blind index: without it nobody can make one, change one, or read what is in it. The version of that key goes with it,
/// so a token opens for as long as the key is held, whatever key is current.
/// </summary>
/// <remarks>
/// Version (2 bytes), nonce (12), tag (16), then sealed: wish (1), address (16), person (16), region (2), masked address.
/// The nonce follows from the content: the same letter has the same links, and no nonce meets two contents.
/// </remarks>
internal sealed class LetterTokens(BlindIndex index)
{
    private const int MostLetters = 400;
    private const int MostMasked = 90;
    private const int VersionBytes = 2;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int KeyBytes = 16;
    private const int HeadBytes = VersionBytes + NonceBytes + TagBytes;
    private const int FixedBytes = 1 + KeyBytes + KeyBytes + 2;

    public string Make(LetterTag tag)
    {
        var version = index.CurrentVersion;
        var content = Write(tag);
        var token = new byte[HeadBytes + content.Length];
        BinaryPrimitives.WriteUInt16BigEndian(token, checked((ushort)version));
        var nonce = token.AsSpan(VersionBytes, NonceBytes);
        HMACSHA256.HashData(Key("nonce", version), content).AsSpan(0, NonceBytes).CopyTo(nonce);
        using var cipher = new AesGcm(Key("seal", version), TagBytes);
        cipher.Encrypt(nonce, content, token.AsSpan(HeadBytes), token.AsSpan(VersionBytes + NonceBytes, TagBytes), token.AsSpan(0, VersionBytes));
        return Base64Url.EncodeToString(token);
    }

    /// <summary>Null for anything that was not made here: what is wrong with it is nobody's business.</summary>
    public LetterTag? Open(string? text)
    {
        if (text is not { Length: > 0 and <= MostLetters } || !Base64Url.IsValid(text))
        {
            return null;
        }

        var token = Base64Url.DecodeFromChars(text).AsSpan();
        if (token.Length < HeadBytes + FixedBytes)
        {
            return null;
        }

        var content = new byte[token.Length - HeadBytes];
        try
        {
            using var cipher = new AesGcm(Key("seal", BinaryPrimitives.ReadUInt16BigEndian(token)), TagBytes);
            cipher.Decrypt(token.Slice(VersionBytes, NonceBytes), token[HeadBytes..], token.Slice(VersionBytes + NonceBytes, TagBytes), content, token[..VersionBytes]);
        }
        catch (Exception wrong) when (wrong is AuthenticationTagMismatchException or ProtectionException)
        {
            return null;
        }

        return Read(content);
    }

    private static byte[] Write(LetterTag tag)
    {
        // A domain may be longer than a link should be; its reader recognises the beginning.
        var masked = Encoding.UTF8.GetBytes(tag.Masked.Length > MostMasked ? tag.Masked[..MostMasked] + "…" : tag.Masked);
        var content = new byte[FixedBytes + masked.Length];
        content[0] = (byte)tag.Wish;
        Convert.FromHexString(tag.AddressKey).CopyTo(content, 1);
        Convert.FromHexString(tag.PersonKey).CopyTo(content, 1 + KeyBytes);
        BinaryPrimitives.WriteUInt16BigEndian(content.AsSpan(FixedBytes - 2), ushort.Parse(tag.Region.Value.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));
        masked.CopyTo(content, FixedBytes);
        return content;
    }

    private static LetterTag Read(ReadOnlySpan<byte> content)
    {
        var region = BinaryPrimitives.ReadUInt16BigEndian(content[(FixedBytes - 2)..]).ToString("0000", CultureInfo.InvariantCulture);
        return new LetterTag(
            (LetterWish)content[0],
            Convert.ToHexStringLower(content.Slice(1, KeyBytes)),
            Convert.ToHexStringLower(content.Slice(1 + KeyBytes, KeyBytes)),
            RegionCode.Parse($"{region[..2]}.{region[2..]}"),
            Encoding.UTF8.GetString(content[FixedBytes..]));
    }

    /// <summary>256 bits for a use, of a version of the key; each use has its own.</summary>
    private byte[] Key(string use, int version) =>
        Convert.FromHexString(index.Of($"letter-{use}", "1", version) + index.Of($"letter-{use}", "2", version));
}
