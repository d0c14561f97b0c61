using FsCheck;
using FsCheck.Fluent;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Mail;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Alerts.Mail;

public sealed class LetterNameTests
{
    [Theory]
    [InlineData("Budi Santosa", "Budi Santosa")]
    [InlineData("Dra. Hj. Siti Aminah, S.Sos., M.Si", "Dra. Hj. Siti Aminah, S.Sos., M.Si")]
    [InlineData("Drs.H.Asep Contoh, A.Md.Kes", "Drs. H.Asep Contoh, A.Md.Kes")]
    [InlineData("Suparman.SE", "Suparman. SE")]
    [InlineData("Ma'ruf Amin", "Ma'ruf Amin")]
    [InlineData("Budi https://jahat.example/a?b=1 Santosa", "Budi Santosa")]
    [InlineData("Budi http:\\\\jahat", "Budi")]
    [InlineData("Klik www.jahat.example Budi", "Klik Budi")]
    [InlineData("Budi jahat.com", "Budi")]
    [InlineData("Budi (jahat.co.id)", "Budi")]
    [InlineData("Budi JAHAT.COM/hadiah", "Budi")]
    [InlineData("Budi bit.ly/abc", "Budi")]
    [InlineData("Budi jahat.xyz:8080", "Budi")]
    [InlineData("Budi ja\u200Bhat.com", "Budi")]
    [InlineData("Budi jahat。com", "Budi")]
    [InlineData("Budi mailto:a@contoh.id", "Budi")]
    [InlineData("Budi a@contoh.id", "Budi")]
    [InlineData("Budi 0812-0000-1234", "Budi")]
    [InlineData("Budi ０８１２ Ⅳ", "Budi")]
    [InlineData("jahat.c0om Budi", "jahat. com Budi")]
    [InlineData("https://jahat.example", LetterName.Neutral)]
    [InlineData("12345", LetterName.Neutral)]
    [InlineData("", LetterName.Neutral)]
    [InlineData("\uFFFF", LetterName.Neutral)]
    public void A_name_in_a_letter_has_no_link_and_no_digit(string name, string written) => Assert.Equal(written, LetterName.Of(name));

    [Fact]
    public void No_name_makes_a_link_or_a_number() => Prop.ForAll(
        Gen.OneOf(AnyText.Texts, Gen.Elements("http://", "www.", "evil", ".com", ".id", ".sos", "/", "@", "1", " ", "S.", "Budi", ":", "tel:").ListOf().Select(string.Concat)).ToArbitrary(), name =>
        {
            var written = LetterName.Of(name);

            Assert.Equal(written, LetterName.Of(written));
            Assert.DoesNotContain(written, character => char.IsNumber(character) || char.IsControl(character));
            Assert.DoesNotMatch(@"(?i)://|\bwww\b|@|\.(com|id)\b", written);
            Assert.Equal(written, SertiKesos.Sheets.SoundText.Of(written));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    [Fact]
    public void Without_a_name_the_letter_greets_all_the_same()
    {
        Assert.Equal("Yth. Bapak/Ibu,", AlertTexts.Greeting(LetterName.Of("http://jahat.example 123")));
        Assert.Equal("Yth. Bapak/Ibu Budi,", AlertTexts.Greeting(LetterName.Of("Budi")));
    }
}
