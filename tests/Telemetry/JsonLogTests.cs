using System.Text.Json.Nodes;
using SertiKesos.Platform.Storage;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Telemetry;

/// <summary>The built program with lines for machines.</summary>
public sealed class JsonLogTests
{
    private const string FileByHand = "rekap Prenjakwati 3277451708850001.xlsx";

    [Fact]
    public async Task Each_event_is_one_object_with_its_name_its_values_and_its_trace()
    {
        await using var storage = await PrivateStorage.StartAsync();
        await using var app = await AppProcess.ServeAsync(storage.Folder, storage.ConnectionString, "--as-of=2026-11-24", "--set=Logging__Format=Json");
        await storage.Access.Blobs.GetBlobContainerClient(StorageNames.Containers.Rosters).GetBlobClient($"32.77/{FileByHand}")
            .UploadAsync(BinaryData.FromBytes(Xlsx.Of("Data", [SmallRoster.Header, SmallRoster.Row(1, "Prenjakwati Satu")]).Build().Content));

        var ended = await Eventually.FindAsync(() => Task.FromResult(Lines(app).FirstOrDefault(line => (int)line["EventId"]! == 1002)), "the roster to be told of");

        Assert.Equal("Information", (string?)ended["LogLevel"]);
        Assert.Equal("roster_ended", (string?)ended["State"]!["EventName"]);
        Assert.Equal("32.77", (string?)ended["State"]!["Region"]);
        Assert.Contains("{Submission}", (string?)ended["State"]!["{OriginalFormat}"], StringComparison.Ordinal);
        var place = Assert.Single(ended["Scopes"]!.AsArray(), scope => scope?["TraceId"] is not null)!;
        Assert.Matches("^[0-9a-f]{32}$", (string?)place["TraceId"]);
        Assert.Matches("^[0-9a-f]{16}$", (string?)place["SpanId"]);
        Assert.EndsWith("Z", (string?)ended["Timestamp"], StringComparison.Ordinal);
        Assert.All(["Prenjakwati", "3277451708850001", "rekap"], text => Assert.DoesNotContain(text, app.Output, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Everything but the sentences to whoever starts it.</summary>
    private static IEnumerable<JsonNode> Lines(AppProcess app) =>
        app.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith('{')).Select(line => JsonNode.Parse(line)!);
}
