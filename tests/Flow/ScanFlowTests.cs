using System.Globalization;
using Azure.Storage.Blobs;
using SertiKesos.Platform.Storage;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Inbox;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Flow;

/// <summary>The built program where uploads are scanned, with a test that writes verdicts in the place of Defender.</summary>
public sealed class ScanFlowTests : IAsyncLifetime
{
    private ServedApp _app = null!;

    public async Task InitializeAsync() => _app = await ServedApp.StartAsync("--as-of=2026-11-24", "--set=Rosters:WaitForScan=true");

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task An_upload_waits_for_its_verdict_and_is_taken_or_refused_soon_after_it()
    {
        var office = await _app.KeyAsync("--role", "office", "--scope", "32.77");
        var clean = await UploadAsync(office, 1);
        var bad = await UploadAsync(office, 2);

        // Both were looked at by now, and nothing came of it.
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.Equal("received", (string?)(await _app.JsonAsync(office, clean))["state"]);
        Assert.Empty(await NamesAsync(StorageNames.Containers.Originals));

        await SayAsync(clean, ScanTags.Clean);
        await SayAsync(bad, ScanTags.Malicious);

        var accepted = await _app.FinishedAsync(office, clean);
        Assert.Equal(("accepted", 1), ((string?)accepted["state"], (int?)accepted["people"]));
        var refused = await _app.FinishedAsync(office, bad);
        Assert.Equal(("refused", "ROS043"), ((string?)refused["state"], (string?)Assert.Single(refused["findings"]!.AsArray())!["code"]));
        Assert.Equal(Id(clean), Assert.Single(await NamesAsync(StorageNames.Containers.Originals)).Split('/')[1]);
        Assert.DoesNotContain(await NamesAsync(StorageNames.Containers.Rosters), name => name.Contains(Id(bad), StringComparison.Ordinal));

        // The receipt tells a person what to do.
        var receipt = WorkbookCells.Read(await _app.BytesAsync(office, bad + "/receipt"));
        Assert.Contains(receipt.Sheets.SelectMany(sheet => receipt[sheet]), cell => cell.Text.Contains(RosterTexts.Fix(FindingCatalog.Malicious), StringComparison.Ordinal));

        // The page speaks of no file that was read or kept.
        var page = System.Text.Encoding.UTF8.GetString(await _app.BytesAsync(office, $"/api/portal/offices/32.77/rosters/{Id(bad)}"));
        Assert.Contains(RosterTexts.Fix(FindingCatalog.Malicious), page, StringComparison.Ordinal);
        Assert.All((string[])["masa simpannya", "sudah ditandai", "Yang terbaca"], text => Assert.DoesNotContain(text, page, StringComparison.Ordinal));
    }

    private async Task<string> UploadAsync(string office, int people) =>
        (string)(await _app.UploadAsync(office, "32.77", Xlsx.Of("Data", [SmallRoster.Header, .. Enumerable.Range(1, people).Select(serial => SmallRoster.Row(serial))]).Build().Content, "roster.xlsx"))
            .Body["status"]!;

    private static string Id(string status) => status.Split('/')[^1];

    private async Task SayAsync(string status, string verdict) =>
        await Container(StorageNames.Containers.Rosters).GetBlobClient($"32.77/{Id(status)}").SetTagsAsync(new Dictionary<string, string>
        {
            [ScanTags.Result] = verdict,
            [ScanTags.Time] = TimeProvider.System.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        });

    private BlobContainerClient Container(string name) => _app.Storage.Access.Blobs.GetBlobContainerClient(name);

    private async Task<List<string>> NamesAsync(string container)
    {
        var names = new List<string>();
        await foreach (var blob in Container(container).GetBlobsAsync())
        {
            names.Add(blob.Name);
        }

        return names;
    }
}
