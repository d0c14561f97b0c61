using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters;

/// <summary>Two runs of one submission, the second of them late: it finds the end, and leaves it.</summary>
public sealed class FinalStateTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));

    private StorageAccess _storage = null!;
    private SubmissionStore _store = null!;

    public async Task InitializeAsync()
    {
        _storage = StorageAccess.From(azurite.ConnectionString);
        await new StorageSetup(_storage).RunAsync(CancellationToken.None);
        _store = new SubmissionStore(_storage, Clock);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("36.01", "Accepted")]
    [InlineData("36.02", "Held")]
    [InlineData("36.03", "Superseded")]
    public async Task A_final_state_is_not_written_over(string region, string final)
    {
        var added = await _store.AddOrFindAsync(New(region), CancellationToken.None);
        var end = added.Submission with { State = Enum.Parse<SubmissionState>(final) };
        await _store.MoveAsync(end, (await _store.MoveAsync(Checking(added), added.Tag, CancellationToken.None)).Tag, CancellationToken.None);
        var before = (await _store.FindForChangeAsync(end.Region, end.Id, CancellationToken.None))!;

        var late = await _store.MoveAsync(Checking(added), added.Tag, CancellationToken.None);
        var later = await _store.MoveAsync(end with { State = SubmissionState.Refused }, added.Tag, CancellationToken.None);

        Assert.Equal((end.State, end.State), (late.Submission.State, later.Submission.State));
        Assert.Equal(before.Tag, (await _store.FindForChangeAsync(end.Region, end.Id, CancellationToken.None))!.Tag);
    }

    [Fact]
    public async Task A_run_that_is_at_work_still_writes_over_another_one()
    {
        var added = await _store.AddOrFindAsync(New("36.04"), CancellationToken.None);
        var first = await _store.MoveAsync(Checking(added), added.Tag, CancellationToken.None);
        await _store.MoveAsync(Checking(added), first.Tag, CancellationToken.None);

        var end = await _store.MoveAsync(first.Submission with { State = SubmissionState.Accepted }, first.Tag, CancellationToken.None);

        Assert.Equal(SubmissionState.Accepted, end.Submission.State);
        Assert.Equal(SubmissionState.Accepted, (await _store.FindAsync(end.Submission.Region, end.Submission.Id, CancellationToken.None))!.State);
    }

    [Fact]
    public async Task A_late_end_does_not_take_a_release_away()
    {
        var added = await _store.AddOrFindAsync(New("36.05"), CancellationToken.None);
        var slow = await _store.MoveAsync(Checking(added), added.Tag, CancellationToken.None);
        var held = await _store.MoveAsync(slow.Submission with { State = SubmissionState.Held }, slow.Tag, CancellationToken.None);
        var released = held.Submission with { State = SubmissionState.Checking, Release = new RosterRelease("office:b", Clock.GetUtcNow(), "Sudah dicocokkan") };
        Assert.True(await _store.TrySaveAsync(released, held.Tag, CancellationToken.None));

        await _store.MoveAsync(slow.Submission with { State = SubmissionState.Held }, slow.Tag, CancellationToken.None);

        var stored = (await _store.FindAsync(released.Region, released.Id, CancellationToken.None))!;
        Assert.Equal((SubmissionState.Checking, released.Release), (stored.State, stored.Release));
    }

    [Fact]
    public async Task A_run_that_is_overtaken_before_it_begins_changes_nothing()
    {
        var content = BinaryData.FromBytes(Xlsx.Of("Data", SmallRoster.Header, SmallRoster.Row(1)).Build().Content);
        var region = RegionCatalog.Shipped.Find(RegionCode.Parse("36.71"))!;
        Task<SubmissionState> ImportAsync(StorageAccess storage) =>
            new TestApp(storage, Clock).Import.RunAsync(region, "roster.xlsx", Monday, content, null, CancellationToken.None);
        await using var proxy = await FaultProxy.StartAsync(azurite.ConnectionString);
        var overtaken = 0;
        StoredSubmission? ended = null;
        proxy.BeforeForward = async request =>
        {
            // Its row stands by then.
            if (request.Label == "blob put originals" && overtaken++ == 0)
            {
                Assert.Equal(SubmissionState.Accepted, await ImportAsync(_storage));
                ended = Assert.Single(await ListAsync(region.Code));
            }

            return true;
        };

        Assert.Equal(SubmissionState.Accepted, await ImportAsync(StorageAccess.From(proxy.ConnectionString)));

        Assert.Equal(1, overtaken);
        Assert.Equal(ended, Assert.Single(await ListAsync(region.Code)) with { Submission = ended!.Submission });
    }

    private static Submission New(string region) =>
        new(RegionCode.Parse(region), new string('a', 32), "roster.xlsx", Monday, SubmissionState.Received, null);

    private static Submission Checking(StoredSubmission added) => added.Submission with { State = SubmissionState.Checking };

    private async Task<IReadOnlyList<StoredSubmission>> ListAsync(RegionCode region)
    {
        var found = new List<StoredSubmission>();
        foreach (var submission in await _store.ListAsync(region, CancellationToken.None))
        {
            found.Add((await _store.FindForChangeAsync(region, submission.Id, CancellationToken.None))!);
        }

        return found;
    }
}
