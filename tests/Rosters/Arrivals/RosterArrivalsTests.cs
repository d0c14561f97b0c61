using Azure.Storage.Blobs.Models;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Inbox;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters.Arrivals;

/// <summary>Files of the inbox that events tell of, on storage of its own: events come late, three times, and in any order.</summary>
public sealed class RosterArrivalsTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private PrivateStorage _private = null!;
    private TestApp _app = null!;

    public async Task InitializeAsync()
    {
        _private = await PrivateStorage.StartAsync();
        await new StorageSetup(_private.Access).RunAsync(CancellationToken.None);
        _app = new TestApp(_private.Access, _clock);
    }

    public async Task DisposeAsync() => await _private.DisposeAsync();

    [Fact]
    public async Task Events_that_come_three_times_shuffled_and_sixteen_at_once_take_each_file_once()
    {
        string[] regions = ["32.77", "32.01", "32.02", "32.03"];
        var events = new List<string>();
        foreach (var region in regions)
        {
            for (var file = 0; file < 2; file++)
            {
                var name = $"{region}/roster {file}.xlsx";
                var version = await PutAsync(name, 1, first: file + 1);
                events.AddRange([Event.Cloud(name, version), Event.Grid(name, version), $"[{Event.Cloud(name, version)}]"]);
            }
        }

        var random = new Random(20261130);
        foreach (var batch in events.OrderBy(_ => random.Next()).Chunk(16))
        {
            await Task.WhenAll(batch.Select(message => _app.Arrivals.TakeAsync(message, CancellationToken.None)));
        }

        foreach (var region in regions)
        {
            var submissions = await ListAsync(region);
            Assert.Equal(2, submissions.Count);
            Assert.All(submissions, submission => Assert.True(submission.State.IsFinal(), submission.State.ToString()));
            Assert.Equal(2, await CountAsync(StorageNames.Containers.Receipts, $"{region}/"));
            Assert.Single((await RegisterAsync(region)).People);
        }
    }

    [Fact]
    public async Task The_same_message_twice_changes_nothing()
    {
        var message = Event.Cloud("32.77/roster.xlsx", await PutAsync("32.77/roster.xlsx", 1));
        await _app.Arrivals.TakeAsync(message, CancellationToken.None);
        var before = await StorageImage.TakeAsync(_private.Access, TestKeys.Ring);

        await _app.Arrivals.TakeAsync(message, CancellationToken.None);

        Assert.Equal(before, await StorageImage.TakeAsync(_private.Access, TestKeys.Ring));
    }

    [Fact]
    public async Task The_event_of_a_version_that_was_written_over_takes_what_lies_there_now()
    {
        var old = await PutAsync("32.77/roster.xlsx", 1);
        var now = await PutAsync("32.77/roster.xlsx", 3);

        await _app.Arrivals.TakeAsync(Event.Cloud("32.77/roster.xlsx", now), CancellationToken.None);
        await _app.Arrivals.TakeAsync(Event.Cloud("32.77/roster.xlsx", old), CancellationToken.None);

        Assert.Single(await ListAsync("32.77"));
        Assert.Equal(3, (await RegisterAsync("32.77")).People.Count);
    }

    [Fact]
    public async Task A_name_that_the_event_could_not_spell_is_found_by_its_version()
    {
        var version = await PutAsync("32.77/roster 💎.xlsx", 2);

        await _app.Arrivals.TakeAsync(Event.Cloud("32.77/roster \uFFFD\uFFFD.xlsx", version), CancellationToken.None);

        Assert.True(Assert.Single(await ListAsync("32.77")).State.IsAccepted());
    }

    [Fact]
    public async Task One_file_of_a_list_that_is_gone_keeps_no_other_waiting()
    {
        var version = await PutAsync("32.77/ada.xlsx", 1);

        await _app.Arrivals.TakeAsync(
            $"[{Event.Grid("32.77/hilang.xlsx", "0x8D1")},{Event.Grid("99.99/salah.xlsx", "0x8D1")},{Event.Grid("32.77/ada.xlsx", version)}]", CancellationToken.None);

        Assert.True(Assert.Single(await ListAsync("32.77")).State.IsAccepted());
    }

    [Fact]
    public async Task Where_events_come_it_is_their_function_that_a_sweep_finds_wanting()
    {
        _app.Settings["AzureWebJobs.ImportRoster.Disabled"] = "true";
        await PutAsync("32.77/tanpa kabar.xlsx", 1);
        _clock.Advance(RosterSweep.Patience + TimeSpan.FromMinutes(1));

        var report = await _app.Sweep.RunAsync(CancellationToken.None);

        Assert.Equal(1, report.Taken);
        var rows = await _app.Work.ListAsync(CancellationToken.None);
        Assert.Equal(1, rows["ReceiveArrival"].Missed);
        Assert.False(rows.ContainsKey("ImportRoster"));
    }

    [Fact]
    public async Task A_message_that_comes_after_another_process_ended_the_file_changes_nothing()
    {
        // The one that took the upload in knows the row as it added it, and by its rules would accept what the other holds.
        var late = new TestApp(_private.Access, _clock, hold: new HoldRules(MissingPeople: 1_000, MissingShare: 1));
        var region = RegionCode.Parse("32.77");
        await PutAsync("32.77/roster.xlsx", 20);
        await _app.Inbox.TakeAsync("32.77/roster.xlsx", CancellationToken.None);
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        var shorter = Xlsx.Of("Data", [SmallRoster.Header, SmallRoster.Row(1)]).Build().Content;
        var submission = await new RosterDrop(late.InboxFiles, late.Submissions, late.Identity, late.Resumes, new NoUploadJournal(), _clock)
            .PutAsync(region, "roster.xlsx", shorter, "office:a", CancellationToken.None);
        await _app.Inbox.TakeAsync($"32.77/{submission}", CancellationToken.None);
        Assert.Equal(SubmissionState.Held, (await _app.Submissions.FindAsync(region, submission, CancellationToken.None))!.State);
        var before = await StorageImage.TakeAsync(_private.Access, TestKeys.Ring);

        await late.Inbox.ResumeAsync(region, submission, CancellationToken.None);

        Assert.Equal(before, await StorageImage.TakeAsync(_private.Access, TestKeys.Ring));
    }

    /// <returns>The version as an event spells it.</returns>
    private async Task<string> PutAsync(string name, int people, int first = 1)
    {
        var content = Xlsx.Of("Data", [SmallRoster.Header, .. Enumerable.Range(first, people).Select(serial => SmallRoster.Row(serial))]).Build().Content;
        var blob = _private.Access.Blobs.GetBlobContainerClient(StorageNames.Containers.Rosters).GetBlobClient(name);
        return (await blob.UploadAsync(BinaryData.FromBytes(content), overwrite: true)).Value.ETag.ToString().Trim('"');
    }

    private async Task<IReadOnlyList<Submission>> ListAsync(string region) => await _app.Submissions.ListAsync(RegionCode.Parse(region), CancellationToken.None);

    private async Task<Register> RegisterAsync(string region) => (await _app.Registers.LoadAsync(RegionCode.Parse(region), CancellationToken.None))!;

    private async Task<int> CountAsync(string container, string prefix)
    {
        var count = 0;
        await foreach (var _ in _private.Access.Blobs.GetBlobContainerClient(container).GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }))
        {
            count++;
        }

        return count;
    }
}
