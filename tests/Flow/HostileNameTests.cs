using System.Net;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SertiKesos.Platform.Storage;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Flow;

/// <summary>
/// What somebody calls a file stops nobody's roster, is no name of anything that is stored, and does not stay behind.
/// </summary>
public sealed class HostileNameTests : IAsyncLifetime
{
    private ServedApp _app = null!;

    public async Task InitializeAsync() => _app = await ServedApp.StartAsync("--as-of", "2026-11-24");

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_name_of_signs_that_xml_cannot_hold_stops_nobodys_rosters()
    {
        var office = await _app.KeyAsync("--role", "office", "--scope", "32.77");
        var names = new Dictionary<string, string>
        {
            ["%EF%BF%BF.csv"] = "satu",
            ["a%EF%BF%BE%01.csv"] = "dua",
            ["%E2%80%AExslx.csv"] = "tiga",
            ["Data%20Sdri.%20Ratna%20Purwanti.csv"] = "empat",
        };
        foreach (var name in names.Keys)
        {
            var answer = await _app.UploadAsync(office, "32.77", Roster(names[name]), name);
            Assert.Equal(HttpStatusCode.Accepted, answer.Status);
            Assert.StartsWith("accepted", (string)(await _app.FinishedAsync(office, (string)answer.Body["status"]!))["state"]!, StringComparison.Ordinal);
        }

        Assert.All(await NamesAsync(), name => Assert.Matches(@"\A32\.77/[0-9a-f]{32}\z", name));
    }

    [Fact]
    public async Task A_blob_with_such_a_name_is_taken_in_under_a_name_of_ours_and_the_others_go_on()
    {
        var office = await _app.KeyAsync("--role", "office", "--scope", "32.77");
        await PutAsync("tanpa wilayah \uFFFF.csv", "tiga");
        await PutAsync("32.77/\uFFFF.csv", "satu");
        await Eventually.TrueAsync(async () => (await NamesAsync()).Count(IsOurs) == 1, "the first blob to be taken in");
        await PutAsync("32.73/\u0001\uFFFE & kawan.csv", "dua");

        await _app.HandInAsync(office, "32.77", Roster("empat"), "biasa.csv");

        // A file is copied to its name of ours first, and goes afterwards.
        await Eventually.TrueAsync(async () => await NamesAsync() is { Count: 4 } names && names.Count(IsOurs) == 3, "the blobs to be taken in");
        var others = (await NamesAsync()).Where(name => !IsOurs(name));
        // Nobody could be answered for a file outside a region's folder, so it is left where it is.
        Assert.Equal(["tanpa wilayah \uFFFF.csv"], others);
        var list = (await _app.JsonAsync(await _app.KeyAsync("--role", "office", "--scope", "32.73"), "/api/rosters/32.73"))["submissions"]!.AsArray();
        Assert.Equal(["& kawan.csv"], list.Select(submission => (string?)submission!["file"]));

        // The engine keeps nothing of files: it is not asked to look for them.
        Assert.False(
            await _app.Storage.Access.Blobs.GetBlobContainerClient("azure-webjobs-hosts").ExistsAsync()
            && (await NamesAsync("azure-webjobs-hosts")).Any(name => name.Contains("rosters", StringComparison.Ordinal)));
    }

    private BlobContainerClient Inbox => _app.Storage.Access.Blobs.GetBlobContainerClient(StorageNames.Containers.Rosters);

    private Task PutAsync(string name, string place) => Inbox.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(Roster(place)));

    private static bool IsOurs(string name) => name.Length == 38;

    private static byte[] Roster(string place) =>
        System.Text.Encoding.UTF8.GetBytes($"Nama,Tanggal Lahir,Jenis SDM,Kelurahan\nRatna Purwanti,1985-08-17,PSM,Kelurahan {place}\nSari Dewi,1990-02-03,PSM,Kelurahan {place}\n");

    private async Task<IReadOnlyList<string>> NamesAsync(string container = StorageNames.Containers.Rosters)
    {
        var names = new List<string>();
        await foreach (var blob in _app.Storage.Access.Blobs.GetBlobContainerClient(container).GetBlobsAsync(new GetBlobsOptions()))
        {
            names.Add(blob.Name);
        }

        return names;
    }
}
