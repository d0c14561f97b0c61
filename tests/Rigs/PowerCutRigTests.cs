using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using SertiKesos.Hosting.Local;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Tests.Support;

namespace SertiKesos.Rigs;

/// <summary>
/// Power cuts at drawn moments, while rosters are read: the emulator writes its lists of blobs, rows, messages and contents
/// every few seconds, each at its own time, so that any of them may name what the others have lost.
/// </summary>
public sealed class PowerCutRigTests
{
    [Fact]
    public async Task After_a_power_cut_at_any_moment_what_was_acknowledged_is_in_force_and_answered()
    {
        var seed = Setting.Number("SERTIKESOS_POWER_SEED", 1);
        var cuts = Setting.Number("SERTIKESOS_POWER_CUTS", 3);
        for (var cut = 0; cut < cuts; cut++)
        {
            await CutAsync(new Random(seed + cut), seed + cut);
        }
    }

    private static async Task CutAsync(Random random, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("sertikesos-power-").FullName;
        var acknowledged = new List<(RegionCode Region, string Submission)>();
        var azurite = await StartAzuriteAsync(folder);
        await using (var app = await AppProcess.ServeAsync(folder, azurite.ConnectionString))
        {
            using var http = Client(folder, app);
            foreach (var region in RegionCatalog.Shipped.All.Select(region => region.Code).Take(random.Next(10, 50)))
            {
                using var content = new ByteArrayContent(Xlsx.Of("Data", [SmallRoster.Header, SmallRoster.Row(acknowledged.Count + 1)]).Build().Content);
                content.Headers.Add("X-File-Name", "roster.xlsx");
                using var answer = await http.PostAsync(new Uri($"/api/rosters/{region}", UriKind.Relative), content);
                Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
                acknowledged.Add((region, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["submission"]!));
            }

            await Task.Delay(random.Next(0, 6000));
            using (var emulator = Process.GetProcessById(azurite.ProcessId))
            {
                emulator.Kill();
                await emulator.WaitForExitAsync();
            }

            await app.KillAsync();
        }

        await azurite.DisposeAsync();
        await using var again = await StartAzuriteAsync(folder);
        await using var next = await AppProcess.ServeAsync(folder, again.ConnectionString);
        var storage = StorageAccess.From(again.ConnectionString);
        var submissions = new SubmissionStore(storage, TimeProvider.System);
        var limit = Stopwatch.StartNew();
        foreach (var (region, submission) in acknowledged)
        {
            Submission? found;
            while ((found = await submissions.FindAsync(region, submission, CancellationToken.None))?.State.IsFinal() != true)
            {
                Assert.True(limit.Elapsed < TimeSpan.FromSeconds(60), $"Seed {seed}: waited in vain for {region}/{submission}, {found?.State}.\n{next.Output}\n{next.Error}");
                await Task.Delay(100);
            }

            // Accepted means in force, and answered.
            Assert.True(found!.State.IsAccepted(), $"Seed {seed}: {region}/{submission} is {found.State}.");
            var pointer = await storage.Tables.GetTableClient(StorageNames.Tables.Registers).GetEntityAsync<TableEntity>("current", region.Value);
            await storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Registers).GetBlobClient(pointer.Value.GetString("Blob")).DownloadContentAsync();
            await storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Receipts).GetBlobClient($"{region}/{submission}.xlsx").DownloadContentAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private static Task<LocalAzurite> StartAzuriteAsync(string folder) =>
        LocalAzurite.StartAsync(Path.Combine(folder, "azurite"), progress: null, CancellationToken.None);

    private static HttpClient Client(string folder, AppProcess app)
    {
        var http = new HttpClient { BaseAddress = new Uri(app.Url) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", File.ReadAllText(Path.Combine(folder, ".sertikesos", "operator.key")).Trim());
        return http;
    }
}
