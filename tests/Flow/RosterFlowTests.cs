using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SertiKesos.Coverage;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Registers;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Tests.Support;
using SertiKesos.Time;

namespace SertiKesos.Tests.Flow;

/// <summary>The built program on storage of its own: a file goes in, the answer comes out.</summary>
public sealed class RosterFlowTests : IAsyncLifetime
{
    private static readonly string Cimahi = Repository.PathOf(
        "samples", "rosters", "32.77", "Data SDM Kesos Kota Cimahi November 2026.xlsx");

    private PrivateStorage _storage = null!;

    public async Task InitializeAsync() => _storage = await PrivateStorage.StartAsync();

    public async Task DisposeAsync() => await _storage.DisposeAsync();

    [Fact]
    public async Task A_roster_from_a_foreign_client_is_answered_and_counted()
    {
        await using var app = await ServeAsync();

        await UploadAsync("32.77/roster kami.xlsx", Cimahi);
        var submission = await FinishedAsync(1);

        Assert.True(submission.State.IsAccepted(), submission.State.ToString());
        Assert.Equal((36, 13, 2, 1), (submission.Result!.People, submission.Result.Certified, submission.Result.Due, submission.Result.Expired));
        Assert.Equal([RosterFiles.ReceiptName(A.Cimahi, submission.Id)], await NamesAsync("receipts", "32.77/"));
        var coverage = Assert.Single(await CoverageAsync());
        Assert.Equal(36, coverage.Total.People);
        Assert.Equal(36, coverage.Declared?.Total);
    }

    [Fact]
    public async Task The_same_content_under_another_name_changes_nothing()
    {
        await using var app = await ServeAsync();
        await UploadAsync("32.77/roster.xlsx", Cimahi);
        await FinishedAsync(1);
        var before = await SnapshotAsync();

        await UploadAsync("32.77/DATA FIX FINAL (2).xlsx", Cimahi);
        await Eventually.FindAsync(
            () => Task.FromResult(app.Output.Contains("is known already", StringComparison.Ordinal) ? app : null), "the second upload to be looked at");

        Assert.Equal(before, await SnapshotAsync());
    }

    [Fact]
    public async Task A_file_that_is_no_workbook_is_refused_with_an_answer()
    {
        await using var app = await ServeAsync();
        var file = Path.Combine(_storage.Folder, "scan.xlsx");
        await File.WriteAllTextAsync(file, "%PDF-1.7 bukan buku kerja");

        await UploadAsync("32.77/scan.xlsx", file);
        var submission = await FinishedAsync(1);

        Assert.Equal(SubmissionState.Refused, submission.State);
        Assert.NotEmpty(submission.Result!.Findings);
        Assert.Single(await NamesAsync("receipts", "32.77/"));
        Assert.Empty(await CoverageAsync());
    }

    [Fact]
    public async Task An_empty_file_is_refused_with_an_answer()
    {
        await using var app = await ServeAsync();
        var file = Path.Combine(_storage.Folder, "kosong.xlsx");
        await File.WriteAllBytesAsync(file, []);

        await UploadAsync("32.77/kosong.xlsx", file);

        Assert.Equal(SubmissionState.Refused, (await FinishedAsync(1)).State);
    }

    [Fact]
    public async Task Killed_at_any_moment_and_started_again_the_end_is_the_same()
    {
        await using (var undisturbed = await PrivateStorage.StartAsync())
        {
            await UploadBeforeStartAsync(undisturbed);
            await using var app = await AppProcess.ServeAsync(undisturbed.Folder, undisturbed.ConnectionString, KeyFile(), "--as-of=2026-11-24");
            await FinishedAsync(1, undisturbed);
            await app.KillAsync();
            var expected = await SnapshotAsync(undisturbed);

            await UploadBeforeStartAsync(_storage);
            // A message that a dead host held comes back after two seconds, so that every start meets the import again;
            // four times only, since a fifth death would set the message aside.
            var chance = new Random(20261124);
            await using var proxy = await FaultProxy.StartAsync(_storage.ConnectionString);
            proxy.HidesMessagesFor = TimeSpan.FromSeconds(2);
            for (var kill = 0; kill < 4; kill++)
            {
                await using var doomed = await ServeAsync(proxy.ConnectionString);
                await Task.Delay(chance.Next(2_500));
                await doomed.KillAsync();
            }

            await using var last = await ServeAsync(proxy.ConnectionString);
            await FinishedAsync(1);
            Assert.Equal(expected, await SnapshotAsync());
        }
    }

