using SertiKesos.Coverage;
using SertiKesos.People;
using SertiKesos.Platform.Storage;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Tests.Support;
using SertiKesos.Time;

namespace SertiKesos.Tests.Coverage;

public sealed class CoverageStoreTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);
    private static readonly Period November = new(2026, 11);
    private static readonly Period December = new(2026, 12);

    private CoverageStore _store = null!;

    public async Task InitializeAsync()
    {
        var storage = StorageAccess.From(azurite.ConnectionString);
        await new StorageSetup(storage).RunAsync(CancellationToken.None);
        _store = new CoverageStore(storage);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_count_comes_back_whole()
    {
        var saved = Count("11.01", November, 1, A.Person(1, A.Post(Role.Psm, credentials: A.Certificate("2027-01-01"))), A.Person(2, A.Post(Role.Tksk, posting: null)));

        await _store.SaveAsync(saved, null, CancellationToken.None);
        var read = await LatestOf("11.01", November);

        Assert.NotNull(read);
        Assert.Equal(saved.Total.LastValidDays, read.Total.LastValidDays);
        Assert.Equal(saved.Rows.Select(row => (row.Role, row.Posting, row.Counts.People)), read.Rows.Select(row => (row.Role, row.Posting, row.Counts.People)));
        Assert.Equal(saved.CountedOn, read.CountedOn);
        Assert.Equal(saved.AcceptedAt, read.AcceptedAt);
    }

    [Fact]
    public void Counts_of_before_tell_nobody_of_uncertain_identity_and_read_as_none()
    {
        var known = CoverageText.Write(Count("11.01", November, 1, A.Person(1)));
        var unsure = CoverageText.Write(Count("11.01", November, 1, A.Person(1) with { Nik = null }));

        Assert.DoesNotContain("identityUncertain", known, StringComparison.Ordinal);
        Assert.Equal(0, CoverageText.Read(known).Total.IdentityUncertain);
        Assert.Equal(1, CoverageText.Read(unsure).Total.IdentityUncertain);
    }

    [Fact]
    public async Task Hundreds_of_postings_of_five_thousand_people_still_fit()
    {
        var people = Enumerable.Range(1, 5_000)
            .Select(serial => A.Person(serial, A.Post((Role)(serial % 14), $"Tempat dengan nama panjang nomor {serial % 500}")))
            .ToArray();

        await _store.SaveAsync(Count("11.02", November, 1, people), null, CancellationToken.None);

        var read = await LatestOf("11.02", November);
        Assert.Equal(151, read?.Postings.Count);
        Assert.Equal(5_000, read?.Postings.Sum(posting => posting.Counts.People));
        Assert.Equal(5_000, read?.Rows.Sum(row => row.Counts.People));
    }

    [Fact]
    public async Task An_older_register_never_replaces_a_newer_count()
    {
        await _store.SaveAsync(Count("11.03", November, 2, A.Person(1), A.Person(2)), null, CancellationToken.None);

        await _store.SaveAsync(Count("11.03", November, 1, A.Person(1)), null, CancellationToken.None);

        Assert.Equal(2, (await LatestOf("11.03", November))?.Total.People);
    }

    [Fact]
    public async Task The_same_count_twice_changes_nothing()
    {
        var count = Count("11.04", November, 1, A.Person(1));

        await _store.SaveAsync(count, null, CancellationToken.None);
        await _store.SaveAsync(count, null, CancellationToken.None);

        Assert.Equal(1, (await LatestOf("11.04", November))?.Total.People);
    }

    [Fact]
    public async Task A_past_period_shows_what_was_counted_then()
    {
        await _store.SaveAsync(Count("11.05", November, 1, A.Person(1)), null, CancellationToken.None);
        await _store.SaveAsync(Count("11.05", December, 2, A.Person(1), A.Person(2)), null, CancellationToken.None);

        Assert.Equal(1, (await LatestOf("11.05", November))?.Total.People);
        Assert.Equal(2, (await LatestOf("11.05", December))?.Total.People);
    }

    [Fact]
    public async Task What_was_known_on_any_past_day_is_told_by_the_last_count_of_that_day()
    {
        RegionCoverage On(long version, int day, int people) => Count("11.08", November, version, [.. Enumerable.Range(1, people).Select(serial => A.Person(serial))]) with
        {
            CountedOn = new DateOnly(2026, 11, day),
        };
        await _store.SaveAsync(On(1, 3, 1), null, CancellationToken.None);
        await _store.SaveAsync(On(2, 20, 2), null, CancellationToken.None);
        await _store.SaveAsync(On(3, 20, 3), null, CancellationToken.None);
        await _store.SaveAsync(On(4, 28, 4), null, CancellationToken.None);
        await _store.SaveAsync(Count("11.08", December, 5, [.. Enumerable.Range(1, 5).Select(serial => A.Person(serial))]), null, CancellationToken.None);

        async Task<int?> Known(string day) =>
            (await _store.KnownOnAsync(A.Date(day), CancellationToken.None)).SingleOrDefault(coverage => coverage.Region.Value == "11.08")?.Total.People;
        Assert.Null(await Known("2026-11-02"));
        Assert.Equal(1, await Known("2026-11-03"));
        Assert.Equal(1, await Known("2026-11-19"));
        Assert.Equal(3, await Known("2026-11-20"));
        Assert.Equal(3, await Known("2026-11-27"));
        Assert.Equal(4, await Known("2026-11-30"));
        Assert.Equal(5, await Known("2026-12-31"));
    }

    [Fact]
    public void A_count_of_a_region_without_any_roster_is_read_again()
    {
        var institutionsOnly = RegionCount.Of(Register.Empty(A.Cimahi), RulesInForce.Default);

        Assert.Equal(institutionsOnly.ReportedIn, CoverageText.Read(CoverageText.Write(institutionsOnly)).ReportedIn);
    }

    [Fact]
    public async Task A_region_that_has_not_reported_yet_is_absent()
    {
        await _store.SaveAsync(Count("11.06", December, 1, A.Person(1)), null, CancellationToken.None);

        Assert.Null(await LatestOf("11.06", November));
        Assert.Null(await LatestOf("11.07", December));
    }

    private async Task<RegionCoverage?> LatestOf(string region, Period period) =>
        (await _store.LatestAsync(period, CancellationToken.None)).SingleOrDefault(coverage => coverage.Region.Value == region);

    private static RegionCoverage Count(string region, Period period, long version, params Person[] people) =>
        RegionCount.Of(
            new Register(
                RegionCode.Parse(region), version, people,
                new Dictionary<Role, RoleSource> { [Role.Psm] = new("s", Monday, Monday) }, [], [])
            {
                Steps = [new RegisterStep(version, "s", new DateTimeOffset(period.FirstDay, new TimeOnly(5, 0), TimeSpan.Zero))],
            },
            RulesInForce.Default);
}
