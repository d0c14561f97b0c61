using SertiKesos.Hosting.Commands;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Rights;
using SertiKesos.Rosters.Checks;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rights;

/// <summary>On a storage of its own, since a breach concerns all regions.</summary>
public sealed class BreachStoreTests : IAsyncLifetime
{
    private const string Office = "office:1a2b3c4d5e6f";

    private static readonly RegionCode Seruyan = RegionCode.Parse("62.07");
    private static readonly RegionCode Banjar = RegionCode.Parse("63.03");
    private static readonly DateTimeOffset Third = At(24, 2);

    private PrivateStorage _private = null!;
    private RightsWorld _world = null!;
    private FakeTimeProvider _clock = null!;

    public async Task InitializeAsync()
    {
        _private = await PrivateStorage.StartAsync();
        await new StorageSetup(_private.Access).RunAsync(CancellationToken.None);
        _clock = new FakeTimeProvider(At(20, 2));
        _world = new RightsWorld(_private.Access, _clock);
        await _world.UploadAsync(Seruyan, "satu.xlsx", Roster(SmallRoster.Row(1), SmallRoster.Row(2), SmallRoster.Row(7)));
        _clock.SetUtcNow(At(22, 2));
        await _world.UploadAsync(Seruyan, "dua.xlsx", Roster(SmallRoster.Row(1), SmallRoster.Row(2)));
        _clock.SetUtcNow(At(22, 3));
        // One row of three is read; the others stay unnamed.
        Assert.Equal(
            SubmissionState.NeedsFixing,
            await _world.HandInAsync(Seruyan, "salah.xlsx", Roster(SmallRoster.Row(9), SmallRoster.Row(3).With((2, "123"), (3, null)), SmallRoster.Row(4).With((2, "456"), (3, null)))));
        Assert.Equal(SubmissionState.Refused, await _world.HandInAsync(Seruyan, "surat.pdf", [.. "%PDF-1.7 surat"u8]));
        Assert.True((await _world.HandInAsync(Banjar, "banjar.xlsx", Roster(SmallRoster.Row(11), SmallRoster.Row(12)), Office)).IsAccepted());
        _clock.SetUtcNow(Third);
        await _world.UploadAsync(Seruyan, "tiga.xlsx", Roster(SmallRoster.Row(1), SmallRoster.Row(2), SmallRoster.Row(5)));
        _clock.SetUtcNow(At(25, 2));
    }

    public async Task DisposeAsync() => await _private.DisposeAsync();

    [Fact]
    public async Task Everybody_of_the_versions_in_force_and_of_files_that_were_not_accepted_is_affected()
    {
        var report = await FindAsync(At(23, 0), At(23, 12), "62.07");

        Assert.Equal([Name(1), Name(2), Name(7), Name(9)], report.People.Select(person => person.Name));
        Assert.Equal([Name(9)], report.People.Where(person => person.OnlySubmitted).Select(person => person.Name));
        Assert.Contains("keterangan tidak tercantum lagi", report.People[2].Classes);
        Assert.Equal((2, 1, 0), (report.Unknowns.RowsUnread, report.Unknowns.FilesUnread, report.Unknowns.FilesGone));

        var all = await FindAsync(At(23, 0), At(23, 12), null);
        Assert.Equal([Seruyan, Banjar], all.People.Select(person => person.Region).Distinct());
        Assert.Equal(6, all.People.Count);
    }

    [Fact]
    public async Task The_last_moment_of_the_window_counts()
    {
        Assert.DoesNotContain(Name(5), (await FindAsync(At(23, 0), Third.AddMilliseconds(-1), "62.07")).People.Select(person => person.Name));
        Assert.Contains(Name(5), (await FindAsync(At(23, 0), Third, "62.07")).People.Select(person => person.Name));
        Assert.Empty((await FindAsync(At(19, 0), At(19, 1), null)).People);
    }

