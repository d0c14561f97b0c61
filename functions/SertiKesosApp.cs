using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SertiKesos.Alerts;
using SertiKesos.Coverage;
using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.Platform;
using SertiKesos.Platform.Hosting;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Portal;
using SertiKesos.Reference;
using SertiKesos.Registers;
using SertiKesos.Rights;
using SertiKesos.Rosters;
using SertiKesos.Summaries;

namespace SertiKesos;

/// <summary>Puts the app together: one line per feature.</summary>
internal static class SertiKesosApp
{
    /// <param name="isolated">Settings come from the arguments alone, so that a demo gives the same result everywhere.</param>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args, bool isolated = false)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        if (isolated)
        {
            Isolate(builder.Configuration);
        }
        else
        {
            LocalSettings.AddTo(builder.Configuration, Directory.GetCurrentDirectory());
        }

        builder.AddPlatform();
        builder.AddInstitutions();
        builder.AddPeople();
        builder.AddReference();
        builder.AddCoverage();
        builder.AddRegisters();
        builder.AddRosters();
        builder.AddSummaries();
        builder.AddAlerts();
        builder.AddRights();
        builder.Services.AddAlertsOfPeople();
        builder.AddPortal();
        return builder;
    }

    /// <summary>Makes the storage that is not there yet and starts the host.</summary>
    public static async Task<IHost> StartAsync(FunctionsApplicationBuilder builder, CancellationToken cancel)
    {
        IHost host;
        try
        {
            host = builder.Build();
        }
        catch (Exception failure) when (failure is InvalidOperationException or FormatException or ArgumentException)
        {
            throw WrongSettings(failure);
        }

        try
        {
            // Looked at before anything starts: the host itself would log what is wrong with its whole stack.
            host.Services.GetService<IStartupValidator>()?.Validate();
            host.Services.GetRequiredService<CertificateRules>();
            host.Services.GetRequiredService<InstitutionRules>();
            await host.Services.GetRequiredService<ProtectionStart>().RunAsync(cancel);
            await host.Services.GetRequiredService<StorageSetup>().RunAsync(cancel);
            await host.Services.GetRequiredService<ReferenceStart>().RunAsync(cancel);
            await host.StartAsync(cancel);
            return host;
        }
        catch (Exception failure) when (failure is InvalidOperationException or FormatException or ArgumentException)
        {
            throw WrongSettings(failure);
        }
    }

    private static LocalToolException WrongSettings(Exception failure) =>
        new($"Pengaturan tidak dapat dipakai: {failure.Message} Bandingkan dengan local.settings.sample.json, perbaiki, lalu jalankan lagi.", failure);

    private static void Isolate(ConfigurationManager configuration)
    {
        foreach (var source in configuration.Sources.OfType<EnvironmentVariablesConfigurationSource>().ToList())
        {
            configuration.Sources.Remove(source);
        }
    }
}
