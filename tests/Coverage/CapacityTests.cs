using FsCheck;
using FsCheck.Fluent;
using SertiKesos.Coverage.Capacity;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Tests.Support;
using SertiKesos.Time;

namespace SertiKesos.Tests.Coverage;

public sealed class CapacityTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly IReadOnlyList<Period> Months = [new(2026, 11), new(2026, 12), new(2027, 1), new(2027, 2)];

    [Fact]
    public void The_expiring_go_first_and_the_rest_of_the_seats_shorten_the_line()
    {
        var plan = Plan(backlog: 50, expiring: [10, 40, 10, 0], seats: [30, 30, 60, 60]);

        Assert.Equal([(50, 60, 30, 30), (30, 70, 30, 40), (40, 50, 50, 0), (0, 0, 0, 0)], plan.Months.Select(month => (month.Waiting ?? -1, month.Demand ?? -1, month.Served ?? -1, month.Left ?? -1)));
        Assert.Equal((Months[0], Months[1], Months[2]), (plan.FirstOverflow, plan.FirstExpiringOverflow, plan.Cleared));
        Assert.Equal(0, plan.Shortage);
    }

    [Fact]
    public void Nothing_is_said_of_months_after_one_whose_seats_nobody_stated()
    {
        var plan = Plan(backlog: 5, expiring: [1, 1, 1, 1], seats: [30, null, 30, 0]);

        Assert.Null(plan.Months[2].Waiting);
        Assert.Null(plan.FirstOverflow);
        Assert.Null(plan.Shortage);
        Assert.Equal((60, 1), (plan.Seats, plan.Unstated));
        Assert.Equal(Months[0], plan.Cleared);
    }

    [Fact]
    public void No_seats_at_all_is_a_statement_and_overflows()
    {
        var plan = Plan(backlog: 0, expiring: [0, 1, 0, 0], seats: [0, 0, 0, 0]);

        Assert.Equal(Months[1], plan.FirstOverflow);
        Assert.Equal(1, plan.Shortage);
    }

    [Fact]
    public void Nobody_is_lost_or_served_twice() =>
        Prop.ForAll(
            Gen.Choose(0, 500).ToArbitrary(),
            Gen.ArrayOf(Gen.Choose(0, 100), 4).ToArbitrary(),
            Gen.ArrayOf(Gen.Choose(0, 200), 4).ToArbitrary(),
            (backlog, expiring, seats) =>
            {
                var plan = Plan(backlog, expiring, [.. seats.Select(number => (int?)number)]);

                Assert.Equal(backlog + expiring.Sum(), plan.Months.Sum(month => month.Served) + plan.Shortage);
                Assert.All(plan.Months, month => Assert.InRange(month.Served!.Value, 0, month.Seats!.Value));
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Candidates_come_by_the_end_of_their_certificate_and_then_by_how_long_they_wait()
    {
        Credential Trained(string day) => A.Training("Bimtek PSM") with { IssuedOn = A.Date(day) };
        var register = Register.Empty(A.Cimahi) with
        {
            People =
            [
                A.Person(1),
                A.Person(2, A.Post(credentials: Trained("2020-02-17"))),
                A.Person(3, A.Post(credentials: A.Certificate("2026-11-23"))),
                A.Person(4, A.Post(credentials: A.Certificate("2027-05-23"))),
                A.Person(5, A.Post(credentials: A.Certificate("2026-11-24"))),
                A.Person(6, A.Post(credentials: A.Certificate("2027-05-24"))),
                A.Person(7, A.Post(credentials: A.Passed)),
                A.Person(8, A.Post(credentials: A.Claimed)),
                A.Person(9, A.Post(status: ServiceStatus.Retired)),
                A.Person(10, A.Post(credentials: A.Certificate("2019-01-01"))),
            ],
        };

        var candidates = Candidates.Of([register], Today, 180, CertificateRules.Default);

        Assert.Equal([5, 4, 10, 2, 3, 1], candidates.Select(candidate => int.Parse(candidate.Person.Nik!.Value.Digits[12..], null)));
        Assert.Equal(
            [CandidateReason.Expiring, CandidateReason.Expiring, CandidateReason.Expired, CandidateReason.Trained, CandidateReason.Expired, CandidateReason.Never],
            candidates.Select(candidate => candidate.Reason));
        Assert.Equal([4, 2], Candidates.Batches(candidates, 4).Select(batch => batch.Count));
    }

    [Fact]
    public void Somebody_of_two_regions_is_called_once()
    {
        var here = Register.Empty(A.Cimahi) with { People = [A.Person(1), A.Person(2)] };
        var there = Register.Empty(RegionCode.Parse("32.73")) with { People = [A.Person(1)] };

        Assert.Equal(2, Candidates.Of([here, there], Today, 180, CertificateRules.Default).Count);
    }

    private static CapacityPlan Plan(int backlog, int[] expiring, int?[] seats) => CapacityPlan.Of(
        "II", backlog, Months, month => expiring[Months.ToList().IndexOf(month)], month => seats[Months.ToList().IndexOf(month)]);
}
