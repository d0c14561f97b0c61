using System.Text.Json;
using SertiKesos.Platform.Protection;
using SertiKesos.Protection;

namespace SertiKesos.Hosting.Backup;

/// <summary>An archive that was read from its beginning to its end and is whole.</summary>
/// <param name="Broken">Scopes of the audit whose chain was not whole when the archive was made.</param>
internal sealed record CheckedArchive(string Path, ArchiveHead Head, ArchiveManifest Manifest, IReadOnlyList<string> Broken)
{
    /// <summary>Names the archive: of two copies of one the same.</summary>
    public string Id => $"{Head.TakenAt.UtcDateTime:yyyyMMddTHHmmssfffffff}-{Head.IndexCheck}";
}

/// <summary>Reads a whole archive before anything is written from it: form, hashes, keys, figures.</summary>
internal sealed class ArchiveCheck(EnvelopeCipher cipher, BlindIndex index)
{
    /// <exception cref="BackupException">It cannot be restored here; the message says why.</exception>
    public async Task<CheckedArchive> RunAsync(string path, CancellationToken cancel)
    {
        ArchiveHead? head = null;
        ArchiveManifest? manifest = null;
        var entries = new List<ArchiveEntry>();
        var count = new StateCount(cipher);
        await foreach (var part in ArchiveReader.ReadAsync(path, cancel))
        {
            if (head is null)
            {
                head = await ReadHeadAsync(part);
            }
            else if (manifest is not null)
            {
                throw ArchiveReader.Damaged();
            }
            else if (part.Name == Archive.ManifestEntry)
            {
                manifest = await ArchiveReader.Sound(() => Task.FromResult(JsonSerializer.Deserialize<ArchiveManifest>(part.Content.Span, Archive.Json)));
                continue;
            }

            entries.Add(part.ToEntry());
            await ArchiveReader.Sound(async () =>
            {
                if (part.Table is { } table)
                {
                    foreach (var row in part.Rows())
                    {
                        count.Row(table, row);
                    }
                }
                else if (part.Blob is { } blob)
                {
                    await count.BlobAsync(blob.Container, blob.Name, part.Content, cancel);
                }

                return 0;
            });
        }

        count.End();
        if (head is null || manifest is null || !manifest.Entries.SequenceEqual(entries))
        {
            throw ArchiveReader.Damaged();
        }

        if (BackupTexts.Differences(manifest, count.Figures(), count.Heads) is { Count: > 0 } different)
        {
            throw new BackupException($"Isi arsip tidak cocok dengan daftar isinya: {string.Join("; ", different)}. Pakai cadangan yang lain.");
        }

        return new CheckedArchive(path, head, manifest, count.Broken);
    }

    private async Task<ArchiveHead> ReadHeadAsync(ArchivePart part)
    {
        if (part.Name != Archive.HeadEntry)
        {
            throw new BackupException("Berkas ini bukan cadangan SertiKesos. Pilih berkas yang dibuat oleh perintah backup.");
        }

        var form = await ArchiveReader.Sound(() => Task.FromResult(JsonSerializer.Deserialize<Form>(part.Content.Span, Archive.Json)))
            ?? throw ArchiveReader.Damaged();
        if (form.Format is < 1 or > Archive.Format || form.Data is < 1 or > Archive.Data)
        {
            throw new BackupException(
                $"Cadangan ini dibuat oleh versi {form.Product} (bentuk arsip {form.Format}, bentuk data {form.Data}); program ini, versi {BackupRun.Version}, membaca " +
                $"sampai bentuk arsip {Archive.Format} dan bentuk data {Archive.Data}. Pakai program versi {form.Product} atau yang lebih baru.");
        }

        var head = await ArchiveReader.Sound(() => Task.FromResult(JsonSerializer.Deserialize<ArchiveHead>(part.Content.Span, Archive.Json)))
            ?? throw ArchiveReader.Damaged();
        return head.IndexCheck == BackupRun.IndexCheckOf(index)
            ? head
            : throw new BackupException(
                "Kunci indeks yang dipasang di sini bukan kunci dari cadangan ini: orang-orangnya tidak akan dikenali lagi. Pasang berkas kunci (atau rahasia Key Vault) dari " +
                "waktu cadangan itu, lalu jalankan lagi.");
    }

    /// <summary>What can be read of every form there will ever be.</summary>
    private sealed record Form(int Format, int Data, string? Product);
}
