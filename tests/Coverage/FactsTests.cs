using SertiKesos.Coverage;
using SertiKesos.Coverage.Facts;
using SertiKesos.Coverage.Regeneration;
using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Registers;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Coverage;

public sealed class FactsTests
{
    private static readonly DateOnly EndOfNovember = new(2026, 11, 30);

    [Theory]
    [InlineData("1966-11-30", 60)]
    [InlineData("1966-12-01", 59)]
    [InlineData("2001-11-01", 25)]
    [InlineData("2001-12-31", 24)]
    public void An_age_as_of_the_end_of_a_month_is_exact(string born, int age)
    {
        var figures = AgeFigures.Of(AgeCounts.Of([A.Person(1) with { BirthDate = A.Date(born) }], EndOfNovember), EndOfNovember);

        var band = AgeFigures.Bands.Select((band, index) => (band, index)).Single(entry => age >= entry.band.From && age <= (entry.band.To ?? int.MaxValue)).index;
        Assert.Equal(1, figures.People[band]);
        Assert.Equal(1, figures.Known);
    }

    [Fact]
    public void Who_reaches_the_age_within_five_years_is_to_be_replaced_and_nobody_twice()
    {
        var people = new[] { "1960-01-01", "1966-11-30", "1966-12-01", "1971-11-30", "1971-12-01", "1990-01-01" }
            .Select((born, index) => A.Person(index + 1) with { BirthDate = A.Date(born) });

        var figures = AgeFigures.Of(AgeCounts.Of(people, EndOfNovember), EndOfNovember);

        Assert.Equal((2, 2, 4), (figures.Reached, figures.Reaching, figures.Replacements));
        Assert.Equal(4.0 / 6, figures.ReplacementShare);
    }

    [Fact]
    public void A_missing_birth_date_is_read_from_the_nik_and_else_said_to_be_unknown()
    {
        var ages = AgeCounts.Of([A.Person(1) with { BirthDate = null }, A.Person(2) with { BirthDate = null, Nik = null }], EndOfNovember);

        Assert.Equal((1, 1, 2), (ages.BornIn[new DateOnly(1985, 8, 1)], ages.Unknown, ages.People));
    }

    [Theory]
    [InlineData("3277010101110001", 2026, "2011-01-01")]
    [InlineData("3277010101120001", 2026, "1912-01-01")]
    [InlineData("3277014101990001", 2026, "1999-01-01")]
    [InlineData("3277013102990001", 2026, null)]
    public void The_century_of_a_nik_is_that_of_somebody_old_enough_to_work(string digits, int year, string? expected)
    {
        Assert.True(Nik.TryParse(digits, out var nik));

        Assert.Equal(expected is null ? null : A.Date(expected), nik.BirthDate(new DateOnly(year, 6, 1)));
    }

    [Theory]
    [InlineData("Bimtek PSM", "Bimtek")]
    [InlineData("Bimbingan Teknis Pendamping", "Bimtek")]
    [InlineData("Bimtek Dasar PSM", "Basic")]
    [InlineData("LATSARDIK Tagana", "Basic")]
    [InlineData("PDPS 14 hari", "Basic")]
    [InlineData("Bimtek Lanjutan PSM", "Advanced")]
    [InlineData("Pemantapan TKSK", "Advanced")]
    [InlineData("Seminar nasional", "Other")]
    [InlineData(null, "Other")]
    public void The_step_of_a_training_is_read_from_its_name(string? name, string level) =>
        Assert.Equal(level, TrainingLadder.LevelOf(name).ToString());

    [Theory]
    [InlineData("Bimtek", CertificationStateName.Never, true)]
    [InlineData("Basic", CertificationStateName.Expired, true)]
    [InlineData("Basic", CertificationStateName.Certified, false)]
    [InlineData("Basic", CertificationStateName.Due, false)]
    [InlineData("Advanced", CertificationStateName.Passed, false)]
    [InlineData("Advanced", CertificationStateName.Unknown, false)]
    [InlineData("Advanced", CertificationStateName.Suspended, false)]
    [InlineData("Other", CertificationStateName.Never, false)]
    [InlineData("None", CertificationStateName.Never, false)]
    public void Ready_for_the_test_is_who_is_trained_and_has_no_valid_certificate(string level, CertificationStateName state, bool ready) =>
        Assert.Equal(ready, TrainingLadder.IsReady(Enum.Parse<TrainingLevel>(level), Enum.Parse<CertificationState>(state.ToString())));

    [Fact]
    public void Training_never_certifies_anybody()
    {
        var register = Register.Empty(A.Cimahi) with { People = [A.Person(1, A.Post(credentials: A.Training("Bimtek Dasar PSM")))] };

        var coverage = RegionCount.Of(register, RulesInForce.Default);

        Assert.Equal(0, coverage.Total.On(EndOfNovember, CertificateRules.Default).Certified);
        Assert.Equal(TrainingLevel.Basic, Assert.Single(coverage.Facts!.Ladder).Level);
    }

    [Fact]
    public void A_person_counts_once_a_year_as_newly_certified_and_a_missing_issue_date_is_reckoned_back()
    {
        Credential Issued(string day, string number) =>
            new(CredentialKind.Competency, CredentialEvidence.Dated, Number: number, IssuedOn: A.Date(day));
        var people = new[]
        {
            A.Person(1, A.Post(credentials: [Issued("2026-02-01", "a"), Issued("2026-09-30", "b"), Issued("2021-03-01", "c")])),
            A.Person(2, A.Post(credentials: A.Certificate("2031-05-14"))),
            A.Person(3, A.Post(credentials: A.Claimed)),
            A.Person(4, A.Post(credentials: A.Training("Bimtek"))),
        };

        var issued = PeopleFacts.Of(people, CertificateRules.Default, EndOfNovember).IssuedIn;

        Assert.Equal(
            [(new DateOnly(2021, 3, 1), 1), (new DateOnly(2026, 5, 1), 1), (new DateOnly(2026, 9, 1), 1)],
            issued.Select(month => (month.Key, month.Value)).Order());
    }

    [Fact]
    public void A_corrected_date_counts_once_and_a_later_paper_under_the_same_number_twice()
    {
        Credential Issued(string day) => new(CredentialKind.Competency, CredentialEvidence.Dated, Number: "SK.1", IssuedOn: A.Date(day));
        Person Holder(string now, string before) => A.Person(1, A.Post(credentials: Issued(now))) with
        {
            Past = [new PastCredential(Issued(before), Role.Psm, A.Date("2026-06-01"), "s")],
        };

        Assert.Equal([new DateOnly(2025, 3, 1)], PeopleFacts.Of([Holder("2025-03-10", "2026-03-10")], CertificateRules.Default, EndOfNovember).IssuedIn.Keys);
        Assert.Equal(
            [new DateOnly(2021, 3, 1), new DateOnly(2026, 3, 1)],
            PeopleFacts.Of([Holder("2026-03-10", "2021-03-10")], CertificateRules.Default, EndOfNovember).IssuedIn.Keys.Order());
    }

    [Fact]
    public void The_horizon_at_the_end_of_a_february_is_the_end_of_a_february()
    {
        var end = new DateOnly(2027, 2, 28);
        var ages = AgeCounts.Of([A.Person(1) with { BirthDate = A.Date("1972-02-10") }, A.Person(2) with { BirthDate = A.Date("1972-03-10") }], end);

        Assert.Equal(1, AgeFigures.Of(ages, end).Reaching);
    }

    public enum CertificationStateName
    {
        Suspended,
        Certified,
        Due,
        Expired,
        Passed,
        Unknown,
        Never,
    }
}
