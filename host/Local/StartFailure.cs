using System.Net.Sockets;
using Azure;
using Azure.Identity;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using SertiKesos.Platform;
using SertiKesos.Platform.Protection.Vault;
using SertiKesos.Platform.Storage;
using SertiKesos.Protection;

namespace SertiKesos.Hosting.Local;

/// <summary>Turns what may stop the program at its start into one Indonesian sentence with the remedy.</summary>
internal static class StartFailure
{
    /// <summary>The sentence, or null for a failure that nobody foresaw: that one keeps its stack trace.</summary>
    public static string? Explain(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException!)
        {
            switch (cause)
            {
                case SetupException:
                    return cause.Message;
                case VaultException vault:
                    return vault.Sentence;
                case AddressInUseException:
                    return "Alamat layanan sudah dipakai program lain. Tutup program itu, atau pakai alamat lain dengan --urls, " +
                        "misalnya --urls http://localhost:7072.";
                case OptionsValidationException settings:
                    return $"Pengaturan tidak dapat dipakai: {string.Join(' ', settings.Failures)}";
                case RequestFailedException or AuthenticationFailedException or HttpRequestException or SocketException:
                    return $"Penyimpanan tidak dapat dipakai. Periksa pengaturan {StorageAccess.Setting} dan sambungan jaringan, lalu jalankan lagi.";
                case ProtectionException:
                    return $"Data terlindung tidak dapat dibuka: {cause.Message} Periksa pengaturan {PlatformRegistration.KeyFileSetting}.";
            }
        }

        return null;
    }
}
