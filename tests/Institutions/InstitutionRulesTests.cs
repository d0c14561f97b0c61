using FsCheck;
using FsCheck.Fluent;
using SertiKesos.Institutions;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Institutions;

public sealed class InstitutionRulesTests
{
    private static readonly InstitutionRules Rules = InstitutionRules.Default;

    [Theory]
    [InlineData("2022-11-25", "2027-11-24")]
    [InlineData("2020-02-29", "2025-02-27")]
    [InlineData("2019-03-01", "2024-02-29")]
    [InlineData("2021-08-31", "2026-08-30")]
    [InlineData("2024-01-01", "2028-12-31")]
    public void The_last_valid_day_is_sixty_months_less_a_day_after_issue(string issued, string last) =>
        Assert.Equal(A.Date(last), Rules.LastValidDay(new Accreditation(AccreditationClaim.Accredited, IssuedOn: A.Date(issued))));

    [Fact]
    public void A_stated_last_day_wins_over_the_computed_one() =>
        Assert.Equal(A.Date("2025-06-30"), Rules.LastValidDay(new Accreditation(AccreditationClaim.Accredited, IssuedOn: A.Date("2022-07-01"), ExpiresOn: A.Date("2025-06-30"))));

    [Fact]
    public void Other_months_are_a_setting() =>
        Assert.Equal(A.Date("2026-01-30"), new InstitutionRules(AccreditationMonths: 36).LastValidDay(new Accreditation(AccreditationClaim.Accredited, IssuedOn: A.Date("2023-01-31"))));

    [Theory]
    [InlineData("2026-11-23", nameof(InstitutionState.Expired))]
    [InlineData("2026-11-24", nameof(InstitutionState.Due))]
    [InlineData("2027-05-23", nameof(InstitutionState.Due))]
    [InlineData("2027-05-24", nameof(InstitutionState.Accredited))]
    public void The_last_day_is_valid_and_the_due_window_ends_after_180_days(string last, string state) =>
        Assert.Equal(state, On(new Accreditation(AccreditationClaim.Accredited, ExpiresOn: A.Date(last))).ToString());

    [Fact]
    public void The_first_state_that_fits_wins()
    {
        var day = A.Date("2020-01-01");

        Assert.Equal(InstitutionState.Suspended, On(new Accreditation(AccreditationClaim.Suspended, ExpiresOn: A.Date("2030-01-01"))));
        Assert.Equal(InstitutionState.Accredited, On(new Accreditation(AccreditationClaim.InProcess, ExpiresOn: A.Date("2030-01-01"))));
        Assert.Equal(InstitutionState.Expired, On(new Accreditation(AccreditationClaim.InProcess, ExpiresOn: day)));
        Assert.Equal(InstitutionState.InProcess, On(new Accreditation(AccreditationClaim.InProcess, AccreditationGrade.A)));
        Assert.Equal(InstitutionState.Unknown, On(new Accreditation(AccreditationClaim.Accredited, AccreditationGrade.A, "CTH-1")));
        Assert.Equal(InstitutionState.Never, On(Accreditation.None));
    }

    [Fact]
    public void Accreditation_and_registration_each_sum_to_the_institutions_on_any_day() =>
        Prop.ForAll(GeneratedInstitutions.Lists.ToArbitrary(), Gen.Choose(-4000, 4000).ToArbitrary(), (list, offset) =>
        {
            var open = list.Count(institution => !institution.Closed);
            var day = A.Date("2026-11-24").AddDays(offset);
            var states = InstitutionCounts.Of(list, Rules).On(day, Rules);

            Assert.Equal(open, states.Institutions);
            Assert.Equal(open, states.Registered + states.RegistrationExpired + states.RegistrationUndated + states.Unregistered);
            Assert.Equal(
                list.Count(institution => !institution.Closed && Rules.StateOn(Rules.Standing(institution.Accreditation), day) is InstitutionState.Accredited or InstitutionState.Due),
                states.Accredited);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Counts_of_parts_sum_to_the_count_of_the_whole() =>
        Prop.ForAll(GeneratedInstitutions.Lists.ToArbitrary(), list =>
        {
            var day = A.Date("2026-11-24");
            var parts = list.GroupBy(institution => institution.Kind).Select(group => InstitutionCounts.Of(group, Rules));

            Assert.Equal(InstitutionCounts.Of(list, Rules).On(day, Rules), InstitutionCounts.Sum(parts).On(day, Rules));
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void A_registration_is_valid_through_its_last_day()
    {
        InstitutionStates States(string day) => InstitutionCounts.Of(
            [
                An.Institution("Satu") with { Registration = new Registration("1", A.Date("2026-11-24")) },
                An.Institution("Dua") with { Registration = new Registration("2", NeverExpires: true) },
                An.Institution("Tiga") with { Registration = new Registration("3") },
                An.Institution("Empat"),
            ], Rules).On(A.Date(day), Rules);

        Assert.Equal((2, 0, 1, 1), (States("2026-11-24").Registered, States("2026-11-24").RegistrationExpired, States("2026-11-24").RegistrationUndated, States("2026-11-24").Unregistered));
        Assert.Equal((1, 1), (States("2026-11-25").Registered, States("2026-11-25").RegistrationExpired));
    }

    private static InstitutionState On(Accreditation accreditation) => Rules.StateOn(Rules.Standing(accreditation), A.Date("2026-11-24"));
}
