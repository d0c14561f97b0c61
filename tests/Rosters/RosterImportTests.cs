using System.Text.RegularExpressions;
using Azure.Storage.Blobs.Models;
using SertiKesos.Coverage;
using SertiKesos.People;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Tests.Support;
using SertiKesos.Time;
using Xunit.Abstractions;

namespace SertiKesos.Tests.Rosters;

/// <summary>The use case against storage; each test has regions of its own.</summary>
public sealed partial class RosterImportTests(AzuriteFixture azurite, ITestOutputHelper output) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));

    private StorageAccess _storage = null!;

    public async Task InitializeAsync()
    {
        _storage = StorageAccess.From(azurite.ConnectionString);
        await new StorageSetup(_storage).RunAsync(CancellationToken.None);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_good_roster_is_kept_answered_and_counted()
    {
        var state = await ImportAsync(_storage, "33.01", Monday, SmallRoster.Row(1), SmallRoster.Row(2));

        Assert.Equal(SubmissionState.Accepted, state);
        Assert.Equal("v1 2 people, +2 ~0 =0 -0, counted 2 of v1, accepted, 1 originals, 1 receipts", await SnapshotAsync("33.01"));
    }

    [Fact]
    public async Task The_same_roster_twice_changes_nothing()
    {
        var roster = Content(SmallRoster.Row(1));
        await ImportAsync(_storage, "33.02", Monday, roster);
        var before = await SnapshotAsync("33.02");

        var state = await ImportAsync(_storage, "33.02", Monday.AddDays(1), roster);

        Assert.Equal(SubmissionState.Duplicate, state);
        Assert.Equal(before, await SnapshotAsync("33.02"));
    }

    [Fact]
    public async Task A_roster_that_comes_late_does_not_replace_a_newer_one()
    {
        await ImportAsync(_storage, "33.03", Monday.AddDays(1), SmallRoster.Row(1), SmallRoster.Row(2));

        var state = await ImportAsync(_storage, "33.03", Monday, SmallRoster.Row(3));

        Assert.Equal(SubmissionState.Superseded, state);
        Assert.StartsWith("v1 2 people", await SnapshotAsync("33.03"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_rosters_at_once_are_both_taken_over()
    {
        await Task.WhenAll(
            ImportAsync(_storage, "33.04", Monday, SmallRoster.Row(1)),
            ImportAsync(_storage, "33.04", Monday.AddMinutes(1), SmallRoster.Row(2).With((5, "Tagana"))));

        var register = await new RegisterStore(_storage, new EnvelopeCipher(TestKeys.Ring)).LoadAsync(RegionCode.Parse("33.04"), CancellationToken.None);
        Assert.Equal(2, register!.Version);
        Assert.Equal([Role.Psm, Role.Tagana], register.Sources.Keys.Order());
        Assert.Equal(2, (await CoverageOfAsync("33.04"))!.Total.People);
    }

    [Fact]
    public async Task A_roster_that_must_be_fixed_leaves_the_register_alone()
    {
        await ImportAsync(_storage, "33.05", Monday, SmallRoster.Row(1), SmallRoster.Row(2));

        var state = await ImportAsync(
            _storage, "33.05", Monday.AddDays(1), SmallRoster.Row(3).With((2, "123")), SmallRoster.Row(4).With((2, "456")), SmallRoster.Row(5));

        Assert.Equal(SubmissionState.NeedsFixing, state);
        Assert.StartsWith("v1 2 people", await SnapshotAsync("33.05"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cut_off_after_any_request_the_next_run_ends_the_same()
    {
        // Built once: a zip holds the time of its making, and another content is another submission.
        var roster = Content(SmallRoster.Row(1), SmallRoster.Row(2), SmallRoster.Row(3));
        var counting = new CutOffNetwork(int.MaxValue);
        await ImportAsync(CutOffNetwork.Storage(azurite.ConnectionString, counting), "33.06", Monday, roster);
        var undisturbed = await SnapshotAsync("33.06");
        Assert.InRange(counting.Passed, 10, 40);

        var regions = RegionCatalog.Shipped.All.Where(region => region.Province.Code == "35").Select(region => region.Code.Value).ToList();
        for (var allowed = 0; allowed < counting.Passed; allowed++)
        {
            var region = regions[allowed];
            await Assert.ThrowsAsync<CutOffException>(() =>
                ImportAsync(CutOffNetwork.Storage(azurite.ConnectionString, new CutOffNetwork(allowed)), region, Monday, roster));

            var state = await ImportAsync(_storage, region, Monday, roster);

            Assert.True(state is SubmissionState.Accepted or SubmissionState.Duplicate, $"After {allowed} requests: {state}");
            Assert.Equal((allowed, undisturbed), (allowed, await SnapshotAsync(region)));
        }
    }

    [Fact]
    public async Task Two_thousand_people_cost_no_more_calls_than_two()
    {
        async Task<int> CallsAsync(string region, int people)
        {
            var counting = new CutOffNetwork(int.MaxValue);
            var rows = Enumerable.Range(1, people).Select(serial => SmallRoster.Row(serial, $"Orang {Letters(serial)} Contoh")).ToArray();
            Assert.Equal(SubmissionState.Accepted, await ImportAsync(CutOffNetwork.Storage(azurite.ConnectionString, counting), region, Monday, rows));
            return counting.Passed;
        }

        var few = await CallsAsync("33.07", 2);
        var many = await CallsAsync("33.08", 2_000);

        output.WriteLine($"Storage calls of one accepted roster: {many}.");
        Assert.Equal(few, many);
        Assert.Equal(StorageCalls().Match(Repository.Read("docs/storage.md")).Groups["calls"].Value, $"{many}");
        Assert.Equal(2_000, (await CoverageOfAsync("33.08"))!.Total.People);
    }

    [Fact]
    public async Task The_next_roster_of_a_region_costs_as_many_calls_and_after_a_start_a_few_more()
    {
        async Task<int> NextAsync(string region, bool started)
        {
            var counting = new CutOffNetwork(int.MaxValue);
            var storage = CutOffNetwork.Storage(azurite.ConnectionString, counting);
            var app = new TestApp(storage, Clock);
            await TakeAsync(app, region, Monday, Content(SmallRoster.Row(1)));
            app = started ? new TestApp(storage, Clock) : app;
            await app.Rules.CurrentAsync(CancellationToken.None);
            var before = counting.Passed;
            Assert.Equal(SubmissionState.Accepted, await TakeAsync(app, region, Monday.AddHours(1), Content(SmallRoster.Row(1), SmallRoster.Row(2))));
            Assert.Equal(2, (await CoverageOfAsync(region))!.Total.People);
            return counting.Passed - before;
        }

        Assert.Equal(14, await NextAsync("33.17", started: false));
        Assert.Equal(19, await NextAsync("33.18", started: true));
    }

    [Fact]
    public async Task What_another_process_has_written_is_seen_before_it_is_written_over()
    {
        var first = new TestApp(_storage, Clock);
        var second = new TestApp(_storage, Clock);
        for (var turn = 1; turn <= 3; turn++)
        {
            await TakeAsync(first, "33.19", Monday.AddHours(2 * turn), Content([.. Enumerable.Range(1, 2 * turn).Select(serial => SmallRoster.Row(serial))]));
            await TakeAsync(second, "33.19", Monday.AddHours((2 * turn) + 1), Content([.. Enumerable.Range(1, (2 * turn) + 1).Select(serial => SmallRoster.Row(serial))]));
        }

        Assert.Equal((6, 7), ((await CoverageOfAsync("33.19"))!.RegisterVersion, (await CoverageOfAsync("33.19"))!.Total.People));
        // A count of before, that comes late, is not written over the newer one.
        var old = (await CoverageOfAsync("33.19"))! with { RegisterVersion = 5 };
        await first.Coverage.SaveAsync(old, old.CountedOn, CancellationToken.None);
        await second.Coverage.SaveAsync(old, null, CancellationToken.None);
        Assert.Equal(6, (await CoverageOfAsync("33.19"))!.RegisterVersion);
        Assert.Null((await first.Audit.VerifyAsync("33.19", null, CancellationToken.None)).Break);
    }

    [GeneratedRegex(@"An accepted roster costs (?<calls>\d+) storage calls")]
    private static partial Regex StorageCalls();

    private static string Letters(int serial) => string.Concat("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[serial / 676 % 26], (char)('a' + (serial / 26 % 26)), (char)('a' + (serial % 26)));

    private static Task<SubmissionState> ImportAsync(StorageAccess storage, string region, DateTimeOffset uploadedAt, params object?[][] rows) =>
        ImportAsync(storage, region, uploadedAt, Content(rows));

    private static byte[] Content(params object?[][] rows) => Xlsx.Of("Data", [SmallRoster.Header, .. rows]).Build().Content;

    private static Task<SubmissionState> ImportAsync(StorageAccess storage, string region, DateTimeOffset uploadedAt, byte[] content) =>
        TakeAsync(new TestApp(storage, Clock), region, uploadedAt, content);

    private static Task<SubmissionState> TakeAsync(TestApp app, string region, DateTimeOffset uploadedAt, byte[] content) => app.Import.RunAsync(
        RegionCatalog.Shipped.Find(RegionCode.Parse(region))!, "roster.xlsx", uploadedAt, BinaryData.FromBytes(content), null, CancellationToken.None);

    private async Task<string> SnapshotAsync(string region)
    {
        var code = RegionCode.Parse(region);
        var register = await new RegisterStore(_storage, new EnvelopeCipher(TestKeys.Ring)).LoadAsync(code, CancellationToken.None);
        var coverage = await CoverageOfAsync(region);
        var submissions = await new SubmissionStore(_storage, Clock).ListAsync(code, CancellationToken.None);
        var change = submissions.OrderBy(submission => submission.UploadedAt).First().Result?.Change;
        return $"v{register!.Version} {register.People.Count} people, +{change?.Added} ~{change?.Changed} ={change?.Unchanged} -{change?.Missing}, " +
            $"counted {coverage!.Total.People} of v{coverage.RegisterVersion}, {string.Join(' ', submissions.Select(submission => submission.State.Code()))}, " +
            $"{await CountAsync(StorageNames.Containers.Originals, region)} originals, {await CountAsync(StorageNames.Containers.Receipts, region)} receipts";
    }

    private async Task<RegionCoverage?> CoverageOfAsync(string region) =>
        (await new CoverageStore(_storage).LatestAsync(new Period(2026, 11), CancellationToken.None)).SingleOrDefault(count => count.Region.Value == region);

    private async Task<int> CountAsync(string container, string region)
    {
        var count = 0;
        await foreach (var blob in _storage.Blobs.GetBlobContainerClient(container).GetBlobsAsync(new GetBlobsOptions { Prefix = $"{region}/" }))
        {
            count += blob.Name.Length > 0 ? 1 : 0;
        }

        return count;
    }
}
