using System.Text;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Tests.Platform.Storage;

public sealed class QueueTextTests
{
    [Theory]
    [InlineData("""{"version":1}""")]
    [InlineData("""[{"type":"Büro"}]""")]
    public void A_message_is_read_alike_plain_and_in_base64(string message)
    {
        Assert.Equal(message, QueueText.Read(message));
        Assert.Equal(message, QueueText.Read($"\uFEFF {message}\r\n"));
        Assert.Equal(message, QueueText.Read(Convert.ToBase64String(Encoding.UTF8.GetBytes(message))));
    }

    [Theory]
    [InlineData("pesan dari Ratna Purwanti")]
    [InlineData("/////w==")]
    [InlineData("eyJ2Zm")]
    public void What_is_neither_is_an_error_that_repeats_nothing(string message) =>
        Assert.Equal("The message is neither JSON nor Base64 of a text.", Assert.Throws<FormatException>(() => QueueText.Read(message)).Message);
}
