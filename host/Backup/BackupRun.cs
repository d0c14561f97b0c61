using System.Text;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Protection;

namespace SertiKesos.Hosting.Backup;

/// <summary>Copies everything that is stored into an archive.</summary>
internal sealed class BackupRun(StorageAccess storage, EnvelopeCipher cipher, BlindIndex index, AuditLog audit, TimeProvider clock)
{
    private const string Actor = "system:backup";

    /// <summary>Rows are put together up to about this size, so that neither side holds a whole table.</summary>
    private const int MostOfRows = 4 << 20;

    /// <summary>Something that only the key of the blind index can name.</summary>
    public static string IndexCheckOf(BlindIndex index) => index.Of("person-backup", "backup");

    /// <exception cref="BackupException">Nothing is stored, or what is stored is not whole.</exception>
    public async Task<StateFigures> RunAsync(Stream file, CancellationToken cancel)
    {
        var reader = new StoreReader(storage);
        if (await reader.IsEmptyAsync(cancel))
        {
            throw new BackupException(BackupTexts.Nothing);
        }

        var taken = clock.GetUtcNow();
        // On record before anything is copied, and so in the copy itself.
        await audit.AppendAsync(
            AuditScope.National,
            new AuditEntry($"backup-{taken.UtcDateTime:yyyyMMddTHHmmssfffffff}", Actor, "backup.taken", Version, new Dictionary<string, string>()),
            cancel);

        var count = new StateCount(cipher);
        await using var writer = new ArchiveWriter(file);
        await writer.BeginAsync(new ArchiveHead(Archive.Format, Archive.Data, Version, taken, IndexCheckOf(index)), cancel);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        await RowsAsync(reader.RowsBeforeDigestsAsync(cancel));
        await BlobsAsync(reader.DigestsAsync(cancel));
        await RowsAsync(reader.RowsAfterDigestsAsync(cancel));
        await BlobsAsync(reader.BlobsAsync(cancel));
        count.End();
        if (count.Missing.Count > 0)
        {
            throw new BackupException(
                $"Register {count.Missing.First()} tidak ada di penyimpanan, padahal berlaku. Jalankan rebuild lebih dahulu (docs/operations.md), lalu cadangkan lagi.");
        }

        var figures = count.Figures();
        await writer.FinishAsync(clock.GetUtcNow(), figures, count.Heads, cancel);
        return figures;

        async Task RowsAsync(IAsyncEnumerable<(string Table, Azure.Data.Tables.TableEntity Row)> rows)
        {
            var (table, text) = ("", new StringBuilder());
            await foreach (var (of, row) in rows)
            {
                if (of != table || text.Length > MostOfRows)
                {
                    await FlushAsync(table, text);
                    table = of;
                }

                count.Row(of, row);
                text.Append(RowText.Write(row)).Append('\n');
            }

            await FlushAsync(table, text);
        }

        async Task FlushAsync(string table, StringBuilder text)
        {
            if (text.Length > 0)
            {
                numbers[table] = numbers.GetValueOrDefault(table) + 1;
                await writer.AddAsync(Archive.TableEntry(table, numbers[table]), Encoding.UTF8.GetBytes(text.ToString()), null, cancel);
                text.Clear();
            }
        }

        async Task BlobsAsync(IAsyncEnumerable<StoredBlob> blobs)
        {
            await foreach (var blob in blobs)
            {
                await count.BlobAsync(blob.About.Container, blob.About.Name, blob.Content, cancel);
                await writer.AddAsync(Archive.BlobEntry(blob.About.Container, blob.About.Name), blob.Content, blob.About, cancel);
            }
        }
    }

    public static string Version { get; } = typeof(BackupRun).Assembly.GetName().Version!.ToString(3);
}
