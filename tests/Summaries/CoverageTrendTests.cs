using System.Globalization;
using SertiKesos.Coverage;
using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.Platform.Storage;
using SertiKesos.Reference;
using SertiKesos.Summaries;
using SertiKesos.Tests.Support;
using SertiKesos.Time;

namespace SertiKesos.Tests.Summaries;

/// <summary>How coverage went from month to month, on an Azurite of its own.</summary>
public sealed class CoverageTrendTests(SummaryPublisherTests.OwnAzurite azurite) : IClassFixture<SummaryPublisherTests.OwnAzurite>
{
    private static readonly Period November = new(2026, 11);

    [Fact]
    public async Task Months_before_are_told_region_by_region_and_a_month_without_reports_is_empty()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));
        var storage = StorageAccess.From(azurite.ConnectionString);
        await new StorageSetup(storage).RunAsync(CancellationToken.None);
        var coverage = new CoverageStore(storage);
        await coverage.SaveAsync(Counts.Cimahi(), null, CancellationToken.None);
        await coverage.SaveAsync(
            Counts.BandungBarat() with { Period = November.Previous(), CountedOn = new DateOnly(2026, 10, 20), AcceptedAt = new DateTimeOffset(2026, 10, 20, 3, 0, 0, TimeSpan.Zero) },
            null,
            CancellationToken.None);
        var reference = new ReferenceStore(storage, clock);
        var trend = new CoverageTrend(coverage, reference, new RulesSource(CertificateRules.Default, InstitutionRules.Default, reference, clock), clock);

        IReadOnlyList<TrendMonth>? months = null;
        await Eventually.TrueAsync(async () => (months = await trend.BeforeAsync(November, CancellationToken.None)) is not null, "the months before");

        Assert.Equal(
            ["2026-06-30", "2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31"],
            months!.Select(month => month.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        Assert.Empty(months![3].Regions);
        Assert.Equal(402, Assert.Single(months[4].Regions).Value.People);
    }
}
