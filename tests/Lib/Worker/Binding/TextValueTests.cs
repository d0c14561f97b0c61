using System.Text.Json;
using SertiKesos.Worker.Binding;

namespace SertiKesos.Tests.Lib.Worker.Binding;

public sealed class TextValueTests
{
    [Theory]
    [InlineData("3", typeof(int), 3)]
    [InlineData("3", typeof(long), 3L)]
    [InlineData("3", typeof(int?), 3)]
    [InlineData("", typeof(int?), null)]
    [InlineData("true", typeof(bool), true)]
    [InlineData("Friday", typeof(DayOfWeek), DayOfWeek.Friday)]
    [InlineData("1.5", typeof(double), 1.5)]
    [InlineData("isi", typeof(string), "isi")]
    [InlineData("", typeof(string), "")]
    [InlineData(null, typeof(string), null)]
    public void Text_becomes_the_type_of_the_parameter(string? text, Type type, object? expected) =>
        Assert.Equal(expected, TextValue.As(text, type));

    [Fact]
    public void Structured_types_are_read_too()
    {
        Assert.Equal(new Uri("http://x/y"), TextValue.As("http://x/y", typeof(Uri)));
        Assert.Equal(new Uri("http://x/y"), TextValue.As("\"http://x/y\"", typeof(Uri)));
        Assert.Equal(new DateOnly(2026, 11, 23), TextValue.As("2026-11-23", typeof(DateOnly)));
        Assert.Equal(
            new DateTimeOffset(2026, 11, 23, 1, 2, 3, TimeSpan.Zero), TextValue.As("2026-11-23T01:02:03Z", typeof(DateTimeOffset)));
        Assert.Equal("b", ((IDictionary<string, string>)TextValue.As("{\"a\":\"b\"}", typeof(IDictionary<string, string>))!)["a"]);
    }

    [Theory]
    [InlineData("x", typeof(bool))]
    [InlineData("x", typeof(DayOfWeek))]
    [InlineData("x", typeof(Guid))]
    public void Other_text_is_refused(string text, Type type) => Assert.Throws<FormatException>(() => TextValue.As(text, type));

    [Fact]
    public void Other_number_is_refused() => Assert.Throws<JsonException>(() => TextValue.As("x", typeof(int)));
}
