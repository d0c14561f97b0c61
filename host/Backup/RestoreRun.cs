using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Registers;
using SertiKesos.Rosters.Inbox;

namespace SertiKesos.Hosting.Backup;

/// <summary>What a restored store was found to be.</summary>
/// <param name="Differences">What is not as the archive says; empty where all is.</param>
internal sealed record RestoredStore(StateFigures Figures, IReadOnlyList<Platform.Audit.AuditHead> Heads, IReadOnlyList<string> Differences);

/// <summary>Writes an archive that was found whole into an empty store, and reads it again from there.</summary>
internal sealed class RestoreRun(StorageAccess storage, EnvelopeCipher cipher, RestoreMark mark)
{
    private const int AtOnce = 8;
    private const int MostRows = 100;

    /// <summary>A transaction takes 4 MiB.</summary>
    private const int MostOfRows = 1 << 20;

    private readonly StoreReader _reader = new(storage);

    /// <summary>Begins, or goes on with the same archive after having been cut off: what is there already is written again.</summary>
    /// <exception cref="BackupException">Something is stored here already.</exception>
    public async Task BeginAsync(CheckedArchive archive, CancellationToken cancel)
    {
        switch (await mark.FindAsync(cancel))
        {
            case { } running when running != archive.Id:
                throw new BackupException(
                    "Di penyimpanan ini pemulihan dari arsip lain terputus. Jalankan lagi restore dengan arsip itu, atau pakai penyimpanan yang kosong.");
            case null when !await _reader.IsEmptyAsync(cancel):
                throw new BackupException(
                    "Penyimpanan tujuan tidak kosong, jadi tidak ada yang ditulis. Pakai akun penyimpanan baru yang kosong (atau folder .azurite baru), lalu jalankan lagi.");
            default:
                await mark.SetAsync(archive.Id, cancel);
                break;
        }
    }

    public async Task WriteAsync(CheckedArchive archive, CancellationToken cancel)
    {
        var running = new List<Task>();
        var taken = new Dictionary<string, TableEntity>(StringComparer.Ordinal);
        var next = 0;
        await foreach (var part in ArchiveReader.ReadAsync(archive.Path, cancel))
        {
            if (part.Name == Archive.ManifestEntry)
            {
                break;
            }

            if (part.ToEntry() != archive.Manifest.Entries[next++])
            {
                throw new BackupException("Arsip berubah selagi dibaca. Jangan ganti berkasnya; jalankan lagi restore.");
            }

            if (part.Table is { } table)
            {
                foreach (var batch in Batches(Kept(table, part.Rows(), taken)))
                {
                    await RunAsync(() => storage.Tables.GetTableClient(table).SubmitTransactionAsync(
                        batch.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), cancel));
                }
            }
            else if (part.Blob is { } blob)
            {
                await RunAsync(() => WriteAsync(blob, part.Content, taken, cancel));
            }
        }

        await Task.WhenAll(running);

        async Task RunAsync(Func<Task> work)
        {
            while (running.Count >= AtOnce)
            {
                var done = await Task.WhenAny(running);
                running.Remove(done);
                await done;
            }

            running.Add(work());
        }
    }

    /// <summary>Reads what is stored now, and compares it with what the archive says.</summary>
    public async Task<RestoredStore> CompareAsync(CheckedArchive archive, CancellationToken cancel)
    {
        var count = new StateCount(cipher);
        var registers = new List<string>();
        await foreach (var (table, row) in _reader.RowsBeforeDigestsAsync(cancel).Concat(_reader.RowsAfterDigestsAsync(cancel)))
        {
            count.Row(table, row);
            if (table == StorageNames.Tables.Registers && row.PartitionKey == RegisterStore.Partition)
            {
                registers.Add(row.Text("Blob"));
            }
        }

        foreach (var name in registers)
        {
            if (await _reader.FindAsync(StorageNames.Containers.Registers, name, cancel) is { } register)
            {
                await count.BlobAsync(StorageNames.Containers.Registers, name, register.Content, cancel);
            }
        }

        count.End();
        var figures = count.Figures(await _reader.ContainersAsync(cancel));
        return new RestoredStore(figures, count.Heads, BackupTexts.Differences(archive.Manifest, figures, count.Heads));
    }

    /// <summary>Marks of the inbox are kept back: they name versions of files, which the store gives anew.</summary>
    private static IEnumerable<TableEntity> Kept(string table, IEnumerable<TableEntity> rows, Dictionary<string, TableEntity> taken)
    {
        foreach (var row in rows)
        {
            if (table == StorageNames.Tables.Submissions && row.PartitionKey == InboxMarks.Partition)
            {
                taken[row.RowKey] = row;
            }
            else
            {
                yield return row;
            }
        }
    }

    private static IEnumerable<List<TableEntity>> Batches(IEnumerable<TableEntity> rows)
    {
        var (batch, size) = (new List<TableEntity>(), 0);
        foreach (var row in rows)
        {
            var length = RowText.Write(row).Length;
            if (batch.Count > 0 && (batch[0].PartitionKey != row.PartitionKey || batch.Count == MostRows || size + length > MostOfRows))
            {
                yield return batch;
                (batch, size) = ([], 0);
            }

            batch.Add(row);
            size += length;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private async Task WriteAsync(BlobAbout about, ReadOnlyMemory<byte> content, Dictionary<string, TableEntity> taken, CancellationToken cancel)
    {
        var metadata = new Dictionary<string, string>(about.Metadata ?? new Dictionary<string, string>());
        metadata.TryAdd(StoredTime.Mark, StoredTime.Text(about.StoredAt));
        var isRoster = about.Container == StorageNames.Containers.Rosters;
        if (isRoster)
        {
            // Storage says that it came now: an old roster would look as if the office had sent it again.
            metadata.TryAdd(InboxFiles.UploadedAtMark, StoredTime.Text(about.StoredAt));
        }

        var written = (await storage.Blobs.GetBlobContainerClient(about.Container).GetBlobClient(about.Name).UploadAsync(
            BinaryData.FromBytes(content),
            new BlobUploadOptions
            {
                Metadata = metadata,
                HttpHeaders = new BlobHttpHeaders
                {
                    ContentType = about.ContentType,
                    ContentEncoding = about.ContentEncoding,
                    ContentLanguage = about.ContentLanguage,
                    ContentDisposition = about.ContentDisposition,
                    CacheControl = about.CacheControl,
                },
            },
            cancel)).Value;
        if (isRoster && taken.TryGetValue(InboxMarks.KeyOf(about.Name, new ETag(about.Version)), out var known))
        {
            var row = new TableEntity(known) { RowKey = InboxMarks.KeyOf(about.Name, written.ETag) };
            await storage.Tables.GetTableClient(StorageNames.Tables.Submissions).UpsertEntityAsync(row, TableUpdateMode.Replace, cancel);
        }
    }
}
