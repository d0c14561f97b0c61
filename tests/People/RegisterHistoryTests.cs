using SertiKesos.People;
using SertiKesos.Registers;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.People;

/// <summary>What a register keeps beside those who serve: who left and why, earlier certificates, contradictions, its steps.</summary>
public sealed class RegisterHistoryTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_replaced_certificate_stays_in_the_history_and_extends_its_renewal()
    {
        var old = new Credential(CredentialKind.Competency, CredentialEvidence.Dated, Number: "A", IssuedOn: A.Date("2022-01-10"));
        var renewed = old with { Number = "B", IssuedOn = A.Date("2026-11-01") };
        var register = Apply(
            Register.Empty(A.Cimahi),
            Roster("s1", 0, A.Person(1, A.Post(credentials: old))),
            Roster("s2", 1, A.Person(1, A.Post(credentials: renewed))));

        var person = Assert.Single(register.People);
        Assert.Equal((old, "s2"), (Assert.Single(person.Past).Credential, person.Past[0].Submission));
        Assert.Equal(A.Date("2032-01-09"), CertificateRules.Default.Standing(person).LastValidDay);
    }

    [Fact]
    public void A_certificate_that_the_newest_roster_no_longer_states_does_not_count()
    {
        var register = Apply(
            Register.Empty(A.Cimahi),
            Roster("s1", 0, A.Person(1, A.Post(credentials: A.Certificate("2030-01-01")))),
            Roster("s2", 1, A.Person(1)));

        var person = Assert.Single(register.People);
        Assert.Equal(CertificationBasis.Never, CertificateRules.Default.Standing(person).Basis);
        Assert.Single(person.Past);
    }

    [Fact]
    public void The_same_certificates_again_add_nothing_to_the_history()
    {
        var person = A.Person(1, A.Post(credentials: A.Certificate("2030-01-01")));

        var register = Apply(Register.Empty(A.Cimahi), Roster("s1", 0, person), Roster("s2", 1, person), Roster("s3", 2, person));

        Assert.Empty(Assert.Single(register.People).Past);
    }

    [Fact]
    public void Who_comes_back_brings_the_history_along()
    {
        var certified = A.Person(1, A.Post(credentials: A.Certificate("2030-01-01")));
        var register = Apply(
            Register.Empty(A.Cimahi), Roster("s1", 0, certified, A.Person(2)), Roster("s2", 1, A.Person(2)), Roster("s3", 2, A.Person(1), A.Person(2)));

        Assert.Equal(A.Certificate("2030-01-01"), Assert.Single(register.People.Single(person => person.Nik == A.NikNumber(1)).Past).Credential);
    }

    [Fact]
    public void Who_is_said_to_have_retired_needs_no_further_reason_once_unlisted()
    {
        var retired = A.Person(1, A.Post(status: ServiceStatus.Retired));
        var change = RegisterChange.Of(Apply(Register.Empty(A.Cimahi), Roster("s1", 0, retired, A.Person(2))), Roster("s2", 1, A.Person(2)));

        Assert.Empty(change.Missing);
        Assert.Equal(MusterReason.Retired, Assert.Single(change.Next.Muster).Reason);
    }

    [Theory]
    [InlineData("2026-12-31", false)]
    [InlineData("2027-01-01", true)]
    public void Without_a_reason_an_entry_is_overdue_after_two_periods(string day, bool overdue)
    {
        var entry = new MusterEntry(A.Person(1), Role.Psm, A.Date("2026-11-30"), "s");

        Assert.Equal(overdue, entry.IsOverdueOn(A.Date(day)));
        Assert.False((entry with { Reason = MusterReason.Moved }).IsOverdueOn(A.Date("2030-01-01")));
    }

    [Fact]
    public void A_nik_that_is_added_later_makes_no_second_person()
    {
        var without = A.Person(1) with { Nik = null };

        var register = Apply(Register.Empty(A.Cimahi), Roster("s1", 0, without), Roster("s2", 1, A.Person(1)));

        Assert.Equal(A.NikNumber(1), Assert.Single(register.People).Nik);
        Assert.Empty(register.Muster);
    }

    [Fact]
    public void A_nik_that_is_left_out_later_is_kept()
    {
        var register = Apply(Register.Empty(A.Cimahi), Roster("s1", 0, A.Person(1)), Roster("s2", 1, A.Person(1) with { Nik = null }));

        Assert.Equal(A.NikNumber(1), Assert.Single(register.People).Nik);
    }

    [Fact]
    public void Namesakes_born_on_one_day_stay_apart_where_the_nik_is_missing()
    {
        var one = A.Person(1) with { Name = "Siti Contoh" };
        var other = A.Person(2) with { Name = "Siti Contoh" };

        var register = Apply(Register.Empty(A.Cimahi), Roster("s1", 0, one, other), Roster("s2", 1, one, other, one with { Nik = null }));

        Assert.Equal(3, register.People.Count);
    }

    [Fact]
    public void A_row_without_nik_joins_the_row_that_has_it()
    {
        var register = Apply(Register.Empty(A.Cimahi), Roster("s1", 0, A.Person(1, A.Post(Role.Psm)), A.Person(1, A.Post(Role.Tagana)) with { Nik = null }));

        Assert.Equal([Role.Psm, Role.Tagana], Assert.Single(register.People).Assignments.Select(assignment => assignment.Role).Order());
    }

    [Fact]
    public void Another_birth_date_under_a_known_nik_goes_to_review_once()
    {
        var other = A.Person(1) with { BirthDate = A.Date("1985-08-18") };
        var first = Apply(Register.Empty(A.Cimahi), Roster("s1", 0, A.Person(1)));
        var change = RegisterChange.Of(first, Roster("s2", 1, other));
        var again = RegisterChange.Of(change.Next, Roster("s3", 2, other));

        var review = Assert.Single(change.Reviews);
        Assert.Equal((IdentityField.BirthDate, "1985-08-17", "1985-08-18"), (review.Field, review.Known, review.Stated));
        Assert.Equal(A.Date("1985-08-17"), Assert.Single(again.Next.People).BirthDate);
        Assert.Empty(again.Reviews);
        Assert.Single(again.Next.Reviews);
    }

    [Fact]
    public void A_review_ends_when_a_newer_roster_agrees_with_the_register()
    {
        var register = Apply(
            Register.Empty(A.Cimahi),
            Roster("s1", 0, A.Person(1)), Roster("s2", 1, A.Person(1) with { Name = "Budi Lain" }), Roster("s3", 2, A.Person(1)));

        Assert.Empty(register.Reviews);
    }

    [Theory]
    [InlineData("H. Ahmad Contoh", "Ahmad Contoh", true)]
    [InlineData("Dra. Hj. Siti Contoh, M.Si.", "Siti Contoh", true)]
    [InlineData("Siti Contoh", "Siti Contohh", false)]
    [InlineData("Haji", "H.", false)]
    [InlineData("Siti Contoh", "Budi Lain", false)]
    public void Titles_make_no_other_name(string left, string right, bool same) => Assert.Equal(same, NameComparison.SameName(left, right));

    [Fact]
    public void Every_version_is_a_step()
    {
        var register = Apply(Register.Empty(A.Cimahi), Roster("s1", 0, A.Person(1)), Roster("s2", 1, A.Person(1), A.Person(2)));

        Assert.Equal([(1L, "s1"), (2L, "s2")], register.Steps.Select(step => (step.Version, step.Id)));
        Assert.Equal(new ChangeCounts(1, 0, 1, 0), register.FindStep("s2")?.Change);
        Assert.Equal([Role.Psm], register.Steps[1].Roles);
        Assert.Equal(2, register.Version);
    }

    private static RosterEntry Roster(string submission, int day, params Person[] people) =>
        new(submission, Monday.AddDays(day), Monday.AddDays(day), A.Date("2026-11-23").AddDays(day), people, null, []);

    private static Register Apply(Register register, params RosterEntry[] rosters) =>
        rosters.Aggregate(register, (current, roster) => RegisterChange.Of(current, roster).Next);
}
