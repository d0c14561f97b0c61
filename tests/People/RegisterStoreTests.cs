using Azure.Storage.Blobs.Models;
using SertiKesos.People;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Protection;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.People;

public sealed class RegisterStoreTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private readonly StorageAccess _storage = StorageAccess.From(azurite.ConnectionString);
    private RegisterStore _store = null!;

    public async Task InitializeAsync()
    {
        await new StorageSetup(_storage).RunAsync(CancellationToken.None);
        _store = new RegisterStore(_storage, new EnvelopeCipher(TestKeys.Ring));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_register_comes_back_whole()
    {
        var person = A.Person(7, A.Post(Role.Tksk, credentials: A.Certificate("2027-02-28"))) with { Phones = ["+6281200000007"], Email = "contoh@contoh.example" };
        var saved = Of("12.01", 1, "s1", person) with
        {
            Muster = [new MusterEntry(A.Person(8), Role.Psm, A.Date("2026-11-24"), "s0")],
            Statements = [new RosterStatement("s1", [Role.Tksk], true, new DeclaredTotals(1, null, [new DeclaredPart("Kec.", 1)], [], "Rekap"), [])],
        };

        Assert.True(await _store.SaveAsync(saved, null, CancellationToken.None));
        var read = await _store.LoadAsync(saved.Region, CancellationToken.None);

        Assert.NotNull(read);
        Assert.Equal(RegisterJson.Write(saved), RegisterJson.Write(read));
        Assert.Equal(person.Identity, read.People[0].Identity);
    }

    [Fact]
    public async Task A_region_without_a_register_has_none() =>
        Assert.Null(await _store.LoadAsync(RegionCode.Parse("12.02"), CancellationToken.None));

    [Fact]
    public async Task Of_two_changes_to_one_version_only_the_first_is_kept()
    {
        await _store.SaveAsync(Of("12.03", 1, "s1", A.Person(1)), null, CancellationToken.None);
        var stored = await _store.LoadForChangeAsync(RegionCode.Parse("12.03"), CancellationToken.None);

        Assert.True(await _store.SaveAsync(Of("12.03", 2, "s2", A.Person(1), A.Person(2)), stored.Tag, CancellationToken.None));
        Assert.False(await _store.SaveAsync(Of("12.03", 2, "s3", A.Person(3)), stored.Tag, CancellationToken.None));

        Assert.Equal(2, (await _store.LoadAsync(RegionCode.Parse("12.03"), CancellationToken.None))!.People.Count);
    }

    [Fact]
    public async Task The_first_version_is_only_written_once()
    {
        Assert.True(await _store.SaveAsync(Of("12.04", 1, "s1", A.Person(1)), null, CancellationToken.None));
        Assert.False(await _store.SaveAsync(Of("12.04", 1, "s2", A.Person(2)), null, CancellationToken.None));
    }

    [Fact]
    public async Task A_repeated_save_of_the_same_submission_succeeds()
    {
        var register = Of("12.05", 1, "s1", A.Person(1));

        Assert.True(await _store.SaveAsync(register, null, CancellationToken.None));
        Assert.True(await _store.SaveAsync(register, null, CancellationToken.None));
    }

    [Fact]
    public async Task No_stored_byte_shows_a_person()
    {
        var person = A.Person(4321);
        await _store.SaveAsync(Of("12.06", 1, "s1", person), null, CancellationToken.None);

        var container = _storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Registers);
        await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions { Prefix = "12.06/" }))
        {
            var content = System.Text.Encoding.Latin1.GetString((await container.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content);
            Assert.DoesNotContain(person.Nik!.Value.Digits, content, StringComparison.Ordinal);
            Assert.DoesNotContain(person.Name, content, StringComparison.Ordinal);
        }
    }

    /// <summary>On a storage of its own: a sweep of another test that meets such a register fails, as it should.</summary>
    [Fact]
    public async Task A_register_moved_to_another_region_does_not_open()
    {
        await using var own = await PrivateStorage.StartAsync();
        await new StorageSetup(own.Access).RunAsync(CancellationToken.None);
        var store = new RegisterStore(own.Access, new EnvelopeCipher(TestKeys.Ring));
        await store.SaveAsync(Of("12.07", 1, "s1", A.Person(1)), null, CancellationToken.None);
        await store.SaveAsync(Of("12.08", 1, "s1", A.Person(2)), null, CancellationToken.None);
        var container = own.Access.Blobs.GetBlobContainerClient(StorageNames.Containers.Registers);
        var stolen = (await container.GetBlobClient("12.07/000001-s1").DownloadContentAsync()).Value.Content;

        await container.GetBlobClient("12.08/000001-s1").UploadAsync(stolen, new BlobUploadOptions());

        await Assert.ThrowsAsync<ProtectionException>(() => store.LoadAsync(RegionCode.Parse("12.08"), CancellationToken.None));
    }

    [Fact]
    public async Task All_regions_with_a_register_are_listed()
    {
        await _store.SaveAsync(Of("12.09", 1, "s1", A.Person(1)), null, CancellationToken.None);

        var regions = new List<RegionCode>();
        await foreach (var region in _store.RegionsAsync(CancellationToken.None))
        {
            regions.Add(region);
        }

        Assert.Contains(RegionCode.Parse("12.09"), regions);
        Assert.Equal(regions.Order(), regions);
    }

    [Fact]
    public async Task What_was_known_at_a_past_moment_can_be_asked_again()
    {
        var first = Of("12.10", 1, "s1", A.Person(1));
        await _store.SaveAsync(first, null, CancellationToken.None);
        var stored = await _store.LoadForChangeAsync(first.Region, CancellationToken.None);
        var second = (first with { People = [A.Person(1), A.Person(2)] }).Advance(new RegisterStep(2, "s2", Monday.AddDays(7)));
        await _store.SaveAsync(second, stored.Tag, CancellationToken.None);

        async Task<int?> PeopleAsync(DateTimeOffset moment) => (await _store.LoadAsOfAsync(first.Region, moment, CancellationToken.None))?.People.Count;

        Assert.Null(await PeopleAsync(Monday.AddTicks(-1)));
        Assert.Equal(1, await PeopleAsync(Monday));
        Assert.Equal(1, await PeopleAsync(Monday.AddDays(7).AddTicks(-1)));
        Assert.Equal(2, await PeopleAsync(Monday.AddDays(7)));
        Assert.Null(await _store.LoadAsOfAsync(RegionCode.Parse("12.11"), Monday, CancellationToken.None));
    }

    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    private static Register Of(string region, long version, string step, params Person[] people) =>
        new(RegionCode.Parse(region), version, people, new Dictionary<Role, RoleSource>(), [], []) { Steps = [new RegisterStep(version, step, Monday)] };
}
