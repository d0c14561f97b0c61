using SertiKesos.Coverage;
using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Registers;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Coverage;

public sealed class RegionCountTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_total_stated_for_the_whole_register_is_kept()
    {
        var register = Apply(Register.Empty(A.Cimahi), "s1", 36, A.Person(1, A.Post(Role.Psm)));

        Assert.Equal(36, Count(register).Declared?.Total);
    }

    [Fact]
    public void Totals_of_several_programmes_add_up()
    {
        var first = Apply(Register.Empty(A.Cimahi), "s1", 16, A.Person(1, A.Post(Role.Tksk)));

        var both = Apply(first, "s2", 165, A.Person(2, A.Post(Role.Psm)));

        Assert.Equal(181, Count(both).Declared?.Total);
    }

    [Fact]
    public void A_total_of_one_programme_says_nothing_of_the_others()
    {
        var first = Apply(Register.Empty(A.Cimahi), "s1", 16, A.Person(1, A.Post(Role.Tksk)));

        var both = Apply(first, "s2", null, A.Person(2, A.Post(Role.Psm)));

        Assert.Null(Count(both).Declared?.Total);
    }

    [Fact]
    public void A_total_is_dropped_once_some_of_its_roles_come_from_a_newer_roster()
    {
        var november = Apply(Register.Empty(A.Cimahi), "s1", 36, A.Person(1, A.Post(Role.Pkh)), A.Person(2, A.Post(Role.Staf)));

        var december = Apply(november, "s2", 252, A.Person(3, A.Post(Role.Pkh)));

        Assert.Null(Count(december).Declared?.Total);
        Assert.Equal(["s2"], december.Statements.Where(statement => statement.IsWhole).Select(statement => statement.Submission));
        Assert.Equal(251, Assert.Single(Count(december).Discrepancies).Difference);
    }

    [Fact]
    public void Differences_of_all_statements_are_kept()
    {
        var register = Apply(Register.Empty(A.Cimahi), "s1", 36, A.Person(1, A.Post(Role.Psm)));

        var discrepancy = Assert.Single(Count(register).Discrepancies);

        Assert.Equal(35, discrepancy.Difference);
    }

    [Fact]
    public void The_month_is_that_of_the_local_day() =>
        Assert.Equal("2026-11", Count(Apply(Register.Empty(A.Cimahi), "s1", 1, A.Person(1))).Period.ToString());

    private static RegionCoverage Count(Register register) => RegionCount.Of(register, RulesInForce.Default);

    private static Register Apply(Register register, string submission, int? total, params Person[] people) =>
        RegisterChange.Of(
            register,
            new RosterEntry(
                submission, Monday, Monday, A.Date("2026-11-24"), people, total is null ? null : new DeclaredTotals(total, null, [], [], "Rekap"),
                [new Discrepancy(DiscrepancyKind.Total, "Jumlah", total ?? 0, people.Length, "alasan")])).Next;
}
