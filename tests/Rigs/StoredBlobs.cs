using System.Globalization;
using Azure.Storage.Blobs.Models;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Rigs;

/// <summary>What a storage must hold after any number of interruptions.</summary>
internal static class StoredBlobs
{
    /// <summary>Every issue that has metadata has its files; the newest is also the latest, to the byte.</summary>
    public static async Task SummariesAreWholeAsync(StorageAccess storage)
    {
        var names = await NamesAsync(storage, StorageNames.Containers.Summaries, "");
        var issues = names.Where(name => name.StartsWith("2026-11/metadata-", StringComparison.Ordinal)).Select(name => name["2026-11/metadata-".Length..^".json".Length]).ToList();
        Assert.NotEmpty(issues);
        Assert.All(issues, issue => Assert.Superset(
            new HashSet<string>(
                [
                    .. SummaryNames.Of(int.Parse(issue, CultureInfo.InvariantCulture)).Select(file => $"2026-11/{file.Name}"),
                    .. RegionCatalog.Shipped.Provinces.Select(province => $"2026-11/provinsi-{province.Code}-{issue}.xlsx"),
                ]),
            names.ToHashSet()));
        var newest = issues.MaxBy(int.Parse)!;
        foreach (var (issue, latest) in new[] { ($"nasional-{newest}.xlsx", "nasional.xlsx"), ($"data-{newest}.csv", "data.csv"), ($"metadata-{newest}.json", "metadata.json") })
        {
            Assert.Equal(await ContentAsync(storage, $"2026-11/{issue}"), await ContentAsync(storage, $"latest/{latest}"));
        }
    }

    private static async Task<byte[]> ContentAsync(StorageAccess storage, string name) =>
        (await storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Summaries).GetBlobClient(name).DownloadContentAsync()).Value.Content.ToArray();

    public static async Task<List<string>> NamesAsync(StorageAccess storage, string container, string prefix)
    {
        var names = new List<string>();
        await foreach (var blob in storage.Blobs.GetBlobContainerClient(container).GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }))
        {
            names.Add(blob.Name);
        }

        return names;
    }
}
