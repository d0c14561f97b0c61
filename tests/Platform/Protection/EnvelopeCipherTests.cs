using SertiKesos.Platform.Protection;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Platform.Protection;

public sealed class EnvelopeCipherTests
{
    private static readonly EnvelopeCipher Cipher = new(TestKeys.Ring);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    public void What_is_protected_opens_again(int length)
    {
        var content = Enumerable.Range(0, length).Select(index => (byte)index).ToArray();

        Assert.Equal(content, Cipher.Open(Cipher.Protect(content, "a/b"), "a/b"));
    }

    [Fact]
    public void The_same_content_never_looks_the_same() =>
        Assert.NotEqual(Cipher.Protect("isi"u8, "a"), Cipher.Protect("isi"u8, "a"));

    [Fact]
    public void At_another_place_it_does_not_open() =>
        Assert.Throws<ProtectionException>(() => Cipher.Open(Cipher.Protect("isi"u8, "a"), "b"));

    [Fact]
    public void Every_changed_byte_is_noticed()
    {
        var envelope = Cipher.Protect("isi yang dilindungi"u8, "a");

        for (var index = 0; index < envelope.Length; index++)
        {
            var changed = (byte[])envelope.Clone();
            changed[index] ^= 1;
            Assert.Throws<ProtectionException>(() => Cipher.Open(changed, "a"));
        }
    }

    [Fact]
    public void Every_cut_is_noticed()
    {
        var envelope = Cipher.Protect("isi"u8, "a");

        for (var length = 0; length < envelope.Length; length++)
        {
            Assert.Throws<ProtectionException>(() => Cipher.Open(envelope.AsSpan(0, length), "a"));
        }
    }

    [Fact]
    public void An_older_key_opens_what_it_protected_after_a_new_one_is_active()
    {
        var before = Cipher.Protect("isi"u8, "a");
        var rotated = new EnvelopeCipher(new KeyRing(
            "k2", new Dictionary<string, byte[]> { ["k1"] = TestKeys.Key(1), ["k2"] = TestKeys.Key(2) }, TestKeys.Key(9)));

        Assert.Equal("isi"u8.ToArray(), rotated.Open(before, "a"));
        Assert.Throws<ProtectionException>(() => Cipher.Open(rotated.Protect("isi"u8, "a"), "a"));
    }

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
}
