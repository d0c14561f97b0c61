using SertiKesos.Coverage;
using SertiKesos.Coverage.Statements;
using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.Platform.Storage;
using SertiKesos.Reference;
using SertiKesos.Registers.Matching;
using SertiKesos.Summaries;
using SertiKesos.Tests.Support;
using SertiKesos.Time;

namespace SertiKesos.Tests.Summaries;

/// <summary>Figures in hand are never old, and are made once for many readers; on an Azurite of its own.</summary>
public sealed class RecentSummariesTests(SummaryPublisherTests.OwnAzurite azurite) : IClassFixture<SummaryPublisherTests.OwnAzurite>, IAsyncLifetime
{
    private static readonly Period November = new(2026, 11);
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));

    private StorageAccess _storage = null!;
    private CoverageStore _coverage = null!;
    private RecentSummaries _recent = null!;

    public async Task InitializeAsync()
    {
        _storage = StorageAccess.From(azurite.ConnectionString);
        await new StorageSetup(_storage).RunAsync(CancellationToken.None);
        await new CoverageStore(_storage).SaveAsync(Counts.Cimahi(), null, CancellationToken.None);
        _coverage = new CoverageStore(_storage);
        var statements = new StatementStore(_storage, _clock);
        var reference = new ReferenceStore(_storage, _clock);
        var people = new PeopleIndexStore(_storage, _clock);
        var rules = new RulesSource(CertificateRules.Default, InstitutionRules.Default, reference, _clock);
        var source = new SummarySource(_coverage, new PeopleMatching(people, _clock), people, statements, reference, rules, _clock);
        _recent = new RecentSummaries(source, _coverage, statements, _clock);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Many_readers_share_figures_that_are_made_anew_when_they_are_old_or_something_was_counted()
    {
        var first = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => LoadAsync()));
        Assert.Single(first.Distinct(ReferenceEqualityComparer.Instance));
        Assert.Equal(36, first[0].Nation.Total!.Value.People);

        // Nothing has changed: looked after, and the same.
        _clock.Advance(RecentSummaries.Oldest);
        Assert.Same(first[0], await LoadAsync());

        // Another process has counted: what is in hand is given out until it is old, and not longer.
        await new CoverageStore(_storage).SaveAsync(Counts.Yogyakarta(), null, CancellationToken.None);
        Assert.Same(first[0], await LoadAsync());
        _clock.Advance(RecentSummaries.Oldest);
        Assert.Equal(736, (await LoadAsync()).Nation.Total!.Value.People);

        // This process has counted: the next readers have it made, and soon have it.
        await _coverage.SaveAsync(Counts.KotaBekasi(), null, CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(3));
        await Eventually.TrueAsync(async () => (await LoadAsync()).Nation.Total!.Value.People == 986, "the new count");
    }

    private Task<NationalSummary> LoadAsync() => _recent.LoadAsync(November, new DateOnly(2026, 11, 24), CancellationToken.None);
}
