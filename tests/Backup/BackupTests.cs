using SertiKesos.Alerts.Planning;
using SertiKesos.Hosting.Backup;
using SertiKesos.Platform;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters.Checks;
using SertiKesos.Tests.Rights;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Backup;

/// <summary>From one storage to another: what comes back, and what is not taken.</summary>
public sealed class BackupTests : IAsyncLifetime
{
    /// <summary>Many times more than any machine needs.</summary>
    private const int MostBackups = 100;

    private BackupWorld _from = null!;
    private BackupWorld _to = null!;
    private int _handedIn;

    public async Task InitializeAsync() => (_from, _to) = (await BackupWorld.FilledAsync(), await BackupWorld.EmptyAsync());

    public async Task DisposeAsync()
    {
        await _from.DisposeAsync();
        await _to.DisposeAsync();
    }

    [Fact]
    public async Task Everything_comes_back_and_work_goes_on()
    {
        var archive = await _from.BackUpAsync();
        var before = await _from.ImageAsync();

        var restored = await _to.RestoreAsync(archive);

        Assert.Empty(restored.Differences);
        Assert.Equal((2, 8, 8), (restored.Figures.Regions, restored.Figures.People, restored.Figures.Counted));
        Assert.Empty(StorageImage.Differences(before, await _to.ImageAsync()));
        foreach (var scope in await _from.World.Audit.ScopesAsync(CancellationToken.None))
        {
            Assert.Equal(await _from.World.Audit.HeadAsync(scope, CancellationToken.None), await _to.World.Audit.HeadAsync(scope, CancellationToken.None));
            Assert.True((await _to.World.Audit.VerifyAsync(scope, null, CancellationToken.None)).IsWhole);
        }

        // No file of the inbox is taken again, so no older roster comes back in force.
        _to.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(0, (await _to.World.App.Sweep.RunAsync(CancellationToken.None)).Taken);
        Assert.Equal(4, (await RegisterAsync(_to)).People.Count);

        await _to.UploadAsync(BackupWorld.Seruyan, "tiga.xlsx", BackupWorld.Roster(1, 2, 3, 7, 8));
        Assert.Equal(5, (await RegisterAsync(_to)).People.Count);
        Assert.True((await _to.World.Audit.VerifyAsync(BackupWorld.Seruyan.Value, null, CancellationToken.None)).IsWhole);
    }

    [Fact]
    public async Task Rosters_that_come_in_during_a_backup_are_in_it_or_are_taken_after_the_restore()
    {
        using var stop = new CancellationTokenSource();
        var coming = ComingAsync(stop.Token);
        var archives = new List<string>();
        // How much comes in meanwhile is a matter of the machine's speed: it goes on until that is enough.
        for (var number = 0; number < 5 || (number < MostBackups && Volatile.Read(ref _handedIn) <= 3 && !coming.IsCompleted); number++)
        {
            archives.Add(await _from.BackUpAsync($"{number}.tar.gz"));
        }

        await stop.CancelAsync();
        await coming;
        Assert.True(_handedIn > 3, $"Only {_handedIn} rosters came in during {archives.Count} backups.");

        foreach (var archive in archives.TakeLast(3).Take(2))
        {
            await using var to = await BackupWorld.EmptyAsync();
            Assert.Empty((await to.RestoreAsync(archive)).Differences);
            to.Clock.Advance(TimeSpan.FromMinutes(30));
            await to.World.App.Sweep.RunAsync(CancellationToken.None);
            foreach (var scope in await to.World.Audit.ScopesAsync(CancellationToken.None))
            {
                Assert.True((await to.World.Audit.VerifyAsync(scope, null, CancellationToken.None)).IsWhole);
            }

            // Every file that lies in the inbox has come to its end, or is gone on with by its message.
            foreach (var stalled in (await to.World.App.Submissions.ListAsync(CancellationToken.None)).Where(submission => !submission.State.IsFinal()))
            {
                await to.World.App.Import.ResumeAsync(stalled.Region, stalled.Id, CancellationToken.None);
            }

            var there = (await to.World.App.Submissions.ListAsync(CancellationToken.None)).ToDictionary(submission => submission.Id);
            var files = await to.World.App.InboxFiles.NamesAsync(CancellationToken.None);
            Assert.True(there.Count >= files.Count, $"{files.Count} files, {there.Count} submissions");
            Assert.All(there.Values, submission => Assert.True(submission.State.IsAccepted(), $"{submission.Id}: {submission.State}"));
            foreach (var region in (RegionCode[])[BackupWorld.Seruyan, BackupWorld.Banjar])
            {
                var register = (await to.World.App.Registers.LoadAsync(region, CancellationToken.None))!;
                var counted = await to.World.App.Coverage.FindLatestAsync(region, CancellationToken.None);
                Assert.Equal((register.Version, register.People.Count), (counted!.RegisterVersion, counted.Total.People));
                Assert.All(there.Values.Where(submission => submission.Region == region), submission => Assert.NotNull(register.FindStep(submission.Id)));
            }
        }
    }

