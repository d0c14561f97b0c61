using System.Text;
using SertiKesos.Platform.Protection;
using SertiKesos.Protection;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Platform.Protection;

public sealed class EnvelopeCipherTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly EnvelopeCipher Cipher = new(TestKeys.Ring);
    private static readonly byte[] Content = "isi yang dilindungi"u8.ToArray();

    private static readonly EnvelopeCipher Rotated = new(new KeyRing(
        "k2", new Dictionary<string, byte[]> { ["k1"] = TestKeys.Key(1), ["k2"] = TestKeys.Key(2) }, TestKeys.Key(9)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    public async Task What_is_protected_opens_again(int length)
    {
        var content = Enumerable.Range(0, length).Select(index => (byte)index).ToArray();

        Assert.Equal(content, await Cipher.OpenAsync(await Cipher.ProtectAsync(content, "a/b", None), "a/b", None));
    }

    [Fact]
    public async Task The_same_content_never_looks_the_same() =>
        Assert.NotEqual(await Cipher.ProtectAsync(Content, "a", None), await Cipher.ProtectAsync(Content, "a", None));

    [Theory]
    [InlineData("registers/32.17/000001-s1")]
    [InlineData("registers/32.77/000002-s1")]
    [InlineData("registers/32.77/000001-s2")]
    [InlineData("originals/32.77/000001-s1")]
    [InlineData("")]
    public async Task At_another_place_it_does_not_open(string place)
    {
        var envelope = await Cipher.ProtectAsync(Content, "registers/32.77/000001-s1", None);

        await Assert.ThrowsAsync<ProtectionException>(() => Cipher.OpenAsync(envelope, place, None));
        await Assert.ThrowsAsync<ProtectionException>(() => Rotated.RewrapAsync(envelope, place, None));
    }

    [Fact]
    public async Task Under_the_name_of_another_key_it_does_not_open()
    {
        var envelope = await Cipher.ProtectAsync(Content, "a", None);
        "k2"u8.CopyTo(envelope.AsSpan(5));

        Assert.Equal("k2", EnvelopeCipher.KeyNameOf(envelope));
        await Assert.ThrowsAsync<ProtectionException>(() => Rotated.OpenAsync(envelope, "a", None));
    }

    [Fact]
    public async Task The_data_key_of_another_value_does_not_open_it()
    {
        var (one, other) = (await Cipher.ProtectAsync(Content, "a", None), await Cipher.ProtectAsync(Content, "a", None));
        var mixed = Envelope.Parse(one) with { DataKey = Envelope.Parse(other).DataKey };

        await Assert.ThrowsAsync<ProtectionException>(() => Cipher.OpenAsync(mixed.ToBytes(), "a", None));
    }

    [Fact]
    public async Task Every_changed_byte_is_noticed()
    {
        var envelope = await Cipher.ProtectAsync(Content, "a", None);

        for (var index = 0; index < envelope.Length; index++)
        {
            var changed = (byte[])envelope.Clone();
            changed[index] ^= 1;
            await Assert.ThrowsAsync<ProtectionException>(() => Cipher.OpenAsync(changed, "a", None));
        }
    }

    [Fact]
    public async Task Every_cut_is_noticed()
    {
        var envelope = await Cipher.ProtectAsync(Content, "a", None);

        for (var length = 0; length < envelope.Length; length++)
        {
            await Assert.ThrowsAsync<ProtectionException>(() => Cipher.OpenAsync(envelope.AsMemory(0, length), "a", None));
        }
    }

    [Fact]
    public async Task What_the_first_release_wrote_still_opens()
    {
        // Written by the first form of the cipher under the key of 32 times 01.
        var envelope = Convert.FromBase64String(FirstRelease);

        Assert.Equal("isi"u8.ToArray(), await Cipher.OpenAsync(envelope, "registers/32.77/000001-s1", None));
    }

    [Fact]
    public async Task An_older_key_opens_what_it_protected_after_a_new_one_is_active()
    {
        var before = await Cipher.ProtectAsync(Content, "a", None);
        var after = await Rotated.ProtectAsync(Content, "a", None);

        Assert.Equal(("k1", "k2"), (EnvelopeCipher.KeyNameOf(before), EnvelopeCipher.KeyNameOf(after)));
        Assert.Equal(Content, await Rotated.OpenAsync(before, "a", None));
        await Assert.ThrowsAsync<ProtectionException>(() => Cipher.OpenAsync(after, "a", None));
    }

    [Fact]
    public async Task Rewrapping_changes_the_key_and_not_the_content()
    {
        var before = await Cipher.ProtectAsync(Content, "a", None);

        var after = await Rotated.RewrapAsync(before, "a", None);

        var onlyNew = new EnvelopeCipher(new KeyRing("k2", new Dictionary<string, byte[]> { ["k2"] = TestKeys.Key(2) }, TestKeys.Key(9)));
        Assert.Equal("k2", EnvelopeCipher.KeyNameOf(after));
        Assert.Equal(Content, await onlyNew.OpenAsync(after, "a", None));
        Assert.Equal(Envelope.Parse(before).Content.ToArray(), Envelope.Parse(after).Content.ToArray());
        Assert.Null(await Rotated.RewrapAsync(after, "a", None));
    }

    [Fact]
    public async Task A_value_whose_content_was_changed_is_not_rewrapped()
    {
        var envelope = await Cipher.ProtectAsync(Content, "a", None);
        envelope[^1] ^= 1;

        await Assert.ThrowsAsync<ProtectionException>(() => Rotated.RewrapAsync(envelope, "a", None));
    }

    [Fact]
    public void A_data_key_of_another_length_makes_the_second_form()
    {
        var envelope = new Envelope(new WrappedKey("nama", [.. Enumerable.Repeat((byte)7, 256)]), Content.Concat(new byte[28]).ToArray());
        var bytes = envelope.ToBytes();

        var read = Envelope.Parse(bytes);

        Assert.Equal("SKE2", Encoding.ASCII.GetString(bytes, 0, 4));
        Assert.Equal(("nama", "nama"), (read.DataKey.KeyName, EnvelopeCipher.KeyNameOf(bytes.AsSpan(0, 9))));
        Assert.Equal(envelope.DataKey.Bytes, read.DataKey.Bytes);
        Assert.Equal(envelope.Content.ToArray(), read.Content.ToArray());
    }

    private const string FirstRelease = "U0tFMQJrMR9iLgwcDxhq87gibnGZSVhS4a2hvtcJoBqsQrUYE/2dqUgMVGbgLHzW9SzM4F/zw8B6ypgffBskpmQcFUUQMt37sCiTZnUcUzIs2EFH7BjJo2qMmop4OuhVvFQ=";
}
