using SertiKesos.Worker.Standalone.Queues;

namespace SertiKesos.Tests.Lib.Worker.Standalone;

public sealed class QueueRulesTests
{
    [Theory]
    [InlineData("alerts", "alerts-poison")]
    [InlineData("alerts-poison", null)]
    [InlineData("a23456789012345678901234567890123456789012345678901234567", null)] // the name would have 64 letters
    public void Poison_queue_is_named_after_its_queue(string queue, string? expected) =>
        Assert.Equal(expected, QueueListener.PoisonNameOf(queue));

    [Theory]
    [InlineData("aXNp", true, "isi")]
    [InlineData("isi", true, null)]
    [InlineData("isi", false, "isi")]
    [InlineData("", true, "")]
    public void Body_is_decoded_as_the_setting_says(string stored, bool base64, string? expected) =>
        Assert.Equal(expected, QueueBody.Decode(BinaryData.FromString(stored), base64)?.ToString());

    [Fact]
    public void Waits_grow_while_the_queue_is_empty_and_stay_at_the_longest()
    {
        var delay = new PollingDelay(TimeSpan.FromSeconds(1), () => 0.5);

        var waits = Enumerable.Range(0, 6).Select(_ => (int)Math.Round(delay.AfterEmpty().TotalMilliseconds));

        Assert.Equal([200, 300, 500, 900, 1000, 1000], waits);
    }

    [Fact]
    public void Waits_begin_anew_after_a_message()
    {
        var delay = new PollingDelay(TimeSpan.FromSeconds(1), () => 0.5);
        delay.AfterEmpty();
        delay.AfterEmpty();

        delay.Found();

        Assert.Equal(200, Math.Round(delay.AfterEmpty().TotalMilliseconds));
    }
}
