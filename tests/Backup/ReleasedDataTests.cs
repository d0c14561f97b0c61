using SertiKesos.Alerts.Planning;
using SertiKesos.Hosting.Backup;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Rosters.Checks;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Backup;

/// <summary>
/// What earlier versions have stored is read by this one: <c>tests/Data/Backups</c> holds a backup that each version made,
/// of invented people, sealed under the keys of the tests. They are never made anew.
/// </summary>
public sealed class ReleasedDataTests
{
    /// <summary>Set it to have the backup of this version written, once, before it is released.</summary>
    private const string WriteSetting = "SERTIKESOS_WRITE_BACKUP";

    private static readonly RegionCode Region = RegionCode.Parse("62.07");

    public static TheoryData<string> Versions =>
        [.. Directory.EnumerateFiles(Repository.PathOf("tests", "Data", "Backups"), "*" + Archive.Extension).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task What_a_version_has_stored_opens_and_goes_on(string file)
    {
        await using var world = await BackupWorld.EmptyAsync();

        var path = Repository.PathOf("tests", "Data", "Backups", file);
        var restored = await world.RestoreAsync(path);
        // On a machine whose clock is behind that of the maker it is later all the same.
        world.Clock.SetUtcNow(new[] { world.Clock.GetUtcNow(), (await BackupWorld.CheckAsync(path)).Head.TakenAt.AddDays(1) }.Max());

        Assert.Empty(restored.Differences);
        Assert.Equal((2, 7, 7, 1), (restored.Figures.Regions, restored.Figures.People, restored.Figures.Certificates, restored.Figures.Erasures));
        var app = world.World.App;
        var register = (await app.Registers.LoadAsync(Region, CancellationToken.None))!;
        Assert.Equal(["Orang Contoh A", "Orang Contoh B", "Orang Contoh C", "Orang Contoh G"], register.People.Select(person => person.Name).Order(StringComparer.Ordinal));
        Assert.All(register.People, person => Assert.Equal(A.Date("2028-03-01"), person.Assignments.Single().Credentials.Single().ExpiresOn));
        Assert.Equal(4, (await app.Coverage.FindLatestAsync(Region, CancellationToken.None))!.Total.People);
        Assert.Equal(2, (await app.Registers.LoadStepAsync(Region, register.Steps[0], CancellationToken.None)).People.Count(person => person.Nik != BackupWorld.Person));
        Assert.All(await app.Submissions.ListAsync(CancellationToken.None), submission => Assert.True(submission.State.IsAccepted()));
        Assert.True(AlertAddress.TryParse("berhenti@contoh.go.id", out var address));
        Assert.True(await world.World.OptOuts.ContainsAsync(world.World.Keys.Address(address), CancellationToken.None));
        Assert.Contains("person.erased", await world.World.ActionsAsync(AuditScope.National));
        using var publication = new PublicationWorld(world.Storage.Access, world.Clock);
        Assert.Single(await publication.Publications.ListAsync(CancellationToken.None));

        // And it is written on: a roster, a count, a record behind the old ones, every sweep and what is due by time.
        await world.World.UploadAsync(Region, "lanjut.xlsx", BackupWorld.Roster(1, 2, 3, 7, 8));
        Assert.Equal(5, (await app.Registers.LoadAsync(Region, CancellationToken.None))!.People.Count);
        Assert.True((await world.World.Audit.VerifyAsync(Region.Value, null, CancellationToken.None)).IsWhole);
        world.Clock.Advance(TimeSpan.FromMinutes(30));
        await app.Sweep.RunAsync(CancellationToken.None);
        Assert.NotNull(await world.World.Search.OfNikAsync(BackupWorld.Person, CancellationToken.None));
        await world.World.Retention.RunAsync("operator:test", CancellationToken.None);
    }

    [Fact]
    public async Task This_version_has_left_its_backup()
    {
        var path = Repository.PathOf("tests", "Data", "Backups", $"backup-{BackupRun.Version}{Archive.Extension}");
        if (Environment.GetEnvironmentVariable(WriteSetting) is { Length: > 0 })
        {
            await using var world = await BackupWorld.FilledAsync();
            await world.World.Erasure.EraseAsync(await world.World.Search.OfNikAsync(A.NikNumber(6), CancellationToken.None), "operator:test", CancellationToken.None);
            Assert.True(AlertAddress.TryParse("berhenti@contoh.go.id", out var address));
            await world.World.OptOuts.StopAsync(address, CancellationToken.None);
            await RemoveWorkbooksAsync(world);
            File.Copy(await world.BackUpAsync(), path, overwrite: true);
        }

        Assert.True(File.Exists(path), $"Set {WriteSetting}=1 once and run this test: {path} is missing.");
        Assert.InRange(new FileInfo(path).Length, 1, 300_000);
    }

    /// <summary>Workbooks of an issue are handed out and never read again; they would be most of the file.</summary>
    private static async Task RemoveWorkbooksAsync(BackupWorld world)
    {
        var issues = world.Storage.Access.Blobs.GetBlobContainerClient(StorageNames.Containers.Summaries);
        await foreach (var blob in issues.GetBlobsAsync())
        {
            if (blob.Name.EndsWith(".xlsx", StringComparison.Ordinal))
            {
                await issues.DeleteBlobAsync(blob.Name);
            }
        }
    }
}