    [Fact]
    public async Task An_actor_narrows_to_regions_and_persons_of_its_records()
    {
        var office = await FindAsync(At(20, 0), At(24, 12), null, Office);
        Assert.Equal([Name(11), Name(12)], office.People.Select(person => person.Name));
        Assert.Equal(1, office.ActorRecords);

        await _world.Search.FindAsync(await _world.Search.OfNikAsync(A.NikNumber(2), CancellationToken.None), "operator:9f9f9f9f9f9f", CancellationToken.None);
        var person = await FindAsync(At(20, 0), _clock.GetUtcNow(), null, "operator:9f9f9f9f9f9f");
        Assert.Equal([Name(2)], person.People.Select(found => found.Name));

        var nobody = await FindAsync(At(20, 0), At(24, 12), null, "office:000000000000");
        Assert.Equal((0, 0), (nobody.People.Count, nobody.ActorRecords));
        Assert.Contains("Tidak ada catatan audit", BreachTexts.Summary(nobody), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erased_people_do_not_come_back_and_those_being_erased_are_not_named()
    {
        var subject = await _world.Search.OfNikAsync(A.NikNumber(7), CancellationToken.None);
        await _world.Erasures.RequestAsync(subject, "operator:test", CancellationToken.None);
        var open = await FindAsync(At(20, 0), At(24, 12), "62.07");
        await _world.Erasure.EraseAsync(subject, "operator:test", CancellationToken.None);
        var done = await FindAsync(At(20, 0), At(24, 12), "62.07");

        Assert.All((BreachReport[])[open, done], report =>
        {
            Assert.Equal([Name(1), Name(2), Name(5), Name(9)], report.People.Select(person => person.Name));
            Assert.Equal(1, report.Unknowns.Erased);
        });
    }

    [Fact]
    public async Task The_same_question_twice_gives_the_same_list_and_changes_nothing_but_the_record()
    {
        var before = await StorageImage.TakeAsync(_private.Access, TestKeys.Ring);
        var first = await FindAsync(At(20, 0), At(24, 12), null);
        _clock.Advance(TimeSpan.FromMinutes(1));
        var second = await FindAsync(At(20, 0), At(24, 12), null);

        Assert.Equal(BreachTexts.Csv(first), BreachTexts.Csv(second));
        Assert.Equal(["breach.listed", "breach.listed"], await _world.ActionsAsync(AuditScope.National));
        var differences = StorageImage.Differences(before, await StorageImage.TakeAsync(_private.Access, TestKeys.Ring));
        Assert.All(differences, line => Assert.StartsWith("audit nasional/i-breach-", line, StringComparison.Ordinal));
        await foreach (var record in _world.Audit.ListAsync(AuditScope.National, null, null, CancellationToken.None))
        {
            Assert.Equal(["narrowed=no", "people=7", "regions=2", "submitted=1"], record.Entry.Details.Select(detail => $"{detail.Key}={detail.Value}").Order());
        }
    }

    [Fact]
    public async Task The_verb_writes_a_file_for_its_owner_alone_and_prints_no_name()
    {
        var file = Path.Combine(_private.Folder, "terdampak.csv");
        using var output = new StringWriter();

        var request = BreachRequests.Read(new BreachWords("2026-11-23T00:00", "2026-11-23T12:00", "62.07", null, null), _clock.GetUtcNow()).Request!;
        Assert.Equal(0, await BreachCommand.RunAsync(request, file, _world.Breach, output, CancellationToken.None));

        Assert.Contains(Name(7), await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.DoesNotContain("Orang Contoh", output.ToString(), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    private static DateTimeOffset At(int day, int hour) => new(2026, 11, day, hour, 0, 0, TimeSpan.Zero);

    private static string Name(int serial) => $"Orang Contoh {(char)('A' + serial - 1)}";

    private static byte[] Roster(params object?[][] rows) => Xlsx.Of("Data", [SmallRoster.Header, .. rows]).Build().Content;

    private Task<BreachReport> FindAsync(DateTimeOffset from, DateTimeOffset to, string? region, string? actor = null) => _world.Breach.FindAsync(
        new BreachRequest(new BreachWindow(from, to), region is null ? null : RegionCode.Parse(region), actor, _clock.GetUtcNow(), ZoneAssumed: false),
        "operator:test",
        CancellationToken.None);
}
