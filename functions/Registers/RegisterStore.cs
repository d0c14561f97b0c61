using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Platform.Telemetry;
using SertiKesos.Regions;

namespace SertiKesos.Registers;

/// <summary>A register as it was read, with the pointer's tag that a change must still find.</summary>
internal sealed record StoredRegister(Register Register, ETag? Tag)
{
    /// <summary>The place in the trace of what brought this version about, where it left one.</summary>
    public string? Trace { get; init; }
}

/// <summary>
/// The registers: encrypted, immutable versions as blobs <c>registers/{region}/{version}-{submission}</c>, and one row per
/// region in the table <c>Registers</c> that points at the version in force. Moving the pointer is what accepts a roster.
/// </summary>
internal sealed class RegisterStore(StorageAccess storage, EnvelopeCipher cipher)
{
    public const string Partition = "current";

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

        var (register, trace) = await ReadMarkedAsync(row.Text("Blob"), cancel);
        return new StoredRegister(register, row.ETag) { Trace = trace };
    }

    /// <summary>
    /// Writes the next version and puts it in force. False when another change came first: load again and repeat.
    /// </summary>
    public async Task<bool> SaveAsync(Register next, ETag? tag, CancellationToken cancel)
    {
        var step = next.Steps[^1];
        var name = NameOf(next.Region, step);
        var content = await cipher.ProtectAsync(RegisterJson.Write(next), Place(name), cancel);
        // Nothing points at this name yet, unless a repeated run of the same step wrote the same register.
        var metadata = new Dictionary<string, string>();
        TraceMark.AddTo(metadata);
        await _versions.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(content), new BlobUploadOptions { Metadata = metadata }, cancel);

        var row = Pointer(next, name);
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

    /// <summary>
    /// The register as it was known at a past moment: the version in force then. Null where the region had none yet.
    /// </summary>
    public async Task<Register?> LoadAsOfAsync(RegionCode region, DateTimeOffset moment, CancellationToken cancel)
    {
        var current = await LoadAsync(region, cancel);
        return current?.Steps.LastOrDefault(step => step.At <= moment) is not { } step ? null
            : step.Version == current.Version ? current
            : await LoadStepAsync(region, step, cancel);
    }

    /// <summary>A version by its number; null where it is not kept (any more).</summary>
    public async Task<Register?> FindVersionAsync(RegionCode region, long version, CancellationToken cancel)
    {
        var current = await LoadAsync(region, cancel);
        return current is null || current.Version == version ? current
            : current.Steps.FirstOrDefault(step => step.Version == version) is { } step ? await FindBlobAsync(NameOf(region, step), cancel)
            : null;
    }

    /// <summary>
    /// What changes when versions of a region are written anew, to take somebody out, or deleted: whoever made something of
    /// them looks whether it is still the same afterwards.
    /// </summary>
    public async Task<string> MarkAsync(RegionCode region, CancellationToken cancel)
    {
        var mark = new StringBuilder();
        await foreach (var blob in _versions.GetBlobsAsync(new GetBlobsOptions { Prefix = $"{region}/" }, cancel))
        {
            mark.Append(blob.Name).Append(' ').Append(blob.Properties.ETag).Append('\n');
        }

        return mark.ToString();
    }

    /// <summary>The version that a step brought about.</summary>
    /// <exception cref="RegisterVersionRemovedException">Its time of retention is over.</exception>
    public async Task<Register> LoadStepAsync(RegionCode region, RegisterStep step, CancellationToken cancel) =>
        await FindBlobAsync(NameOf(region, step), cancel) ?? throw new RegisterVersionRemovedException(region, step.Version);

    /// <summary>The blobs of all versions of a region, also of those that never came in force, the newest first.</summary>
    public async Task<IReadOnlyList<string>> BlobsAsync(RegionCode region, CancellationToken cancel)
    {
        var names = new List<string>();
        await foreach (var blob in _versions.GetBlobsAsync(new GetBlobsOptions { Prefix = $"{region}/" }, cancel))
        {
            names.Add(blob.Name);
        }

        names.Reverse();
        return names;
    }

    /// <summary>One version by the name of its blob; null where it is not kept (any more).</summary>
    public async Task<Register?> FindBlobAsync(string name, CancellationToken cancel)
    {
        try
        {
            return await ReadAsync(name, cancel);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    /// <summary>
    /// Writes an older version anew in its place: only for what the law asks to be taken out of it. False where nothing
    /// had to change.
    /// </summary>
    /// <param name="change">Null where there is nothing to take out.</param>
    public async Task<bool> RewriteAsync(string name, Func<Register, Register?> change, CancellationToken cancel)
    {
        var blob = _versions.GetBlobClient(name);
        while (true)
        {
            try
            {
                var stored = (await blob.DownloadContentAsync(cancel)).Value;
                if (change(RegisterJson.Read(await cipher.OpenAsync(stored.Content.ToMemory(), Place(name), cancel))) is not { } changed)
                {
                    return false;
                }

                await blob.UploadAsync(
                    BinaryData.FromBytes(await cipher.ProtectAsync(RegisterJson.Write(changed), Place(name), cancel)),
                    new BlobUploadOptions { Conditions = new BlobRequestConditions { IfMatch = stored.Details.ETag } },
                    cancel);
                return true;
            }
            catch (RequestFailedException gone) when (gone.Status == 404)
            {
                return false;
            }
            catch (RequestFailedException conflict) when (conflict.Status is 409 or 412)
            {
                // Somebody else wrote, or our own answer was lost: read again.
            }
        }
    }

    /// <summary>
    /// Where the version in force is gone, which happens where the emulator lost its last seconds, puts the newest that can
    /// be read in force again, or none. What came after it has to be done again.
    /// </summary>
    /// <returns>When the step of the version now in force took effect; the earliest time where there is none; null where nothing was lost.</returns>
    public async Task<DateTimeOffset?> RestoreLostAsync(RegionCode region, CancellationToken cancel)
    {
        var pointer = await _pointers.GetEntityIfExistsAsync<TableEntity>(Partition, region.Value, cancellationToken: cancel);
        if (!pointer.HasValue || pointer.Value is not { } row || await IsThereAsync(row.Text("Blob"), cancel))
        {
            return null;
        }

        foreach (var name in await BlobsAsync(region, cancel))
        {
            if (await IsThereAsync(name, cancel) && await FindBlobAsync(name, cancel) is { } older)
            {
                await _pointers.UpdateEntityAsync(Pointer(older, name), row.ETag, TableUpdateMode.Replace, cancel);
                return older.Steps[^1].At;
            }
        }

        await _pointers.DeleteEntityAsync(Partition, region.Value, row.ETag, cancel);
        return DateTimeOffset.MinValue;
    }

    /// <summary>False also where the emulator lists a version whose content it has lost: it answers with an error of its own then.</summary>
    private async Task<bool> IsThereAsync(string name, CancellationToken cancel)
    {
        try
        {
            await _versions.GetBlobClient(name).DownloadContentAsync(cancel);
            return true;
        }
        catch (RequestFailedException lost) when (lost.Status is 404 or 500)
        {
            return false;
        }
    }

    /// <summary>Deletes one version; never that in force.</summary>
    public async Task RemoveAsync(RegionCode region, RegisterStep step, CancellationToken cancel) =>
        await _versions.GetBlobClient(NameOf(region, step)).DeleteIfExistsAsync(cancellationToken: cancel);

    /// <summary>All regions that have a register, in the order of their codes.</summary>
    public async IAsyncEnumerable<RegionCode> RegionsAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var (region, _) in VersionsAsync(cancel))
        {
            yield return region;
        }
    }

    /// <summary>The version in force of every region that has a register, in the order of codes.</summary>
    public async IAsyncEnumerable<(RegionCode Region, long Version)> VersionsAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var rows = _pointers.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), select: ["RowKey", "Version"], cancellationToken: cancel);
        await foreach (var row in rows)
        {
            if (RegionCode.TryParse(row.RowKey, out var region))
            {
                yield return (region, row.GetInt64("Version") ?? 0);
            }
        }
    }

    /// <summary>
    /// Puts every version of a region under the active key; the registers themselves stay as they are. A version that
    /// does not open is left alone and counted.
    /// </summary>
    public async Task<RewrapCount> RewrapAsync(RegionCode region, CancellationToken cancel)
    {
        var total = RewrapCount.None;
        await foreach (var version in _versions.GetBlobsAsync(new GetBlobsOptions { Prefix = $"{region}/" }, cancel))
        {
            total += await cipher.RewrapAsync(_versions.GetBlobClient(version.Name), Place(version.Name), cancel);
        }

        return total;
    }

    /// <summary>The wrapping key of every version of a region.</summary>
    public async IAsyncEnumerable<string> KeyNamesAsync(RegionCode region, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var version in _versions.GetBlobsAsync(new GetBlobsOptions { Prefix = $"{region}/" }, cancel))
        {
            yield return await _versions.GetBlobClient(version.Name).KeyNameAsync(cancel);
        }
    }

    public static string NameOf(RegionCode region, RegisterStep step) =>
        string.Create(CultureInfo.InvariantCulture, $"{region}/{step.Version:000000}-{step.Id}");

    private static TableEntity Pointer(Register inForce, string blob) => new(Partition, inForce.Region.Value)
    {
        ["Version"] = inForce.Version,
        ["Blob"] = blob,
        ["Submission"] = inForce.Steps[^1].Id,
    };

    private async Task<Register> ReadAsync(string name, CancellationToken cancel) => (await ReadMarkedAsync(name, cancel)).Register;

    /// <summary>Whoever reads a register is linked to the trace of what brought it about.</summary>
    private async Task<(Register Register, string? Trace)> ReadMarkedAsync(string name, CancellationToken cancel)
    {
        var stored = (await _versions.GetBlobClient(name).DownloadContentAsync(cancel)).Value;
        var trace = TraceMark.Of(stored.Details.Metadata);
        Spans.LinkTo(trace);
        return (RegisterJson.Read(await cipher.OpenAsync(stored.Content.ToMemory(), Place(name), cancel)), trace);
    }

    private static string Place(string name) => $"{StorageNames.Containers.Registers}/{name}";
}

/// <summary>A version of a register was deleted when its time of retention was over.</summary>
internal sealed class RegisterVersionRemovedException(RegionCode region, long version)
    : Exception($"Versi {version} register {region} sudah dihapus karena masa simpannya habis (pengaturan Retention:RegisterVersionsMonths).");
