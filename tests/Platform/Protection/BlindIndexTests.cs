using SertiKesos.Protection;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Platform.Protection;

public sealed class BlindIndexTests
{
    private static readonly IndexKeys First = IndexKeys.Single(TestKeys.Key(9));
    private static readonly IndexKeys Second = First.With(TestKeys.Key(8));

    [Fact]
    public void The_blind_index_depends_on_key_purpose_and_value()
    {
        var index = TestKeys.Ring.Index;

        Assert.Equal(index.Of("nik", "1"), index.Of("nik", "1"));
        Assert.NotEqual(index.Of("nik", "1"), index.Of("nik", "2"));
        Assert.NotEqual(index.Of("nik", "1"), index.Of("phone", "1"));
        Assert.NotEqual(index.Of("nik", "1"), new BlindIndex(TestKeys.Key(8)).Of("nik", "1"));
        Assert.Matches("^[0-9a-f]{32}$", index.Of("nik", "1"));
    }

    [Fact]
    public void The_names_that_are_stored_never_change() =>
        // printf 'alert\n1' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0909…09
        Assert.Equal("1b39dd16d2522814bba81722fc92ca84", TestKeys.Ring.Index.Of("alert", "1"));

    [Theory]
    [InlineData("alert", true)]
    [InlineData("alert-person", true)]
    [InlineData("person-nik", true)]
    [InlineData("alerts", false)]
    [InlineData("nik", false)]
    public void A_rotation_renames_what_is_new_and_leaves_what_is_pinned(string purpose, bool isPinned)
    {
        var (before, after) = (new BlindIndex(() => First), new BlindIndex(() => Second));

        Assert.Equal(isPinned, before.Of(purpose, "1") == after.Of(purpose, "1"));
    }

    [Fact]
    public void Old_values_are_found_under_old_versions()
    {
        var (before, after) = (new BlindIndex(() => First), new BlindIndex(() => Second));

        Assert.Equal([2, 1], after.Versions);
        Assert.Equal(2, after.CurrentVersion);
        Assert.Equal(before.Of("nik", "1"), after.Of("nik", "1", 1));
        Assert.Equal(after.Of("nik", "1"), after.Of("nik", "1", 2));
        Assert.NotEqual(after.Of("alert", "1"), after.Of("alert", "1", 2));
        Assert.Throws<ProtectionException>(() => after.Of("nik", "1", 3));
    }

    [Fact]
    public void A_running_process_takes_the_new_key()
    {
        var keys = First;
        var index = new BlindIndex(() => keys);
        var before = index.Of("nik", "1");

        keys = Second;

        Assert.NotEqual(before, index.Of("nik", "1"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"current":1,"pinned":1,"keys":{"1":"c2hvcnQ="}}""")]
    [InlineData("""{"current":2,"pinned":1,"keys":{"1":"CQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk="}}""")]
    [InlineData("""{"current":1,"pinned":0,"keys":{"1":"CQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk="}}""")]
    public void Keys_that_cannot_be_used_are_refused_without_a_quote(string json)
    {
        var failure = Assert.Throws<FormatException>(() => IndexKeys.Parse(json));

        Assert.DoesNotContain("CQkJ", failure.ToString(), StringComparison.Ordinal);
    }
}
