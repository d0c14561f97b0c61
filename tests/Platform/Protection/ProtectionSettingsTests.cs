using Microsoft.Extensions.Configuration;
using SertiKesos.Platform;
using SertiKesos.Platform.Protection;

namespace SertiKesos.Tests.Platform.Protection;

public sealed class ProtectionSettingsTests
{
    [Fact]
    public void Without_a_place_for_keys_the_app_does_not_start()
    {
        var failure = Assert.Throws<SetupException>(() => Read(null));

        Assert.Contains(ProtectionSettings.VaultKeySetting, failure.Message, StringComparison.Ordinal);
        Assert.Contains(ProtectionSettings.KeyFileSetting, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("keys.json")]
    [InlineData(".sertikesos/keys.json")]
    public void Keys_in_the_programs_own_folder_are_refused(string file)
    {
        var inside = Path.Combine(AppContext.BaseDirectory, file);

        Assert.Contains("folder program", Assert.Throws<SetupException>(() => Read(inside)).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(inside));
    }

    [Fact]
    public void A_path_that_begins_with_a_tilde_is_in_the_users_own_folder() =>
        Assert.Equal(
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".sertikesos/keys.json"), Read("~/.sertikesos/keys.json").KeyFile);

    [Fact]
    public void A_vault_needs_no_file() =>
        Assert.Equal("", ProtectionSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            [ProtectionSettings.VaultKeySetting] = "https://contoh.vault.azure.net/keys/kunci",
            [ProtectionSettings.IndexSecretSetting] = "https://contoh.vault.azure.net/secrets/indeks",
        }).Build()).KeyFile);

    private static ProtectionSettings Read(string? file) => ProtectionSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [ProtectionSettings.KeyFileSetting] = file }).Build());
}
