using SertiKesos.People;
using SertiKesos.Registers;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.People;

public sealed class RegisterChangeTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_first_roster_fills_the_register()
    {
        var change = RegisterChange.Of(Register.Empty(A.Cimahi), Roster("s1", Monday, A.Person(1), A.Person(2)));

        Assert.Equal(1, change.Next.Version);
        Assert.Equal(2, change.Next.People.Count);
        Assert.Equal(new ChangeCounts(2, 0, 0, 0), change.Counts);
        Assert.Equal("s1", change.Next.Sources[Role.Psm].Submission);
    }

    [Fact]
    public void A_roster_replaces_its_own_roles_and_leaves_others_alone()
    {
        var first = Apply(Register.Empty(A.Cimahi), Roster("s1", Monday, A.Person(1, A.Post(Role.Psm)), A.Person(2, A.Post(Role.Tagana))));

        var change = RegisterChange.Of(first, Roster("s2", Monday.AddDays(1), A.Person(3, A.Post(Role.Psm))));

        Assert.Equal([A.NikNumber(2), A.NikNumber(3)], change.Next.People.Select(person => person.Nik!.Value));
        Assert.Equal("s1", change.Next.Sources[Role.Tagana].Submission);
        Assert.Equal("s2", change.Next.Sources[Role.Psm].Submission);
    }

    [Fact]
    public void Who_is_missing_goes_to_the_muster_list()
    {
        var first = Apply(Register.Empty(A.Cimahi), Roster("s1", Monday, A.Person(1), A.Person(2)));

        var change = RegisterChange.Of(first, Roster("s2", Monday.AddDays(1), A.Person(2)));

        var missing = Assert.Single(change.Missing);
        Assert.Equal(A.NikNumber(1), missing.Person.Nik);
        Assert.Equal(Role.Psm, missing.Role);
        Assert.Equal(new ChangeCounts(0, 0, 1, 1), change.Counts);
        Assert.Equal([missing], change.Next.Muster);
    }

    [Fact]
    public void Who_comes_back_leaves_the_muster_list()
    {
        var first = Apply(Register.Empty(A.Cimahi), Roster("s1", Monday, A.Person(1), A.Person(2)));
        var second = Apply(first, Roster("s2", Monday.AddDays(1), A.Person(2)));

        var third = Apply(second, Roster("s3", Monday.AddDays(2), A.Person(1), A.Person(2)));

        Assert.Empty(third.Muster);
        Assert.Equal(2, third.People.Count);
    }

    [Fact]
    public void Leaving_one_of_two_roles_keeps_the_person()
    {
        var both = A.Person(1, A.Post(Role.Psm), A.Post(Role.Tagana));
        var first = Apply(Register.Empty(A.Cimahi), Roster("s1", Monday, both, A.Person(2)));

        var change = RegisterChange.Of(first, Roster("s2", Monday.AddDays(1), A.Person(2)));

        Assert.Equal([Role.Tagana], change.Next.People[0].Assignments.Select(assignment => assignment.Role));
        Assert.Equal(Role.Psm, Assert.Single(change.Missing).Role);
    }

    [Fact]
    public void An_older_upload_never_replaces_a_newer_one()
    {
        var newer = Apply(Register.Empty(A.Cimahi), Roster("s2", Monday.AddDays(1), A.Person(1)));

        var change = RegisterChange.Of(newer, Roster("s1", Monday, A.Person(2)));

        Assert.Empty(change.Roles);
        Assert.Same(newer, change.Next);
    }

    [Fact]
    public void An_older_upload_still_brings_the_roles_that_nobody_else_brought()
    {
        var newer = Apply(Register.Empty(A.Cimahi), Roster("s2", Monday.AddDays(1), A.Person(1, A.Post(Role.Psm))));

        var change = RegisterChange.Of(newer, Roster("s1", Monday, A.Person(2, A.Post(Role.Psm)), A.Person(3, A.Post(Role.Tagana))));

        Assert.Equal([Role.Tagana], change.Roles);
        Assert.Equal([A.NikNumber(1), A.NikNumber(3)], change.Next.People.Select(person => person.Nik!.Value));
    }

    [Fact]
    public void Of_two_uploads_in_one_second_the_same_one_wins_in_either_order()
    {
        var a = Roster("a", Monday, A.Person(1));
        var b = Roster("b", Monday, A.Person(2));

        var forward = Apply(Apply(Register.Empty(A.Cimahi), a), b);
        var backward = Apply(Apply(Register.Empty(A.Cimahi), b), a);

        Assert.Equal("b", forward.Sources[Role.Psm].Submission);
        Assert.Equal("b", backward.Sources[Role.Psm].Submission);
    }

    [Fact]
    public void An_accepted_roster_is_remembered_after_it_was_replaced()
    {
        var register = Apply(Apply(Register.Empty(A.Cimahi), Roster("s1", Monday, A.Person(1))), Roster("s2", Monday.AddDays(1), A.Person(2)));

        Assert.Equal(new ChangeCounts(1, 0, 0, 0), register.FindStep("s1")?.Change);
        Assert.Equal(new ChangeCounts(1, 0, 0, 1), register.FindStep("s2")?.Change);
        Assert.Null(register.FindStep("s3"));
    }

    [Fact]
    public void The_same_people_again_change_nobody()
    {
        Person[] people = [A.Person(1, A.Post(credentials: A.Certificate("2027-01-01"))), A.Person(2)];
        var first = Apply(Register.Empty(A.Cimahi), Roster("s1", Monday, people));

        var change = RegisterChange.Of(first, Roster("s2", Monday.AddDays(1), [.. people.Select(Copy)]));

        Assert.Equal(new ChangeCounts(0, 0, 2, 0), change.Counts);
    }

    [Fact]
    public void A_new_certificate_is_a_change()
    {
        var first = Apply(Register.Empty(A.Cimahi), Roster("s1", Monday, A.Person(1)));

        var change = RegisterChange.Of(first, Roster("s2", Monday.AddDays(1), A.Person(1, A.Post(credentials: A.Certificate("2031-01-01")))));

        Assert.Equal(new ChangeCounts(0, 1, 0, 0), change.Counts);
    }

    [Fact]
    public void Another_name_under_a_known_nik_overwrites_nothing()
    {
        var first = Apply(Register.Empty(A.Cimahi), Roster("s1", Monday, A.Person(1) with { Name = "Siti Contoh" }));

        var corrected = Apply(first, Roster("s2", Monday.AddDays(1), A.Person(1) with { Name = "Siti Contoh, S.Sos." }));
        var conflicting = Apply(corrected, Roster("s3", Monday.AddDays(2), A.Person(1) with { Name = "Budi Lain" }));

        Assert.Equal("Siti Contoh, S.Sos.", Assert.Single(corrected.People).Name);
        Assert.Equal("Siti Contoh, S.Sos.", Assert.Single(conflicting.People).Name);
    }

    [Fact]
    public void A_statement_stays_until_all_its_roles_are_replaced()
    {
        var stated = new DeclaredTotals(2, null, [], [], "Rekap");
        var first = Apply(
            Register.Empty(A.Cimahi),
            Roster("s1", Monday, A.Person(1, A.Post(Role.Psm)), A.Person(2, A.Post(Role.Tagana))) with { Declared = stated });

        var second = Apply(first, Roster("s2", Monday.AddDays(1), A.Person(3, A.Post(Role.Psm))));
        var third = Apply(second, Roster("s3", Monday.AddDays(2), A.Person(4, A.Post(Role.Tagana)), A.Person(3, A.Post(Role.Psm))));

        Assert.Equal("s1", Assert.Single(second.Statements).Submission);
        Assert.Empty(third.Statements);
    }

    private static Person Copy(Person person) => person with
    {
        Phones = [.. person.Phones],
        Assignments = [.. person.Assignments.Select(assignment => assignment with { Credentials = [.. assignment.Credentials] })],
    };

    private static RosterEntry Roster(string submission, DateTimeOffset uploadedAt, params Person[] people) =>
        new(submission, uploadedAt, uploadedAt, A.Date("2026-11-24"), people, null, []);

    private static Register Apply(Register register, RosterEntry roster) => RegisterChange.Of(register, roster).Next;
}
