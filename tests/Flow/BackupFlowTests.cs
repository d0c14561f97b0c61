using System.Text.RegularExpressions;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Flow;

/// <summary>The machine is lost and the built program comes back on another one, from its archive and its keys.</summary>
public sealed partial class BackupFlowTests
{
    private static readonly string[] Addresses =
    [
        "/api/coverage", "/api/coverage?province=32", "/api/offices", "/api/summaries", "/api/alerts", "/api/people/32.77", "/api/people/34.71", "/api/keys",
    ];

    [Fact]
    public async Task What_was_backed_up_answers_the_same_elsewhere_and_takes_rosters()
    {
        await using var app = await ServedApp.StartAsync();
        var keys = new Dictionary<string, string>
        {
            ["operator"] = await app.KeyAsync("--role", "operator"),
            ["32.77"] = await app.KeyAsync("--role", "office", "--scope", "32.77"),
            ["34.71"] = await app.KeyAsync("--role", "office", "--scope", "34.71"),
        };
        foreach (var region in (string[])["32.77", "34.71"])
        {
            var file = Directory.EnumerateFiles(Repository.PathOf("samples", "rosters", region), "*.xlsx").Order(StringComparer.Ordinal).First();
            Assert.True((int)(await app.HandInAsync(keys[region], region, await File.ReadAllBytesAsync(file), Path.GetFileName(file)))["people"]! > 0);
        }

        var register = await app.JsonAsync(keys["32.77"], "/api/people/32.77");
        var erased = (string)register["people"]![0]!["person"]!;
        await app.SendAsync(keys["operator"], HttpMethod.Post, "/api/rights/erase", $$"""{ "region": "32.77", "person": "{{erased}}" }""");
        var period = (string)(await app.JsonAsync(keys["operator"], "/api/offices"))["period"]!;
        await app.SendAsync(keys["operator"], HttpMethod.Post, "/api/summaries", $$"""{ "period": "{{period}}" }""");
        await app.PublishedAsync(keys["operator"], period);
        await app.SendAsync(keys["operator"], HttpMethod.Post, "/api/alerts/stop", """{ "reason": "Uji pemulihan dari cadangan" }""");

        var said = await app.VerbAsync(0, "backup", "--out", app.Storage.Folder);
        var archive = Directory.EnumerateFiles(app.Storage.Folder, "sertikesos-*.tar.gz").Single();
        Assert.Contains("Wilayah: 2", said, StringComparison.Ordinal);
        Assert.Contains(archive, said, StringComparison.Ordinal);
        var heads = await app.VerbAsync(0, "audit", "head");
        var before = await AnswersAsync(app, keys);

        // Another machine: its own storage, the archive, and the key file from where keys are kept.
        var second = await PrivateStorage.StartAsync();
        Assert.Equal(2, await RestoreAsync(second, archive, "Berkas kunci"));
        Directory.CreateDirectory(Path.Combine(second.Folder, ".sertikesos"));
        File.Copy(Path.Combine(app.Storage.Folder, ".sertikesos", "keys.json"), Path.Combine(second.Folder, ".sertikesos", "keys.json"));
        Assert.Equal(0, await RestoreAsync(second, archive, "kuncinya cocok", "--check"));
        Assert.Equal(0, await RestoreAsync(second, archive, "Semua sama dengan arsip"));
        Assert.Equal(1, await RestoreAsync(second, archive, "tidak kosong"));

        await using var restored = await ServedApp.StartOnAsync(second);
        Assert.Equal(heads, await restored.VerbAsync(0, "audit", "head"));
        await restored.VerbAsync(0, "audit", "verify");
        foreach (var (expected, found) in before.Zip(await AnswersAsync(restored, keys)))
        {
            Assert.Equal(expected, found);
        }

        var next = await restored.HandInAsync(
            keys["32.77"], "32.77", Xlsx.Of("Data", [SmallRoster.Header, .. Enumerable.Range(1, 3).Select(serial => SmallRoster.Row(serial))]).Build().Content);
        Assert.NotNull(next["state"]);
    }

    [Fact]
    public async Task A_backup_of_nothing_is_refused_and_makes_nothing()
    {
        await using var storage = await PrivateStorage.StartAsync();
        var elsewhere = Directory.CreateDirectory(Path.Combine(storage.Folder, "lain")).FullName;
        var archives = Directory.CreateDirectory(Path.Combine(storage.Folder, "cadangan")).FullName;
        string[] backup = ["backup", "--out", archives];

        // As a schedule may start it: without the settings of the service, or in another folder.
        Assert.Equal(2, await RunAsync(elsewhere, null, "Tidak ada yang dicadangkan", backup));
        Assert.Equal(2, await RunAsync(elsewhere, storage.ConnectionString, "keys.json tidak ada", backup));
        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere));

        // A service that has keys, and storage in which nothing was ever put.
        Assert.Equal(0, await RunAsync(storage.Folder, storage.ConnectionString, "", "encryption", "show"));
        Assert.Equal(1, await RunAsync(storage.Folder, storage.ConnectionString, "Penyimpanan ini kosong", backup));
        Assert.Empty(Directory.EnumerateFileSystemEntries(archives));

        Assert.Equal(0, await RunAsync(storage.Folder, storage.ConnectionString, "", "access", "create", "--role", "operator"));
        Assert.Equal(0, await RunAsync(storage.Folder, storage.ConnectionString, "Wilayah: 0", backup));
        Assert.Single(Directory.EnumerateFileSystemEntries(archives));
    }

    private static Task<int> RestoreAsync(PrivateStorage storage, string archive, string says, params string[] more) =>
        RunAsync(storage.Folder, storage.ConnectionString, says, ["restore", archive, .. more]);

    private static async Task<int> RunAsync(string folder, string? connection, string says, params string[] words)
    {
        await using var verb = AppProcess.Start(folder, words, new Dictionary<string, string?> { ["AzureWebJobsStorage"] = connection });
        var code = await verb.ExitCodeAsync();
        Assert.Contains(says, verb.Output + verb.Error, StringComparison.Ordinal);
        return code;
    }

    [GeneratedRegex("\"(stillSeconds\":[0-9]+|since\":\"[^\"]+\")")]
    private static partial Regex OfThisMoment();

    private static async Task<List<string>> AnswersAsync(ServedApp app, Dictionary<string, string> keys)
    {
        var answers = new List<string>();
        foreach (var address in Addresses)
        {
            var key = keys.FirstOrDefault(known => address.EndsWith(known.Key, StringComparison.Ordinal)).Value ?? keys["operator"];
            var answer = (await app.SendAsync(key, HttpMethod.Get, address)).Body.ToJsonString();
            // How long a submission has stood still, and the thirty days before now, go on meanwhile.
            answers.Add($"{address} {OfThisMoment().Replace(answer, "")}");
        }

        return answers;
    }
}
