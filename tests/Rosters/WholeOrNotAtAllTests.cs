using FsCheck;
using FsCheck.Fluent;
using MimeKit;
using SertiKesos.Alerts.Planning;
using SertiKesos.Rosters.Cells;
using SertiKesos.Sheets;

namespace SertiKesos.Tests.Rosters;

/// <summary>
/// What reaches or identifies somebody is taken with all of its characters or not at all: a part of an address, of a
/// phone number or of a NIK is a stranger's.
/// </summary>
public sealed class WholeOrNotAtAllTests
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(3_000);

    private static readonly Gen<string> Local = Gen.Elements(
        "a", "budi", "santosa", "M", "1", "99", ".", "..", "'", "-", "_", "+", "%", "!", "#", "/", "=", "é", "\"", "(x)", " ", ",", ";", ":", "<", "@", "\\", "\t").ListOf().Select(string.Concat);

    private static readonly Gen<string> Domain = Gen.Elements("contoh", "go", "id", "com", "1", ".", "-", "é", "[", "]", " ", "_").ListOf().Select(string.Concat);

    private static readonly Gen<string> Address = Gen.Elements(
        "budi@contoh.go.id", "ma'ruf.amin@contoh.go.id", "o'brien@contoh.id", "siti+wa@contoh.co.id", "x_y-z@sub.contoh.id", "7saudara@contoh.id");

    [Theory]
    [InlineData("ma'ruf.amin@contoh.go.id", "ma'ruf.amin@contoh.go.id")]
    [InlineData("O'Brien@contoh.id", "o'brien@contoh.id")]
    [InlineData("budi@contoh.id; siti@contoh.id", "budi@contoh.id")]
    [InlineData("budi@contoh.id/siti@contoh.id", "budi@contoh.id")]
    [InlineData("budi@contoh.id, siti@contoh.id", "budi@contoh.id")]
    [InlineData("budi@contoh.id siti@contoh.id", "budi@contoh.id")]
    [InlineData("budi@contoh.id atau siti@contoh.id", "budi@contoh.id")]
    [InlineData("budi@contoh.id / siti@contoh.id", "budi@contoh.id")]
    [InlineData("budi@contoh.id dan/atau siti@contoh.id", "budi@contoh.id")]
    [InlineData("budi@contoh.id//", "budi@contoh.id")]
    [InlineData("/budi@contoh.id", null)]
    [InlineData("dan/budi@contoh.id", null)]
    [InlineData("-/budi@contoh.id", null)]
    [InlineData("email: /budi@contoh.id", null)]
    [InlineData("email: budi@contoh.id (kantor)", "budi@contoh.id")]
    [InlineData("Budi Santosa <budi@contoh.id>", "budi@contoh.id")]
    [InlineData("mailto:budi@contoh.id", "budi@contoh.id")]
    [InlineData("budi@contoh.id.", "budi@contoh.id")]
    [InlineData("ma'ruf amin@contoh.id", null)]
    [InlineData("joséb@contoh.id", null)]
    [InlineData("ma’ruf@contoh.id", null)]
    [InlineData("budi.santosa,s@contoh.id", null)]
    [InlineData("081200001234/budi@contoh.id", null)]
    [InlineData("a/b@contoh.id", null)]
    [InlineData("budi@contoh,id", null)]
    [InlineData("budi@contoh.id@lain.id", null)]
    [InlineData("budi@contoh.idé", null)]
    [InlineData("budi @contoh.id", null)]
    [InlineData("muhammad.\nrizal@contoh.id", null)]
    [InlineData("budi..s@contoh.id", null)]
    [InlineData("\"budi santosa\"@contoh.id", null)]
    [InlineData("budi(a)ruf@contoh.id", null)]
    [InlineData("tanya ke budi@contoh.id", null)]
    [InlineData("budi@contoh.id tidak aktif", null)]
    public void A_mail_address_is_taken_whole_or_not_at_all(string text, string? address)
    {
        Assert.Equal(address, EmailCell.Read(Text(text), out var unreadable));
        Assert.Equal(address is null, unreadable);
    }

    /// <summary>Where MimeKit reads one address in the cell, nothing but that one is ever taken from it.</summary>
    [Fact]
    public void No_cell_gives_an_address_that_the_mail_parser_does_not_see() => Prop.ForAll(Local.ToArbitrary(), Domain.ToArbitrary(), (local, domain) =>
    {
        var cell = $"{local}@{domain}";
        if (EmailCell.Read(Text(cell), out _) is not { } taken)
        {
            return;
        }

        Assert.True(AlertAddress.TryParse(taken, out var address));
        Assert.True(MailboxAddress.TryParse(taken, out var alone));
        Assert.Equal((taken, true), (alone.Address, string.IsNullOrEmpty(alone.Name)));
        Assert.Equal(taken, new MailboxAddress("", address.Value).Address);

        // What stands before and behind is nothing, or parts it from others for certain.
        var at = CleanText.Line(cell).IndexOf(taken, StringComparison.OrdinalIgnoreCase);
        Assert.True(at >= 0);
        Assert.True(at == 0 || CleanText.Line(cell)[at - 1] is ' ' or ',' or ';' or '/' or '<' or ':' or '"', cell);
        if (MailboxAddress.TryParse(cell, out var whole) && string.IsNullOrEmpty(whole.Name) && cell.IndexOfAny(['(', ':', '<', '"', ' ', '\t']) < 0)
        {
            Assert.Equal(whole.Address, taken, ignoreCase: true);
        }
    }).Check(Often);

    [Fact]
    public void Of_several_addresses_each_is_one_of_those_written() => Prop.ForAll(
        Address.NonEmptyListOf().ToArbitrary(), Gen.Elements("; ", ", ", "/", " ", " / ", "\n", " dan ").ToArbitrary(), Gen.Elements("", "x", "é", "'", "amin ", "(", "\"").ToArbitrary(),
        (addresses, between, stray) =>
        {
            var taken = EmailCell.Read(Text(stray + string.Join(between, addresses)), out var unreadable);

            Assert.Equal(taken is null, unreadable);
            Assert.True(taken is null || taken == addresses[0] || taken == stray + addresses[0] || stray is "(" or "\"", stray);
            Assert.True(stray.Length > 0 || taken == addresses[0]);
        }).Check(Often);

    [Theory]
    [InlineData("081200001234", "+6281200001234")]
    [InlineData("HP. 0812-0000-1234", "+6281200001234")]
    [InlineData("WA: 0812 0000 1234", "+6281200001234")]
    [InlineData("WA0812 0000 1234", "+6281200001234")]
    [InlineData("0812 0000 1234 (kantor)", "+6281200001234")]
    [InlineData("0812 0000 1234 WA", "+6281200001234")]
    [InlineData("(+62) 812 0000 1234", "+6281200001234")]
    [InlineData("81200001234.0", "+6281200001234")]
    [InlineData("０８１２００００１２３４", "+6281200001234")]
    [InlineData("081200001234 085600001234", "+6281200001234;+6285600001234")]
    [InlineData("081200001234 ext 5", "")]
    [InlineData("08l2 0000 12345", "")]
    [InlineData("0812 O000 12345", "")]
    [InlineData("0812****12345", "")]
    [InlineData("0812xxxx12345", "")]
    [InlineData("081200001234²", "")]
    [InlineData("81200001234.5", "")]
    [InlineData("0812000", "")]
    [InlineData("08120000123456789", "")]
    public void A_phone_number_has_all_its_digits_or_is_none(string text, string phones)
    {
        Assert.Equal(phones, string.Join(';', PhoneCell.Read(Text(text), out var unreadable)));
        Assert.Equal(phones.Length == 0, unreadable);
    }

    [Theory]
    [InlineData("81200001234", "+6281200001234")]
    [InlineData("8.1200001234E10", "+6281200001234")]
    [InlineData("81200001234.5", "")]
    [InlineData("-81200001234", "")]
    public void A_stored_number_is_a_phone_number_only_as_a_whole(string stored, string phones) =>
        Assert.Equal(phones, string.Join(';', PhoneCell.Read(new SheetCell(1, 1, CellKind.Number, stored), out _)));

    [Fact]
    public void No_digit_of_a_cell_is_dropped_from_its_phone_numbers() => Prop.ForAll(
        Gen.Elements("0812", "62812", "812", "0000", "1234", "5", "²", "l", "O", " ", "-", ".", "(", ")", "+", "*", "x", " ext ", " wa ", "wa", "٣", "/").ListOf().Select(string.Concat).ToArbitrary(),
        text =>
        {
            var phones = PhoneCell.Read(Text(text), out var unreadable);
            if (unreadable || phones.Count == 0)
            {
                return;
            }

            var written = string.Concat(CleanText.PlainDigits(text).Where(char.IsAsciiDigit));
            Assert.All(phones, phone => Assert.Contains(phone[3..], written, StringComparison.Ordinal));
            Assert.All(text.Split('/').Where(piece => piece.Any(char.IsDigit)), piece =>
            {
                var digits = string.Concat(CleanText.PlainDigits(piece).Where(char.IsAsciiDigit));
                Assert.True(phones.Any(phone => digits.EndsWith(phone[3..], StringComparison.Ordinal)), text);
                Assert.DoesNotContain(piece, character => character is '*' or '²');
            });
        }).Check(Often);

    [Fact]
    public void A_nik_is_never_a_window_of_a_longer_run() => Prop.ForAll(
        Gen.Elements("3277011708850001", "32770117", "08850001", "0", "1", "00", " ", ".", "-", "/", "x", "O", "，", ",0").ListOf().Select(string.Concat).ToArbitrary(),
        text =>
        {
            var nik = NikCell.Read(Text(text)).Nik;
            var digits = string.Concat(text.Where(char.IsAsciiDigit));

            Assert.True(nik is null || nik.Value.Digits == digits || text.TrimEnd().EndsWith(",0", StringComparison.Ordinal) || text.Contains(".0", StringComparison.Ordinal), text);
            Assert.True(nik is null || digits.StartsWith(nik.Value.Digits, StringComparison.Ordinal), text);
        }).Check(Often);

    private static SheetCell Text(string text) => new(1, 1, CellKind.Text, text);
}
