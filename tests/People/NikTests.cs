using SertiKesos.People;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.People;

public sealed class NikTests
{
    [Theory]
    [InlineData("3277011708850001")]
    [InlineData("3277015708850001")] // a woman: day 17 + 40
    [InlineData("9171017112990123")] // 31 + 40, Papua
    public void A_plausible_nik_is_taken(string digits) => Assert.True(Nik.TryParse(digits, out _));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("327701170885001")] // 15 digits
    [InlineData("32770117088500011")] // 17 digits
    [InlineData("327701170885000A")]
    [InlineData("3277010008850001")] // day 0
    [InlineData("3277013208850001")] // day 32
    [InlineData("3277014008850001")] // day 40: 0 for a woman
    [InlineData("3277017208850001")] // day 72
    [InlineData("3277011700850001")] // month 0
    [InlineData("3277011713850001")] // month 13
    [InlineData("3277011708850000")] // serial 0000
    [InlineData("1111111111111111")]
    public void An_impossible_nik_is_refused(string? digits) => Assert.False(Nik.TryParse(digits, out _));

    [Fact]
    public void The_day_tells_the_sex()
    {
        Assert.True(Nik.TryParse("3277011708850001", out var man));
        Assert.True(Nik.TryParse("3277015708850001", out var woman));

        Assert.Equal(Sex.Male, man.Sex);
        Assert.Equal(Sex.Female, woman.Sex);
    }

    [Fact]
    public void A_birth_date_agrees_whatever_the_century()
    {
        Assert.True(Nik.TryParse("3277015708050001", out var nik));

        Assert.True(nik.Agrees(A.Date("2005-08-17")));
        Assert.True(nik.Agrees(A.Date("1905-08-17")));
        Assert.False(nik.Agrees(A.Date("2005-08-16")));
    }

    [Fact]
    public void A_nik_prints_only_its_last_four_digits()
    {
        var nik = A.NikNumber(1234);

        Assert.Equal("************1234", nik.ToString());
        Assert.DoesNotContain(nik.Digits, $"{nik} {A.Person(1234)} {A.Person(1234).Identity}", StringComparison.Ordinal);
    }
}
