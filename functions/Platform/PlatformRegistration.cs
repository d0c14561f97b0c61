using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Platform;

internal static class PlatformRegistration
{
    /// <summary>Where the key file is; relative to the current folder.</summary>
    public const string KeyFileSetting = "Protection:KeyFile";

    private const string DefaultKeyFile = ".sertikesos/keys.json";

    public static void AddPlatform(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => StorageAccess.From(services.GetRequiredService<IConfiguration>()));
        builder.Services.AddSingleton<StorageSetup>();
        builder.Services.AddSingleton<AuditLog>();
        builder.Services.AddSingleton(services =>
            KeyFile.LoadOrCreate(services.GetRequiredService<IConfiguration>()[KeyFileSetting] ?? DefaultKeyFile));
        builder.Services.AddSingleton<EnvelopeCipher>();
        builder.Services.AddSingleton(services => services.GetRequiredService<KeyRing>().Index);
    }
}
