using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rights;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rights;

/// <summary>On a storage of its own: retention goes over all regions.</summary>
public sealed class RetentionTests : IAsyncLifetime
{
    private static readonly RegionCode Tapin = RegionCode.Parse("63.05");

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));
    private PrivateStorage _private = null!;

    public async Task InitializeAsync()
    {
        _private = await PrivateStorage.StartAsync();
        await new StorageSetup(_private.Access).RunAsync(CancellationToken.None);
    }

    public async Task DisposeAsync() => await _private.DisposeAsync();

    [Fact]
    public async Task What_the_engine_remembers_of_files_that_are_gone_goes_with_their_names()
    {
        var world = new RightsWorld(_private.Access, _clock);
        var hosts = _private.Access.Blobs.GetBlobContainerClient("azure-webjobs-hosts");
        await hosts.CreateIfNotExistsAsync();
        await world.UploadAsync(Tapin, "a.xlsx", Roster(SmallRoster.Row(1), SmallRoster.Row(2)));
        var waiting = Assert.Single(await world.App.InboxFiles.NamesAsync(CancellationToken.None));
        const string folder = "blobreceipts/sertikesos/Host.Functions.ImportRoster/\"0x1\"/rosters/";
        foreach (var name in new[] { $"{folder}{waiting}", $"{folder}63.05/Data Bu Ratna.xlsx", "locks/sertikesos/host" })
        {
            await hosts.GetBlobClient(name).UploadAsync(BinaryData.FromString("x"));
        }

        _clock.SetUtcNow(TimeProvider.System.GetUtcNow().AddHours(2));
        await world.Retention.RunAsync("system:test", CancellationToken.None);

        var left = new List<string>();
        await foreach (var blob in hosts.GetBlobsAsync())
        {
            left.Add(blob.Name);
        }

        Assert.Equal([$"{folder}{waiting}", "locks/sertikesos/host"], left);
    }

    [Fact]
    public async Task What_is_past_its_time_goes_and_what_is_in_force_stays()
    {
        var world = new RightsWorld(_private.Access, _clock);
        var start = _clock.GetUtcNow();
        await world.UploadAsync(Tapin, "a.xlsx", Roster(SmallRoster.Row(1), SmallRoster.Row(2)));
        await world.UploadAsync(Tapin, "b.xlsx", Roster(SmallRoster.Row(1)));

        Assert.Equal(new RetentionReport(0, 0, 0, 0, 0, 0, 0), await world.Retention.RunAsync("system:test", CancellationToken.None));

        _clock.SetUtcNow(start.AddMonths(61));
        var report = await world.Retention.RunAsync("system:test", CancellationToken.None);

        // Of two originals and rows the one in force stays; the muster entry went with an act, so one version more.
        Assert.Equal(new RetentionReport(2, 2, 1, 1, 1, 0, 1), report);
        Assert.Equal(new RetentionReport(0, 0, 0, 0, 0, 0, 0), await world.Retention.RunAsync("system:test", CancellationToken.None));
        var register = (await world.App.Registers.LoadAsync(Tapin, CancellationToken.None))!;
        Assert.Equal((1, 0, 3L), (register.People.Count, register.Muster.Count, register.Version));
        await Assert.ThrowsAsync<RegisterVersionRemovedException>(() =>
            world.App.Registers.LoadStepAsync(Tapin, register.Steps[0], CancellationToken.None));
        var kept = Assert.Single(await world.App.Submissions.ListAsync(Tapin, CancellationToken.None));
        Assert.NotNull(await world.App.Files.OriginalAsync(kept, CancellationToken.None));
        Assert.Contains("retention.applied", await world.ActionsAsync(AuditScope.National));
    }

    [Fact]
    public async Task Zero_keeps_for_ever()
    {
        var world = new RightsWorld(_private.Access, _clock, new RetentionOptions
        {
            InboxDays = 0,
            ReceiptsDays = 0,
            OriginalsMonths = 0,
            RegisterVersionsMonths = 0,
            MusterMonths = 0,
            AlertsMonths = 0,
            SubmissionsMonths = 0,
        });
        await world.UploadAsync(Tapin, "a.xlsx", Roster(SmallRoster.Row(1), SmallRoster.Row(2)));
        await world.UploadAsync(Tapin, "b.xlsx", Roster(SmallRoster.Row(1)));
        _clock.SetUtcNow(_clock.GetUtcNow().AddYears(30));

        Assert.Equal(new RetentionReport(0, 0, 0, 0, 0, 0, 0), await world.Retention.RunAsync("system:test", CancellationToken.None));
    }

    private static byte[] Roster(params object?[][] rows) => Xlsx.Of("Data", [SmallRoster.Header, .. rows]).Build().Content;
}
