using SertiKesos.Alerts.Planning;
using SertiKesos.People;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rights;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rights;

/// <summary>Each test has regions of its own, and a person whom no other test knows.</summary>
public sealed class PersonActsTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));

    private RightsWorld _world = null!;

    public async Task InitializeAsync()
    {
        var storage = StorageAccess.From(azurite.ConnectionString);
        await new StorageSetup(storage).RunAsync(CancellationToken.None);
        _world = new RightsWorld(storage, Clock);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_corrected_value_stays_when_a_later_roster_repeats_the_old_one()
    {
        var region = RegionCode.Parse("62.01");
        var nik = A.NikNumber(6201);
        await UploadAsync(region, "a.xlsx", Row(6201, "Budi Santosa", "0812 0000 1234"), SmallRoster.Row(1));
        var subject = await SubjectAsync(region, nik);

        await _world.Acts.CorrectAsync(subject, Values(("nama", "Budi Santoso"), ("nomorHp", "0812 9999 0000")), RightsWorld.Asked, CancellationToken.None);
        await UploadAsync(region, "b.xlsx", Row(6201, "Budi Santosa", "0812 0000 1234").With((6, "Desa")), SmallRoster.Row(1));

        var register = (await _world.App.Registers.LoadAsync(region, CancellationToken.None))!;
        var person = register.People.Single(person => person.Nik == nik);
        Assert.Equal(("Budi Santoso", "+6281299990000", "Desa"), (person.Name, Assert.Single(person.Phones), person.Assignments[0].Posting));
        Assert.Empty(register.Reviews);
        Assert.Equal(["person.corrected"], await _world.ActionsAsync("62.01"));
    }

    [Fact]
    public async Task A_third_value_goes_its_normal_way_after_a_correction()
    {
        var region = RegionCode.Parse("62.02");
        await UploadAsync(region, "a.xlsx", Row(6202, "Sari Dewi", "0812 0000 1234"), SmallRoster.Row(1));
        var subject = await SubjectAsync(region, A.NikNumber(6202));
        await _world.Acts.CorrectAsync(subject, Values(("nomorHp", "0812 9999 0000")), RightsWorld.Asked, CancellationToken.None);

        await UploadAsync(region, "b.xlsx", Row(6202, "Sari Dewi", "0812 5555 0000"), SmallRoster.Row(1));

        Assert.Equal(["+6281255550000"], (await _world.PersonAsync(region, A.NikNumber(6202)))!.Phones);
    }

    [Fact]
    public async Task The_same_correction_twice_changes_nothing()
    {
        var region = RegionCode.Parse("62.03");
        await UploadAsync(region, "a.xlsx", Row(6203, "Sari Dewi", "0812 0000 1234"), SmallRoster.Row(1));
        var subject = await SubjectAsync(region, A.NikNumber(6203));

        await _world.Acts.CorrectAsync(subject, Values(("surel", "sari@contoh.go.id")), RightsWorld.Asked, CancellationToken.None);
        var found = await _world.Acts.CorrectAsync(subject, Values(("surel", "sari@contoh.go.id")), RightsWorld.Asked, CancellationToken.None);

        Assert.Equal(1, found);
        Assert.Equal(2, (await _world.App.Registers.LoadAsync(region, CancellationToken.None))!.Version);
        Assert.Equal(["person.corrected"], await _world.ActionsAsync("62.03"));
    }

    [Fact]
    public async Task Nobody_is_warned_under_a_restriction_which_later_rosters_keep_and_the_count_ignores()
    {
        var region = RegionCode.Parse("62.04");
        object?[] Certified() => Row(6204, "Sari Dewi", "0812 0000 1234").With((8, "C-1"), (10, new DateOnly(2026, 12, 20)));
        await UploadAsync(region, "a.xlsx", Certified(), SmallRoster.Row(1));
        Assert.Single(Candidates(await RegisterAsync(region)));
        var subject = await SubjectAsync(region, A.NikNumber(6204));

        await _world.Acts.RestrictAsync(subject, RightsWorld.Asked, CancellationToken.None);
        await _world.Acts.RestrictAsync(subject, RightsWorld.Asked, CancellationToken.None);
        await UploadAsync(region, "b.xlsx", Certified().With((6, "Desa")), SmallRoster.Row(1));

        var restricted = await RegisterAsync(region);
        Assert.Empty(Candidates(restricted));
        Assert.Equal((2, 3L), (restricted.People.Count(person => person.IsActive), restricted.Version));

        await _world.Acts.LiftAsync(subject, RightsWorld.Asked, CancellationToken.None);
        Assert.Single(Candidates(await RegisterAsync(region)));
        Assert.Equal(["person.restricted", "person.restriction-lifted"], await _world.ActionsAsync("62.04"));
    }

    [Fact]
    public async Task A_person_is_found_by_nik_in_every_region_and_exported_with_the_trail()
    {
        var (first, second) = (RegionCode.Parse("62.05"), RegionCode.Parse("63.05"));
        await UploadAsync(first, "a.xlsx", Row(6205, "Sari Dewi", "0812 3333 1234"), SmallRoster.Row(1));
        await UploadAsync(second, "b.xlsx", Row(6205, "Sari Dewi", "0812 3333 1234"), SmallRoster.Row(1));
        await UploadAsync(second, "c.xlsx", SmallRoster.Row(1));
        var subject = await _world.Search.OfNikAsync(A.NikNumber(6205), CancellationToken.None);

        var found = await _world.Search.FindAsync(subject, "operator:test", CancellationToken.None);
        Assert.Equal([(first, true), (second, false)], found.Select(person => (person.Region, person.Serving)));

        using var document = System.Text.Json.JsonDocument.Parse((await _world.Export.WriteAsync(subject, "operator:test", CancellationToken.None))!);
        var regions = document.RootElement.GetProperty("wilayah");
        Assert.Equal("Sari Dewi", regions[0].GetProperty("register")[0].GetProperty("nama").GetString());
        Assert.Equal(1, regions[1].GetProperty("kiriman").GetArrayLength());
        Assert.Equal(2, regions[1].GetProperty("versi").GetArrayLength());
        Assert.Equal(
            ["roster.accepted", "roster.accepted", "person.found", "person.exported"],
            document.RootElement.GetProperty("jejakPemrosesan").EnumerateArray().Select(act => act.GetProperty("tindakan").GetString()));
    }

    private static IEnumerable<AlertCandidate> Candidates(Register register) => AlertPlan.Candidates(
        register,
        AlertRules.Default,
        new AlertKeys(TestKeys.Ring.Index),
        new DateOnly(2026, 11, 24));

    private static object?[] Row(int serial, string name, string phone) => SmallRoster.Row(serial, name).With((7, phone));

    private static IReadOnlyDictionary<PersonField, string?> Values(params (string Word, string Text)[] asked) =>
        CorrectionValues.Read(asked.ToDictionary(value => value.Word, value => value.Text), out _)!;

    private async Task<RightsSubject> SubjectAsync(RegionCode region, Nik nik)
    {
        var subject = await _world.Search.OfNikAsync(nik, CancellationToken.None);
        Assert.Equal([region], subject.Regions);
        return subject;
    }

    private async Task<Register> RegisterAsync(RegionCode region) => (await _world.App.Registers.LoadAsync(region, CancellationToken.None))!;

    private Task UploadAsync(RegionCode region, string name, params object?[][] rows) =>
        _world.UploadAsync(region, name, Xlsx.Of("Data", [SmallRoster.Header, .. rows]).Build().Content);
}
