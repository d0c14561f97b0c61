using Azure;
using Azure.Data.Tables;
using SertiKesos.People;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rights;

/// <summary>What offices and people did beside rosters survives the loss of every register. On a storage of its own.</summary>
public sealed class RebuiltActsTests : IAsyncLifetime
{
    private static readonly Region Pasuruan = RegionCatalog.Shipped.Find(RegionCode.Parse("35.14"))!;
    private static readonly Region Sidoarjo = RegionCatalog.Shipped.Find(RegionCode.Parse("35.15"))!;

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));
    private PrivateStorage _private = null!;
    private RightsWorld _world = null!;

    public async Task InitializeAsync()
    {
        _private = await PrivateStorage.StartAsync();
        await new StorageSetup(_private.Access).RunAsync(CancellationToken.None);
        _world = new RightsWorld(_private.Access, _clock);
        await LiveAsync();
    }

    public async Task DisposeAsync() => await _private.DisposeAsync();

    [Fact]
    public async Task A_rebuild_does_every_act_again_in_its_place()
    {
        var before = (await FiguresAsync(Pasuruan), await FiguresAsync(Sidoarjo));
        await LoseAsync();
        Assert.Null(await _world.App.Registers.LoadAsync(Pasuruan.Code, CancellationToken.None));

        var report = await _world.App.Rebuild.RunAsync(_ => true, CancellationToken.None);

        Assert.Equal((4, 7, 0), (report.Replayed, report.Acts, report.LeftAlone.Count));
        Assert.Equal(before, (await FiguresAsync(Pasuruan), await FiguresAsync(Sidoarjo)));
        Assert.Equal(0, (await _world.App.Rebuild.RunAsync(_ => true, CancellationToken.None)).Acts);
    }

    [Fact]
    public async Task Acts_are_sealed_and_leave_with_an_erased_person()
    {
        var acts = await _world.App.KeptActs.ListAsync(Pasuruan.Code, CancellationToken.None);
        Assert.Equal(6, acts.Count);
        var keys = new List<string>();
        await foreach (var key in _world.App.KeptActs.KeyNamesAsync(CancellationToken.None))
        {
            keys.Add(key);
        }

        Assert.Equal(7, keys.Count);
        Assert.Equal(7, (await _world.App.KeptActs.RewrapAsync(CancellationToken.None)).Current);
        Assert.All(acts, act => Assert.DoesNotMatch(@"\d{12}", act.ToString()));

        await _world.Erasure.EraseAsync(await _world.Search.OfNikAsync(A.NikNumber(6), CancellationToken.None), "operator:test", CancellationToken.None);

        var left = await _world.App.KeptActs.ListAsync(Pasuruan.Code, CancellationToken.None);
        Assert.Equal(acts.Select(act => act.Name).Where(name => !name.StartsWith("explain-", StringComparison.Ordinal)), left.Select(act => act.Name));
    }

    [Fact]
    public async Task An_act_that_is_cut_off_anywhere_is_kept_once_it_is_in_force()
    {
        var reference = PersonReference.Of(TestKeys.Ring.Index, PersonIdentity.Of(A.NikNumber(6), "", null));
        for (var requests = 0; ; requests++)
        {
            var reason = requests % 2 == 0 ? MusterReason.Died : MusterReason.Moved;
            var dying = new TestApp(CutOffNetwork.Storage(_private.ConnectionString, new CutOffNetwork(requests)), _clock);
            try
            {
                await dying.Acts.ExplainAsync(Pasuruan, reference, Role.Psm, reason, "office:a", CancellationToken.None);
                Assert.InRange(requests, 8, 40);
                return;
            }
            catch (CutOffException)
            {
                var register = (await _world.App.Registers.LoadAsync(Pasuruan.Code, CancellationToken.None))!;
                var kept = (await _world.App.KeptActs.ListAsync(Pasuruan.Code, CancellationToken.None)).Select(act => act.Name).ToHashSet();
                Assert.All(register.Steps.Where(step => step.Id.StartsWith("explain-", StringComparison.Ordinal)), step => Assert.Contains(step.Id, kept));
            }
        }
    }

    /// <summary>Every kind of act, among rosters.</summary>
    private async Task LiveAsync()
    {
        async Task UploadAsync(Region region, string name, params object?[][] rows)
        {
            _clock.Advance(TimeSpan.FromHours(1));
            await _world.UploadAsync(region.Code, name, Xlsx.Of("Data", [SmallRoster.Header, .. rows]).Build().Content);
            _clock.Advance(TimeSpan.FromHours(1));
        }

        var renamed = SmallRoster.Row(2, "Wulansari Pratiwi");
        await UploadAsync(Pasuruan, "satu.xlsx", [.. Enumerable.Range(1, 6).Select(serial => SmallRoster.Row(serial).With((8, $"C-{serial}"), (9, new DateOnly(2024, 1, 15))))]);
        await UploadAsync(Sidoarjo, "satu.xlsx", SmallRoster.Row(1), SmallRoster.Row(3));
        await UploadAsync(Pasuruan, "dua.xlsx", SmallRoster.Row(1), renamed, SmallRoster.Row(3), SmallRoster.Row(4), SmallRoster.Row(5));

        var acts = _world.App.Acts;
        string Reference(int serial) => PersonReference.Of(TestKeys.Ring.Index, PersonIdentity.Of(A.NikNumber(serial), "", null));
        var review = Assert.Single((await _world.App.Registers.LoadAsync(Pasuruan.Code, CancellationToken.None))!.Reviews);
        Assert.Equal(ActOutcome.Done, await acts.ExplainAsync(Pasuruan, Reference(6), Role.Psm, MusterReason.Retired, "office:a", CancellationToken.None));
        Assert.Equal(ActOutcome.Done, await acts.DecideAsync(Pasuruan, review.Id, takeOver: true, "office:a", CancellationToken.None));
        Assert.Equal(ActOutcome.Done, await acts.ConfirmDoubleAsync(Pasuruan, Reference(3), Sidoarjo.Code, "office:a", CancellationToken.None));
        Assert.Equal(ActOutcome.Done, await acts.MoveAsync(Pasuruan, Reference(1), Pasuruan, Sidoarjo, "office:a", CancellationToken.None));
        await _world.Acts.CorrectAsync(
            await _world.Search.OfNikAsync(A.NikNumber(4), CancellationToken.None), new Dictionary<PersonField, string?> { [PersonField.Name] = "Melati Kusuma" }, RightsWorld.Asked, CancellationToken.None);
        await _world.Acts.RestrictAsync(await _world.Search.OfNikAsync(A.NikNumber(5), CancellationToken.None), RightsWorld.Asked, CancellationToken.None);
        await UploadAsync(Pasuruan, "tiga.xlsx", renamed, SmallRoster.Row(3), SmallRoster.Row(4), SmallRoster.Row(5), SmallRoster.Row(7));
    }

    private async Task LoseAsync()
    {
        foreach (var table in (string[])[StorageNames.Tables.Registers, StorageNames.Tables.Coverage, StorageNames.Tables.Submissions, StorageNames.Tables.People])
        {
            var client = _private.Access.Tables.GetTableClient(table);
            await foreach (var row in client.QueryAsync<TableEntity>(""))
            {
                await client.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All);
            }
        }

        var versions = _private.Access.Blobs.GetBlobContainerClient(StorageNames.Containers.Registers);
        await foreach (var blob in versions.GetBlobsAsync())
        {
            await versions.DeleteBlobAsync(blob.Name);
        }
    }

    private async Task<string> FiguresAsync(Region region)
    {
        var register = (await _world.App.Registers.LoadAsync(region.Code, CancellationToken.None))!;
        return string.Join('\n', [
            $"v{register.Version} {string.Join(' ', register.Steps.Select(step => step.Id))}",
            .. register.People.Select(person => $"{person.Nik!.Value.Digits} {person.Name} past {string.Join(',', person.Past.Select(past => $"{past.Credential.Number} by {past.Submission}"))} corrections {string.Join(',', person.Corrections)} restricted {person.Restricted}"),
            .. register.Muster.Select(entry => $"left {entry.Person.Nik!.Value.Digits} {entry.Reason} {entry.To} {entry.ExplainedOn}"),
            .. register.Doubles.Select(known => $"double {known.Nik.Digits} {known.Other} {known.On}"),
            .. register.Reviews.Select(review => $"review {review.Id} {review.Rejected}"),
        ]);
    }
}
