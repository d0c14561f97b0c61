using System.Buffers.Text;
using SertiKesos.Alerts.Answers;
using SertiKesos.Platform.Protection;
using SertiKesos.Protection;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Alerts.Answers;

public sealed class LetterTokensTests
{
    private static readonly LetterTag Tag = new(
        LetterWish.Stop, new string('a', 32), new string('b', 32), Workers.Cimahi.Code, "b***@contoh.go.id");

    [Fact]
    public void A_token_opens_as_what_it_was_made_of_and_shows_nothing_of_it()
    {
        var tokens = new LetterTokens(Workers.Index);
        var token = tokens.Make(Tag);

        Assert.Equal(Tag, tokens.Open(token));
        Assert.Equal(token, tokens.Make(Tag));
        Assert.NotEqual(token, tokens.Make(Tag with { Wish = LetterWish.NotMe }));
        Assert.InRange(token.Length, 60, 150);
        var bytes = System.Text.Encoding.Latin1.GetString(Base64Url.DecodeFromChars(token));
        Assert.DoesNotContain("contoh", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain(System.Text.Encoding.Latin1.GetString(Convert.FromHexString(Tag.AddressKey)), bytes, StringComparison.Ordinal);
    }

    [Fact]
    public void No_change_of_a_token_opens()
    {
        var tokens = new LetterTokens(Workers.Index);
        var bytes = Base64Url.DecodeFromChars(tokens.Make(Tag));

        for (var at = 0; at < bytes.Length; at++)
        {
            var changed = bytes.ToArray();
            changed[at] ^= 0x01;
            Assert.Null(tokens.Open(Base64Url.EncodeToString(changed)));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("../../etc/passwd")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("\ud800")]
    public void What_is_no_token_opens_as_nothing(string? text)
    {
        Assert.Null(new LetterTokens(Workers.Index).Open(text));
        Assert.Null(new LetterTokens(Workers.Index).Open(text + new string('A', 5_000)));
    }

    [Fact]
    public void A_token_outlives_the_rotation_of_the_key_and_not_its_loss()
    {
        var ring = TestKeys.Ring;
        var old = new LetterTokens(ring.Index).Make(Tag);
        var rotated = ring.WithNewIndexKey(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

        Assert.Equal(Tag, new LetterTokens(rotated.Index).Open(old));
        Assert.NotEqual(old, new LetterTokens(rotated.Index).Make(Tag));
        Assert.Null(new LetterTokens(new BlindIndex(KeyRing.NewKey())).Open(old));
    }

    [Fact]
    public void A_long_domain_makes_no_endless_link()
    {
        var tokens = new LetterTokens(Workers.Index);
        var token = tokens.Make(Tag with { Masked = "b***@" + new string('d', 240) + ".id" });

        Assert.InRange(token.Length, 60, 300);
        Assert.EndsWith("…", tokens.Open(token)!.Masked, StringComparison.Ordinal);
    }
}
