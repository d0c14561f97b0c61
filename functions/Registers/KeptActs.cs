using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SertiKesos.Json;
using SertiKesos.People;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;

namespace SertiKesos.Registers;

/// <summary>An act as it is kept: its name, when it took effect, and what it does.</summary>
/// <param name="Version">The version of the register that it brought about: of acts in one moment the order.</param>
internal sealed record KeptAct(string Name, DateTimeOffset At, long Version, RegisterAct Act)
{
    public override string ToString() => $"KeptAct {Act} at {At:O}";
}

/// <summary>
/// The acts of offices beside their rosters, as encrypted blobs <c>originals/{region}/acts/{name}</c>: with the originals
/// and releases they are all that is needed to make the registers again. An act is kept before its step is written.
/// </summary>
internal sealed class KeptActs(StorageAccess storage, EnvelopeCipher cipher) : IProtectedStore
{
    /// <summary>Stands where a submission stands in the names of originals.</summary>
    public const string Folder = "acts";

    private readonly BlobContainerClient _acts = storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Originals);

    public string Name => "Tindakan kantor";

    /// <summary>Keeps an act; the same one again is kept as of its last attempt.</summary>
    public async Task KeepAsync(RegionCode region, KeptAct act, CancellationToken cancel)
    {
        var name = NameOf(region, act.Name);
        var content = await cipher.ProtectAsync(JsonSerializer.SerializeToUtf8Bytes(act, StoredJson.Options), Place(name), cancel);
        await _acts.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(content), overwrite: true, cancel);
    }

    /// <summary>All acts of a region in the order in which they took effect.</summary>
    public async Task<IReadOnlyList<KeptAct>> ListAsync(RegionCode region, CancellationToken cancel)
    {
        var acts = new List<KeptAct>();
        await foreach (var blob in _acts.GetBlobsAsync(new GetBlobsOptions { Prefix = NameOf(region, "") }, cancel))
        {
            if (await FindAsync(blob.Name, cancel) is { } act)
            {
                acts.Add(act);
            }
        }

        return [.. acts.OrderBy(act => act.At).ThenBy(act => act.Version)];
    }

    /// <summary>Deletes the acts that name one of these people, or took effect before a moment.</summary>
    public async Task<int> RemoveAsync(RegionCode region, IReadOnlyCollection<PersonIdentity> people, DateTimeOffset? before, CancellationToken cancel)
    {
        var identities = people.Select(person => person.Value).ToHashSet(StringComparer.Ordinal);
        var removed = 0;
        foreach (var act in await ListAsync(region, cancel))
        {
            if (act.At < before || act.Act.Identities.Any(identities.Contains))
            {
                removed += (await _acts.GetBlobClient(NameOf(region, act.Name)).DeleteIfExistsAsync(cancellationToken: cancel)).Value ? 1 : 0;
            }
        }

        return removed;
    }

    public async Task<RewrapCount> RewrapAsync(CancellationToken cancel)
    {
        var total = RewrapCount.None;
        await foreach (var name in NamesAsync(cancel))
        {
            total += await cipher.RewrapAsync(_acts.GetBlobClient(name), Place(name), cancel);
        }

        return total;
    }

    public async IAsyncEnumerable<string> KeyNamesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var name in NamesAsync(cancel))
        {
            yield return await _acts.GetBlobClient(name).KeyNameAsync(cancel);
        }
    }

    private async IAsyncEnumerable<string> NamesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var blob in _acts.GetBlobsAsync(cancellationToken: cancel))
        {
            if (blob.Name.Split('/') is [_, Folder, _])
            {
                yield return blob.Name;
            }
        }
    }

    private async Task<KeptAct?> FindAsync(string name, CancellationToken cancel)
    {
        try
        {
            var content = (await _acts.GetBlobClient(name).DownloadContentAsync(cancel)).Value.Content;
            return JsonSerializer.Deserialize<KeptAct>(await cipher.OpenAsync(content.ToMemory(), Place(name), cancel), StoredJson.Options);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    private static string NameOf(RegionCode region, string act) => $"{region}/{Folder}/{act}";

    private static string Place(string name) => $"{StorageNames.Containers.Originals}/{name}";
}
