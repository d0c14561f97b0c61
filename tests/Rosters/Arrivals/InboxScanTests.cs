using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Inbox;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters.Arrivals;

/// <summary>
/// An import that waits for the verdict of a scan. The tags are those of a real store, and the test writes them in Defender's
/// place.
/// </summary>
public sealed class InboxScanTests : IAsyncLifetime
{
    private const string Name = "32.77/roster.xlsx";

    private static readonly RegionCode Cimahi = RegionCode.Parse("32.77");

    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private PrivateStorage _private = null!;
    private TestApp _app = null!;

    public async Task InitializeAsync()
    {
        _private = await PrivateStorage.StartAsync();
        await new StorageSetup(_private.Access).RunAsync(CancellationToken.None);
        _app = new TestApp(_private.Access, _clock, waitForScan: true);
    }

    public async Task DisposeAsync() => await _private.DisposeAsync();

    [Fact]
    public async Task Without_a_verdict_nothing_is_read_or_marked_and_with_one_it_is_taken()
    {
        var message = Event.Cloud(Name, await PutAsync(Name, 2));
        await _app.Arrivals.TakeAsync(message, CancellationToken.None);

        Assert.Empty(await ListAsync());
        Assert.Empty(await _app.Marks.ListAsync(CancellationToken.None));
        Assert.Empty(await NamesAsync(StorageNames.Containers.Originals));
        Assert.Equal([Name], await NamesAsync(StorageNames.Containers.Rosters));

        await SayAsync(Name, ScanTags.Clean);
        await _app.Arrivals.TakeAsync(message, CancellationToken.None);

        Assert.Equal(SubmissionState.Accepted, Assert.Single(await ListAsync()).State);
        Assert.Single(await NamesAsync(StorageNames.Containers.Originals));
    }

    [Fact]
    public async Task A_file_that_waits_is_looked_at_again_by_messages_that_end_by_themselves()
    {
        await PutAsync(Name, 1);
        Assert.Equal(Intake.Waiting, await _app.Inbox.TakeAsync(Name, CancellationToken.None));
        Assert.Equal(1, await WaitingAsync(StorageNames.Queues.RosterArrivals));

        _clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(Intake.Waiting, await _app.Inbox.TakeAsync(Name, CancellationToken.None));
        Assert.Equal(1, await WaitingAsync(StorageNames.Queues.RosterArrivals));

        // The message is no copy of the event, and tells of the same file.
        var queue = _private.Access.Queues.GetQueueClient(StorageNames.Queues.RosterArrivals);
        var sent = await Eventually.FindAsync(async () => (await queue.ReceiveMessageAsync()).Value?.Body.ToString(), "the message to show itself");
        await SayAsync(Name, ScanTags.Clean);
        await _app.Arrivals.TakeAsync(sent, CancellationToken.None);
        Assert.True(Assert.Single(await ListAsync()).State.IsAccepted());
    }

    [Fact]
    public async Task Where_nobody_hears_of_events_the_sweep_looks_again()
    {
        _app.Settings["AzureWebJobs.ReceiveArrival.Disabled"] = "true";
        await PutAsync(Name, 1);

        Assert.Equal(Intake.Waiting, await _app.Inbox.TakeAsync(Name, CancellationToken.None));

        Assert.Equal(0, await WaitingAsync(StorageNames.Queues.RosterArrivals));
    }

    [Fact]
    public async Task Malware_is_refused_unread_with_an_answer_and_nothing_of_it_is_kept()
    {
        var message = Event.Cloud(Name, await PutAsync(Name, 2));
        await SayAsync(Name, ScanTags.Malicious);
        await _app.Arrivals.TakeAsync(message, CancellationToken.None);

        var refused = Assert.Single(await ListAsync());
        Assert.Equal((SubmissionState.Refused, "ROS043", 0), (refused.State, Assert.Single(refused.Result!.Findings).Code, refused.Result.Rows.Read));
        Assert.True(await _app.Files.HasReceiptAsync(refused, CancellationToken.None));
        Assert.Empty(await NamesAsync(StorageNames.Containers.Originals));
        Assert.Empty(await NamesAsync(StorageNames.Containers.Rosters));
        Assert.Null(await _app.Registers.LoadAsync(Cimahi, CancellationToken.None));

        var before = await StorageImage.TakeAsync(_private.Access, TestKeys.Ring);
        await _app.Arrivals.TakeAsync(message, CancellationToken.None);
        await _app.Inbox.ResumeAsync(Cimahi, refused.Id, CancellationToken.None);
        Assert.Equal(before, await StorageImage.TakeAsync(_private.Access, TestKeys.Ring));
    }

