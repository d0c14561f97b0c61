using FsCheck;
using FsCheck.Fluent;
using SertiKesos.People;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.People;

public sealed class CertificateRulesTests
{
    private static readonly CertificateRules Rules = CertificateRules.Default;

    [Theory]
    [InlineData("2021-11-24", "2026-11-23")]
    [InlineData("2021-12-01", "2026-11-30")]
    [InlineData("2024-02-29", "2029-02-27")] // five years on there is no 29 February: the 28th less one day
    [InlineData("2019-03-01", "2024-02-29")] // the last day may be a leap day
    public void Validity_ends_the_day_before_the_fifth_anniversary(string issued, string last)
    {
        var credential = new Credential(CredentialKind.Competency, CredentialEvidence.Dated, IssuedOn: A.Date(issued));

        Assert.Equal(A.Date(last), Rules.LastValidDay(credential));
    }

    /// <summary>Some programs write the ends of the calendar for "never" and for "nothing".</summary>
    [Fact]
    public void Dates_at_the_ends_of_the_calendar_are_dates_like_others()
    {
        DateOnly?[] dates = [null, DateOnly.MinValue, DateOnly.MinValue.AddDays(40), A.Date("2024-02-29"), DateOnly.MaxValue.AddDays(-40), DateOnly.MaxValue];
        var credentials = dates.SelectMany(issued => dates.Select(expires => new Credential(CredentialKind.Competency, CredentialEvidence.Dated, IssuedOn: issued, ExpiresOn: expires))).ToList();
        foreach (var credential in credentials)
        {
            var standing = Rules.Standing([credential], credentials);
            Assert.All([DateOnly.MinValue, A.Date("2026-11-24"), DateOnly.MaxValue.AddDays(-400)], day => Rules.StateOn(standing, day));
        }

        Assert.Equal(DateOnly.MaxValue.AddDays(-1), Rules.LastValidDay(new Credential(CredentialKind.Competency, CredentialEvidence.Dated, IssuedOn: DateOnly.MaxValue)));
    }

    [Fact]
    public void A_given_expiry_date_wins_over_the_computed_one()
    {
        var credential = A.Certificate("2026-12-15") with { IssuedOn = A.Date("2020-01-01") };

        Assert.Equal(A.Date("2026-12-15"), Rules.LastValidDay(credential));
    }

    [Theory]
    [InlineData("2026-11-24", nameof(CertificationState.Due))] // valid through its last day
    [InlineData("2026-11-23", nameof(CertificationState.Expired))]
    [InlineData("2027-05-23", nameof(CertificationState.Due))] // 180 days away
    [InlineData("2027-05-24", nameof(CertificationState.Certified))] // 181 days away
    public void The_last_valid_day_decides_the_state(string last, string expected) =>
        Assert.Equal(expected, StateOn("2026-11-24", A.Certificate(last)).ToString());

    [Fact]
    public void The_certificate_that_lasts_longest_decides() =>
        Assert.Equal(CertificationState.Certified, StateOn("2026-11-24", A.Certificate("2026-10-01"), A.Certificate("2029-10-01")));

    [Fact]
    public void Suspension_comes_before_everything() =>
        Assert.Equal(
            CertificationState.Suspended,
            StateOn("2026-11-24", A.Certificate("2029-10-01"), A.Certificate("2030-01-01") with { Suspended = true }));

    [Fact]
    public void An_expired_certificate_comes_before_a_passed_test() =>
        Assert.Equal(CertificationState.Expired, StateOn("2026-11-24", A.Passed, A.Certificate("2026-10-01")));

    [Fact]
    public void A_passed_test_is_not_a_certificate()
    {
        var state = StateOn("2026-11-24", A.Passed, A.Claimed);

        Assert.Equal(CertificationState.Passed, state);
        Assert.False(state.CountsAsCertified());
    }

    [Fact]
    public void A_claim_without_a_date_is_unknown()
    {
        Assert.Equal(CertificationState.Unknown, StateOn("2026-11-24", A.Claimed));
        Assert.Equal(CertificationState.Unknown, StateOn("2026-11-24", new Credential(CredentialKind.Competency, CredentialEvidence.Dated)));
    }

    [Fact]
    public void Training_and_registration_never_certify() =>
        Assert.Equal(
            CertificationState.Never,
            StateOn(
                "2026-11-24",
                A.Training("Bimtek Dasar PSM"),
                new Credential(CredentialKind.Str, CredentialEvidence.Dated, ExpiresOn: A.Date("2030-01-01"))));

    [Fact]
    public void A_certificate_may_last_for_life() =>
        Assert.Equal(
            CertificationState.Certified,
            StateOn("2099-01-01", new Credential(CredentialKind.Competency, CredentialEvidence.Dated, NeverExpires: true)));

    [Fact]
    public void Nobody_without_credentials_is_certified() => Assert.Equal(CertificationState.Never, StateOn("2026-11-24"));

    [Fact]
    public void Lasting_a_day_longer_never_makes_a_state_worse()
    {
        var property = Prop.ForAll(
            ArbMap.Default.ArbFor<PositiveInt>(),
            ArbMap.Default.ArbFor<PositiveInt>(),
            (last, today) =>
            {
                var lastDay = A.Date("2026-01-01").AddDays(last.Get % 700);
                var day = A.Date("2026-01-01").AddDays(today.Get % 700);
                var before = Rules.StateOn(new CertificationStanding(CertificationBasis.Dated, lastDay), day);
                var after = Rules.StateOn(new CertificationStanding(CertificationBasis.Dated, lastDay.AddDays(1)), day);
                return after <= before;
            });

        Check.QuickThrowOnFailure(property);
    }

    private static CertificationState StateOn(string day, params Credential[] credentials) =>
        Rules.StateOn(Rules.Standing(credentials), A.Date(day));
}
