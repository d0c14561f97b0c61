using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Reference;
using SertiKesos.Reference.Tables;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Reference;

/// <summary>On an Azurite of its own: what is put here would hold for the tests of other classes too.</summary>
public sealed class ReferenceStoreTests : IAsyncLifetime
{
    private static readonly byte[] Months36 = ReferenceCsv.Encode(Acuan.Schemes("*,36,terkonfirmasi,SK 1,,"));
    private static readonly byte[] Months48 = ReferenceCsv.Encode(Acuan.Schemes("*,48,terkonfirmasi,SK 2,,"));
    private static readonly DateOnly Today = A.Date("2026-11-24");

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));
    private PrivateStorage _storage = null!;
    private ReferenceStore _store = null!;
    private ReferenceChange _change = null!;

    public async Task InitializeAsync()
    {
        _storage = await PrivateStorage.StartAsync();
        _store = new ReferenceStore(_storage.Access, _clock);
        _change = ChangeOn(_storage.Access);
    }

    public async Task DisposeAsync() => await _storage.DisposeAsync();

    [Fact]
    public async Task Tables_replace_the_shipped_ones_and_stay_known_by_time()
    {
        // Without the container, as on an account of an earlier version.
        Assert.Same(ReferenceData.Shipped, await _store.CurrentAsync(default));
        await new StorageSetup(_storage.Access).RunAsync(default);
        var start = _clock.GetUtcNow();

        var first = Assert.IsType<ReferenceOutcome.InForce>(await PutAsync(Months36));
        _clock.Advance(TimeSpan.FromHours(1));
        var second = Assert.IsType<ReferenceOutcome.InForce>(await PutAsync(Months48, "perbaikan — SK 2"));

        Assert.Equal($"skema/20261124T020000000Z-{ReferenceVersion.HashOf(Months36)}.csv", first.Version.Name);
        Assert.Equal(48, (await _store.CurrentAsync(default)).ValidityMonths(null, Today));
        Assert.Equal(60, await MonthsAtAsync(start.AddMilliseconds(-1)));
        Assert.Equal(36, await MonthsAtAsync(start));
        Assert.Equal(36, await MonthsAtAsync(start.AddHours(1).AddMilliseconds(-1)));
        Assert.Equal(48, await MonthsAtAsync(start.AddHours(1)));
        Assert.Equal([first.Version, second.Version], await _store.HistoryAsync("skema", default));
        Assert.Equal("perbaikan — SK 2", (await _store.FindAsync("skema", DateTimeOffset.MaxValue, default))!.Note);
        Assert.Equal(Months36, await _store.ReadAsync(first.Version, default));
    }

    [Fact]
    public async Task A_region_is_known_from_its_first_day_on_and_rules_held_before_stay_as_they_were()
    {
        var code = RegionCode.Parse("32.69");
        await new StorageSetup(_storage.Access).RunAsync(default);
        var source = new RulesSource(CertificateRules.Default, InstitutionRules.Default, _store, _clock);
        var shipped = await source.CurrentAsync(default);
        var table = ReferenceTables.Find("wilayah")!;
        await _change.PutAsync(table, ReferenceCsv.Encode(Acuan.Regions(rows: "32.69,kabupaten,Kabupaten Baru,32,Jawa Barat,WIB,II,terkonfirmasi,1,0,1,UU,2026-11-25,")), "operator:test", "pemekaran", default);

        var before = await source.CurrentAsync(default);
        Assert.Same(before, await source.CurrentAsync(default));
        Assert.Null(before.Regions.Find(code));

        // 24 November 2026, 09:00 WIB, and fifteen hours later the day after.
        _clock.Advance(TimeSpan.FromHours(15));

        Assert.Equal("Kabupaten Baru", (await source.RegionsAsync(default)).Find(code)?.Name);
        Assert.Null(before.Regions.Find(code));
        Assert.Null(shipped.Regions.Find(code));
    }

    [Fact]
    public async Task The_same_content_twice_changes_nothing_and_is_on_record_once()
    {
        await new StorageSetup(_storage.Access).RunAsync(default);

        var first = Assert.IsType<ReferenceOutcome.InForce>(await PutAsync(Months36));
        _clock.Advance(TimeSpan.FromDays(1));
        var again = Assert.IsType<ReferenceOutcome.InForce>(await PutAsync(Months36, "lagi"));

        Assert.True(first.IsNew);
        Assert.False(again.IsNew);
        Assert.Equal(first.Version, again.Version);
        Assert.Single(await _store.HistoryAsync("skema", default));
        var record = Assert.Single(await RecordsAsync());
        Assert.Equal(("operator:test", "reference.put", "skema"), (record.Entry.Actor, record.Entry.Action, record.Entry.Subject));
        Assert.Equal(("1", first.Version.Hash), (record.Entry.Details["rows"], record.Entry.Details["content"]));
    }

    [Fact]
    public async Task What_the_shipped_table_says_already_is_not_stored()
    {
        await new StorageSetup(_storage.Access).RunAsync(default);

        Assert.IsType<ReferenceOutcome.AsShipped>(await PutAsync(ReferenceCsv.Encode(SchemeRows.Table.Shipped)));
        await PutAsync(Months36);
        Assert.True(Assert.IsType<ReferenceOutcome.InForce>(await PutAsync(ReferenceCsv.Encode(SchemeRows.Table.Shipped))).IsNew);

        Assert.Equal(60, (await _store.CurrentAsync(default)).ValidityMonths(null, Today));
    }

    [Fact]
    public async Task A_table_with_a_fault_is_not_stored_at_all()
    {
        await new StorageSetup(_storage.Access).RunAsync(default);

        var refused = Assert.IsType<ReferenceOutcome.Refused>(
            await PutAsync(ReferenceCsv.Encode(Acuan.Schemes("*,36,terkonfirmasi,SK,,", "Generalis,x,terkonfirmasi,SK,,"))));

        Assert.Equal("bulan", Assert.Single(refused.Faults).Column);
        Assert.Empty(await _store.HistoryAsync("skema", default));
        Assert.Empty(await RecordsAsync());
    }

    [Fact]
    public async Task Another_process_sees_a_new_table_within_a_minute()
    {
        await new StorageSetup(_storage.Access).RunAsync(default);
        var other = new ReferenceStore(_storage.Access, _clock);
        await other.CurrentAsync(default);

        await PutAsync(Months36);

        Assert.Equal(60, (await other.CurrentAsync(default)).ValidityMonths(null, Today));
        _clock.Advance(ReferenceStore.Freshness - TimeSpan.FromTicks(1));
        Assert.Equal(60, (await other.CurrentAsync(default)).ValidityMonths(null, Today));
        _clock.Advance(TimeSpan.FromTicks(1));
        var read = await other.CurrentAsync(default);
        Assert.Equal(36, read.ValidityMonths(null, Today));
        _clock.Advance(ReferenceStore.Freshness);
        Assert.Same(read, await other.CurrentAsync(default));
    }

    [Fact]
    public async Task A_clock_that_is_behind_does_not_put_a_table_before_the_one_it_replaces()
    {
        await new StorageSetup(_storage.Access).RunAsync(default);
        await PutAsync(Months36);
        _clock.AdjustTime(_clock.GetUtcNow().AddHours(-3));

        await PutAsync(Months48);

        Assert.Equal(48, (await _store.ReadAgainAsync(default)).ValidityMonths(null, Today));
    }

    [Fact]
    public async Task A_region_with_a_register_may_not_vanish()
    {
        await new StorageSetup(_storage.Access).RunAsync(default);
        var baru = RegionCode.Parse("32.69");
        var row = "32.69,kabupaten,Kabupaten Baru,32,Jawa Barat,WIB,II,terkonfirmasi,1,0,1,UU,,";
        Assert.IsType<ReferenceOutcome.InForce>(await PutAsync(RegionRows.Table, Acuan.Regions(rows: row)));
        await new TestApp(_storage.Access, _clock).Registers.SaveAsync(
            Register.Empty(baru).Advance(Register.Empty(baru).NextStep("uji", _clock.GetUtcNow())), null, default);

        Assert.IsType<ReferenceOutcome.Refused>(await PutAsync(RegionRows.Table, RegionRows.Table.Shipped));
        Assert.IsType<ReferenceOutcome.InForce>(await PutAsync(RegionRows.Table, Acuan.Regions(rows: row + "2027-06-30")));

        Assert.NotNull((await _store.CurrentAsync(default)).Find(baru, A.Date("2027-06-30")));
        Assert.Null((await _store.CurrentAsync(default)).Find(baru, A.Date("2027-07-01")));
    }

    [Fact]
    public async Task A_put_that_is_cut_off_anywhere_is_finished_by_the_next()
    {
        await new StorageSetup(_storage.Access).RunAsync(default);
        for (var allowed = 0; ; allowed++)
        {
            Assert.True(allowed < 40, "A put takes more requests than it should.");
            var content = ReferenceCsv.Encode(Acuan.Schemes($"*,{allowed + 1},terkonfirmasi,SK,,"));
            _clock.Advance(TimeSpan.FromSeconds(1));
            var whole = true;
            try
            {
                await ChangeOn(CutOffNetwork.Storage(_storage.ConnectionString, new CutOffNetwork(allowed)))
                    .PutAsync(SchemeRows.Table, content, "operator:test", "uji", default);
            }
            catch (CutOffException)
            {
                whole = false;
            }

            _clock.Advance(TimeSpan.FromSeconds(1));
            Assert.IsType<ReferenceOutcome.InForce>(await PutAsync(content));
            Assert.Equal(allowed + 1, (await _store.ReadAgainAsync(default)).ValidityMonths(null, Today));
            Assert.Equal(allowed + 1, (await _store.HistoryAsync("skema", default)).Count);
            Assert.Equal(allowed + 1, (await RecordsAsync()).Count);
            if (whole)
            {
                return;
            }
        }
    }

    private ReferenceChange ChangeOn(StorageAccess storage) => new(
        storage == _storage.Access ? _store : new ReferenceStore(storage, _clock),
        new RegisterStore(storage, new EnvelopeCipher(TestKeys.Ring)),
        new AuditLog(storage, _clock));

    private Task<ReferenceOutcome> PutAsync(byte[] content, string note = "uji") =>
        _change.PutAsync(SchemeRows.Table, content, "operator:test", note, default);

    private Task<ReferenceOutcome> PutAsync(IReferenceTable table, string text) =>
        _change.PutAsync(table, ReferenceCsv.Encode(text), "operator:test", "uji", default);

    private async Task<int> MonthsAtAsync(DateTimeOffset moment) => (await _store.AsKnownAtAsync(moment, default)).ValidityMonths(null, Today);

    private async Task<List<AuditRecord>> RecordsAsync()
    {
        var records = new List<AuditRecord>();
        await foreach (var record in new AuditLog(_storage.Access, _clock).ListAsync(AuditScope.National, null, null, default))
        {
            records.Add(record);
        }

        return records;
    }
}
