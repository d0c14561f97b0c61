using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using SertiKesos.Alerts;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Health;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Registers.Matching;
using SertiKesos.Tests.Rights;
using SertiKesos.Tests.Support;
using SertiKesos.Time;

namespace SertiKesos.Tests.Rosters;

/// <summary>On a storage of its own: the register of one region is broken, and every run over all regions does the others.</summary>
public sealed class RegionFaultTests : IAsyncLifetime
{
    private static readonly RegionCode Broken = RegionCode.Parse("32.77");
    private static readonly RegionCode Whole = RegionCode.Parse("63.05");
    private static readonly RegionCode Later = RegionCode.Parse("71.01");

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));
    private PrivateStorage _private = null!;
    private RightsWorld _world = null!;

    public async Task InitializeAsync()
    {
        _private = await PrivateStorage.StartAsync();
        await new StorageSetup(_private.Access).RunAsync(CancellationToken.None);
        _world = new RightsWorld(_private.Access, _clock);
        foreach (var region in (RegionCode[])[Broken, Whole, Later])
        {
            await _world.UploadAsync(region, "a.xlsx", Roster(SmallRoster.Row(1), SmallRoster.Row(2)));
            await _world.UploadAsync(region, "b.xlsx", Roster(SmallRoster.Row(1)));
        }

        await foreach (var blob in Registers.GetBlobsAsync(new() { Prefix = $"{Broken}/" }))
        {
            await Registers.GetBlobClient(blob.Name).UploadAsync(BinaryData.FromString("bukan register"), overwrite: true);
        }
    }

    public async Task DisposeAsync() => await _private.DisposeAsync();

    [Fact]
    public async Task A_sweep_counts_the_others_and_fails_at_its_end()
    {
        var coverage = _private.Access.Tables.GetTableClient(StorageNames.Tables.Coverage);
        foreach (var region in (RegionCode[])[Broken, Whole, Later])
        {
            await coverage.DeleteEntityAsync("latest", region.Value);
        }

        var failure = await Assert.ThrowsAsync<RegionsFailedException>(() => _world.App.Sweep.RunAsync(CancellationToken.None));

        Assert.Equal([Broken.Value], failure.Failed);
        Assert.Null(await _world.App.Coverage.FindLatestAsync(Broken, CancellationToken.None));
        Assert.NotNull(await _world.App.Coverage.FindLatestAsync(Whole, CancellationToken.None));
        Assert.NotNull(await _world.App.Coverage.FindLatestAsync(Later, CancellationToken.None));
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_does_not_keep_other_submissions_from_going_on()
    {
        var rows = _private.Access.Tables.GetTableClient(StorageNames.Tables.Submissions);
        var old = _clock.GetUtcNow().AddHours(-1);
        await rows.AddEntityAsync(new TableEntity(Whole.Value, "rusak") { ["State"] = "received", ["ChangedAt"] = old });
        await rows.AddEntityAsync(new TableEntity(Later.Value, "utuh") { ["State"] = "received", ["ChangedAt"] = old, ["FileName"] = "c.xlsx", ["UploadedAt"] = old });

        var failure = await Assert.ThrowsAsync<RegionsFailedException>(() => _world.App.Sweep.RunAsync(CancellationToken.None));

        Assert.Equal([Whole.Value], failure.Failed);
        var waiting = await _private.Access.Queues.GetQueueClient(StorageNames.Queues.RosterResumes).PeekMessagesAsync(32);
        Assert.Contains("utuh", Assert.Single(waiting.Value).Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retention_goes_over_the_others_and_puts_on_record_which_failed()
    {
        _clock.Advance(TimeSpan.FromDays(61 * 31));

        var failure = await Assert.ThrowsAsync<RegionsFailedException>(() => _world.Retention.RunAsync("system:test", CancellationToken.None));

        Assert.Equal([Broken.Value], failure.Failed);
        Assert.Equal(2, (await _world.App.Submissions.ListAsync(Broken, CancellationToken.None)).Count);
        Assert.Single(await _world.App.Submissions.ListAsync(Whole, CancellationToken.None));
        Assert.Single(await _world.App.Submissions.ListAsync(Later, CancellationToken.None));
        var records = new List<string?>();
        await foreach (var record in _world.Audit.ListAsync(AuditScope.National, null, null, CancellationToken.None))
        {
            records.Add(record.Entry.Details.GetValueOrDefault("failed"));
        }

        Assert.Contains(Broken.Value, records);
    }

    [Fact]
    public async Task A_restriction_follows_into_the_others()
    {
        var moving = A.NikNumber(7);
        await _world.UploadAsync(Whole, "c.xlsx", Roster(SmallRoster.Row(1), SmallRoster.Row(7)));
        await _world.Acts.RestrictAsync(new SertiKesos.Rights.RightsSubject(PeopleDigest.KeyOf(TestKeys.Ring.Index, moving), [Whole]), RightsWorld.Asked, CancellationToken.None);
        await _world.UploadAsync(Whole, "d.xlsx", Roster(SmallRoster.Row(1)));
        await _world.UploadAsync(Later, "c.xlsx", Roster(SmallRoster.Row(1), SmallRoster.Row(7)));

        var failure = await Assert.ThrowsAsync<RegionsFailedException>(() => _world.Follow.RunAsync(CancellationToken.None));

        Assert.Equal([Broken.Value], failure.Failed);
        Assert.NotNull((await _world.PersonAsync(Later, moving))!.Restricted);
    }

    [Fact]
    public async Task An_erasure_that_cannot_end_cleans_the_files_of_the_others_and_keeps_no_other_erasure_waiting()
    {
        var first = A.NikNumber(1);
        var second = A.NikNumber(2);
        await _world.Erasures.RequestAsync(new(PeopleDigest.KeyOf(TestKeys.Ring.Index, first), [Broken, Whole]), "operator:test", CancellationToken.None);
        await _world.Erasures.RequestAsync(new(PeopleDigest.KeyOf(TestKeys.Ring.Index, second), [Later]), "operator:test", CancellationToken.None);

        await Assert.ThrowsAsync<RegionsFailedException>(() => _world.Erasure.ContinueAsync(CancellationToken.None));

        Assert.Equal(PeopleDigest.KeyOf(TestKeys.Ring.Index, first), Assert.Single(await _world.Erasures.OpenAsync(CancellationToken.None)).Key);
        var submission = (await _world.App.Submissions.ListAsync(Whole, CancellationToken.None))[0];
        Assert.DoesNotContain(first.Digits, WorkbookText(await _world.App.Files.OriginalAsync(submission, CancellationToken.None)), StringComparison.Ordinal);
        // The register still says who is meant.
        Assert.NotNull(await _world.PersonAsync(Whole, first));
    }

    [Fact]
    public async Task Alerts_are_asked_for_everywhere()
    {
        var queues = new AlertQueues(
            _private.Access.Queues.GetQueueClient(StorageNames.Queues.AlertScans), _private.Access.Queues.GetQueueClient(StorageNames.Queues.Alerts));

        Assert.Equal(3, await new AlertScheduling(_world.App.Registers, queues, NullLogger<AlertScheduling>.Instance).PlanAllAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_digest_that_cannot_be_read_keeps_the_last_comparison_and_the_next_sweep_makes_it_again()
    {
        await _world.App.Matching.RunAsync(CancellationToken.None);
        await Registers.GetBlobClient($"index/{Whole}").UploadAsync(
            BinaryData.FromString("bukan ringkasan"),
            new Azure.Storage.Blobs.Models.BlobUploadOptions { Metadata = new Dictionary<string, string> { ["version"] = "3", ["rules"] = "lain" } });
        var source = SummarySources.On(_private.Access, _clock);
        var period = Period.Of(new DateOnly(2026, 11, 24));

        var failure = await Assert.ThrowsAsync<BrokenDigestException>(() => source.LoadAsync(period, new DateOnly(2026, 11, 24), 1, CancellationToken.None, complete: true));
        Assert.Equal(Whole, failure.Region);

        await _world.App.Sweep.RunAsync(CancellationToken.None);
        await source.LoadAsync(period, new DateOnly(2026, 11, 24), 1, CancellationToken.None, complete: true);
    }

    private Azure.Storage.Blobs.BlobContainerClient Registers => _private.Access.Blobs.GetBlobContainerClient(StorageNames.Containers.Registers);

    private static string WorkbookText(BinaryData? content)
    {
        using var zip = new System.IO.Compression.ZipArchive(content!.ToStream());
        return string.Concat(zip.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }));
    }

    private static byte[] Roster(params object?[][] rows) => Xlsx.Of("Data", [SmallRoster.Header, .. rows]).Build().Content;
}
