using System.Text;
using SertiKesos.Coverage;
using SertiKesos.Coverage.Completeness;
using SertiKesos.People;
using SertiKesos.Platform.Storage;
using SertiKesos.Portal;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Tests.Support;
using SertiKesos.Time;

namespace SertiKesos.Tests.Portal;

/// <summary>How every office stands, on storage of the test's own: the board looks at all of them.</summary>
public sealed class OfficeBoardTests : IAsyncLifetime
{
    private static readonly Period November = new(2026, 11);

    // A Tuesday, at ten in the morning in Jakarta.
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 3, 0, 0, TimeSpan.Zero));
    private PrivateStorage _private = null!;

    private OfficeBoard Board => new(SummarySources.On(_private.Access, _clock), Submissions, new ReferenceStore(_private.Access, _clock), _clock);

    private SubmissionStore Submissions => new(_private.Access, _clock);

    public async Task InitializeAsync()
    {
        _private = await PrivateStorage.StartAsync();
        await new StorageSetup(_private.Access).RunAsync(CancellationToken.None);
    }

    public async Task DisposeAsync() => await _private.DisposeAsync();

    [Fact]
    public async Task Every_office_has_its_line_with_what_it_reported_and_what_waits()
    {
        await CountAsync("32.77", 3);
        await HandInAsync("32.77", 1, SubmissionState.Accepted, TimeSpan.FromDays(5));
        await HandInAsync("32.73", 2, SubmissionState.Refused, TimeSpan.FromHours(2));
        await HandInAsync("32.17", 3, SubmissionState.Held, TimeSpan.FromDays(3));
        await HandInAsync("32.17", 4, SubmissionState.Refused, TimeSpan.FromDays(1));
        await HandInAsync("32.04", 5, SubmissionState.Checking, TimeSpan.FromMinutes(9));
        await HandInAsync("32.05", 6, SubmissionState.Received, TimeSpan.FromMinutes(1));
        await HandInAsync("33.74", 7, SubmissionState.NeedsFixing, TimeSpan.FromHours(1));
        await HandInAsync("32.76", 8, SubmissionState.Refused, TimeSpan.FromDays(90));
        await HandInAsync("32.75", 9, SubmissionState.Held, TimeSpan.FromDays(90));

        var overview = await Board.LoadAsync(November, null, CancellationToken.None);
        var offices = overview.Offices.ToDictionary(office => office.Region.Code.Value);

        Assert.Equal((514, 1), (overview.Offices.Count, overview.Completeness.Reported));
        var cimahi = offices["32.77"];
        Assert.Equal((Timeliness.OnTime, 3, new DateOnly(2026, 11, 19)), (cimahi.Completeness.Timeliness, cimahi.States!.Value.People, cimahi.AcceptedOn));
        Assert.Equal(("accepted", 0, false), Shown(cimahi));
        Assert.Equal((null, Timeliness.Waiting), (offices["32.73"].States, offices["32.73"].Completeness.Timeliness));
        Assert.Equal(("refused", 0, false), Shown(offices["32.73"]));
        // What waits for a second person is not hidden by what came later.
        Assert.Equal(("held", 1, false), Shown(offices["32.17"]));
        Assert.Equal(TimeSpan.FromDays(3), offices["32.17"].Submission!.Still);
        Assert.Equal(("checking", 1, true), Shown(offices["32.04"]));
        Assert.Equal(("received", 1, false), Shown(offices["32.05"]));
        Assert.Equal(("needsFixing", 0, false), Shown(offices["33.74"]));
        // Of an earlier period only what is still open concerns anybody.
        Assert.Null(offices["32.76"].Submission);
        Assert.Equal(("held", 1, false), Shown(offices["32.75"]));
        Assert.Null(offices["11.01"].Submission);
    }

    [Fact]
    public async Task A_province_is_shown_its_own_offices_alone()
    {
        await HandInAsync("32.77", 1, SubmissionState.Held, TimeSpan.FromDays(1));
        await HandInAsync("33.74", 2, SubmissionState.Held, TimeSpan.FromDays(1));

        var overview = await Board.LoadAsync(November, "32", CancellationToken.None);

        Assert.Equal(27, overview.Offices.Count);
        Assert.Equal(27, overview.Completeness.Expected);
        Assert.All(overview.Offices, office => Assert.Equal("32", office.Region.Province.Code));
        Assert.Equal("32.77", Assert.Single(overview.Offices, office => office.Submission is not null).Region.Code.Value);
        Assert.Equal(["33.74"], (await Submissions.ListRecentAsync(_clock.GetUtcNow(), "33", CancellationToken.None)).Keys.Select(region => region.Value));
    }

    [Fact]
    public async Task The_period_is_the_one_that_can_still_be_reported()
    {
        Assert.Equal(November, await Board.CurrentPeriodAsync(CancellationToken.None));

        _clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal(November.Next(), await Board.CurrentPeriodAsync(CancellationToken.None));

        var locked = Encoding.UTF8.GetBytes(
            "periode,batas,kunci,status,sumber,berlaku_sejak,berlaku_sampai\nbaku,25,akhir,perlu konfirmasi,Uji,,\n2026-11,2026-11-25,2026-12-05,perlu konfirmasi,Uji,,\n");
        await new ReferenceStore(_private.Access, _clock).AddAsync("batas", locked, "test", "uji", CancellationToken.None);
        Assert.Equal(November, await Board.CurrentPeriodAsync(CancellationToken.None));
    }

    private static (string State, int Open, bool Stuck) Shown(OfficeLine office) =>
        (office.Submission!.Glance.State.Code(), office.Submission.Open, office.Submission.IsStuck);

    private async Task HandInAsync(string region, int number, SubmissionState state, TimeSpan ago)
    {
        var then = _clock.GetUtcNow() - ago;
        var store = new SubmissionStore(_private.Access, new FakeTimeProvider(then));
        await store.AddOrFindAsync(new Submission(RegionCode.Parse(region), $"{number:x32}", "roster.xlsx", then, state, null), CancellationToken.None);
    }

    private async Task CountAsync(string region, int people)
    {
        var at = _clock.GetUtcNow().AddDays(-5);
        var count = RegionCount.Of(
            Register.Empty(RegionCode.Parse(region)) with
            {
                Sources = new Dictionary<Role, RoleSource> { [Role.Psm] = new("x", at, at) },
                People = [.. Enumerable.Range(1, people).Select(serial => A.Person(serial))],
                Steps = [new RegisterStep(1, "x", at) { Roles = [Role.Psm], Change = new ChangeCounts(people, 0, 0, 0), UploadedAt = at }],
            },
            RulesInForce.Default);
        await new CoverageStore(_private.Access).SaveAsync(count, null, CancellationToken.None);
    }
}
