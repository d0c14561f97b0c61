using FsCheck;
using FsCheck.Fluent;
using SertiKesos.Coverage;
using SertiKesos.People;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Coverage;

public sealed class CoverageCalculatorTests
{
    private static readonly CertificateRules Rules = CertificateRules.Default;
    private static readonly DateOnly Today = A.Date("2026-11-24");

    [Fact]
    public void Due_certificates_count_as_certified()
    {
        var counts = Count(
            A.Person(1, A.Post(credentials: A.Certificate("2029-01-01"))),
            A.Person(2, A.Post(credentials: A.Certificate("2026-12-01"))),
            A.Person(3, A.Post(credentials: A.Certificate("2026-11-01"))),
            A.Person(4));

        Assert.Equal(new StateCounts(0, 1, 1, 1, 0, 0, 1), counts.Total.On(Today, Rules));
        Assert.Equal(0.5, counts.Total.On(Today, Rules).Share);
    }

    [Fact]
    public void The_unknown_open_a_span_between_low_and_high()
    {
        var counts = Count(A.Person(1, A.Post(credentials: A.Certificate("2029-01-01"))), A.Person(2, A.Post(credentials: A.Claimed)), A.Person(3), A.Person(4));

        var states = counts.Total.On(Today, Rules);

        Assert.Equal(0.25, states.Low);
        Assert.Equal(0.5, states.High);
    }

    [Fact]
    public void Whose_identity_is_uncertain_is_told_in_every_slice_and_sum()
    {
        Person unsure = A.Person(1, A.Post(Role.Psm, credentials: A.Certificate("2029-01-01")), A.Post(Role.Tagana, "LK3")) with { Nik = null };
        Person left = A.Person(2, A.Post(status: ServiceStatus.Retired)) with { Nik = null };
        var counts = Count(unsure, left, A.Person(3));

        var states = counts.Total.On(Today, Rules);

        Assert.Equal((2, 1, 1), (states.People, states.Certified, states.IdentityUncertain));
        Assert.Equal([(Role.Psm, 1), (Role.Tagana, 1)], counts.Roles.Select(role => (role.Role, role.Counts.IdentityUncertain)));
        Assert.All(counts.Rows.Select(row => row.Counts).Concat(counts.Postings.Select(posting => posting.Counts)), slice => Assert.Equal(1, slice.IdentityUncertain));
        Assert.Equal(2, StandingCounts.Sum([counts.Total, counts.Total]).IdentityUncertain);
        Assert.Equal((2, 0), ((states + states).IdentityUncertain, states.Less(states).IdentityUncertain));
    }

    [Fact]
    public void Nobody_has_no_coverage_rather_than_none() => Assert.Null(Count().Total.On(Today, Rules).Share);

    [Fact]
    public void A_person_with_two_roles_counts_once_in_total_and_once_in_each()
    {
        var counts = Count(A.Person(1, A.Post(Role.Psm), A.Post(Role.Tagana, credentials: A.Certificate("2029-01-01"))));

        Assert.Equal(1, counts.Total.People);
        Assert.Equal([Role.Psm, Role.Tagana], counts.Roles.Select(role => role.Role));
        Assert.All(counts.Roles, role => Assert.Equal(1, role.Counts.On(Today, Rules).Certified));
        var relawan = Assert.Single(counts.Categories);
        Assert.Equal((LegalCategory.RelawanSosial, 1), (relawan.Category, relawan.Counts.People));
    }

    [Fact]
    public void Who_has_left_is_not_counted_and_who_is_on_leave_is()
    {
        var counts = Count(
            A.Person(1, A.Post(status: ServiceStatus.Retired, credentials: A.Certificate("2029-01-01"))),
            A.Person(2, A.Post(status: ServiceStatus.OnLeave)));

        Assert.Equal(1, counts.Total.People);
        Assert.Equal(0, counts.Total.On(Today, Rules).Certified);
    }

    [Fact]
    public void People_without_a_posting_are_their_own_group()
    {
        var counts = Count(A.Person(1), A.Person(2, A.Post(posting: null)));

        Assert.Equal([null, "Kelurahan"], counts.Postings.Select(posting => posting.Posting));
    }

    [Fact]
    public void Training_is_counted_apart_and_certifies_nobody()
    {
        var counts = Count(
            A.Person(1, A.Post(credentials: A.Training("Bimtek Dasar PSM"))),
            A.Person(2, A.Post(credentials: [A.Training("BIMTEK DASAR PSM"), A.Training("Bimtek Dasar PSM")])));

        Assert.Equal(2, Assert.Single(counts.Trainings).Participants);
        Assert.Equal(0, counts.Total.On(Today, Rules).Certified);
    }

    [Fact]
    public void Counts_of_today_tell_the_states_of_any_later_day()
    {
        var counts = Count(A.Person(1, A.Post(credentials: A.Certificate("2026-12-01"))));

        Assert.Equal(1, counts.Total.On(A.Date("2026-12-01"), Rules).Due);
        Assert.Equal(1, counts.Total.On(A.Date("2026-12-02"), Rules).Expired);
        Assert.Equal(1, counts.Total.On(A.Date("2026-06-03"), Rules).Valid);
    }

    [Fact]
    public void States_are_exclusive_and_exhaustive_and_slices_agree_with_people()
    {
        var property = Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), seeds =>
        {
            var people = seeds.Select((seed, index) => Random(index + 1, seed)).ToList();
            var counts = Count([.. people]);
            var states = counts.Total.On(Today, Rules);
            return states.People == people.Count
                && counts.Rows.Sum(row => row.Counts.People) == people.Count
                && counts.Roles.Sum(role => role.Counts.On(Today, Rules).Certified) == states.Certified
                && (states.Share is null || (states.Low <= states.Share && states.Share <= states.High));
        });

        Check.QuickThrowOnFailure(property);
    }

    [Fact]
    public void The_order_of_people_does_not_matter()
    {
        var property = Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), seeds =>
        {
            var people = seeds.Select((seed, index) => Random(index + 1, seed)).ToList();
            var forward = Count([.. people]);
            people.Reverse();
            var backward = Count([.. people]);
            return forward.Rows.Select(row => (row.Role, row.Posting, row.Counts.On(Today, Rules)))
                .SequenceEqual(backward.Rows.Select(row => (row.Role, row.Posting, row.Counts.On(Today, Rules))));
        });

        Check.QuickThrowOnFailure(property);
    }

    private static CoverageCounts Count(params Person[] people) => CoverageCalculator.Count(people, Rules);

    private static Person Random(int serial, int seed)
    {
        var chance = new Random(seed);
        Credential[] credentials = chance.Next(5) switch
        {
            0 => [A.Certificate(Today.AddDays(chance.Next(-400, 400)).ToString("yyyy-MM-dd", null))],
            1 => [A.Claimed],
            2 => [A.Passed],
            3 => [A.Training("Bimtek")],
            _ => [],
        };
        return A.Person(serial, A.Post((Role)chance.Next(14), chance.Next(3) == 0 ? null : $"Tempat {chance.Next(3)}", credentials: credentials));
    }
}
