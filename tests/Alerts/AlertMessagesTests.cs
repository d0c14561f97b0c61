using FsCheck;
using FsCheck.Fluent;
using SertiKesos.Alerts;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Alerts;

/// <summary>What no program of ours put into a queue ends in the poison queue, and its content in no log.</summary>
public sealed class AlertMessagesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{ \"version\": \"rahasia\" }")]
    [InlineData("{ \"version\": 1 }")]
    [InlineData("{ \"version\": 1, \"region\": null, \"key\": \"rahasia\", \"submission\": \"rahasia\" }")]
    [InlineData("{ \"version\": 1, \"region\": \"rahasia\\ud800\", \"key\": \"x\", \"submission\": \"x\" }")]
    [InlineData("{ \"version\": 1, \"region\": 5, \"key\": \"rahasia\", \"submission\": \"rahasia\" }")]
    public void A_message_that_cannot_be_read_is_told_without_its_text(string message) => Assert.All(Readings, read =>
        Assert.DoesNotContain("rahasia", Assert.Throws<FormatException>(() => read(message)).ToString(), StringComparison.Ordinal));

    [Theory]
    [InlineData("{ \"version\": 1, \"region\": \"32.77\", \"submission\": null }")]
    [InlineData("{ \"version\": 1, \"region\": \"32.77\" }")]
    [InlineData("{ \"version\": 1, \"region\": \"32.77\", \"submission\": \"../rahasia\" }")]
    [InlineData("{ \"version\": 2, \"region\": \"32.77\", \"submission\": \"abc\" }")]
    public void A_request_to_resume_names_a_region_and_a_submission(string message) =>
        Assert.DoesNotContain("rahasia", Assert.Throws<FormatException>(() => RosterResume.Parse(message)).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Any_text_is_read_or_told() => Prop.ForAll(AnyText.Arbitrary, text => Assert.All(Readings, read => Assert.Throws<FormatException>(() => read(text + "?")))).QuickCheckThrowOnFailure();

    private static IReadOnlyList<Action<string>> Readings { get; } =
        [message => AlertMessage.Parse(message), message => AlertScanMessage.Parse(message), message => RosterResume.Parse(message)];
}
