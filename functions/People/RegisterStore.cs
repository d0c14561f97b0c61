using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;

namespace SertiKesos.People;

/// <summary>A register as it was read, with the pointer's tag that a change must still find.</summary>
internal sealed record StoredRegister(Register Register, ETag? Tag);

/// <summary>
/// The registers: encrypted, immutable versions as blobs <c>registers/{region}/{version}-{submission}</c>, and one row per
/// region in the table <c>Registers</c> that points at the version in force. Moving the pointer is what accepts a roster.
/// </summary>
internal sealed class RegisterStore(StorageAccess storage, EnvelopeCipher cipher)
{
    private const string Partition = "current";

    private readonly TableClient _pointers = storage.Tables.GetTableClient(StorageNames.Tables.Registers);
    private readonly BlobContainerClient _versions = storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Registers);

    public async Task<Register?> LoadAsync(RegionCode region, CancellationToken cancel) =>
        await LoadForChangeAsync(region, cancel) is { Tag: not null } stored ? stored.Register : null;

    /// <summary>The register in force, or an empty one without a tag where the region has none yet.</summary>
    public async Task<StoredRegister> LoadForChangeAsync(RegionCode region, CancellationToken cancel)
    {
        var pointer = await _pointers.GetEntityIfExistsAsync<TableEntity>(Partition, region.Value, cancellationToken: cancel);
        if (!pointer.HasValue || pointer.Value is not { } row)
        {
            return new StoredRegister(Register.Empty(region), null);
        }

        var name = row.Text("Blob");
        var content = (await _versions.GetBlobClient(name).DownloadContentAsync(cancel)).Value.Content;
        return new StoredRegister(RegisterJson.Read(cipher.Open(content.ToMemory().Span, Place(name))), row.ETag);
    }

    /// <summary>
    /// Writes the next version and puts it in force. False when another change came first: load again and repeat.
    /// </summary>
    public async Task<bool> SaveAsync(Register next, ETag? tag, string submission, CancellationToken cancel)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{next.Region}/{next.Version:000000}-{submission}");
        var content = cipher.Protect(RegisterJson.Write(next), Place(name));
        // Nothing points at this name yet, unless a repeated run of the same submission wrote the same register.
        await _versions.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(content), overwrite: true, cancel);

        var row = new TableEntity(Partition, next.Region.Value)
        {
            ["Version"] = next.Version,
            ["Blob"] = name,
            ["Submission"] = submission,
        };
        try
        {
            _ = tag is { } known
                ? await _pointers.UpdateEntityAsync(row, known, TableUpdateMode.Replace, cancel)
                : await _pointers.AddEntityAsync(row, cancel);
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.Status is 409 or 412)
        {
            // After a lost answer and a retry the conflict may be with our own write: what is in force decides.
            var current = await _pointers.GetEntityIfExistsAsync<TableEntity>(Partition, next.Region.Value, cancellationToken: cancel);
            return current.HasValue && current.Value!.GetString("Blob") == name;
        }
    }

    /// <summary>All regions that have a register, in the order of their codes.</summary>
    public async IAsyncEnumerable<RegionCode> RegionsAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var rows = _pointers.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), select: ["RowKey"], cancellationToken: cancel);
        await foreach (var row in rows)
        {
            if (RegionCode.TryParse(row.RowKey, out var region))
            {
                yield return region;
            }
        }
    }

    private static string Place(string name) => $"{StorageNames.Containers.Registers}/{name}";
}
