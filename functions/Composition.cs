using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SertiKesos.Alerts;
using SertiKesos.Coverage;
using SertiKesos.Institutions;
using SertiKesos.Notices;
using SertiKesos.People;
using SertiKesos.Platform;
using SertiKesos.Platform.Logging;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Platform.Telemetry;
using SertiKesos.Portal;
using SertiKesos.Reference;
using SertiKesos.Registers;
using SertiKesos.Rights;
using SertiKesos.Rosters;
using SertiKesos.Summaries;

namespace SertiKesos;

/// <summary>Puts the app together, one line per feature; the same for every host.</summary>
internal static class Composition
{
    public static void AddSertiKesos(this IHostApplicationBuilder builder)
    {
        builder.AddPlatform();
        builder.AddInstitutions();
        builder.AddPeople();
        builder.AddReference();
        builder.AddCoverage();
        builder.AddRegisters();
        builder.AddRosters();
        builder.AddSummaries();
        builder.AddAlerts();
        builder.AddNotices();
        builder.AddRights();
        builder.AddPortal();
    }

    /// <summary>
    /// Looks at settings, keys and storage, and makes the storage that is not there yet. To be called before the host
    /// starts: the host itself would log what is wrong with its whole stack.
    /// </summary>
    /// <param name="restoring">This is the restore that a mark in storage may tell of.</param>
    /// <exception cref="SetupException">Something is missing or wrong; the message says what to do.</exception>
    public static async Task PrepareAsync(this IHost host, CancellationToken cancel, bool restoring = false)
    {
        try
        {
            var settings = host.Services.GetRequiredService<IConfiguration>();
            LogFormat.Require(settings);
            TelemetrySettings.Of(settings).Require();
            host.Services.GetService<IStartupValidator>()?.Validate();
            host.Services.GetRequiredService<CertificateRules>();
            host.Services.GetRequiredService<InstitutionRules>();
            await host.Services.GetRequiredService<ProtectionStart>().RunAsync(cancel);
            await host.Services.GetRequiredService<StorageSetup>().RunAsync(cancel);
            if (!restoring)
            {
                await host.Services.GetRequiredService<RestoreMark>().RequireNoneAsync(cancel);
            }

            await host.Services.GetRequiredService<ReferenceStart>().RunAsync(cancel);
        }
        catch (Exception failure) when (failure is InvalidOperationException or FormatException or ArgumentException)
        {
            throw WrongSettings(failure);
        }
    }

    public static SetupException WrongSettings(Exception failure) =>
        new($"Pengaturan tidak dapat dipakai: {failure.Message} Bandingkan dengan local.settings.sample.json, perbaiki, lalu jalankan lagi.", failure);
}
