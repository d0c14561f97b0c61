using FsCheck;
using FsCheck.Fluent;
using SertiKesos.Coverage;
using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Summaries;
using SertiKesos.Tests.Support;
using SertiKesos.Time;

namespace SertiKesos.Tests.Coverage;

/// <summary>What holds of the figures whatever the people are.</summary>
public sealed class CoverageProperties
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly string[] Codes = ["32.77", "32.73", "34.71", "91.71", "12.71"];

    private static readonly Gen<Credential> Credentials = Gen.OneOf(
        Gen.Constant(A.Claimed),
        Gen.Constant(A.Passed),
        Gen.Constant(A.Claimed with { Suspended = true }),
        Gen.Constant(A.Training("Bimtek PSM")),
        Gen.Constant(A.Certificate("2027-01-01") with { ExpiresOn = null, NeverExpires = true }),
        Gen.Choose(-400, 400).Select(days => A.Certificate("2027-01-01") with { Number = $"C{days}", ExpiresOn = Today.AddDays(days) }),
        Gen.Choose(-2_200, -1).Select(days => A.Certificate("2027-01-01") with { Number = $"I{days}", ExpiresOn = null, IssuedOn = Today.AddDays(days) }));

    private static readonly Gen<Assignment> Assignments =
        from role in Gen.Elements(Enum.GetValues<Role>())
        from posting in Gen.Elements(null, "Kelurahan", "PKH", "LK3")
        from status in Gen.Frequency((9, Gen.Constant(ServiceStatus.Active)), (1, Gen.Constant(ServiceStatus.Retired)))
        from credentials in Gen.ListOf(Credentials, 2)
        select A.Post(role, posting, status, [.. credentials]);

    private static readonly Gen<IReadOnlyList<Person>> People =
        from count in Gen.Choose(0, 12)
        from assignments in Gen.ListOf(Gen.NonEmptyListOf(Assignments), count)
        select (IReadOnlyList<Person>)[.. assignments.Select((posts, index) => A.Person(index + 1, [.. posts.DistinctBy(post => post.Role)]))];

    private static readonly Arbitrary<IReadOnlyList<IReadOnlyList<Person>>> Nation =
        Gen.ListOf(People, Codes.Length).Select(regions => (IReadOnlyList<IReadOnlyList<Person>>)[.. regions]).ToArbitrary();

    [Fact]
    public void Totals_are_the_sums_of_their_parts_at_every_level() => Prop.ForAll(Nation, regions =>
    {
        var summary = Summary(regions);
        var reported = summary.Regions.Where(region => region.Figures.Total is not null).ToList();

        Assert.Equal(Sum(reported.Select(region => region.Figures.Total!.Value)), summary.Nation.Total!.Value);
        Assert.Equal(summary.Nation.Total.Value, Sum(summary.Provinces.Select(area => area.Figures.Total ?? default)));
        Assert.Equal(summary.Nation.Total.Value, Sum(summary.Centres.Select(area => area.Figures.Total ?? default)));
        foreach (var role in Enum.GetValues<Role>())
        {
            StateCounts Of(Breakdown figures) => figures.Roles.FirstOrDefault(found => found.Role == role)?.States ?? default;
            Assert.Equal(Of(summary.Nation), Sum(reported.Select(region => Of(region.Figures))));
            Assert.Equal(Of(summary.Nation), Sum(summary.Provinces.Select(area => Of(area.Figures))));
            Assert.Equal(Of(summary.Nation).People, summary.Nation.Postings.Where(row => row.Role == role).Sum(row => row.States.People));
        }

        var outlook = summary.Outlook;
        Assert.Equal(outlook.Nation.Completeness.Expected, outlook.Provinces.Sum(area => area.Completeness.Expected));
        Assert.Equal(summary.Nation.Total.Value.People, outlook.Nation.Ages!.People.Sum() + outlook.Nation.Ages.Unknown);
        Assert.Equal(summary.Nation.Total.Value.People, outlook.Nation.Ladder!.Sum(step => step.People));
        Assert.Equal(summary.Nation.Total.Value.Certified, outlook.Nation.Ladder!.Sum(step => step.Certified));
        Assert.Equal(outlook.Nation.Ages.Replacements, outlook.Provinces.Sum(area => area.Ages?.Replacements ?? 0));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void The_order_of_submissions_does_not_matter() => Prop.ForAll(Nation, Gen.Shuffle(Enumerable.Range(0, Codes.Length).ToArray()).ToArbitrary(), (regions, order) =>
    {
        var coverages = Coverages(regions);

        Assert.Equal(Summary(coverages).InputDigest(), Summary([.. order.Select(index => coverages[index])]).InputDigest());
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    [Fact]
    public void Lists_of_different_roles_give_the_same_figures_in_whatever_order_they_come() => Prop.ForAll(People.ToArbitrary(), people =>
    {
        // One list per role, of whole people: who has two roles stands in two lists.
        var lists = people.SelectMany(person => person.Assignments.Select(post => (post.Role, Person: person with { Assignments = [post] })))
            .GroupBy(entry => entry.Role, entry => entry.Person).ToList();

        var forwards = Counted(lists);
        lists.Reverse();

        Assert.Equal(States(forwards), States(Counted(lists)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void Every_active_person_is_in_exactly_one_state_on_every_day() => Prop.ForAll(People.ToArbitrary(), Gen.Choose(-3_000, 3_000).ToArbitrary(), (people, days) =>
    {
        var counts = CoverageCalculator.Count(people, CertificateRules.Default).Total.On(Today.AddDays(days), CertificateRules.Default);

        Assert.Equal(people.Count(person => person.IsActive), counts.People);
        foreach (var state in people.Where(person => person.IsActive).GroupBy(person => CertificateRules.Default.StateOn(CertificateRules.Default.Standing(person), Today.AddDays(days))))
        {
            Assert.Equal(state.Count(), Number(counts, state.Key));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Coverage_lies_between_its_bounds() => Prop.ForAll(People.ToArbitrary(), people =>
    {
        var counts = CoverageCalculator.Count(people, CertificateRules.Default).Total.On(Today, CertificateRules.Default);

        Assert.Equal(counts.People == 0, counts.Share is null);
        Assert.True(counts.People == 0 || (counts.Low <= counts.Share && counts.Share <= counts.High && counts.Low >= 0 && counts.High <= 1));
    }).QuickCheckThrowOnFailure();

    /// <remarks>
    /// With one exception that follows from the rule of renewal itself: where only the issue date of a renewal is known, a
    /// predecessor that ends a day later can put an early renewal outside its window, so that it counts from its own day.
    /// Hence people whose certificates state their ends.
    /// </remarks>
    [Fact]
    public void A_certificate_that_expires_one_day_later_never_lowers_coverage() => Prop.ForAll(
        People.Select(people => (IReadOnlyList<Person>)[.. people.Select(Stated)]).ToArbitrary(),
        Gen.Choose(-400, 400).ToArbitrary(),
        (people, days) =>
        {
            var on = Today.AddDays(days);
            var before = Certified(people, on);

            for (var index = 0; index < people.Count; index++)
            {
                var later = people.Select((person, place) => place == index ? Later(person) : person).ToList();
                Assert.True(Certified(later, on) >= before);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_earlier_certificate_that_ends_a_day_later_can_put_its_early_renewal_out_of_the_window()
    {
        var renewal = A.Certificate("2027-01-01") with { ExpiresOn = null, IssuedOn = A.Date("2026-01-01"), Number = "baru" };
        DateOnly? Ends(string old) =>
            CertificateRules.Default.Standing([renewal], [A.Certificate(old) with { IssuedOn = A.Date("2021-07-01") }]).LastValidDay;

        Assert.Equal(A.Date("2031-06-30"), Ends("2026-06-30"));
        Assert.Equal(A.Date("2030-12-31"), Ends("2026-07-01"));
    }

    private static Person Stated(Person person) => person with
    {
        Assignments = [.. person.Assignments.Select(post => post with { Credentials = [.. post.Credentials.Where(credential => credential.IssuedOn is null)] })],
    };

    private static Person Later(Person person) => person with
    {
        Assignments = [.. person.Assignments.Select(post => post with
        {
            Credentials = [.. post.Credentials.Select(credential => credential with { ExpiresOn = credential.ExpiresOn?.AddDays(1) })],
        })],
    };

    private static int Certified(IEnumerable<Person> people, DateOnly on) =>
        CoverageCalculator.Count(people, CertificateRules.Default).Total.On(on, CertificateRules.Default).Certified;

    private static string States(RegionCoverage coverage) => string.Join(
        "; ",
        [coverage.Total.On(Today, CertificateRules.Default).ToString(), .. coverage.Roles.Select(role => $"{role.Role} {role.Counts.On(Today, CertificateRules.Default)}")]);

    private static RegionCoverage Counted(IEnumerable<IGrouping<Role, Person>> lists)
    {
        var register = Register.Empty(A.Cimahi);
        var at = new DateTimeOffset(Today, new TimeOnly(8, 0), TimeSpan.FromHours(7));
        foreach (var list in lists)
        {
            at = at.AddMinutes(1);
            register = RegisterChange.Of(register, new RosterEntry($"s{list.Key}", at, at, Today, [.. list], null, [])).Next;
        }

        return RegionCount.Of(register, RulesInForce.Default);
    }

    private static NationalSummary Summary(IReadOnlyList<IReadOnlyList<Person>> regions) => Summary(Coverages(regions));

    private static NationalSummary Summary(IReadOnlyList<RegionCoverage> coverages) =>
        NationalSummary.Of(new Period(2026, 11), Today, 1, coverages, RulesInForce.Default);

    private static IReadOnlyList<RegionCoverage> Coverages(IReadOnlyList<IReadOnlyList<Person>> regions) =>
        [.. regions.Select((people, index) => RegionCount.Of(
            Register.Empty(RegionCode.Parse(Codes[index])) with
            {
                People = people,
                Steps = [new RegisterStep(1, "s", new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.Zero))],
            },
            RulesInForce.Default))];

    private static StateCounts Sum(IEnumerable<StateCounts> parts) => parts.Aggregate(default(StateCounts), (sum, part) => sum + part);

    private static int Number(StateCounts counts, CertificationState state) => state switch
    {
        CertificationState.Suspended => counts.Suspended,
        CertificationState.Certified => counts.Valid,
        CertificationState.Due => counts.Due,
        CertificationState.Expired => counts.Expired,
        CertificationState.Passed => counts.Passed,
        CertificationState.Unknown => counts.Unknown,
        _ => counts.Never,
    };
}
