using Microsoft.Extensions.Configuration;
using SertiKesos.Platform;
using SertiKesos.Platform.Protection.Vault;

namespace SertiKesos.Platform.Protection;

/// <summary>Where the keys are: a key file, or a key and a secret of an Azure Key Vault.</summary>
/// <param name="KeyFile">Relative to the current folder. Beside a vault it only opens what was written before.</param>
internal sealed record ProtectionSettings(string KeyFile, VaultId? VaultKey, VaultId? IndexSecret)
{
    public const string KeyFileSetting = "Protection:KeyFile";
    public const string VaultKeySetting = "Protection:KeyVaultKey";
    public const string IndexSecretSetting = "Protection:IndexSecret";

    private const string DefaultKeyFile = ".sertikesos/keys.json";

    public bool UsesVault => VaultKey is not null;

    /// <exception cref="SetupException">An identifier is wrong, or one of the two is missing.</exception>
    public static ProtectionSettings Read(IConfiguration configuration)
    {
        var key = Id(configuration, VaultKeySetting, "keys");
        var secret = Id(configuration, IndexSecretSetting, "secrets");
        if (key is null != secret is null)
        {
            throw new SetupException(
                $"Pengaturan {VaultKeySetting} dan {IndexSecretSetting} dipakai bersama. Isi keduanya untuk Azure Key Vault, atau " +
                "kosongkan keduanya untuk memakai berkas kunci.");
        }

        return new ProtectionSettings(configuration[KeyFileSetting] is { Length: > 0 } file ? file : DefaultKeyFile, key, secret);
    }

    private static VaultId? Id(IConfiguration configuration, string setting, string kind) => configuration[setting] switch
    {
        null or "" => null,
        var text => VaultId.TryParse(text, kind) ?? throw new SetupException(
            $"Isi pengaturan {setting} bukan pengenal Azure Key Vault. Tulis lengkap, seperti https://contoh.vault.azure.net/{kind}/nama, " +
            "dengan atau tanpa versi di belakangnya."),
    };
}
