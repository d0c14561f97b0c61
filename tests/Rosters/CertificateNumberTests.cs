using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using SertiKesos.Rosters.Cells;
using SertiKesos.Sheets;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters;

public sealed class CertificateNumberTests
{
    private const string Shared = "ROS058";

    [Theory]
    [InlineData("CERT/32.77/{0:0000}")]
    [InlineData("CERT/{0:00}/05/2024")]
    [InlineData("056/LSP/{0:00}/05/2024")]
    [InlineData("CERT-{0:00}-05-2024")]
    [InlineData("CERT/{0:00}/MEI/2024")]
    [InlineData("32.77/{0:0000}")]
    [InlineData("CERT 32.77/{0:0000}")]
    [InlineData("1/{0:0}1")]
    [InlineData("{0:0000}/LSPS-CMH/2024")]
    public void Twenty_distinct_numbers_are_shared_by_nobody(string form)
    {
        var reading = SmallRoster.Read([.. Enumerable.Range(1, 20).Select(serial =>
            SmallRoster.Row(serial).With((8, string.Format(CultureInfo.InvariantCulture, form, serial)), (9, new DateOnly(2024, 5, 12))))]);

        Assert.Equal(20, reading.People.Count);
        Assert.DoesNotContain(Shared, reading.Codes());
    }

    [Theory]
    [InlineData("CERT/32.77/0001", "cert/32.77/0001")]
    [InlineData("CERT/32.77/0001", "CERT 32.77 0001")]
    [InlineData("CERT/32.77/0001", "CERT-32-77-0001")]
    [InlineData("CERT/32.77/0001", "CERT / 32.77 / 0001 ")]
    [InlineData("056/LSPS-CMH/2024", "056 LSPS CMH 2024")]
    [InlineData("CERT0001", "Cert-0001")]
    public void One_number_in_two_spellings_is_shared(string one, string other)
    {
        var day = new DateOnly(2024, 5, 12);
        var reading = SmallRoster.Read(SmallRoster.Row(1).With((8, one), (9, day)), SmallRoster.Row(2).With((8, other), (9, day)));

        Assert.Equal(1, reading.Codes().Count(code => code == Shared));
    }

    [Fact]
    public void A_word_is_nobodys_number()
    {
        var day = new DateOnly(2024, 5, 12);
        var reading = SmallRoster.Read(SmallRoster.Row(1).With((8, "Generalis, 12-05-2024"), (9, day)), SmallRoster.Row(2).With((8, "Generalis, 13-05-2024"), (9, day)));

        Assert.DoesNotContain(Shared, reading.Codes());
    }

    [Theory]
    [InlineData("CERT/32.77/0001", "CERT/32.77/0001", null)]
    [InlineData("CERT/12/05/2024", "CERT/12/05/2024", null)]
    [InlineData("056/LSPS/2024/18 Agustus 2024", "056/LSPS/2024", "2024-08-18")]
    [InlineData("056/LSPS, 18-08-2024", "056/LSPS", "2024-08-18")]
    [InlineData("18-08-2024", null, "2024-08-18")]
    public void A_number_that_ends_like_a_date_stays_whole(string text, string? number, string? day)
    {
        var cell = CertificateCell.Read(new SheetCell(1, 1, CellKind.Text, text), SmallRoster.Today);

        Assert.Equal((number, day), (cell.Number, cell.Date?.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_text_too_long_for_a_number_is_none_and_never_cut()
    {
        var text = new string('7', CertificateCell.MaxNumber) + "/1";

        Assert.Equal((CertificateClaim.Yes, null), (CertificateCell.Read(new SheetCell(1, 1, CellKind.Text, text), SmallRoster.Today) is var cell ? cell.Claim : default, cell.Number));
    }

    [Fact]
    public void Case_and_signs_make_no_other_number() => Prop.ForAll(
        Gen.Elements("CERT", "lsp", "32", "77", "0001", "5").NonEmptyListOf().ToArbitrary(), Gen.Elements("/", "-", " ", ".", " / ").ToArbitrary(), Gen.Elements("/", "-", " ", ".", "_").ToArbitrary(),
        (parts, one, other) => Assert.Equal(NumberKey.Of(string.Join(one, parts)), NumberKey.Of(string.Join(other, parts).ToLowerInvariant()))).QuickCheckThrowOnFailure();

    [Fact]
    public void Other_digits_are_another_number() => Prop.ForAll(Gen.Choose(1, 999).Two().Two().ToArbitrary(), pair =>
        Assert.Equal(pair.Item1 == pair.Item2, NumberKey.Of($"A/{pair.Item1.Item1}/{pair.Item1.Item2}") == NumberKey.Of($"A-{pair.Item2.Item1}.{pair.Item2.Item2}"))).QuickCheckThrowOnFailure();
}
