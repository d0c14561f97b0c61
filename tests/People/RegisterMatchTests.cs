using SertiKesos.People;
using SertiKesos.Registers;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.People;

/// <summary>A NIK that is missing or damaged in one roster makes nobody a second person and puts nobody on the muster list.</summary>
public sealed class RegisterMatchTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Orang Contoh B")]
    [InlineData("Hj. Orang Contoh B, S.Sos.")]
    public void Who_had_no_nik_gets_it_when_it_comes_right(string name)
    {
        var first = Apply(Register.Empty(A.Cimahi), Roster("s1", 0, WithoutNik(1), A.Person(2)));

        var change = RegisterChange.Of(first, Roster("s2", 1, A.Person(1) with { Name = name }, A.Person(2)));

        Assert.Equal([A.NikNumber(1), A.NikNumber(2)], change.Next.People.Select(person => person.Nik!.Value));
        Assert.Equal(new ChangeCounts(0, 1, 1, 0), change.Counts);
        Assert.Empty(change.Next.Muster);
        Assert.Empty(change.Next.Reviews);
    }

    [Theory]
    [InlineData("Orang Contoh B")]
    [InlineData("H. Orang Contoh B")]
    public void Who_has_a_nik_keeps_it_when_a_row_has_none(string name)
    {
        var first = Apply(Register.Empty(A.Cimahi), Roster("s1", 0, A.Person(1), A.Person(2)));

        var change = RegisterChange.Of(first, Roster("s2", 1, WithoutNik(1) with { Name = name }, A.Person(2)));

        Assert.Equal([A.NikNumber(1), A.NikNumber(2)], change.Next.People.Select(person => person.Nik!.Value));
        Assert.Equal((0, 0), (change.Counts.Added, change.Counts.Missing));
        Assert.Empty(change.Next.Muster);
    }

    [Fact]
    public void Who_never_had_a_nik_stays_one_person_with_or_without_a_title()
    {
        var first = Apply(Register.Empty(A.Cimahi), Roster("s1", 0, WithoutNik(1)));

        var change = RegisterChange.Of(first, Roster("s2", 1, WithoutNik(1) with { Name = "Hj. Orang Contoh B" }));

        Assert.Equal("Hj. Orang Contoh B", Assert.Single(change.Next.People).Name);
        Assert.Empty(change.Next.Muster);
    }

    [Fact]
    public void The_row_of_another_role_joins_as_well()
    {
        var first = Apply(Register.Empty(A.Cimahi), Roster("s1", 0, A.Person(1, A.Post(Role.Psm))));

        var next = Apply(first, Roster("s2", 1, WithoutNik(1, A.Post(Role.Tagana))));

        Assert.Equal([Role.Psm, Role.Tagana], Assert.Single(next.People).Assignments.Select(assignment => assignment.Role));
    }

    [Fact]
    public void A_row_with_the_nik_and_no_birth_date_does_not_leave_the_row_without_nik_behind()
    {
        var first = Apply(Register.Empty(A.Cimahi), Roster("s1", 0, A.Person(1, A.Post(Role.Psm))));

        var next = Apply(first, Roster("s2", 1, A.Person(1, A.Post(Role.Psm)) with { BirthDate = null }, WithoutNik(1, A.Post(Role.Tagana))));

        Assert.Equal(A.NikNumber(1), Assert.Single(next.People).Nik);
        Assert.Equal([Role.Psm, Role.Tagana], next.People[0].Assignments.Select(assignment => assignment.Role));
    }

    [Fact]
    public void Two_entries_that_turn_out_to_be_one_person_become_one()
    {
        var unborn = A.Person(1, A.Post(Role.Psm)) with { BirthDate = null };
        var first = Apply(Register.Empty(A.Cimahi), Roster("s1", 0, unborn));
        var second = Apply(first, Roster("s2", 1, WithoutNik(1, A.Post(Role.Tagana))));
        Assert.Equal(2, second.People.Count);

        var third = RegisterChange.Of(second, Roster("s3", 2, A.Person(1, A.Post(Role.Psm)), A.Person(2, A.Post(Role.Psm))));

        Assert.Equal([A.NikNumber(1), A.NikNumber(2)], third.Next.People.Select(person => person.Nik!.Value));
        Assert.Equal([Role.Tagana, Role.Psm], third.Next.People[0].Assignments.Select(assignment => assignment.Role));
        Assert.Empty(third.Next.Muster);
    }

    [Fact]
    public void Who_comes_back_from_the_muster_list_is_the_same_person_with_or_without_the_nik()
    {
        var dated = A.Post(credentials: A.Certificate("2027-01-01"));
        var listed = Apply(Register.Empty(A.Cimahi), Roster("s1", 0, A.Person(1, dated), A.Person(2)));
        var gone = Apply(listed, Roster("s2", 1, A.Person(2)));
        Assert.Single(gone.Muster);

        var back = Apply(gone, Roster("s3", 2, WithoutNik(1), A.Person(2)));

        Assert.Empty(back.Muster);
        Assert.Equal(A.NikNumber(1), Assert.Single(back.People, person => person.Name == A.Person(1).Name).Nik);
        Assert.Equal(dated.Credentials[0], Assert.Single(back.People[1].Past).Credential);

        var unsure = Apply(Apply(Register.Empty(A.Cimahi), Roster("s1", 0, WithoutNik(1, dated), A.Person(2))), Roster("s2", 1, A.Person(2)));

        var known = Apply(unsure, Roster("s3", 2, A.Person(1), A.Person(2)));

        Assert.Empty(known.Muster);
        Assert.Equal((A.NikNumber(1), 1), (known.People[1].Nik, known.People[1].Past.Count));
    }

    [Fact]
    public void Of_two_namesakes_nobody_is_guessed_at()
    {
        var namesake = A.Person(27);
        Assert.Equal(A.Person(1).Name, namesake.Name);
        var first = Apply(Register.Empty(A.Cimahi), Roster("s1", 0, A.Person(1), namesake));

        var next = Apply(first, Roster("s2", 1, WithoutNik(1)));

        Assert.True(Assert.Single(next.People).IsIdentityUncertain);
        Assert.Equal(2, next.Muster.Count);
    }

    [Fact]
    public void A_nik_that_the_roster_gives_to_another_name_is_not_handed_on()
    {
        var first = Apply(Register.Empty(A.Cimahi), Roster("s1", 0, A.Person(1)));

        var next = Apply(first, Roster("s2", 1, A.Person(1) with { Name = "Nama Lain" }, WithoutNik(1)));

        Assert.Equal([A.NikNumber(1), null], next.People.Select(person => person.Nik));
        Assert.Equal(IdentityField.Name, Assert.Single(next.Reviews).Field);
    }

    [Fact]
    public void Another_birth_date_is_another_person()
    {
        var first = Apply(Register.Empty(A.Cimahi), Roster("s1", 0, A.Person(1)));

        var next = Apply(first, Roster("s2", 1, WithoutNik(1) with { BirthDate = A.Date("1990-01-02") }));

        Assert.True(Assert.Single(next.People).IsIdentityUncertain);
        Assert.Single(next.Muster);
    }

    [Fact]
    public void Corrections_and_restrictions_stay_when_two_entries_become_one()
    {
        var restricted = new PersonRestriction(A.Date("2026-11-01"), "uji", "kantor");
        var correction = new PersonCorrection(PersonField.Email, "lama@contoh.example", null, A.Date("2026-11-01"), "uji", "kantor");
        var current = Register.Empty(A.Cimahi) with
        {
            People = [A.Person(1, A.Post(Role.Psm)) with { Corrections = [correction] }, WithoutNik(1, A.Post(Role.Tagana)) with { Restricted = restricted }],
        };

        var person = Assert.Single(Apply(current, Roster("s1", 0, A.Person(1, A.Post(Role.Psm)))).People);

        Assert.Equal((restricted, correction), (person.Restricted, Assert.Single(person.Corrections)));
        Assert.Equal(2, person.Assignments.Count);
    }

    private static Person WithoutNik(int serial, params Assignment[] assignments) => A.Person(serial, assignments) with { Nik = null };

    private static RosterEntry Roster(string submission, int day, params Person[] people) =>
        new(submission, Monday.AddDays(day), Monday.AddDays(day), A.Date("2026-11-24"), people, null, []);

    private static Register Apply(Register register, RosterEntry roster) => RegisterChange.Of(register, roster).Next;
}
