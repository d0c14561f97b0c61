using Microsoft.AspNetCore.Http;
using SertiKesos.Portal;

namespace SertiKesos.Tests.Portal;

public sealed class ReadingReasonTests
{
    [Theory]
    [InlineData("pengaduan", "", "pengaduan", null)]
    [InlineData(" pemeriksaan ", "460/1234/Set/2026", "pemeriksaan", "460/1234/Set/2026")]
    public void A_reason_is_a_known_word_and_the_number_of_a_letter(string word, string letter, string expected, string? expectedLetter) =>
        Assert.Equal(new ReadingReason(expected, expectedLetter), ReadingReason.Of(Request(word, letter)));

    [Theory]
    [InlineData("", "")]
    [InlineData("ingin tahu", "")]
    [InlineData("pengaduan", "3277011708850001")]
    [InlineData("pengaduan", "081234567890")]
    [InlineData("pengaduan", "tentang Bu Ratna!")]
    [InlineData("pengaduan", "a\uFFFF/1")]
    public void Other_words_and_what_may_be_a_person_are_no_reason(string word, string letter) =>
        Assert.Null(ReadingReason.Of(Request(word, letter)));

    private static HttpRequest Request(string word, string letter)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers[ReadingReason.Header] = word;
        request.Headers[ReadingReason.LetterHeader] = letter;
        return request;
    }
}
