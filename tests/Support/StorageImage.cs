using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using SertiKesos.People;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Registers;

namespace SertiKesos.Tests.Support;

/// <summary>
/// Everything that the product has stored, as comparable lines: every row of every table, every blob of the containers, and
/// the registers in force in the clear. Two runs of the same uploads must give the same image, whatever befell one.
/// </summary>
internal static class StorageImage
{
    private static readonly string[] BlobContainers = [StorageNames.Containers.Originals, StorageNames.Containers.Receipts];

    // Times of the service, and which of several runs moved the pointer, are not part of the result.
    private static readonly HashSet<string> NotCompared = new(StringComparer.Ordinal) { "odata.etag", "Timestamp", "Blob", "Submission" };

    public static async Task<SortedDictionary<string, string>> TakeAsync(StorageAccess storage, KeyRing keys)
    {
        var image = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var registers = new RegisterStore(storage, new EnvelopeCipher(keys));
        await foreach (var region in registers.RegionsAsync(CancellationToken.None))
        {
            image[$"register {region}"] = Canonical((await registers.LoadAsync(region, CancellationToken.None))!);
        }

        await foreach (var table in storage.Tables.QueryAsync())
        {
            await foreach (var row in storage.Tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
            {
                if (table.Name == StorageNames.Tables.Audit)
                {
                    // What is on record is compared, not its order: that of two rosters at once may differ.
                    if (row.RowKey.StartsWith("i-", StringComparison.Ordinal))
                    {
                        image[$"audit {row.PartitionKey}/{row.RowKey}"] = "on record";
                    }

                    continue;
                }

                image[$"table {table.Name}/{row.PartitionKey}/{row.RowKey}"] = string.Join(
                    '\n',
                    row.Where(column => !NotCompared.Contains(column.Key)).OrderBy(column => column.Key, StringComparer.Ordinal).Select(column => $"{column.Key}={Text(column.Value)}"));
            }
        }

        foreach (var name in BlobContainers)
        {
            var container = storage.Blobs.GetBlobContainerClient(name);
            await foreach (var blob in container.GetBlobsAsync())
            {
                var content = (await container.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content;
                image[$"blob {name}/{blob.Name}"] = name == StorageNames.Containers.Receipts
                    ? Canonical(WorkbookCells.Read(content.ToArray()))
                    : Convert.ToHexStringLower(SHA256.HashData(content.ToMemory().Span));
            }
        }

        return image;
    }

    /// <summary>What differs, a line each: empty where both are the same.</summary>
    public static IReadOnlyList<string> Differences(SortedDictionary<string, string> expected, SortedDictionary<string, string> found) =>
    [
        .. expected.Where(line => !found.TryGetValue(line.Key, out var other) || other != line.Value)
            .Select(line => $"{line.Key}: expected {Short(line.Value)}, found {(found.TryGetValue(line.Key, out var other) ? Short(other) : "nothing")}"),
        .. found.Keys.Where(key => !expected.ContainsKey(key)).Select(key => $"{key}: not expected"),
    ];

    /// <summary>Two rosters of different roles that came at once may be merged in either order.</summary>
    private static string Canonical(Register register)
    {
        var sorted = register with
        {
            People = [.. register.People
                .OrderBy(person => person.Identity.Value, StringComparer.Ordinal)
                .Select(person => person with { Assignments = [.. person.Assignments.OrderBy(assignment => assignment.Role)] })],
            Sources = new SortedDictionary<Role, RoleSource>(register.Sources.ToDictionary()),
            Muster = [.. register.Muster.OrderBy(entry => entry.Person.Identity.Value, StringComparer.Ordinal).ThenBy(entry => entry.Role)],
            Statements = [.. register.Statements.OrderBy(statement => statement.Submission, StringComparer.Ordinal)],
            Steps = [.. register.Steps.OrderBy(step => step.Id, StringComparer.Ordinal).Select(step => step with { Version = 0 })],
        };
        using var json = new MemoryStream();
        using (var compressed = new System.IO.Compression.BrotliStream(new MemoryStream(RegisterJson.Write(sorted)), System.IO.Compression.CompressionMode.Decompress))
        {
            compressed.CopyTo(json);
        }

        return Encoding.UTF8.GetString(json.ToArray());
    }

    /// <summary>Who is missing is listed in the order of the register, which two rosters at once may have swapped.</summary>
    private static string Canonical(WorkbookCells receipt) => string.Join(
        '\n',
        receipt.Sheets.SelectMany(sheet => receipt[sheet].Select(cell => $"{sheet}: {cell.Text}{cell.Formula}")).Order(StringComparer.Ordinal));

    private static string Text(object? value) => value switch
    {
        byte[] bytes => Convert.ToHexStringLower(bytes),
        DateTimeOffset moment => moment.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Short(string text) => JsonSerializer.Serialize(text.Length <= 600 ? text : text[..600] + "…");
}
