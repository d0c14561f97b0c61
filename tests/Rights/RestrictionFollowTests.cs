using SertiKesos.People;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rights;

/// <summary>On a storage of its own: a restriction is looked for in all regions.</summary>
public sealed class RestrictionFollowTests : IAsyncLifetime
{
    private static readonly RegionCode From = RegionCode.Parse("62.07");
    private static readonly RegionCode To = RegionCode.Parse("63.03");
    private static readonly Nik Moving = A.NikNumber(7);

    private PrivateStorage _private = null!;
    private RightsWorld _world = null!;

    public async Task InitializeAsync()
    {
        _private = await PrivateStorage.StartAsync();
        await new StorageSetup(_private.Access).RunAsync(CancellationToken.None);
        _world = new RightsWorld(_private.Access, new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero)));
        await UploadAsync(From, SmallRoster.Row(1), SmallRoster.Row(7));
        await _world.Acts.RestrictAsync(await _world.Search.OfNikAsync(Moving, CancellationToken.None), RightsWorld.Asked, CancellationToken.None);
    }

    public async Task DisposeAsync() => await _private.DisposeAsync();

    [Fact]
    public async Task A_restriction_goes_with_a_move_that_an_office_states()
    {
        await UploadAsync(To, SmallRoster.Row(11), SmallRoster.Row(7));

        var person = PersonReference.Of(TestKeys.Ring.Index, PersonIdentity.Of(Moving, "", null));
        await _world.App.Acts.MoveAsync(RegionCatalog.Shipped.Find(From)!, person, RegionCatalog.Shipped.Find(From)!, RegionCatalog.Shipped.Find(To)!, "office:1", CancellationToken.None);

        Assert.Equal("yang bersangkutan", (await _world.PersonAsync(To, Moving))!.Restricted?.By);
    }

    [Fact]
    public async Task A_restriction_follows_once_the_old_region_lists_the_person_no_more_and_a_lift_there_holds()
    {
        await UploadAsync(To, SmallRoster.Row(11), SmallRoster.Row(7));
        Assert.Equal(0, await _world.Follow.RunAsync(CancellationToken.None));
        await UploadAsync(From, SmallRoster.Row(1), SmallRoster.Row(2));

        Assert.Equal(1, await _world.Follow.RunAsync(CancellationToken.None));
        Assert.Equal("yang bersangkutan", (await _world.PersonAsync(To, Moving))!.Restricted?.By);
        Assert.Contains("person.restricted", await _world.ActionsAsync(To.Value));

        // The same run twice changes nothing.
        var version = (await _world.App.Registers.LoadAsync(To, CancellationToken.None))!.Version;
        Assert.Equal(0, await _world.Follow.RunAsync(CancellationToken.None));
        Assert.Equal(version, (await _world.App.Registers.LoadAsync(To, CancellationToken.None))!.Version);

        var there = new SertiKesos.Rights.RightsSubject((await _world.Search.OfNikAsync(Moving, CancellationToken.None)).Key, [To]);
        await _world.Acts.LiftAsync(there, RightsWorld.Asked, CancellationToken.None);
        Assert.Equal(0, await _world.Follow.RunAsync(CancellationToken.None));
        Assert.Null((await _world.PersonAsync(To, Moving))!.Restricted);
    }

    private Task UploadAsync(RegionCode region, params object?[][] rows) =>
        _world.UploadAsync(region, $"{Guid.NewGuid():n}.xlsx", Xlsx.Of("Data", [SmallRoster.Header, .. rows]).Build().Content);
}