    [Fact]
    public async Task Content_that_was_refused_is_scanned_anew_when_it_is_put_there_anew()
    {
        await PutAsync(Name, 2);
        await SayAsync(Name, ScanTags.Malicious);
        await _app.Inbox.TakeAsync(Name, CancellationToken.None);

        // Storage counts in whole seconds.
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        await PutAsync(Name, 2);
        await SayAsync(Name, ScanTags.Clean);
        await _app.Inbox.TakeAsync(Name, CancellationToken.None);

        Assert.Equal([SubmissionState.Refused, SubmissionState.Accepted], (await ListAsync()).OrderBy(one => one.UploadedAt).Select(one => one.State));
    }

    [Theory]
    [InlineData("Not scanned")]
    [InlineData("SAM259210: \"Scan aborted - the requested blob is protected by password.\"")]
    public async Task A_file_that_cannot_be_looked_into_is_refused_and_says_why(string verdict)
    {
        await PutAsync(Name, 1);
        await SayAsync(Name, verdict);

        Assert.Equal(Intake.Taken, await _app.Inbox.TakeAsync(Name, CancellationToken.None));

        var refused = Assert.Single(await ListAsync());
        Assert.Equal((SubmissionState.Refused, "ROS044"), (refused.State, Assert.Single(refused.Result!.Findings).Code));
        Assert.Empty(await NamesAsync(StorageNames.Containers.Originals));
    }