    [Fact]
    public async Task A_restore_that_was_cut_off_is_run_again_and_nothing_starts_meanwhile()
    {
        var archive = await BackupWorld.CheckAsync(await _from.BackUpAsync());
        var mark = new RestoreMark(_to.Storage.Access);
        using var cut = new CancellationTokenSource();
        var run = _to.Restore();
        await run.BeginAsync(archive, CancellationToken.None);
        var writing = run.WriteAsync(archive, cut.Token);
        await Eventually.FindAsync(
            async () => (await new StoreReader(_to.Storage.Access).ContainersAsync(CancellationToken.None)).Values.Sum(part => part.Count) is > 2 and var count ? (object)count : null, "a part to be written");
        await cut.CancelAsync();
        try
        {
            await writing;
        }
        catch (OperationCanceledException)
        {
            // It may have been faster.
        }

        await Assert.ThrowsAsync<SetupException>(() => mark.RequireNoneAsync(CancellationToken.None));
        var other = await BackupWorld.CheckAsync(await _from.BackUpAsync("lain.tar.gz"));
        await Assert.ThrowsAsync<BackupException>(() => run.BeginAsync(other, CancellationToken.None));

        Assert.Empty((await _to.RestoreAsync(archive.Path)).Differences);

        await mark.RequireNoneAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_store_that_holds_something_is_left_alone()
    {
        var archive = await BackupWorld.CheckAsync(await _from.BackUpAsync());
        var before = await _from.ImageAsync();

        var refusal = await Assert.ThrowsAsync<BackupException>(() => _from.Restore().BeginAsync(archive, CancellationToken.None));

        Assert.Contains("tidak kosong", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(StorageImage.Differences(before, await _from.ImageAsync()));
    }

    [Fact]
    public async Task What_was_erased_since_an_older_backup_is_erased_again()
    {
        var older = await _from.BackUpAsync("lama.tar.gz");
        var subject = await _from.World.Search.OfNikAsync(BackupWorld.Person, CancellationToken.None);
        await _from.World.Erasure.EraseAsync(subject, "operator:test", CancellationToken.None);
        Assert.True(AlertAddress.TryParse("berhenti@contoh.go.id", out var address));
        await _from.World.OptOuts.StopAsync(address, CancellationToken.None);
        var newer = await _from.BackUpAsync("baru.tar.gz");

        var archive = await BackupWorld.CheckAsync(older);
        var later = await LaterArchive.ReadAsync(await BackupWorld.CheckAsync(newer), archive, CancellationToken.None);
        Assert.Empty((await _to.RestoreAsync(older)).Differences);
        Assert.NotNull(await _to.World.PersonAsync(BackupWorld.Banjar, BackupWorld.Person));
        await new LaterArchive(_to.Storage.Access, _to.World.Search, _to.World.Erasures, _to.World.Erasure).ApplyAsync(later, CancellationToken.None);

        Assert.Null(await _to.World.PersonAsync(BackupWorld.Seruyan, BackupWorld.Person));
        Assert.Null(await _to.World.PersonAsync(BackupWorld.Banjar, BackupWorld.Person));
        Assert.DoesNotContain(
            await StoredBytes.ReadAsync(_to.Storage.Access), entry => entry.Text.Contains(BackupWorld.Person.Digits, StringComparison.Ordinal));
        Assert.Contains("person.erased", await _to.World.ActionsAsync(AuditScope.National));
        Assert.True(await _to.World.OptOuts.ContainsAsync(_to.World.Keys.Address(address), CancellationToken.None));
        Assert.Equal(1, later.Acts["person.erased"]);
    }

    private static async Task<Register> RegisterAsync(BackupWorld world) =>
        (await world.World.App.Registers.LoadAsync(BackupWorld.Seruyan, CancellationToken.None))!;

    /// <summary>Hands in one roster after the other, each another one, until it is told to stop, and counts them.</summary>
    private async Task ComingAsync(CancellationToken stop)
    {
        for (var number = 1; !stop.IsCancellationRequested; number++)
        {
            await _from.UploadAsync(
                number % 2 == 0 ? BackupWorld.Seruyan : BackupWorld.Banjar, $"{number}.xlsx", BackupWorld.Roster([1, 2, 3, 4, 5, 6, 7, .. Enumerable.Range(10, number)]));
            Interlocked.Increment(ref _handedIn);
        }
    }
}
