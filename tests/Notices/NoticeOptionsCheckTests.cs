using SertiKesos.Notices;

namespace SertiKesos.Tests.Notices;

public sealed class NoticeOptionsCheckTests
{
    [Fact]
    public void The_defaults_are_valid_and_tell_nobody()
    {
        Assert.Empty(Faults(new()));
        Assert.Empty(NoticeRecipients.Of(new(), Alerts.Workers.Keys));
    }

    [Fact]
    public void Lists_of_addresses_of_known_codes_are_valid() => Assert.Empty(Faults(new()
    {
        Ministry = "a@contoh.go.id, b@contoh.go.id",
        Provinces = { ["32"] = "c@contoh.go.id" },
        Offices = { ["32.77"] = "d@contoh.go.id," },
        PublicUrl = "https://sertikesos.contoh.go.id/",
    }));

    [Theory]
    [InlineData("bukan alamat")]
    [InlineData("Budi <a@contoh.go.id>")]
    [InlineData("a@contoh.go.id; b@contoh.go.id")]
    [InlineData("a@contoh.go.id\r\nBcc: b@contoh.go.id")]
    public void What_is_no_address_is_refused_wherever_it_stands(string text) => Assert.Equal(
        [NoticeTexts.OptionAddressBad("Notices:Ministry"), NoticeTexts.OptionAddressBad("Notices:Provinces:32"), NoticeTexts.OptionAddressBad("Notices:Offices:32.77")],
        Faults(new() { Ministry = text, Provinces = { ["32"] = text }, Offices = { ["32.77"] = text } }));

    [Fact]
    public void Codes_that_nothing_would_be_found_by_are_refused() => Assert.Equal(
        [NoticeTexts.OptionProvinceBad, NoticeTexts.OptionOfficeBad, NoticeTexts.OptionOfficeBad],
        Faults(new() { Provinces = { ["Jabar"] = "a@contoh.go.id" }, Offices = { ["Cimahi"] = "a@contoh.go.id", ["3277"] = "a@contoh.go.id" } }));

    [Theory]
    [InlineData("", true)]
    [InlineData("32.77, 34,", true)]
    [InlineData("3277", false)]
    [InlineData("Cimahi", false)]
    public void Who_wants_no_digest_is_named_by_code(string text, bool isValid) =>
        Assert.Equal(isValid ? [] : [NoticeTexts.OptionWithoutDigestBad], Faults(new() { WithoutDigest = text }));

    [Theory]
    [InlineData("sertikesos.contoh.go.id", false)]
    [InlineData("http://sertikesos.contoh.go.id", false)]
    [InlineData("https://a:b@sertikesos.contoh.go.id", false)]
    [InlineData("https://sertikesos.contoh.go.id/?a=b", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("http://localhost:7071", true)]
    [InlineData("https://sertikesos.contoh.go.id/dinsos", true)]
    public void The_public_address_is_a_web_address(string text, bool isValid) =>
        Assert.Equal(isValid ? [] : [NoticeTexts.OptionUrlBad], Faults(new() { PublicUrl = text }));

    private static IEnumerable<string> Faults(NoticeOptions options) => new NoticeOptionsCheck().Validate(null, options).Failures ?? [];
}
