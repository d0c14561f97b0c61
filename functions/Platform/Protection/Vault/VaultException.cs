namespace SertiKesos.Platform.Protection.Vault;

/// <summary>
/// The vault did not do what was asked. Nothing was written in its stead: whoever runs into it repeats the work later.
/// </summary>
/// <param name="subject">The key or secret, by its identifier.</param>
/// <param name="status">What the vault answered; 0 for no answer, or none that an identity could be had for.</param>
internal sealed class VaultException(string subject, int status, Exception inner)
    : Exception($"The vault answered {status} for {subject}.", inner)
{
    public string Subject => subject;

    public int Status => status;

    /// <summary>What the operator reads when it stops the start.</summary>
    public string Sentence => status switch
    {
        401 => $"Azure Key Vault menolak identitas layanan untuk {subject} (401). Periksa bahwa layanan memakai identitas terkelola dari " +
            "direktori (tenant) yang sama dengan vault.",
        403 => $"Identitas layanan tidak berhak memakai {subject} (403). Beri peran Key Vault Crypto User untuk kunci dan Key Vault " +
            "Secrets User untuk rahasia, dan periksa bahwa keduanya aktif serta jaringan layanan diizinkan.",
        404 => $"{subject} tidak ditemukan di Azure Key Vault (404). Periksa pengaturan {ProtectionSettings.VaultKeySetting} dan " +
            $"{ProtectionSettings.IndexSecretSetting}.",
        0 => $"Azure Key Vault tidak dapat dihubungi untuk {subject}. Periksa jaringan dan identitas layanan, lalu jalankan lagi.",
        _ => $"Azure Key Vault sedang tidak dapat melayani {subject} (dijawab {status}). Tunggu sebentar, lalu jalankan lagi.",
    };
}
