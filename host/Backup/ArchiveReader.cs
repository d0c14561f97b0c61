using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;

namespace SertiKesos.Hosting.Backup;

/// <summary>An entry of an archive with its content.</summary>
internal sealed record ArchivePart(string Name, string? Told, ReadOnlyMemory<byte> Content)
{
    /// <summary>The table whose rows these are; null where it is something else.</summary>
    public string? Table => Name.Split('/') is ["tables", var table, _] ? table : null;

    /// <summary>The blob whose content this is; null where it is something else.</summary>
    public BlobAbout? Blob => Told is null ? null
        : JsonSerializer.Deserialize<BlobAbout>(Told, Archive.Json) ?? throw new InvalidDataException("An entry does not say which blob it is.");

    public IEnumerable<TableEntity> Rows() =>
        Encoding.UTF8.GetString(Content.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(RowText.Read);

    public ArchiveEntry ToEntry() => ArchiveEntry.Of(Name, Content.Span, Told);
}

/// <summary>Reads an archive, entry after entry, from its beginning to its end.</summary>
internal static class ArchiveReader
{
    /// <exception cref="BackupException">It is no archive, or damaged.</exception>
    public static async IAsyncEnumerable<ArchivePart> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using var zip = new GZipStream(file, CompressionMode.Decompress);
        await using var tar = new TarReader(zip);
        while (await Sound(() => NextAsync(tar, cancel)) is { } part)
        {
            yield return part;
        }

        // The checksum of the whole stands behind the last entry.
        await Sound(async () =>
        {
            await zip.CopyToAsync(Stream.Null, cancel);
            return 0;
        });
    }

    /// <summary>Whatever comes of damaged bytes becomes one sentence.</summary>
    public static async Task<T> Sound<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException or FormatException or JsonException or ArgumentException or OverflowException)
        {
            throw Damaged(failure);
        }
    }

    public static BackupException Damaged(Exception? cause = null) =>
        new("Arsip cadangan rusak atau terpotong; tidak ada yang ditulis darinya. Salin lagi dari tempat penyimpanannya, atau pakai cadangan yang lain.", cause);

    private static async Task<ArchivePart?> NextAsync(TarReader tar, CancellationToken cancel)
    {
        if (await tar.GetNextEntryAsync(copyData: false, cancel) is not { } entry)
        {
            return null;
        }

        if (entry is not PaxTarEntry pax || pax.EntryType != TarEntryType.RegularFile)
        {
            throw new InvalidDataException("The archive holds something that no backup writes.");
        }

        using var content = new MemoryStream(pax.Length is > 0 and < int.MaxValue ? (int)Math.Min(pax.Length, 1 << 24) : 0);
        if (pax.DataStream is { } data)
        {
            await data.CopyToAsync(content, cancel);
        }

        return content.Length == pax.Length
            ? new ArchivePart(pax.Name, pax.ExtendedAttributes.TryGetValue(Archive.About, out var told) ? told : null, content.ToArray())
            : throw new EndOfStreamException();
    }
}
