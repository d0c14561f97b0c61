using System.Text;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Planning;
using SertiKesos.People;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rights;

/// <summary>On a storage of its own, since every byte of it is searched.</summary>
public sealed class PersonErasureTests : IAsyncLifetime
{
    private static readonly RegionCode Seruyan = RegionCode.Parse("62.07");
    private static readonly RegionCode Banjar = RegionCode.Parse("63.03");
    private static readonly Nik Erased = A.NikNumber(7);

    private const string Name = "Wulansari Pratiwi";
    private const string Phone = "81377778888";
    private const string Mail = "wulansari@contoh.go.id";

    private PrivateStorage _private = null!;
    private RightsWorld _world = null!;

    public async Task InitializeAsync()
    {
        _private = await PrivateStorage.StartAsync();
        await new StorageSetup(_private.Access).RunAsync(CancellationToken.None);
        _world = new RightsWorld(_private.Access, new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero)));
        await FillAsync();
    }

    public async Task DisposeAsync() => await _private.DisposeAsync();

    [Fact]
    public async Task Nothing_of_an_erased_person_is_left_in_any_byte_and_the_others_stay()
    {
        Assert.True((await HitsAsync()).Count > 8);

        var subject = await _world.Search.OfNikAsync(Erased, CancellationToken.None);
        var report = await _world.Erasure.EraseAsync(subject, "operator:test", CancellationToken.None);

        Assert.Empty(await HitsAsync());
        Assert.Equal(2, report.Regions);
        Assert.Empty(await _world.Erasures.OpenAsync(CancellationToken.None));
        Assert.Contains("person.erased", await _world.ActionsAsync(AuditScope.National));

        // Everybody else is still there, in the register, the digest and the originals.
        var register = (await _world.App.Registers.LoadAsync(Seruyan, CancellationToken.None))!;
        Assert.Equal(["Orang Contoh A", "Orang Contoh B"], register.People.Select(person => person.Name));
        Assert.Empty((await _world.Search.OfNikAsync(Erased, CancellationToken.None)).Regions);
        foreach (var submission in await _world.App.Submissions.ListAsync(Seruyan, CancellationToken.None))
        {
            var original = await _world.App.Files.OriginalAsync(submission, CancellationToken.None);
            Assert.Contains("Orang Contoh A", SmallRoster.ReadBytes(original!.ToArray()).People.Select(row => row.Person.Name));
        }
    }

    [Fact]
    public async Task A_copy_tells_what_is_kept_about_messages_to_the_person()
    {
        var subject = await _world.Search.OfNikAsync(Erased, CancellationToken.None);

        using var copy = System.Text.Json.JsonDocument.Parse((await _world.Export.WriteAsync(subject, "operator:test", CancellationToken.None))!);

        var region = copy.RootElement.GetProperty("wilayah").EnumerateArray().Single(region => region.GetProperty("kode").GetString() == Banjar.Value);
        Assert.Equal(2, region.GetProperty("pesanDihentikanSejak").GetArrayLength());
        Assert.Equal("Wrong", region.GetProperty("alamatTidakTerpakai")[0].GetProperty("sebab").GetString());
        Assert.Equal("2026-11-20", region.GetProperty("diberitahuLangsung")[0].GetProperty("pada").GetString());
    }

    [Fact]
    public async Task The_same_erasure_twice_changes_nothing_more()
    {
        var subject = await _world.Search.OfNikAsync(Erased, CancellationToken.None);
        await _world.Erasure.EraseAsync(subject, "operator:test", CancellationToken.None);
        var version = (await _world.App.Registers.LoadAsync(Seruyan, CancellationToken.None))!.Version;

        var again = await _world.Erasure.EraseAsync(subject, "operator:test", CancellationToken.None);

        Assert.Equal((0, 0, 0, 0), (again.Files, again.InboxFiles, again.Versions, again.Alerts));
        Assert.Equal(version, (await _world.App.Registers.LoadAsync(Seruyan, CancellationToken.None))!.Version);
    }

    [Fact]
    public async Task An_erasure_that_was_only_asked_for_is_finished_by_the_daily_run()
    {
        var subject = await _world.Search.OfNikAsync(Erased, CancellationToken.None);
        await _world.Erasures.RequestAsync(subject, "operator:test", CancellationToken.None);

        Assert.Equal(1, await _world.Erasure.ContinueAsync(CancellationToken.None));

        Assert.Empty(await HitsAsync());
        Assert.Equal(0, await _world.Erasure.ContinueAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_later_roster_may_list_the_person_again()
    {
        var subject = await _world.Search.OfNikAsync(Erased, CancellationToken.None);
        await _world.Erasure.EraseAsync(subject, "operator:test", CancellationToken.None);

        await _world.UploadAsync(Seruyan, "baru.xlsx", Roster(SmallRoster.Row(1), SmallRoster.Row(2), Row(), SmallRoster.Row(4)));

        Assert.NotNull(await _world.PersonAsync(Seruyan, Erased));
    }

    private static object?[] Row() => SmallRoster.Row(7, Name).With((7, "0813-7777-8888"), (11, Mail));

    private static byte[] Roster(params object?[][] rows) =>
        Xlsx.Of("Data", [[.. SmallRoster.Header[..11], "Email"], .. rows]).Build().Content;

    /// <summary>
    /// Two versions in one region, the person in both and missing in the third, so on the muster list; a csv in another;
    /// an alert and an opt-out.
    /// </summary>
    private async Task FillAsync()
    {
        await _world.UploadAsync(Seruyan, "satu.xlsx", Roster(SmallRoster.Row(1), SmallRoster.Row(2), Row()));
        await _world.UploadAsync(Seruyan, $"{Name}.xlsx", Roster(SmallRoster.Row(1), SmallRoster.Row(2).With((6, "Desa")), Row().With((6, "Desa"))));
        await _world.UploadAsync(Seruyan, "tiga.xlsx", Roster(SmallRoster.Row(1), SmallRoster.Row(2)));
        var csv = $"No;Nama Lengkap;NIK;Tanggal Lahir;L/P;Jenis SDM;No. HP;Email\n1;Orang Contoh A;{A.NikNumber(1).Digits};17-08-1985;L;PSM;;\n2;{Name};'{Erased.Digits};17-08-1985;L;PSM;0813 7777 8888;{Mail}\n";
        await _world.UploadAsync(Banjar, "roster.csv", Encoding.UTF8.GetBytes(csv));
        Assert.NotNull(await _world.PersonAsync(Banjar, Erased));

        var identity = PersonIdentity.Of(Erased, Name, null);
        Assert.True(AlertAddress.TryParse(Mail, out var address));
        await _world.OptOuts.StopAsync(address, CancellationToken.None);
        Assert.True(AlertPhone.TryParse("0" + Phone, out var phone));
        await _world.OptOuts.StopAsync(phone, CancellationToken.None);
        Assert.True(await _world.Wishes.KeepAsync(phone, new ChannelWish(true, null), _world.Clock.GetUtcNow(), "formulir", null, CancellationToken.None));
        await _world.Told.TellAsync(Banjar, _world.Keys.Person(identity), A.Date("2027-01-01"), A.Date("2026-11-20"), "office:test", CancellationToken.None);
        foreach (var contact in (string[])[_world.Keys.Address(address), _world.Keys.Phone(phone)])
        {
            await _world.Limits.TakeAsync(Banjar, contact, "d90", new RecipientPace(9, 9, 9, 9), CancellationToken.None);
        }

        await _world.Undeliverable.MarkAsync(
            _world.Keys.Address(address), UndeliverableCause.Wrong, Banjar, _world.Keys.Person(identity), null, CancellationToken.None);
        var key = _world.Keys.Alert(identity, A.Certificate("2027-01-01"), A.Date("2027-01-01"), new AlertSchedule([90], 0).Nearest(A.Date("2027-01-01"), A.Date("2026-12-01"))!.Value);
        await _world.Ledger.WriteAsync(
            new AlertEntry(Banjar, key, _world.Keys.Person(identity), _world.Keys.Address(address), "d90", AlertState.Delivered, _world.Clock.GetUtcNow(), _world.Clock.GetUtcNow()),
            CancellationToken.None);
    }

    /// <summary>Also the blind keys of the alerts, which only the person's own data yield.</summary>
    private async Task<IReadOnlyList<string>> HitsAsync()
    {
        Assert.True(AlertAddress.TryParse(Mail, out var address));
        Assert.True(AlertPhone.TryParse("0" + Phone, out var phone));
        string[] needles = [_world.Keys.Phone(phone), Erased.Digits, Name, Phone, "0813-7777-8888", "0813 7777 8888", Mail, _world.Keys.Person(PersonIdentity.Of(Erased, "", null)), _world.Keys.Address(address)];
        return
        [
            .. (await StoredBytes.ReadAsync(_private.Access))
                .Where(entry => needles.Any(needle => entry.Text.Contains(needle, StringComparison.OrdinalIgnoreCase)))
                .Select(entry => entry.Place),
        ];
    }
}
