using SertiKesos.People;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.People;

public sealed class CertificateRenewalTests
{
    private static readonly CertificateRules Rules = CertificateRules.Default;

    // Issued on 15 March 2021 for 60 months: the last valid day is 14 March 2026, the due window begins on 15 September 2025.
    private static readonly Credential First = Issued("2021-03-15", "A");

    [Theory]
    [InlineData("2025-09-14", "2030-09-13", "a day before the window it counts from its own date")]
    [InlineData("2025-09-15", "2031-03-14", "the first day of the window extends the old end")]
    [InlineData("2026-03-14", "2031-03-14", "so does the last valid day")]
    [InlineData("2026-03-15", "2031-03-14", "the day after begins where the old one ended all the same")]
    [InlineData("2026-03-16", "2031-03-15", "later it counts from its own date")]
    public void A_renewal_extends_the_old_certificate_only_within_the_due_window(string issued, string last, string why) =>
        Assert.Equal((A.Date(last), why), (Rules.Standing([Issued(issued, "B")], [First]).LastValidDay!.Value, why));

    [Fact]
    public void A_given_expiry_date_wins_over_the_extension() =>
        Assert.Equal(
            A.Date("2030-01-01"),
            Rules.Standing([Issued("2026-01-10", "B") with { ExpiresOn = A.Date("2030-01-01") }], [First]).LastValidDay);

    [Fact]
    public void Renewals_follow_each_other()
    {
        var second = Issued("2026-01-10", "B");
        var third = Issued("2031-02-01", "C");

        Assert.Equal(A.Date("2036-03-14"), Rules.Standing([third], [First, second]).LastValidDay);
    }

    [Fact]
    public void A_corrected_date_of_the_same_paper_is_no_renewal() =>
        Assert.Equal(A.Date("2030-12-31"), Rules.Standing([Issued("2026-01-01", "a-")], [First]).LastValidDay);

    [Fact]
    public void A_certificate_of_another_scheme_is_no_renewal() =>
        Assert.Equal(
            A.Date("2030-12-31"),
            Rules.Standing([Issued("2026-01-01", "B") with { Scheme = "Relawan" }], [First with { Scheme = "Peksos" }]).LastValidDay);

    [Fact]
    public void What_only_earlier_rosters_stated_never_counts() =>
        Assert.Equal(CertificationBasis.Never, Rules.Standing([], [First]).Basis);

    [Fact]
    public void The_certificate_that_lasts_longest_decides() =>
        Assert.Equal(A.Date("2028-05-31"), Rules.Standing([First, Issued("2023-06-01", "Z") with { Scheme = "Lain" }]).LastValidDay);

    [Theory]
    [InlineData("2024-02-29", "2029-02-27")]
    [InlineData("2024-03-01", "2029-02-28")]
    [InlineData("2023-08-31", "2028-08-30")]
    [InlineData("2023-12-31", "2028-12-30")]
    public void Validity_ends_the_day_before_the_anniversary_also_at_the_end_of_months(string issued, string last) =>
        Assert.Equal(A.Date(last), Rules.LastValidDay(Issued(issued, "A")));

    [Fact]
    public void Str_and_training_stand_apart()
    {
        var str = new Credential(CredentialKind.Str, CredentialEvidence.Dated, IssuedOn: A.Date("2025-01-01"));

        Assert.Equal(CertificationBasis.Never, Rules.Standing([str, A.Training("Bimtek")]).Basis);
        Assert.Equal(A.Date("2030-12-31"), Rules.Standing([Issued("2026-01-01", "B")], [str with { ExpiresOn = A.Date("2026-02-01") }]).LastValidDay);
    }

    private static Credential Issued(string day, string number) =>
        new(CredentialKind.Competency, CredentialEvidence.Dated, Number: number, IssuedOn: A.Date(day));
}