    [Fact]
    public async Task A_verdict_of_the_content_of_before_does_not_count()
    {
        await PutAsync(Name, 1);
        await SayAsync(Name, ScanTags.Clean);
        await PutAsync(Name, 3);

        Assert.Equal(Intake.Waiting, await _app.Inbox.TakeAsync(Name, CancellationToken.None));

        // Even where the tags had outlived the content that they speak of.
        await SayAsync(Name, ScanTags.Clean, TimeProvider.System.GetUtcNow().AddMinutes(-1));
        Assert.Equal(Intake.Waiting, await _app.Inbox.TakeAsync(Name, CancellationToken.None));
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task A_verdict_changes_neither_the_version_nor_the_time_of_a_file()
    {
        await PutAsync(Name, 1);
        var before = (await Blob(Name).GetPropertiesAsync()).Value;

        await SayAsync(Name, ScanTags.Clean);

        var after = (await Blob(Name).GetPropertiesAsync()).Value;
        Assert.Equal((before.ETag, before.LastModified), (after.ETag, after.LastModified));
    }

    [Fact]
    public async Task A_scan_that_failed_lets_nothing_through_and_the_operator_hears_of_it_at_the_next_sweep()
    {
        await PutAsync(Name, 1);
        await SayAsync(Name, "SAM259201: \"Scan failed - internal service error.\"");
        Assert.Equal(Intake.Unscanned, await _app.Inbox.TakeAsync(Name, CancellationToken.None));

        await SweepAsync(RosterSweep.Patience + TimeSpan.FromMinutes(1));

        Assert.Empty(await ListAsync());
        Assert.Contains("pemindai malware gagal (1)", await TroubleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sweeps_wait_an_hour_before_they_call_a_silent_scan_trouble_and_take_the_file_after_all()
    {
        await PutAsync(Name, 1);
        for (var sweep = 0; sweep < 5; sweep++)
        {
            Assert.Equal(0, (await SweepAsync(TimeSpan.FromMinutes(10))).Taken);
            Assert.Null(await TroubleAsync());
        }

        await SweepAsync(TimeSpan.FromMinutes(11));
        Assert.Contains("(1)", await TroubleAsync(), StringComparison.Ordinal);

        await SayAsync(Name, ScanTags.Clean, TimeProvider.System.GetUtcNow().AddHours(1));
        Assert.Equal(1, (await SweepAsync(TimeSpan.FromMinutes(3))).Taken);
        Assert.Null(await TroubleAsync());
        Assert.Equal(0, (await _app.Work.ListAsync(CancellationToken.None)).GetValueOrDefault(nameof(RosterFunctions.ImportRoster))?.Missed ?? 0);
        Assert.True(Assert.Single(await ListAsync()).State.IsAccepted());
    }

    [Fact]
    public async Task A_submission_whose_file_waits_for_the_scan_is_not_given_up_after_a_day()
    {
        var content = Content(2, 1);
        var drop = new RosterDrop(_app.InboxFiles, _app.Submissions, _app.Identity, _app.Resumes, new NoUploadJournal(), _clock);
        var id = await drop.PutAsync(Cimahi, "roster.xlsx", content, "office:a", CancellationToken.None);
        await _app.Inbox.ResumeAsync(Cimahi, id, CancellationToken.None);

        await SweepAsync(RosterSweep.GivenUp + TimeSpan.FromHours(1));
        Assert.Equal(SubmissionState.Received, Assert.Single(await ListAsync()).State);

        await SayAsync(InboxFiles.NameOf(Cimahi, id), ScanTags.Clean, TimeProvider.System.GetUtcNow().AddDays(1));
        await _app.Inbox.ResumeAsync(Cimahi, id, CancellationToken.None);
        Assert.Equal((id, SubmissionState.Accepted), (Assert.Single(await ListAsync()).Id, Assert.Single(await ListAsync()).State));
    }

    [Fact]
    public async Task An_upload_that_is_malware_ends_under_its_own_name()
    {
        var drop = new RosterDrop(_app.InboxFiles, _app.Submissions, _app.Identity, _app.Resumes, new NoUploadJournal(), _clock);
        var id = await drop.PutAsync(Cimahi, "roster.xlsx", Content(2, 1), "office:a", CancellationToken.None);
        await SayAsync(InboxFiles.NameOf(Cimahi, id), ScanTags.Malicious);

        await _app.Inbox.ResumeAsync(Cimahi, id, CancellationToken.None);

        var refused = Assert.Single(await ListAsync());
        Assert.Equal((id, SubmissionState.Refused, "office:a"), (refused.Id, refused.State, refused.UploadedBy));
        Assert.Empty(await NamesAsync(StorageNames.Containers.Rosters));
        var actions = new List<string>();
        await foreach (var record in _app.Audit.ListAsync("32.77", null, null, CancellationToken.None))
        {
            actions.Add(record.Entry.Action);
        }

        Assert.Equal(["roster.refused"], actions);
    }

    private BlobClient Blob(string name) => _private.Access.Blobs.GetBlobContainerClient(StorageNames.Containers.Rosters).GetBlobClient(name);

    /// <summary>What Defender does when it has looked at a file.</summary>
    private async Task SayAsync(string name, string verdict, DateTimeOffset? at = null) => await Blob(name).SetTagsAsync(new Dictionary<string, string>
    {
        // A tag holds no quotes.
        [ScanTags.Result] = verdict.Replace("\"", "", StringComparison.Ordinal),
        [ScanTags.Time] = (at ?? TimeProvider.System.GetUtcNow()).UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
    });

    private async Task<string> PutAsync(string name, int people) =>
        (await Blob(name).UploadAsync(BinaryData.FromBytes(Content(people, 1)), overwrite: true)).Value.ETag.ToString().Trim('"');

    private static byte[] Content(int people, int first) =>
        Xlsx.Of("Data", [SmallRoster.Header, .. Enumerable.Range(first, people).Select(serial => SmallRoster.Row(serial))]).Build().Content;

    private async Task<SweepReport> SweepAsync(TimeSpan later)
    {
        _clock.Advance(later);
        return await _app.Sweep.RunAsync(CancellationToken.None);
    }

    private async Task<string?> TroubleAsync() =>
        (await _app.Work.ListAsync(CancellationToken.None)).GetValueOrDefault(nameof(RosterFunctions.ImportRoster))?.Trouble;

    private async Task<int> WaitingAsync(string queue) =>
        (await _private.Access.Queues.GetQueueClient(queue).GetPropertiesAsync()).Value.ApproximateMessagesCount;

    private Task<IReadOnlyList<Submission>> ListAsync() => _app.Submissions.ListAsync(Cimahi, CancellationToken.None);

    private async Task<List<string>> NamesAsync(string container)
    {
        var names = new List<string>();
        await foreach (var blob in _private.Access.Blobs.GetBlobContainerClient(container).GetBlobsAsync(new GetBlobsOptions(), CancellationToken.None))
        {
            names.Add(blob.Name);
        }

        return names;
    }
}
