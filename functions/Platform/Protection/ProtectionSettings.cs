using Microsoft.Extensions.Configuration;
using SertiKesos.Platform.Protection.Vault;

namespace SertiKesos.Platform.Protection;

/// <summary>Where the keys are: a key file, or a key and a secret of an Azure Key Vault.</summary>
/// <param name="KeyFile">A full path, or empty where a vault alone is used. Beside a vault it only opens what was written before.</param>
internal sealed record ProtectionSettings(string KeyFile, VaultId? VaultKey, VaultId? IndexSecret)
{
    public const string KeyFileSetting = "Protection:KeyFile";
    public const string VaultKeySetting = "Protection:KeyVaultKey";
    public const string IndexSecretSetting = "Protection:IndexSecret";

    public bool UsesVault => VaultKey is not null;

    /// <exception cref="SetupException">An identifier is wrong, one of the two is missing, or there is no place for keys.</exception>
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

        var file = FullPath(configuration[KeyFileSetting]);
        return file.Length > 0 || key is not null
            ? new ProtectionSettings(file, key, secret)
            : throw new SetupException(
                $"Tempat kunci pelindung data belum diatur. Isi {VaultKeySetting} dan {IndexSecretSetting} untuk Azure Key Vault, atau " +
                $"{KeyFileSetting} dengan berkas di luar folder program.");
    }

    /// <summary>
    /// A relative path counts from the current folder, <c>~/</c> is the user's own. The program's folder may be read-only,
    /// and is replaced by the next version: keys in it would be lost.
    /// </summary>
    private static string FullPath(string? file)
    {
        if (string.IsNullOrWhiteSpace(file))
        {
            return "";
        }

        var full = file.StartsWith("~/", StringComparison.Ordinal)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), file[2..])
            : Path.GetFullPath(file);
        var program = Path.GetFullPath(AppContext.BaseDirectory);
        return full.StartsWith(program, OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase)
            ? throw new SetupException(
                $"Berkas kunci {full} terletak di folder program, yang tidak boleh ditulisi. Isi {KeyFileSetting} dengan berkas di folder lain yang ikut dicadangkan.")
            : full;
    }

    private static VaultId? Id(IConfiguration configuration, string setting, string kind) => configuration[setting] switch
    {
        null or "" => null,
        var text => VaultId.TryParse(text, kind) ?? throw new SetupException(
            $"Isi pengaturan {setting} bukan pengenal Azure Key Vault. Tulis lengkap, seperti https://contoh.vault.azure.net/{kind}/nama, " +
            "dengan atau tanpa versi di belakangnya."),
    };
}
