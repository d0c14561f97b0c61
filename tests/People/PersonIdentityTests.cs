using SertiKesos.People;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.People;

public sealed class PersonIdentityTests
{
    [Theory]
    [InlineData("Mu'min, S.Sos.", "MUMIN")]
    [InlineData("mu’min", "MUMIN")]
    [InlineData("  Siti   Contoh ", "SITI CONTOH")]
    [InlineData("José Contoh", "JOSE CONTOH")]
    [InlineData("Contoh, S.Sos., M.Si.", "CONTOH")]
    public void Names_are_folded_for_comparison(string name, string folded) => Assert.Equal(folded, PersonIdentity.FoldName(name));

    [Fact]
    public void The_nik_alone_decides_where_there_is_one() =>
        Assert.Equal(
            PersonIdentity.Of(A.NikNumber(1), "Nama Satu", null),
            PersonIdentity.Of(A.NikNumber(1), "Nama Dua", A.Date("1990-01-01")));

    [Fact]
    public void Without_a_nik_the_name_and_the_birth_date_decide()
    {
        var one = PersonIdentity.Of(null, "Siti Contoh, S.Sos.", A.Date("1990-01-01"));

        Assert.Equal(one, PersonIdentity.Of(null, "SITI CONTOH", A.Date("1990-01-01")));
        Assert.NotEqual(one, PersonIdentity.Of(null, "SITI CONTOH", A.Date("1990-01-02")));
        Assert.NotEqual(one, PersonIdentity.Of(null, "SITI CONTOH", null));
    }

    [Fact]
    public void An_identity_prints_masked() => Assert.Equal("***", A.Person(1).Identity.ToString());
}
