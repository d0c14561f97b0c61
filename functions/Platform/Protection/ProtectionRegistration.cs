using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SertiKesos.Platform.Protection.Vault;
using SertiKesos.Platform.Storage;
using SertiKesos.Protection;

namespace SertiKesos.Platform.Protection;

internal static class ProtectionRegistration
{
    public static void AddProtection(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(provider => ProtectionSettings.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<IKeyRings>(provider => new KeyFileRings(
            provider.GetRequiredService<ProtectionSettings>().KeyFile,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<KeyFileRings>>()));
        services.TryAddSingleton<VaultOptions>();
        services.TryAddSingleton<TokenCredential>(provider => new DefaultAzureCredential(new DefaultAzureCredentialOptions
        {
            ManagedIdentityClientId = provider.GetRequiredService<IConfiguration>()[$"{StorageAccess.Setting}:clientId"],
        }));
        services.AddSingleton<VaultRest>();
        services.AddSingleton(VaultIndex);
        // What reads the secret again while the service runs; without a vault there is nothing to read.
        services.AddSingleton<IHostedService>(provider =>
            provider.GetRequiredService<ProtectionSettings>().UsesVault ? provider.GetRequiredService<VaultIndexKeys>() : new NothingToRead());
        services.AddSingleton<IKeyWrapper>(Wrapper);
        services.AddSingleton(provider => new EnvelopeCipher(provider.GetRequiredService<IKeyWrapper>()));
        services.AddSingleton(Index);
        services.AddSingleton<ProtectionStart>();
        services.AddSingleton<KeyWork>();
    }

    private static IKeyWrapper Wrapper(IServiceProvider provider)
    {
        var settings = provider.GetRequiredService<ProtectionSettings>();
        if (settings.VaultKey is not { } key)
        {
            return new KeyFileWrapper(provider.GetRequiredService<IKeyRings>());
        }

        return new KeyVaultWrapper(
            provider.GetRequiredService<VaultRest>(),
            key,
            File.Exists(settings.KeyFile) ? new KeyFileWrapper(provider.GetRequiredService<IKeyRings>()) : null,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<KeyVaultWrapper>>());
    }

    private static VaultIndexKeys VaultIndex(IServiceProvider provider) => new(
        provider.GetRequiredService<VaultRest>(),
        provider.GetRequiredService<ProtectionSettings>().IndexSecret ?? throw new InvalidOperationException("There is no secret of a vault."),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILogger<VaultIndexKeys>>());

    private static BlindIndex Index(IServiceProvider provider)
    {
        if (provider.GetRequiredService<ProtectionSettings>().UsesVault)
        {
            var keys = provider.GetRequiredService<VaultIndexKeys>();
            return new BlindIndex(() => keys.Current);
        }

        var rings = provider.GetRequiredService<IKeyRings>();
        return new BlindIndex(() => rings.Current.IndexKeys);
    }

    private sealed class NothingToRead : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
