using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using SertiKesos.Hosting.Local;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Flow;

/// <summary>The power fails: program and emulator are gone in the same moment, with all that they kept in memory.</summary>
public sealed class PowerCutTests : IAsyncLifetime
{
    private const int Uploads = 60;

    private readonly string _folder = Directory.CreateTempSubdirectory("sertikesos-power-").FullName;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task What_was_acknowledged_before_a_power_cut_comes_to_its_end_once()
    {
        var acknowledged = new List<(RegionCode Region, string Submission)>();
        var azurite = await StartAzuriteAsync();
        await using (var app = await AppProcess.ServeAsync(_folder, azurite.ConnectionString))
        {
            using var http = Client(app);
            foreach (var region in RegionCatalog.Shipped.All.Select(region => region.Code).Take(Uploads))
            {
                using var content = new ByteArrayContent(Roster(acknowledged.Count + 1));
                content.Headers.Add("X-File-Name", "roster.xlsx");
                using var answer = await http.PostAsync(new Uri($"/api/rosters/{region}", UriKind.Relative), content);
                Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
                acknowledged.Add((region, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["submission"]!));
            }

            using (var emulator = Process.GetProcessById(azurite.ProcessId))
            {
                emulator.Kill();
                await emulator.WaitForExitAsync();
            }

            await app.KillAsync();
        }

        await azurite.DisposeAsync();
        await using var again = await StartAzuriteAsync();
        await using var next = await AppProcess.ServeAsync(_folder, again.ConnectionString);
        var storage = StorageAccess.From(again.ConnectionString);
        var submissions = new SubmissionStore(storage, TimeProvider.System);
        foreach (var (region, submission) in acknowledged)
        {
            await Eventually.FindAsync(
                async () => await submissions.FindAsync(region, submission, CancellationToken.None) is { } found && found.State.IsFinal() ? found : null,
                $"the end of {region}/{submission}");
        }

        Assert.Equal(Uploads, (await submissions.ListAsync(CancellationToken.None)).Count);
        var files = new List<string>();
        await foreach (var blob in storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Rosters).GetBlobsAsync())
        {
            files.Add(blob.Name);
        }

        Assert.Equal(Uploads, files.Count);
    }

    [Fact]
    public async Task Where_the_journal_cannot_be_written_nothing_is_acknowledged()
    {
        await using var azurite = await StartAzuriteAsync();
        Directory.CreateDirectory(Path.Combine(_folder, ".sertikesos"));
        await File.WriteAllTextAsync(Path.Combine(_folder, ".sertikesos", "journal"), "");
        await using var app = await AppProcess.ServeAsync(_folder, azurite.ConnectionString);
        using var http = Client(app);

        using var content = new ByteArrayContent(Roster(1));
        using var answer = await http.PostAsync(new Uri("/api/rosters/32.77", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("\"code\":\"upload-not-kept\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(await new SubmissionStore(StorageAccess.From(azurite.ConnectionString), TimeProvider.System).ListAsync(CancellationToken.None));
    }

    private Task<LocalAzurite> StartAzuriteAsync() =>
        LocalAzurite.StartAsync(Path.Combine(_folder, "azurite"), progress: null, CancellationToken.None);

    private HttpClient Client(AppProcess app)
    {
        var http = new HttpClient { BaseAddress = new Uri(app.Url) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", File.ReadAllText(Path.Combine(_folder, ".sertikesos", "operator.key")).Trim());
        return http;
    }

    private static byte[] Roster(int serial) => Xlsx.Of("Data", [SmallRoster.Header, SmallRoster.Row(serial)]).Build().Content;
}
