using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SertiKesos.Platform;
using SertiKesos.Portal;
using SertiKesos.Sheets;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Portal;

public sealed class JsonBodyTests
{
    private sealed record Body(string? Reason, Dictionary<string, string>? Fields);

    [Theory]
    [InlineData("""{ "reason": "\ud800" }""")]
    [InlineData("""{ "reason": "a\udc00b" }""")]
    [InlineData("""{ "fields": { "nama": "Wulan\ud83d" } }""")]
    [InlineData("""{ "fields": { "\ud83d": "x" } }""")]
    [InlineData("""{ "\ud83d": "x" }""")]
    [InlineData("""{ "unknown": ["\ud83d"], "reason": "x" }""")]
    public void Half_a_character_is_refused_wherever_it_stands(string body) =>
        Assert.Throws<BrokenTextException>(() => JsonBody.Read<Body>(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Bytes_that_are_no_utf_8_are_refused() =>
        Assert.Throws<BrokenTextException>(() => JsonBody.Read<Body>([.. "{ \"reason\": \""u8, 0xED, 0xA0, 0x80, .. "\" }"u8]));

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    [InlineData("""{ "reason": 5 }""")]
    [InlineData("""{ "reason": "\u" }""")]
    public void What_is_no_such_body_is_none(string body) => Assert.Null(JsonBody.Read<Body>(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Texts_come_in_sound() => Assert.Equal(
        "Wulansari", JsonBody.Read<Body>(Encoding.UTF8.GetBytes("""{ "fields": { "nama\ufdd0": "Wulan\uffffsari" } }"""))!.Fields!["nama"]);

    [Fact]
    public void Any_text_is_sound_or_refused() => Prop.ForAll(AnyText.Arbitrary, text =>
    {
        var body = Encoding.UTF8.GetBytes($"{{ \"reason\": \"{string.Concat(text.Select(unit => $"\\u{(int)unit:x4}"))}\" }}");
        if (SoundText.IsBroken(text))
        {
            Assert.Throws<BrokenTextException>(() => JsonBody.Read<Body>(body));
        }
        else
        {
            Assert.Equal(SoundText.Of(text), JsonBody.Read<Body>(body)!.Reason);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public async Task The_answer_tells_that_a_text_is_broken()
    {
        var (status, type, body) = await Answers.OfAsync(Problems.Of(new BrokenTextException()));

        Assert.Equal((400, "application/problem+json"), (status, type));
        Assert.Contains("\"code\":\"text-broken\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_is_told_in_a_page()
    {
        var (status, type, body) = await Answers.OfAsync(Problems.Of(new BrokenTextException()), "text/html,application/xhtml+xml");

        Assert.Equal((400, "text/html; charset=utf-8"), (status, type));
        Assert.Contains("<code>text-broken</code>", body, StringComparison.Ordinal);
    }
}
