using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SertiKesos.Hosting.Local;
using SertiKesos.Platform;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Protection.Vault;
using SertiKesos.Protection;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Platform.Protection.Vault;

public sealed class KeyVaultWrapperTests : IAsyncLifetime
{
    private const string KeyName = "sertikesos";
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly byte[] Content = "isi yang dilindungi"u8.ToArray();

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));
    private KeyVaultServer _vault = null!;
    private string _first = "";

    public async Task InitializeAsync()
    {
        _vault = await KeyVaultServer.StartAsync();
        _first = _vault.AddVersion(KeyName);
    }

    public async Task DisposeAsync() => await _vault.DisposeAsync();

    [Fact]
    public async Task What_the_vault_wrapped_opens_in_another_process()
    {
        var envelope = await Cipher().ProtectAsync(Content, "a", None);

        Assert.Equal(_first, EnvelopeCipher.KeyNameOf(envelope));
        Assert.Equal(Content, await Cipher().OpenAsync(envelope, "a", None));
        await Assert.ThrowsAsync<ProtectionException>(() => Cipher().OpenAsync(envelope, "b", None));
        Assert.Equal(["GET keys/sertikesos", "POST wrapkey", "POST unwrapkey", "POST unwrapkey"], _vault.Calls);
    }

    [Fact]
    public async Task Every_changed_byte_is_noticed()
    {
        var cipher = Cipher();
        var envelope = await cipher.ProtectAsync(Content, "a", None);
        var address = envelope.AsSpan().IndexOf("https://"u8);

        for (var index = 0; index < envelope.Length; index++)
        {
            var changed = (byte[])envelope.Clone();
            changed[index] ^= 1;
            if (index >= address && index < address + _vault.Address.ToString().Length)
            {
                // In which vault the key lay when it wrapped: never used, so that a restored key opens.
                continue;
            }

            // A changed identifier may name a version that the vault does not know.
            var failure = await Record.ExceptionAsync(() => cipher.OpenAsync(changed, "a", None));
            Assert.True(failure is ProtectionException or VaultException { Status: 404 }, $"Byte {index}: {failure}");
        }
    }

    [Fact]
    public async Task An_opened_value_asks_the_vault_once_an_hour()
    {
        var envelope = await Cipher().ProtectAsync(Content, "a", None);
        var reader = Cipher();
        var before = Unwraps();

        await reader.OpenAsync(envelope, "a", None);
        _clock.Advance(DataKeyCache.Lifetime - TimeSpan.FromTicks(1));
        await reader.OpenAsync(envelope, "a", None);
        Assert.Equal(1, Unwraps() - before);

        _clock.Advance(TimeSpan.FromTicks(1));
        await reader.OpenAsync(envelope, "a", None);
        Assert.Equal(2, Unwraps() - before);
    }

    [Fact]
    public void Only_so_many_data_keys_are_held_and_each_caller_has_its_own_copy()
    {
        var cache = new DataKeyCache(_clock, 2);
        WrappedKey Wrapped(byte mark) => new("k", [mark]);
        foreach (var mark in (byte[])[1, 2, 3, 3])
        {
            cache.Add(Wrapped(mark), [mark]);
        }

        Assert.False(cache.TryGet(Wrapped(1), out _));
        Assert.True(cache.TryGet(Wrapped(3), out var mine));
        Array.Clear(mine);
        Assert.True(cache.TryGet(Wrapped(3), out var again));
        Assert.Equal([3], again);
        Assert.Equal(2, cache.Count);
        Assert.False(cache.TryGet(new WrappedKey("other", [3]), out _));
    }

    [Fact]
    public async Task A_new_version_wraps_within_the_hour_and_older_ones_still_open()
    {
        var cipher = Cipher();
        var before = await cipher.ProtectAsync(Content, "a", None);
        var second = _vault.AddVersion(KeyName);

        Assert.Equal(_first, EnvelopeCipher.KeyNameOf(await cipher.ProtectAsync(Content, "a", None)));
        Assert.Null(await cipher.RewrapAsync(before, "a", None));
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(second, EnvelopeCipher.KeyNameOf(await cipher.ProtectAsync(Content, "a", None)));
        Assert.Equal(Content, await cipher.OpenAsync(before, "a", None));

        var rewrapped = await cipher.RewrapAsync(before, "a", None);
        Assert.Equal(second, EnvelopeCipher.KeyNameOf(rewrapped));
        Assert.Equal(Content, await Cipher().OpenAsync(rewrapped, "a", None));
    }

    [Fact]
    public async Task A_version_that_the_settings_name_stays()
    {
        _vault.AddVersion(KeyName);

        Assert.Equal(_first, EnvelopeCipher.KeyNameOf(await Cipher(VaultId.TryParse(_first, "keys")).ProtectAsync(Content, "a", None)));
    }

    [Fact]
    public async Task A_throttled_or_failing_call_is_repeated_as_the_vault_asks()
    {
        _vault.FailNext(429, retryAfter: "0");
        _vault.FailNext(503);

        Assert.Equal(_first, EnvelopeCipher.KeyNameOf(await Cipher().ProtectAsync(Content, "a", None)));
        Assert.Equal(4, _vault.Calls.Count);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task While_the_vault_is_down_nothing_is_written_and_later_it_works_again(int status)
    {
        var (fresh, running) = (Cipher(), Cipher());
        var held = await running.ProtectAsync(Content, "a", None);
        _vault.Down = status;

        Assert.Equal(status, (await Assert.ThrowsAsync<VaultException>(() => fresh.ProtectAsync(Content, "a", None))).Status);
        Assert.Equal(status, (await Assert.ThrowsAsync<VaultException>(() => fresh.OpenAsync(held, "a", None))).Status);
        Assert.Equal(Content, await running.OpenAsync(held, "a", None));

        _vault.Down = null;
        Assert.Equal(Content, await fresh.OpenAsync(held, "a", None));
    }

    [Fact]
    public async Task A_vault_that_does_not_tell_its_newest_version_does_not_stop_the_known_one()
    {
        var cipher = Cipher();
        await cipher.ProtectAsync(Content, "a", None);
        var second = _vault.AddVersion(KeyName);
        _clock.Advance(TimeSpan.FromHours(1));
        for (var tries = 0; tries < 4; tries++)
        {
            _vault.FailNext(503);
        }

        Assert.Equal(_first, EnvelopeCipher.KeyNameOf(await cipher.ProtectAsync(Content, "a", None)));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(second, EnvelopeCipher.KeyNameOf(await cipher.ProtectAsync(Content, "a", None)));
    }

    [Theory]
    [InlineData(KeyName, false)]
    [InlineData("kunci-lain", true)]
    public async Task The_token_goes_to_no_other_vault(string name, bool isForeign)
    {
        await using var other = await KeyVaultServer.StartAsync();
        var stolen = new Envelope(new WrappedKey(other.AddVersion(name), new byte[256]), new byte[28]).ToBytes();

        var failure = await Record.ExceptionAsync(() => Cipher().OpenAsync(stolen, "a", None));

        Assert.Empty(other.Calls);
        if (isForeign)
        {
            Assert.IsType<ProtectionException>(failure);
            Assert.Empty(_vault.Calls);
        }
        else
        {
            // It may be ours, from before a restore: our own vault knows.
            Assert.Equal(404, Assert.IsType<VaultException>(failure).Status);
            Assert.Equal(["POST unwrapkey"], _vault.Calls);
        }
    }

    [Fact]
    public async Task A_key_that_was_restored_into_another_vault_opens_what_it_wrapped_before()
    {
        var envelope = await Cipher().ProtectAsync(Content, "a", None);
        await using var other = await KeyVaultServer.StartAsync();
        other.Restore(KeyName, _vault);
        _vault.RemoveKey(KeyName);
        var before = _vault.Calls.Count;
        var moved = new EnvelopeCipher(Wrapper(other.Client(), other.Key(KeyName)));

        Assert.Equal(Content, await moved.OpenAsync(envelope, "a", None));
        var rewrapped = await moved.RewrapAsync(envelope, "a", None);

        Assert.StartsWith(other.Key(KeyName).ToString(), EnvelopeCipher.KeyNameOf(rewrapped), StringComparison.Ordinal);
        Assert.Equal(Content, await moved.OpenAsync(rewrapped, "a", None));
        Assert.Equal(before, _vault.Calls.Count);
    }

    [Fact]
    public async Task What_a_key_file_wrapped_before_opens_and_moves_to_the_vault()
    {
        var before = await new EnvelopeCipher(TestKeys.Ring).ProtectAsync(Content, "a", None);
        var cipher = Cipher(older: new KeyFileWrapper(TestKeys.Ring));

        Assert.Equal(Content, await cipher.OpenAsync(before, "a", None));
        var moved = await cipher.RewrapAsync(before, "a", None);

        Assert.Equal(_first, EnvelopeCipher.KeyNameOf(moved));
        Assert.Equal(Content, await Cipher().OpenAsync(moved, "a", None));
        await Assert.ThrowsAsync<ProtectionException>(() => Cipher().OpenAsync(before, "a", None));
        await Assert.ThrowsAsync<ProtectionException>(() => new EnvelopeCipher(TestKeys.Ring).OpenAsync(moved, "a", None));
    }

    [Fact]
    public async Task At_the_start_each_refusal_has_its_sentence()
    {
        async Task<string> SentenceAsync(VaultRest? client = null)
        {
            var failure = await Assert.ThrowsAsync<SetupException>(() => StartAsync(client));
            Assert.Equal(failure.Message, StartFailure.Explain(failure));
            return failure.Message;
        }

        Assert.Contains("index", await SentenceAsync(), StringComparison.Ordinal);
        _vault.Secrets["index"] = "bukan json";
        Assert.Contains("bukan kunci indeks", await SentenceAsync(), StringComparison.Ordinal);
        _vault.Secrets["index"] = Index(1);
        await StartAsync();

        _vault.RefusesToken = true;
        Assert.Contains("(401)", await SentenceAsync(), StringComparison.Ordinal);
        _vault.RefusesToken = false;
        _vault.Down = 403;
        Assert.Contains("Key Vault Crypto User", await SentenceAsync(), StringComparison.Ordinal);
        _vault.Down = 503;
        Assert.Contains("dijawab 503", await SentenceAsync(), StringComparison.Ordinal);
        _vault.Down = null;
        Assert.Contains("tidak dapat dihubungi", await SentenceAsync(_vault.Client(new NoIdentity())), StringComparison.Ordinal);
        _vault.RemoveKey(KeyName);
        Assert.Contains("(404)", await SentenceAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Index_keys_come_from_a_secret_and_are_read_again_every_hour()
    {
        _vault.Secrets["index"] = Index(1);
        using var keys = new VaultIndexKeys(_vault.Client(), _vault.Secret("index"), _clock, NullLogger<VaultIndexKeys>.Instance);
        await keys.LoadAsync(None);
        var index = new BlindIndex(() => keys.Current);
        var alert = index.Of("alert", "1");
        await keys.StartAsync(None);

        _vault.Secrets["index"] = Index(2);
        await HoursPassUntilAsync(() => index.CurrentVersion == 2);
        Assert.Equal(alert, index.Of("alert", "1"));

        _vault.Secrets["index"] = "rusak";
        var calls = _vault.Calls.Count;
        // One more than needed: a reading of the second version may be under way.
        await HoursPassUntilAsync(() => _vault.Calls.Count > calls + 1);
        _vault.Secrets["index"] = Index(3);
        await HoursPassUntilAsync(() => index.CurrentVersion == 3);
        await keys.StopAsync(None);
    }

    [Fact]
    public async Task A_secret_whose_known_version_has_other_bytes_is_not_taken()
    {
        _vault.Secrets["index"] = Index(1);
        using var keys = new VaultIndexKeys(_vault.Client(), _vault.Secret("index"), _clock, NullLogger<VaultIndexKeys>.Instance);
        await keys.LoadAsync(None);
        _vault.Secrets["index"] = Index(1).Replace(Convert.ToBase64String(TestKeys.Key(1)), Convert.ToBase64String(TestKeys.Key(77)), StringComparison.Ordinal);

        await Assert.ThrowsAsync<SetupException>(() => keys.LoadAsync(None));

        Assert.Equal(TestKeys.Key(1), keys.Current.Keys[1]);
    }

    [Theory]
    [InlineData("https://contoh.vault.azure.net/keys/nama", true)]
    [InlineData("https://contoh.vault.azure.net/keys/nama/0123456789abcdef0123456789abcdef", true)]
    [InlineData("http://contoh.vault.azure.net/keys/nama", false)]
    [InlineData("https://contoh.vault.azure.net/secrets/nama", false)]
    [InlineData("https://contoh.vault.azure.net/keys/", false)]
    [InlineData("https://contoh.vault.azure.net/keys/nama/1/wrapkey", false)]
    [InlineData("https://contoh.vault.azure.net/keys/nama?x=1", false)]
    [InlineData("https://siapa@contoh.vault.azure.net/keys/nama", false)]
    [InlineData("nama", false)]
    public void An_identifier_is_whole_or_refused(string text, bool isId) => Assert.Equal(isId ? text : null, VaultId.TryParse(text, "keys")?.ToString());

    [Theory]
    [InlineData("https://contoh.vault.azure.net/keys/nama", null)]
    [InlineData(null, "https://contoh.vault.azure.net/secrets/nama")]
    [InlineData("https://contoh.vault.azure.net/keys/nama", "https://contoh.vault.azure.net/keys/nama")]
    [InlineData("nama", "https://contoh.vault.azure.net/secrets/nama")]
    public void Settings_that_do_not_fit_are_named(string? key, string? secret)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            [ProtectionSettings.VaultKeySetting] = key,
            [ProtectionSettings.IndexSecretSetting] = secret,
        }).Build();

        Assert.Contains("Protection:", Assert.Throws<SetupException>(() => ProtectionSettings.Read(configuration)).Message, StringComparison.Ordinal);
    }

    private EnvelopeCipher Cipher(VaultId? key = null, IKeyWrapper? older = null) => new(Wrapper(_vault.Client(), key, older));

    private KeyVaultWrapper Wrapper(VaultRest client, VaultId? key = null, IKeyWrapper? older = null) =>
        new(client, key ?? _vault.Key(KeyName), older, _clock, NullLogger<KeyVaultWrapper>.Instance);

    private async Task StartAsync(VaultRest? client = null)
    {
        client ??= _vault.Client();
        var index = new VaultIndexKeys(client, _vault.Secret("index"), _clock, NullLogger<VaultIndexKeys>.Instance);
        await using var services = new ServiceCollection().AddSingleton(index).BuildServiceProvider();
        await new ProtectionStart(services, new ProtectionSettings("", _vault.Key(KeyName), _vault.Secret("index")), Wrapper(client)).RunAsync(None);
    }

    /// <summary>Moves the clock again and again: nobody outside knows when the program begins to wait for the next hour.</summary>
    private Task HoursPassUntilAsync(Func<bool> reached) => Eventually.FindAsync(
        () =>
        {
            _clock.Advance(TimeSpan.FromHours(1));
            return Task.FromResult(reached() ? "reached" : null);
        },
        "the index keys to be read again");

    private int Unwraps() => _vault.Calls.Count(call => call == "POST unwrapkey");

    private static string Index(int current)
    {
        var keys = Enumerable.Range(1, current).Select(version => $"\"{version}\":\"{Convert.ToBase64String(TestKeys.Key((byte)version))}\"");
        return $"{{\"current\":{current},\"pinned\":1,\"keys\":{{{string.Join(',', keys)}}}}}";
    }

    private sealed class NoIdentity : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new CredentialUnavailableException("Tidak ada identitas.");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new CredentialUnavailableException("Tidak ada identitas.");
    }
}
