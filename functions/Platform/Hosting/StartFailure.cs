using Microsoft.AspNetCore.Connections;
using SertiKesos.Platform.Protection;

namespace SertiKesos.Platform.Hosting;

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
                case LocalToolException:
                    return cause.Message;
                case AddressInUseException:
                    return "Alamat layanan sudah dipakai program lain. Tutup program itu, atau pakai alamat lain dengan --urls, " +
                        "misalnya --urls http://localhost:7072.";
                case ProtectionException:
                    return $"Data terlindung tidak dapat dibuka: {cause.Message} Periksa pengaturan {PlatformRegistration.KeyFileSetting}.";
            }
        }

        return null;
    }
}
