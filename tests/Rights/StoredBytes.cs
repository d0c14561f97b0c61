using System.IO.Compression;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Registers;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rights;

/// <summary>Every byte of a storage as text: workbooks unpacked, registers decrypted, rows column by column.</summary>
internal static class StoredBytes
{
    public static async Task<IReadOnlyList<(string Place, string Text)>> ReadAsync(StorageAccess storage)
    {
        var found = new List<(string, string)>();
        var registers = new RegisterStore(storage, new EnvelopeCipher(TestKeys.Ring));
        await foreach (var container in storage.Blobs.GetBlobContainersAsync())
        {
            var client = storage.Blobs.GetBlobContainerClient(container.Name);
            await foreach (var blob in client.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata }))
            {
                var content = (await client.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToArray();
                found.Add(($"{container.Name}/{blob.Name}", blob.Name + string.Join('\n', blob.Metadata.Values.Select(Uri.UnescapeDataString))));
                found.AddRange(Unpacked($"{container.Name}/{blob.Name}", content));
                if (container.Name == StorageNames.Containers.Registers && !blob.Name.StartsWith("index/", StringComparison.Ordinal))
                {
                    var register = (await registers.FindBlobAsync(blob.Name, CancellationToken.None))!;
                    found.Add((blob.Name, Text(Decompressed(RegisterJson.Write(register)))));
                }
                else if (container.Name == StorageNames.Containers.Registers)
                {
                    found.Add((blob.Name, Text(Decompressed(content))));
                }
            }
        }

        await foreach (var table in storage.Tables.QueryAsync())
        {
            await foreach (var row in storage.Tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
            {
                found.Add(($"{table.Name}/{row.PartitionKey}/{row.RowKey}", string.Join('\n', row.Select(column => $"{column.Key}={column.Value}"))));
            }
        }

        return found;
    }

    private static IEnumerable<(string, string)> Unpacked(string place, byte[] content)
    {
        yield return (place, Text(content));
        if (!content.AsSpan().StartsWith("PK"u8))
        {
            yield break;
        }

        using var zip = new ZipArchive(new MemoryStream(content));
        foreach (var entry in zip.Entries)
        {
            using var part = new MemoryStream();
            using (var stream = entry.Open())
            {
                stream.CopyTo(part);
            }

            yield return ($"{place}!{entry.FullName}", Text(part.ToArray()));
        }
    }

    private static byte[] Decompressed(byte[] content)
    {
        using var result = new MemoryStream();
        using (var stream = new BrotliStream(new MemoryStream(content), CompressionMode.Decompress))
        {
            stream.CopyTo(result);
        }

        return result.ToArray();
    }

    private static string Text(byte[] content) => Encoding.UTF8.GetString(content) + "\n" + Encoding.Latin1.GetString(content).Replace("\0", "", StringComparison.Ordinal);
}
