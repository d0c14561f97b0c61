using SertiKesos.Coverage;
using SertiKesos.Coverage.Completeness;
using SertiKesos.Coverage.Facts;
using SertiKesos.Coverage.Statements;
using SertiKesos.People;
using SertiKesos.Platform.Storage;
using SertiKesos.Reference;
using SertiKesos.Registers;
using SertiKesos.Summaries;
using SertiKesos.Tests.Support;
using SertiKesos.Time;

namespace SertiKesos.Tests.Summaries;

/// <summary>Which data belong to a period, on an Azurite of its own.</summary>
public sealed class SummarySourceTests(SummaryPublisherTests.OwnAzurite azurite) : IClassFixture<SummaryPublisherTests.OwnAzurite>, IAsyncLifetime
{
    private static readonly Period November = new(2026, 11);
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 12, 10, 2, 0, 0, TimeSpan.Zero));

    private StorageAccess _storage = null!;

    public async Task InitializeAsync()
    {
        _storage = StorageAccess.From(azurite.ConnectionString);
        await new StorageSetup(_storage).RunAsync(CancellationToken.None);
        foreach (var (day, people) in new[] { ("2026-10-20", 1), ("2026-11-20", 2), ("2026-11-28", 3), ("2026-12-03", 4) })
        {
            await new CoverageStore(_storage).SaveAsync(Count(A.Date(day), people), null, CancellationToken.None);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_month_shows_its_last_count_the_deadline_what_was_seen_then_and_an_exception_what_came_later()
    {
        var plain = await LoadAsync();
        var (figures, outlook) = plain.Outlook.With(plain).Single(region => region.Figures.Region.Code == A.Cimahi);

        Assert.Equal((3, 2, 3), (figures.Figures.Total!.Value.People, outlook.Revision.AtDeadline!.Value.People, outlook.Revision.Now!.Value.People));
        Assert.Equal((1, 3), (outlook.Trend!.EarlierCommon.People, outlook.Trend.LaterCommon.People));
        Assert.Equal(Timeliness.OnTime, outlook.Completeness.Timeliness);
        Assert.Equal(2, (await LoadAsync(atDeadline: true)).Nation.Total!.Value.People);
        Assert.Equal(2, (await LoadAsync(asOf: "2026-11-27")).Nation.Total!.Value.People);

        await new StatementStore(_storage, Clock).PutAsync(new DeadlineException(A.Cimahi, November, A.Date("2026-12-05"), "Kepala Dinas", "Banjir"), CancellationToken.None);

        var late = await LoadAsync();
        Assert.Equal(4, late.Nation.Total!.Value.People);
        Assert.Equal(ReportingState.Reported, late.Figures("32.77").Reporting);
        Assert.Equal(513, late.Outlook.Nation.Completeness.None);
        Assert.Equal((1, 0), (late.Outlook.Nation.Completeness.OnTime, late.Outlook.Nation.Completeness.Waiting));
        Assert.Equal(late.InputDigest(), (await LoadAsync()).InputDigest());
    }

    private async Task<NationalSummary> LoadAsync(bool atDeadline = false, string asOf = "2026-11-30") => await SummarySources.On(_storage, Clock)
        .LoadAsync(November, A.Date(asOf), 1, CancellationToken.None, atDeadline: atDeadline);

    private static RegionCoverage Count(DateOnly day, int people)
    {
        var at = new DateTimeOffset(day, new TimeOnly(10, 0), TimeSpan.FromHours(7));
        return RegionCount.Of(
            new Register(A.Cimahi, people, [.. Enumerable.Range(1, people).Select(serial => A.Person(serial))], new Dictionary<Role, RoleSource> { [Role.Psm] = new("s", at, at) }, [], [])
            {
                Steps = [new RegisterStep(people, "s", at)],
            },
            RulesInForce.Default) with
        {
            Reports = [new RosterReport(A.Date("2026-11-20") <= day ? At("2026-11-20") : at, at, [Role.Psm], people)],
        };

        static DateTimeOffset At(string text) => new(A.Date(text), new TimeOnly(10, 0), TimeSpan.FromHours(7));
    }
}
