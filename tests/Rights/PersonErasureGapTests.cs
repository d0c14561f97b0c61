using System.Text;
using SertiKesos.Alerts.Planning;
using SertiKesos.People;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Rights;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Tests.Support;
using Xunit.Abstractions;

namespace SertiKesos.Tests.Rights;

/// <summary>
/// What never reached a register: files that were refused, must be fixed, wait or were superseded, in regions that never
/// knew the person. On a storage of its own, since every byte of it is searched.
/// </summary>
public sealed class PersonErasureGapTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Name = "Wulansari Pratiwi";
    private const string Mail = "wulansari@contoh.go.id";
    private const string Phone = "0813-7777-8888";

    private static readonly RegionCode Seruyan = RegionCode.Parse("62.07");
    private static readonly RegionCode Banjar = RegionCode.Parse("63.03");
    private static readonly RegionCode Tapin = RegionCode.Parse("63.05");
    private static readonly Nik Erased = A.NikNumber(7);
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));

    private PrivateStorage _private = null!;
    private RightsWorld _world = null!;

    public async Task InitializeAsync()
    {
        _private = await PrivateStorage.StartAsync();
        await new StorageSetup(_private.Access).RunAsync(CancellationToken.None);
        _world = new RightsWorld(_private.Access, Clock);
    }

    public async Task DisposeAsync() => await _private.DisposeAsync();

    [Fact]
    public async Task Files_that_were_never_accepted_are_searched_in_regions_that_never_knew_the_person()
    {
        await _world.UploadAsync(Seruyan, "satu.xlsx", Roster(SmallRoster.Row(1), Row()));
        var later = Roster(SmallRoster.Row(21), SmallRoster.Row(22));
        await HandInAsync(Banjar, "perbaiki.xlsx", SubmissionState.NeedsFixing, NeedsFixing());
        await HandInAsync(Banjar, "tolak.pdf", SubmissionState.Refused, Encoding.ASCII.GetBytes($"%PDF-1.4 HP {Phone}"));
        await _world.UploadAsync(Tapin, "baru.xlsx", later);
        // Older than the one in force: it changes nothing.
        var old = Roster(SmallRoster.Row(23), Row());
        Assert.Equal(SubmissionState.Superseded, await _world.App.Import.RunAsync(
            RegionCatalog.Shipped.Find(Tapin)!, "lama.xlsx", Clock.GetUtcNow().AddDays(-9), BinaryData.FromBytes(old), null, CancellationToken.None));
        Assert.DoesNotContain((await _world.App.Registers.LoadAsync(Tapin, CancellationToken.None))!.People, person => person.Nik == Erased);
        Assert.NotEmpty(await HitsAsync(Banjar));
        Assert.NotEmpty(await HitsAsync(Tapin));

        var report = await EraseAsync();

        Assert.Empty(await HitsAsync(null));
        Assert.Equal((3, 1), (report.Regions, report.Notes));
        // Its neighbours are still there.
        Assert.Contains("Orang Contoh C", SmallRoster.ReadBytes(await OriginalAsync(Banjar, "perbaiki.xlsx")).People.Select(row => row.Person.Name));
        Assert.Contains("Orang Contoh W", SmallRoster.ReadBytes(await OriginalAsync(Tapin, "lama.xlsx")).People.Select(row => row.Person.Name));
        Assert.Equal(2, (await _world.App.Registers.LoadAsync(Tapin, CancellationToken.None))!.People.Count);
        Assert.Equal((0, 0, 0), await AgainAsync());
    }

    [Fact]
    public async Task Somebody_whom_no_register_ever_knew_is_erased_from_files()
    {
        await HandInAsync(Banjar, "perbaiki.xlsx", SubmissionState.NeedsFixing, NeedsFixing());
        Assert.Empty((await _world.Search.OfNikAsync(Erased, CancellationToken.None)).Regions);

        var report = await EraseAsync();

        Assert.False(report.IsNothing);
        Assert.Empty(await HitsAsync(null));
    }

    [Fact]
    public async Task A_held_roster_and_the_reasons_of_its_release_lose_the_person()
    {
        var many = Enumerable.Range(30, 20).Select(serial => SmallRoster.Row(serial, $"Orang {(char)('A' + serial - 30)} Contoh")).ToArray();
        await _world.UploadAsync(Seruyan, "satu.xlsx", Roster(SmallRoster.Row(1), Row()));
        await _world.UploadAsync(Banjar, "penuh.xlsx", Roster(many));
        await HandInAsync(Banjar, "sedikit.xlsx", SubmissionState.Held, Roster(many[0], Row()));
        await _world.UploadAsync(Tapin, "penuh.xlsx", Roster(many));
        await HandInAsync(Tapin, "sedikit.xlsx", SubmissionState.Held, Roster(many[0], Row()));
        var waiting = (await _world.App.Submissions.ListHeldAsync(Tapin, CancellationToken.None)).Single();
        await _world.App.Releases.ReleaseAsync(Tapin, waiting.Id, "office:2", $"Sudah ditanyakan kepada {Name}, HP {Phone}", CancellationToken.None);
        Assert.True((await _world.App.Import.ResumeAsync(Tapin, waiting.Id, CancellationToken.None))!.Value.IsAccepted());

        await EraseAsync();

        Assert.Empty(await HitsAsync(null));
        Assert.Equal(RosterRelease.ErasedReason, (await _world.App.Submissions.FindAsync(Tapin, waiting.Id, CancellationToken.None))!.Release!.Reason);
        // The held one goes on without the person.
        var held = (await _world.App.Submissions.ListHeldAsync(Banjar, CancellationToken.None)).Single();
        await _world.App.Releases.ReleaseAsync(Banjar, held.Id, "office:2", "Sudah dicocokkan dengan SK", CancellationToken.None);
        await _world.App.Import.ResumeAsync(Banjar, held.Id, CancellationToken.None);
        Assert.Equal(many[0][1], Assert.Single((await _world.App.Registers.LoadAsync(Banjar, CancellationToken.None))!.People).Name);
        Assert.Equal((0, 0, 0), await AgainAsync());
    }

    [Fact]
    public async Task An_office_erases_in_its_own_region_alone()
    {
        await _world.UploadAsync(Seruyan, "satu.xlsx", Roster(SmallRoster.Row(1), Row()));
        await HandInAsync(Banjar, "perbaiki.xlsx", SubmissionState.NeedsFixing, NeedsFixing());
        var person = (await _world.PersonAsync(Seruyan, Erased))!;
        var subject = await _world.Search.OfReferenceAsync(
            Seruyan, SertiKesos.Registers.PersonReference.Of(TestKeys.Ring.Index, person.Identity), everywhere: false, CancellationToken.None);

        await _world.Erasure.EraseAsync(subject!, "office:1", CancellationToken.None);

        Assert.Empty(await HitsAsync(Seruyan));
        Assert.NotEmpty(await HitsAsync(Banjar));
    }

    [Fact]
    public async Task Cut_off_after_any_request_a_second_run_finishes_and_ends_the_same()
    {
        await _world.UploadAsync(Seruyan, "satu.xlsx", Roster(SmallRoster.Row(1), Row()));
        await _world.UploadAsync(Seruyan, $"{Name}.xlsx", Roster(SmallRoster.Row(1), SmallRoster.Row(2)));
        await HandInAsync(Banjar, "perbaiki.xlsx", SubmissionState.NeedsFixing, NeedsFixing());
        await AlertAsync();
        var copy = await StorageCopy.TakeAsync(_private.Access);

        // Put back once before the undisturbed run as well: the versions of files are then as strange to their marks.
        await copy.PutBackAsync(_private.Access);
        var counting = new CutOffNetwork(int.MaxValue);
        await EraseOnAsync(CutOffNetwork.Storage(_private.ConnectionString, counting));
        Assert.Empty(await HitsAsync(null));
        var undisturbed = await StorageImage.TakeAsync(_private.Access, TestKeys.Ring);
        Assert.InRange(counting.Passed, 30, 400);

        for (var allowed = 0; allowed < counting.Passed; allowed++)
        {
            await copy.PutBackAsync(_private.Access);
            var cut = await Assert.ThrowsAnyAsync<Exception>(() => EraseOnAsync(CutOffNetwork.Storage(_private.ConnectionString, new CutOffNetwork(allowed))));
            Assert.IsType<CutOffException>(cut.GetBaseException());

            await EraseAsync();

            Assert.Empty((await HitsAsync(null)).Select(place => $"After {allowed} requests: {place}"));
            Assert.Empty(StorageImage.Differences(undisturbed, await StorageImage.TakeAsync(_private.Access, TestKeys.Ring)).Select(line => $"After {allowed} requests: {line}"));
            Assert.Empty(await _world.Erasures.OpenAsync(CancellationToken.None));
        }

        output.WriteLine($"An erasure was cut off after each of its {counting.Passed} storage requests.");
    }

    /// <summary>An alert that was sent, and the wish for no more mail.</summary>
    private async Task AlertAsync()
    {
        Assert.True(AlertAddress.TryParse(Mail, out var address));
        await _world.OptOuts.StopAsync(address, CancellationToken.None);
        var identity = PersonIdentity.Of(Erased, Name, null);
        var day = A.Date("2027-01-01");
        var key = _world.Keys.Alert(identity, A.Certificate("2027-01-01"), day, new AlertSchedule([90], 0).Nearest(day, A.Date("2026-12-01"))!.Value);
        await _world.Ledger.WriteAsync(
            new AlertEntry(Seruyan, key, _world.Keys.Person(identity), _world.Keys.Address(address), "d90", AlertState.Delivered, Clock.GetUtcNow(), Clock.GetUtcNow()),
            CancellationToken.None);
    }

    private static object?[] Row() => [.. SmallRoster.Row(7, Name).With((7, Phone))[..11], Mail];

    private static byte[] Roster(params object?[][] rows) =>
        Xlsx.Of("Data", [[.. SmallRoster.Header[..11], "Email"], .. rows]).Build().Content;

    /// <summary>The person in one row that is read and in one that is not, where only the NIK tells.</summary>
    private static byte[] NeedsFixing() => Roster(
        Row(),
        SmallRoster.Row(3),
        SmallRoster.Row(8, "Salah Tulis").With((2, $"NIK {Erased.Digits[..4]} {Erased.Digits[4..8]} {Erased.Digits[8..12]} {Erased.Digits[12..]}"), (5, "bukan jenis")),
        SmallRoster.Row(4).With((2, "123")),
        SmallRoster.Row(5).With((2, "456")),
        SmallRoster.Row(6).With((2, "789")));

    private async Task HandInAsync(RegionCode region, string name, SubmissionState expected, byte[] content) =>
        Assert.Equal(expected, await _world.HandInAsync(region, name, content));

    private async Task<ErasureReport> EraseAsync() =>
        await _world.Erasure.EraseAsync(await _world.Search.OfNikAsync(Erased, CancellationToken.None), "operator:test", CancellationToken.None);

    private static async Task EraseOnAsync(StorageAccess storage)
    {
        var world = new RightsWorld(storage, Clock);
        await world.Erasure.EraseAsync(await world.Search.OfNikAsync(Erased, CancellationToken.None), "operator:test", CancellationToken.None);
    }

    private async Task<(int Files, int Inbox, int Versions)> AgainAsync()
    {
        var again = await EraseAsync();
        return (again.Files, again.InboxFiles, again.Versions);
    }

    private async Task<byte[]> OriginalAsync(RegionCode region, string fileName)
    {
        var submission = (await _world.App.Submissions.ListAsync(region, CancellationToken.None)).Single(submission => submission.FileName == fileName);
        return (await _world.App.Files.OriginalAsync(submission, CancellationToken.None))!.ToArray();
    }

    private async Task<IReadOnlyList<string>> HitsAsync(RegionCode? region)
    {
        Assert.True(AlertAddress.TryParse(Mail, out var address));
        string[] needles =
        [
            Erased.Digits, $"{Erased.Digits[..4]} {Erased.Digits[4..8]}", Name, "81377778888", Phone, Mail,
            _world.Keys.Person(PersonIdentity.Of(Erased, "", null)), _world.Keys.Address(address),
        ];
        return
        [
            .. (await StoredBytes.ReadAsync(_private.Access))
                .Where(entry => (region is null || entry.Place.Contains($"/{region}/", StringComparison.Ordinal))
                    && needles.Any(needle => entry.Text.Contains(needle, StringComparison.OrdinalIgnoreCase)))
                .Select(entry => entry.Place),
        ];
    }
}
