using Azure.Storage.Blobs.Models;
using SertiKesos.People;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Import;
using SertiKesos.Rosters.Inbox;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Tests.Support;
using SertiKesos.Time;

namespace SertiKesos.Tests.Rosters;

/// <summary>
/// What happens to a roster beside being accepted at once: held and released, forgotten and found, sent again, rebuilt. On
/// an emulator of its own, since sweeps and rebuilds look at everything there is.
/// </summary>
public sealed class RosterLifeTests(RosterLifeTests.OwnAzurite azurite) : IClassFixture<RosterLifeTests.OwnAzurite>, IAsyncLifetime
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));
    private StorageAccess _storage = null!;
    private TestApp _app = null!;

    public async Task InitializeAsync()
    {
        _storage = azurite.Storage.Access;
        await new StorageSetup(_storage).RunAsync(CancellationToken.None);
        _app = new TestApp(_storage, _clock);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_roster_that_takes_many_away_waits_and_changes_nothing()
    {
        await ImportAsync("35.01", 0, Roster(1, 30));
        var state = await ImportAsync("35.01", 1, Roster(1, 15), by: "office:a");

        Assert.Equal(SubmissionState.Held, state);
        Assert.Equal(30, (await RegisterAsync("35.01")).People.Count);
        var held = (await ListAsync("35.01")).Single(submission => submission.State == SubmissionState.Held);
        Assert.Equal((15, 30), (held.Hold!.Missing, held.Hold.Scope));
        Assert.True(await _app.Files.HasReceiptAsync(held, CancellationToken.None));
    }

    [Fact]
    public async Task Only_a_second_person_releases_it_and_twice_is_once()
    {
        await ImportAsync("35.02", 0, Roster(1, 30));
        await ImportAsync("35.02", 1, Roster(1, 15), by: "office:a");
        var held = (await ListAsync("35.02")).Single(submission => submission.State == SubmissionState.Held);
        Task<ReleaseOutcome> ReleaseAsync(string by) =>
            _app.Releases.ReleaseAsync(held.Region, held.Id, by, "Sudah dicocokkan dengan SK", CancellationToken.None);

        Assert.Equal(ReleaseOutcome.SamePerson, await ReleaseAsync("office:a"));
        Assert.Equal(ReleaseOutcome.Released, await ReleaseAsync("office:b"));
        Assert.Equal(ReleaseOutcome.Released, await ReleaseAsync("office:b"));
        Assert.Equal(SubmissionState.Accepted, await _app.Import.ResumeAsync(Find("35.02").Code, held.Id, CancellationToken.None));
        Assert.Equal(SubmissionState.Accepted, await _app.Import.ResumeAsync(Find("35.02").Code, held.Id, CancellationToken.None));

        var register = await RegisterAsync("35.02");
        Assert.Equal((15, 15, 2L), (register.People.Count, register.Muster.Count, register.Version));
        Assert.Equal(ReleaseOutcome.NotHeld, await ReleaseAsync("office:c"));
        Assert.Equal(ReleaseOutcome.Unknown, await _app.Releases.ReleaseAsync(held.Region, new string('0', 32), "office:b", "Alasan yang cukup", CancellationToken.None));
        var actions = new List<string>();
        await foreach (var record in _app.Audit.ListAsync("35.02", null, null, CancellationToken.None))
        {
            actions.Add(record.Entry.Action);
        }

        Assert.Equal(["roster.accepted", "roster.held", "roster.released", "roster.accepted"], actions);
        Assert.True((await _app.Audit.VerifyAsync("35.02", null, CancellationToken.None)).IsWhole);
    }

    [Fact]
    public async Task A_held_roster_that_a_newer_one_replaces_waits_for_nothing()
    {
        await ImportAsync("35.03", 0, Roster(1, 30));
        await ImportAsync("35.03", 1, Roster(1, 15));
        await ImportAsync("35.03", 2, Roster(1, 29));

        Assert.Equal(
            [SubmissionState.Accepted, SubmissionState.Superseded, SubmissionState.Accepted],
            (await ListAsync("35.03")).OrderBy(submission => submission.UploadedAt).Select(submission => submission.State));
    }

    [Fact]
    public async Task Content_that_was_replaced_may_be_sent_again()
    {
        var first = Roster(1, 3);
        await ImportAsync("35.04", 0, first);
        await ImportAsync("35.04", 1, Roster(1, 4));

        Assert.Equal(SubmissionState.Duplicate, await ImportAsync("35.04", 0, first));
        Assert.Equal(4, (await RegisterAsync("35.04")).People.Count);
        Assert.Equal(SubmissionState.Accepted, await ImportAsync("35.04", 2, first));
        Assert.Equal(3, (await RegisterAsync("35.04")).People.Count);
        Assert.Equal(SubmissionState.Duplicate, await ImportAsync("35.04", 2, first));
        Assert.Equal(SubmissionState.Duplicate, await ImportAsync("35.04", 3, first));
        Assert.Equal(3, (await RegisterAsync("35.04")).Version);
    }

    [Fact]
    public async Task A_file_of_which_no_event_told_is_found_and_taken_once()
    {
        var blob = _storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Rosters).GetBlobClient("35.05/lupa.xlsx");
        await blob.UploadAsync(BinaryData.FromBytes(Roster(1, 2)));
        _clock.AdjustTime((await blob.GetPropertiesAsync()).Value.LastModified);

        await _app.Sweep.RunAsync(CancellationToken.None);
        Assert.Empty(await ListAsync("35.05"));

        _clock.Advance(RosterSweep.Patience + TimeSpan.FromSeconds(1));
        await _app.Sweep.RunAsync(CancellationToken.None);
        Assert.Equal(SubmissionState.Accepted, Assert.Single(await ListAsync("35.05")).State);

        Assert.Equal(0, (await _app.Sweep.RunAsync(CancellationToken.None)).Taken);
        Assert.Equal(1, (await RegisterAsync("35.05")).Version);
    }

    [Fact]
    public async Task A_submission_that_does_not_move_is_resumed_from_its_original()
    {
        var content = Roster(1, 2);
        var id = Submission.IdOf(Find("35.06").Code, content);
        var stuck = new Submission(Find("35.06").Code, id, "roster.xlsx", Monday, SubmissionState.Received, null);
        await _app.Submissions.AddOrFindAsync(stuck, CancellationToken.None);
        await _app.Files.KeepOriginalAsync(stuck, BinaryData.FromBytes(content), CancellationToken.None);
        _clock.Advance(RosterSweep.Patience + TimeSpan.FromMinutes(1));

        Assert.True((await _app.Sweep.RunAsync(CancellationToken.None)).Resumed >= 1);
        var queue = _storage.Queues.GetQueueClient(StorageNames.Queues.RosterResumes);
        foreach (var message in (await queue.ReceiveMessagesAsync(32)).Value)
        {
            var (region, submission) = RosterResume.Parse(message.Body.ToString());
            await _app.Import.ResumeAsync(region, submission, CancellationToken.None);
        }

        Assert.Equal(SubmissionState.Accepted, Assert.Single(await ListAsync("35.06")).State);
    }

    [Fact]
    public async Task A_submission_whose_file_is_gone_ends_after_a_day_and_says_so()
    {
        await _app.Submissions.AddOrFindAsync(
            new Submission(Find("35.11").Code, new string('a', 32), "hilang.xlsx", Monday, SubmissionState.Received, null), CancellationToken.None);

        _clock.Advance(RosterSweep.GivenUp - TimeSpan.FromMinutes(1));
        await _app.Sweep.RunAsync(CancellationToken.None);
        Assert.Equal(SubmissionState.Received, Assert.Single(await ListAsync("35.11")).State);

        _clock.Advance(TimeSpan.FromMinutes(2));
        await _app.Sweep.RunAsync(CancellationToken.None);
        var ended = Assert.Single(await ListAsync("35.11"));
        Assert.Equal((SubmissionState.Refused, "ROS041"), (ended.State, Assert.Single(ended.Result!.Findings).Code));
    }

    [Fact]
    public async Task A_count_that_is_behind_its_register_is_made_again()
    {
        await ImportAsync("35.07", 0, Roster(1, 2));
        var stored = await _app.Registers.LoadForChangeAsync(Find("35.07").Code, CancellationToken.None);
        await _app.Registers.SaveAsync(
            (stored.Register with { People = [stored.Register.People[0]] }).Advance(stored.Register.NextStep("cut-off", _clock.GetUtcNow())), stored.Tag, CancellationToken.None);

        Assert.True(await _app.CatchUpAsync() >= 1);

        Assert.Equal(1, (await _app.Coverage.LatestAsync(new Period(2026, 11), CancellationToken.None)).Single(count => count.Region.Value == "35.07").Total.People);
    }

    [Fact]
    public async Task Everything_that_is_made_from_originals_can_be_made_again()
    {
        await ImportAsync("35.08", 0, Roster(1, 30));
        await ImportAsync("35.08", 1, Roster(1, 12), by: "office:a");
        var held = (await ListAsync("35.08")).Single(submission => submission.State == SubmissionState.Held);
        await _app.Releases.ReleaseAsync(held.Region, held.Id, "office:b", "Sudah dicocokkan", CancellationToken.None);
        await _app.Import.ResumeAsync(Find("35.08").Code, held.Id, CancellationToken.None);
        _clock.SetUtcNow(Monday.AddHours(48));
        await ImportAsync("35.08", 48, Roster(1, 13));
        var before = await FiguresAsync("35.08");
        foreach (var table in (string[])[StorageNames.Tables.Registers, StorageNames.Tables.Coverage, StorageNames.Tables.Submissions])
        {
            var client = _storage.Tables.GetTableClient(table);
            await foreach (var row in client.QueryAsync<Azure.Data.Tables.TableEntity>(row => row.PartitionKey == "35.08" || row.RowKey == "35.08"))
            {
                await client.DeleteEntityAsync(row.PartitionKey, row.RowKey, Azure.ETag.All);
            }
        }

        var versions = _storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Registers);
        await foreach (var blob in versions.GetBlobsAsync(new GetBlobsOptions { Prefix = "35.08/" }))
        {
            await versions.DeleteBlobAsync(blob.Name);
        }

        await versions.DeleteBlobIfExistsAsync("index/35.08");
        var report = await _app.Rebuild.RunAsync(region => region.Value == "35.08", CancellationToken.None);

        Assert.Equal((3, 0), (report.Replayed, report.LeftAlone.Count));
        Assert.Equal(before, await FiguresAsync("35.08"));
        Assert.Equal(["35.08"], (await _app.Rebuild.RunAsync(region => region.Value == "35.08", CancellationToken.None)).LeftAlone.Select(region => region.Value));
    }

    [Fact]
    public async Task A_region_whose_version_in_force_is_gone_can_be_made_again()
    {
        await ImportAsync("35.11", 0, Roster(1, 5));
        await ImportAsync("35.11", 1, Roster(1, 6));
        var before = await FiguresAsync("35.11");
        var versions = _storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Registers);
        var newest = (await _app.Registers.BlobsAsync(Find("35.11").Code, CancellationToken.None))[0];
        await versions.DeleteBlobAsync(newest);

        var report = await _app.Rebuild.RunAsync(region => region.Value == "35.11", CancellationToken.None);

        // The version before it is left, so only the second roster is done again.
        Assert.Equal((1, 0), (report.Replayed, report.LeftAlone.Count));
        Assert.Equal(before, await FiguresAsync("35.11"));
        Assert.All(await ListAsync("35.11"), submission => Assert.True(submission.State.IsFinal()));
    }

    [Fact]
    public async Task A_person_who_moved_leaves_one_office_and_brings_the_history_to_the_other()
    {
        await ImportAsync("35.09", 0, Roster(201, 3));
        await ImportAsync("35.10", 1, Roster(201, 1));
        await _app.Matching.RunAsync(CancellationToken.None);
        var period = Period.Of(DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime));
        var task = Assert.Single((await _app.Index.FindAsync(Find("35.09").Code, period, CancellationToken.None))!.Tasks);
        Assert.Equal("35.10", task.Other.Value);
        var person = SertiKesos.Registers.PersonReference.Of(TestKeys.Ring.Index, (await RegisterAsync("35.10")).People[0].Identity);

        Assert.Equal(
            SertiKesos.Registers.ActOutcome.NotYours,
            await _app.Acts.MoveAsync(Find("35.10"), person, Find("35.09"), Find("35.10"), "office:b", CancellationToken.None));
        for (var repeat = 0; repeat < 2; repeat++)
        {
            Assert.Equal(
                SertiKesos.Registers.ActOutcome.Done,
                await _app.Acts.MoveAsync(Find("35.09"), person, Find("35.09"), Find("35.10"), "office:a", CancellationToken.None));
        }

        var left = await RegisterAsync("35.09");
        Assert.Equal((2, MusterReason.Moved, "35.10"), (left.People.Count, left.Muster[0].Reason!.Value, left.Muster[0].To!.Value.Value));
        Assert.Equal(2, left.Version);
        await _app.Matching.RunAsync(CancellationToken.None);
        Assert.Null(await _app.Index.FindAsync(Find("35.10").Code, period, CancellationToken.None));
    }

    [Fact]
    public async Task A_reason_may_be_changed_and_changed_back()
    {
        await ImportAsync("35.12", 0, Roster(1, 3));
        await ImportAsync("35.12", 1, Roster(1, 2));
        var person = SertiKesos.Registers.PersonReference.Of(TestKeys.Ring.Index, (await RegisterAsync("35.12")).Muster[0].Person.Identity);
        foreach (var (reason, version) in new[] { (MusterReason.Died, 3), (MusterReason.Retired, 4), (MusterReason.Died, 5), (MusterReason.Died, 5) })
        {
            Assert.Equal(
                SertiKesos.Registers.ActOutcome.Done,
                await _app.Acts.ExplainAsync(Find("35.12"), person, Role.Psm, reason, "office:a", CancellationToken.None));
            var register = await RegisterAsync("35.12");
            Assert.Equal((reason, version), (register.Muster[0].Reason!.Value, register.Version));
        }

        var acts = 0;
        await foreach (var record in _app.Audit.ListAsync("35.12", null, null, CancellationToken.None))
        {
            acts += record.Entry.Action == "register.muster" ? 1 : 0;
        }

        Assert.Equal(3, acts);
    }

    [Fact]
    public async Task What_a_roster_would_change_is_told_and_what_it_did_change_stays_told()
    {
        await ImportAsync("35.13", 0, Roster(1, 30));
        await ImportAsync("35.13", 1, Roster(16, 16), by: "office:a");
        var held = (await ListAsync("35.13")).Single(submission => submission.State == SubmissionState.Held);

        var would = Assert.IsType<RosterDifference.Known>(await _app.Changes.OfAsync(Find("35.13"), held, CancellationToken.None));
        Assert.Equal((false, new ChangeCounts(1, 0, 15, 15)), (would.Done, would.Change.Counts));

        await _app.Releases.ReleaseAsync(held.Region, held.Id, "office:b", "Sudah dicocokkan", CancellationToken.None);
        Assert.IsType<RosterDifference.NotYet>(await _app.Changes.OfAsync(Find("35.13"), (await ListAsync("35.13"))[0], CancellationToken.None));
        await _app.Import.ResumeAsync(Find("35.13").Code, held.Id, CancellationToken.None);
        await ImportAsync("35.13", 2, Roster(16, 17));
        await ImportAsync("35.13", 0, Roster(1, 2));

        var known = (await ListAsync("35.13")).ToDictionary(submission => submission.Id);
        var did = Assert.IsType<RosterDifference.Known>(await _app.Changes.OfAsync(Find("35.13"), known[held.Id], CancellationToken.None));
        Assert.Equal((true, new ChangeCounts(1, 0, 15, 15)), (did.Done, did.Change.Counts));
        Assert.Equal(
            would.Change.Missing.Select(entry => entry.Person.Identity), did.Change.Missing.Select(entry => entry.Person.Identity));
        var late = known.Values.Single(submission => submission.State == SubmissionState.Superseded);
        Assert.IsType<RosterDifference.Nothing>(await _app.Changes.OfAsync(Find("35.13"), late, CancellationToken.None));
        await _app.Files.RemoveOriginalAsync(known[held.Id], CancellationToken.None);
        Assert.IsType<RosterDifference.Gone>(await _app.Changes.OfAsync(Find("35.13"), known[held.Id], CancellationToken.None));
    }

    private static Region Find(string code) => RegionCatalog.Shipped.Find(RegionCode.Parse(code))!;

    private static byte[] Roster(int from, int count) =>
        Xlsx.Of("Data", [SmallRoster.Header, .. Enumerable.Range(from, count)
            .Select(serial => SmallRoster.Row(serial, $"Orang {(char)('A' + (serial / 26))}{(char)('a' + (serial % 26))} Contoh"))]).Build().Content;

    private Task<SubmissionState> ImportAsync(string region, int day, byte[] content, string? by = null) =>
        _app.Import.RunAsync(Find(region), "roster.xlsx", Monday.AddHours(day), BinaryData.FromBytes(content), by, CancellationToken.None);

    private async Task<Register> RegisterAsync(string region) => (await _app.Registers.LoadAsync(Find(region).Code, CancellationToken.None))!;

    private Task<IReadOnlyList<Submission>> ListAsync(string region) => _app.Submissions.ListAsync(Find(region).Code, CancellationToken.None);

    private async Task<string> FiguresAsync(string region)
    {
        var register = await RegisterAsync(region);
        var coverage = (await _app.Coverage.LatestAsync(new Period(2026, 11), CancellationToken.None)).Single(count => count.Region.Value == region);
        return $"v{register.Version}, {register.People.Count} serve, {register.Muster.Count} left, {coverage.Total.People} counted, " +
            $"{string.Join(' ', (await ListAsync(region)).OrderBy(submission => submission.UploadedAt).Select(submission => submission.State.Code()))}";
    }

    public sealed class OwnAzurite : IAsyncLifetime
    {
        internal PrivateStorage Storage { get; private set; } = null!;

        public async Task InitializeAsync() => Storage = await PrivateStorage.StartAsync();

        public async Task DisposeAsync() => await Storage.DisposeAsync();
    }
}
