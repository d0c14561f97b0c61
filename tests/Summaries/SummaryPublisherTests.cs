using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using SertiKesos.Coverage;
using SertiKesos.Hosting.Local;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Summaries;
using SertiKesos.Tests.Support;
using SertiKesos.Time;

namespace SertiKesos.Tests.Summaries;

/// <summary>
/// Publication on an Azurite of its own: container and table names are fixed, and what other classes keep in the shared
/// one would become part of the nation.
/// </summary>
public sealed class SummaryPublisherTests(SummaryPublisherTests.OwnAzurite azurite) : IClassFixture<SummaryPublisherTests.OwnAzurite>, IAsyncLifetime
{
    private const string Metadata = "2026-11/metadata-01.json";

    private static readonly string[] FirstIssue =
    [
        "2026-11/nasional-01.xlsx", "2026-11/data-01.csv", "2026-11/publik-01.xlsx", "2026-11/publik-01.csv", "2026-11/publik-datapackage-01.json",
        "2026-11/publik-metadata-01.json", Metadata,
    ];

    private static readonly RegionCode Cimahi = RegionCode.Parse("32.77");
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 11, 25, 2, 0, 0, TimeSpan.Zero));

    private StorageAccess _storage = null!;
    private SummaryStore _store = null!;

    public async Task InitializeAsync()
    {
        _storage = StorageAccess.From(azurite.ConnectionString);
        await new StorageSetup(_storage).RunAsync(CancellationToken.None);
        _store = new SummaryStore(_storage);
        foreach (var (container, name) in await NamesAsync())
        {
            await _storage.Blobs.GetBlobContainerClient(container).DeleteBlobAsync(name);
        }

        var snapshots = _storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Publications);
        await foreach (var blob in snapshots.GetBlobsAsync())
        {
            await snapshots.DeleteBlobAsync(blob.Name);
        }

        var publications = _storage.Tables.GetTableClient(StorageNames.Tables.Publications);
        await foreach (var row in publications.QueryAsync<TableEntity>())
        {
            await publications.DeleteEntityAsync(row);
        }

        await SaveAsync(Counts.Cimahi());
        var registers = new RegisterStore(_storage, new EnvelopeCipher(TestKeys.Ring));
        if (await registers.LoadAsync(Cimahi, CancellationToken.None) is null)
        {
            var empty = Register.Empty(Cimahi);
            await registers.SaveAsync(empty.Advance(empty.NextStep("x", Clock.GetUtcNow())), null, CancellationToken.None);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_first_publication_writes_the_files_of_the_nation_each_province_and_each_office_and_copies_of_the_first()
    {
        var outcome = await PublishAsync();

        Assert.Equal(FirstIssue, Assert.IsType<SummaryOutcome.Published>(outcome).Names);
        Assert.Equal(
            [
                .. FirstIssue, "2026-11/32.77-01.xlsx", .. RegionCatalog.Shipped.Provinces.Select(province => $"2026-11/provinsi-{province.Code}-01.xlsx"),
                "latest/data.csv", "latest/metadata.json", "latest/nasional.xlsx", "latest/publik-datapackage.json", "latest/publik-metadata.json",
                "latest/publik.csv", "latest/publik.xlsx",
            ],
            (await NamesAsync()).Select(stored => stored.Name).OrderBy(name => Array.IndexOf(FirstIssue, name) is var first and >= 0 ? first : 9).ThenBy(name => name, StringComparer.Ordinal));
        Assert.Equal(await Find("2026-11/nasional-01.xlsx"), await Find("latest/nasional.xlsx"));
    }

    [Fact]
    public async Task Publishing_the_same_again_writes_nothing()
    {
        await PublishAsync();
        var before = await TagsAsync();

        var outcome = await PublishAsync();

        Assert.Equal(1, Assert.IsType<SummaryOutcome.Unchanged>(outcome).Issue);
        Assert.Equal(before, await TagsAsync());
    }

    [Fact]
    public async Task A_later_date_is_a_new_issue_and_leaves_the_old_one_as_it_was()
    {
        await PublishAsync();
        var first = await Find(FirstIssue[0]);

        var outcome = await PublishAsync(asOf: Counts.AsOf.AddDays(1));

        Assert.Equal(2, Assert.IsType<SummaryOutcome.Published>(outcome).Issue);
        Assert.Equal(first, await Find(FirstIssue[0]));
        Assert.Equal(await Find("2026-11/nasional-02.xlsx"), await Find("latest/nasional.xlsx"));
    }

    [Fact]
    public async Task A_run_that_broke_off_before_the_metadata_is_completed_under_its_number()
    {
        await Assert.ThrowsAsync<CutOffException>(() => PublishAsync(CutOffAt("metadata-01")));
        Assert.Equal(0, await _store.LastIssueAsync(Counts.November, CancellationToken.None));

        var outcome = await PublishAsync();

        Assert.Equal(1, Assert.IsType<SummaryOutcome.Published>(outcome).Issue);
        Assert.Equal(53, (await NamesAsync()).Count);
    }

    [Fact]
    public async Task A_number_that_a_broken_off_run_used_for_other_figures_is_passed_over()
    {
        await Assert.ThrowsAsync<CutOffException>(() => PublishAsync(CutOffAt("data-01")));
        var left = await Find(FirstIssue[0]);

        var outcome = await PublishAsync(asOf: Counts.AsOf.AddDays(1));

        Assert.Equal(2, Assert.IsType<SummaryOutcome.Published>(outcome).Issue);
        Assert.Equal(left, await Find(FirstIssue[0]));
        Assert.Null(await Find(Metadata));
    }

    [Fact]
    public async Task Copies_that_a_broken_off_run_did_not_make_are_made_by_the_next()
    {
        await Assert.ThrowsAsync<CutOffException>(() => PublishAsync(CutOffAt("latest/data")));
        Assert.Null(await Find("latest/metadata.json"));

        var outcome = await PublishAsync();

        Assert.Equal(1, Assert.IsType<SummaryOutcome.Unchanged>(outcome).Issue);
        Assert.Equal(await Find(Metadata), await Find("latest/metadata.json"));
        Assert.Equal(await Find(FirstIssue[1]), await Find("latest/data.csv"));
    }

    [Fact]
    public async Task A_lost_answer_does_not_cost_a_number()
    {
        var outcome = await PublishAsync(LosingTheAnswerTo("nasional-01"));

        Assert.Equal(1, Assert.IsType<SummaryOutcome.Published>(outcome).Issue);
    }

    [Fact]
    public async Task Two_runs_at_once_publish_one_issue()
    {
        var outcomes = await Task.WhenAll(PublishAsync(), PublishAsync());

        Assert.All(outcomes, outcome => Assert.Equal(1, outcome switch
        {
            SummaryOutcome.Published published => published.Issue,
            SummaryOutcome.Unchanged unchanged => unchanged.Issue,
            _ => 0,
        }));
        Assert.Equal(1, await _store.LastIssueAsync(Counts.November, CancellationToken.None));
    }

    [Fact]
    public async Task A_past_period_that_is_published_again_does_not_become_the_latest()
    {
        await PublishAsync();

        var outcome = await PublishAsync(period: Counts.November.Previous());

        Assert.Equal(1, Assert.IsType<SummaryOutcome.Published>(outcome).Issue);
        Assert.Equal("2026-11", (await _store.FindLatestMetadataAsync(CancellationToken.None))!.Period);
    }

    [Fact]
    public async Task Stored_files_say_what_they_are_and_missing_ones_are_null()
    {
        await PublishAsync();

        var properties = await _storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Summaries).GetBlobClient(FirstIssue[1]).GetPropertiesAsync();
        Assert.Equal("text/csv; charset=utf-8", properties.Value.ContentType);
        Assert.Null(await Find("2026-11/nasional-99.xlsx"));
    }

    private async Task<SummaryOutcome> PublishAsync(HttpPipelinePolicy? fault = null, Period? period = null, DateOnly? asOf = null)
    {
        using var world = new PublicationWorld(fault is null ? _storage : _storage with { Blobs = Faulty(fault) }, Clock);
        return await world.PublishAsync(period ?? Counts.November, asOf ?? Counts.AsOf);
    }

    private BlobServiceClient Faulty(HttpPipelinePolicy fault)
    {
        var options = new BlobClientOptions();
        options.Retry.Delay = TimeSpan.FromMilliseconds(10);
        options.AddPolicy(fault, HttpPipelinePosition.PerRetry);
        return new BlobServiceClient(azurite.ConnectionString, options);
    }

    private async Task SaveAsync(RegionCoverage coverage) => await new CoverageStore(_storage).SaveAsync(coverage, null, CancellationToken.None);

    private async Task<byte[]?> Find(string name)
    {
        var blob = _storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Summaries).GetBlobClient(name);
        return await blob.ExistsAsync() ? (await blob.DownloadContentAsync()).Value.Content.ToArray() : null;
    }

    private async Task<List<(string Container, string Name)>> NamesAsync()
    {
        var names = new List<(string, string)>();
        foreach (var container in (string[])[StorageNames.Containers.Summaries, StorageNames.Containers.OfficeWorkbooks])
        {
            await foreach (var blob in _storage.Blobs.GetBlobContainerClient(container).GetBlobsAsync())
            {
                names.Add((container, blob.Name));
            }
        }

        return names;
    }

    private async Task<List<(string Name, string Tag)>> TagsAsync()
    {
        var tags = new List<(string, string)>();
        await foreach (var blob in _storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Summaries).GetBlobsAsync())
        {
            tags.Add((blob.Name, blob.Properties.ETag.ToString()!));
        }

        return tags;
    }

    private static UploadFault CutOffAt(string name) => new(name, message => throw new CutOffException(), afterwards: false);

    private static UploadFault LosingTheAnswerTo(string name)
    {
        var lost = false;
        return new UploadFault(name, _ =>
        {
            if (!lost)
            {
                lost = true;
                throw new IOException("The answer was lost on the way.");
            }
        }, afterwards: true);
    }

    public sealed class OwnAzurite : IAsyncLifetime
    {
        private readonly string _data = Path.Combine(Path.GetTempPath(), $"sertikesos-test-{Guid.NewGuid():n}");
        private LocalAzurite? _azurite;

        public string ConnectionString => _azurite!.ConnectionString;

        public async Task InitializeAsync() => _azurite = await LocalAzurite.StartAsync(_data, progress: null, CancellationToken.None);

        public async Task DisposeAsync()
        {
            await _azurite!.DisposeAsync();
            Directory.Delete(_data, recursive: true);
        }
    }

    private sealed class CutOffException : Exception;

    /// <summary>Acts on uploads whose address contains a name, before or after the service has done its work.</summary>
    private sealed class UploadFault(string name, Action<HttpMessage> act, bool afterwards) : HttpPipelinePolicy
    {
        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
            throw new NotSupportedException("The store is asynchronous.");

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            var hit = message.Request.Method == RequestMethod.Put && message.Request.Uri.ToString().Contains(name, StringComparison.Ordinal);
            if (hit && !afterwards)
            {
                act(message);
            }

            await ProcessNextAsync(message, pipeline);
            if (hit && afterwards)
            {
                act(message);
            }
        }
    }
}