    // The key file may be shared by two installations of one test: what is compared is what they hold.
    private string KeyFile() => $"--set=Protection:KeyFile={Path.Combine(_storage.Folder, "keys.json")}";

    private Task<AppProcess> ServeAsync(string? connection = null) => AppProcess.ServeAsync(
        _storage.Folder, connection ?? _storage.ConnectionString, KeyFile(), "--as-of=2026-11-24");

    private static async Task UploadBeforeStartAsync(PrivateStorage storage)
    {
        var inbox = new BlobContainerClient(storage.ConnectionString, StorageNames.Containers.Rosters);
        await inbox.CreateIfNotExistsAsync();
        await inbox.GetBlobClient("32.77/roster.xlsx").UploadAsync(Cimahi);
    }

    private async Task UploadAsync(string name, string file) =>
        await new BlobClient(_storage.ConnectionString, "rosters", name).UploadAsync(file, overwrite: true);

    private async Task<IReadOnlyList<string>> NamesAsync(string container, string prefix)
    {
        var client = new BlobContainerClient(_storage.ConnectionString, container);
        var names = new List<string>();
        if (await client.ExistsAsync())
        {
            await foreach (var blob in client.GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }))
            {
                names.Add(blob.Name);
            }
        }

        return names;
    }

    private Task<Submission> FinishedAsync(int count) => FinishedAsync(count, _storage);

    private static Task<Submission> FinishedAsync(int count, PrivateStorage storage) => Eventually.FindAsync(
        async () =>
        {
            var known = await new SubmissionStore(storage.Access, TimeProvider.System).ListAsync(A.Cimahi, CancellationToken.None);
            return known.Count == count && known.All(submission => submission.State.IsFinal()) ? known[0] : null;
        },
        "the roster to be finished");

    private async Task<IReadOnlyList<RegionCoverage>> CoverageAsync() =>
        await new CoverageStore(_storage.Access).LatestAsync(new Period(2099, 12), CancellationToken.None);

    private Task<string> SnapshotAsync() => SnapshotAsync(_storage);

    /// <summary>Everything that a roster leaves behind, without the moments at which it happened.</summary>
    private async Task<string> SnapshotAsync(PrivateStorage storage)
    {
        var keys = new EnvelopeCipher(SertiKesos.Platform.Protection.KeyFile.LoadOrCreate(Path.Combine(_storage.Folder, "keys.json")));
        var register = await new RegisterStore(storage.Access, keys).LoadAsync(A.Cimahi, CancellationToken.None);
        var coverage = Assert.Single(await new CoverageStore(storage.Access).LatestAsync(new Period(2099, 12), CancellationToken.None));
        var submissions = await new SubmissionStore(storage.Access, TimeProvider.System).ListAsync(A.Cimahi, CancellationToken.None);
        return new JsonArray(
            register!.Version,
            register.People.Count,
            string.Join('|', register.People.Select(person => person.Identity.Value)),
            string.Join('|', register.Steps.Select(step => $"{step.Version} {step.Id} {step.Change}")),
            coverage.RegisterVersion,
            coverage.Total.People,
            string.Join('|', coverage.Total.LastValidDays.Select(day => string.Create(CultureInfo.InvariantCulture, $"{day.Key:yyyy-MM-dd}:{day.Value}"))),
            string.Join('|', submissions.Select(submission => $"{submission.Id} {submission.State} {submission.FileName} {submission.Result!.Change}"))).ToJsonString();
    }
}
