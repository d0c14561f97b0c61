using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using SertiKesos.Platform.Audit;

namespace SertiKesos.Hosting.Backup;

/// <summary>Writes an archive, entry after entry, each held in memory for its own time alone.</summary>
internal sealed class ArchiveWriter : IAsyncDisposable
{
    private readonly GZipStream _zip;
    private readonly TarWriter _tar;
    private readonly List<ArchiveEntry> _entries = [];

    public ArchiveWriter(Stream file)
    {
        _zip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true);
        _tar = new TarWriter(_zip, TarEntryFormat.Pax, leaveOpen: true);
    }

    public Task BeginAsync(ArchiveHead head, CancellationToken cancel) =>
        AddAsync(Archive.HeadEntry, JsonSerializer.SerializeToUtf8Bytes(head, Archive.Json), null, cancel);

    /// <param name="about">What is told of the blob; null of rows.</param>
    public async Task AddAsync(string name, ReadOnlyMemory<byte> content, BlobAbout? about, CancellationToken cancel)
    {
        var told = about is null ? null : JsonSerializer.Serialize(about, Archive.Json);
        _entries.Add(ArchiveEntry.Of(name, content.Span, told));
        await WriteAsync(name, content, told, cancel);
    }

    public async Task FinishAsync(DateTimeOffset now, StateFigures figures, IReadOnlyList<AuditHead> heads, CancellationToken cancel) =>
        await WriteAsync(
            Archive.ManifestEntry, JsonSerializer.SerializeToUtf8Bytes(new ArchiveManifest(now, figures, heads, _entries), Archive.Json), null, cancel);

    public async ValueTask DisposeAsync()
    {
        await _tar.DisposeAsync();
        await _zip.DisposeAsync();
    }

    private async Task WriteAsync(string name, ReadOnlyMemory<byte> content, string? about, CancellationToken cancel)
    {
        await using var data = new MemoryStream(content.ToArray(), writable: false);
        var entry = about is null
            ? new PaxTarEntry(TarEntryType.RegularFile, name)
            : new PaxTarEntry(TarEntryType.RegularFile, name, [new KeyValuePair<string, string>(Archive.About, about)]);
        entry.Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        entry.DataStream = data;
        await _tar.WriteEntryAsync(entry, cancel);
    }
}
