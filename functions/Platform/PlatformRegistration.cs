using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Health;
using SertiKesos.Platform.Limits;
using SertiKesos.Platform.Logging;
using SertiKesos.Platform.Poison;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Platform.Telemetry;

namespace SertiKesos.Platform;

internal static class PlatformRegistration
{
    public const string KeyFileSetting = ProtectionSettings.KeyFileSetting;

    public static void AddPlatform(this IHostApplicationBuilder builder)
    {
        builder.AddLibraryLogs();
        builder.AddRedaction();
        builder.AddLogFormat();
        builder.AddTelemetry();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton(services => StorageAccess.From(services.GetRequiredService<IConfiguration>()));
        builder.Services.AddSingleton<StorageSetup>();
        builder.Services.AddSingleton<RestoreMark>();
        builder.Services.AddSingleton<AuditLog>();
        builder.Services.AddSingleton<OperatorReasons>();
        builder.Services.AddOptions<LimitOptions>().BindConfiguration(LimitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(services => new WorkBudgets(services.GetRequiredService<IOptions<LimitOptions>>().Value));
        builder.Services.AddSingleton<KeyRates>();
        builder.Services.AddSingleton<WorkLog>();
        builder.Services.AddSingleton<WorkSwitches>();
        builder.Services.AddSingleton<WorkQueues>();
        builder.Services.AddSingleton<WorkWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<WorkWatch>());
        builder.Services.AddSingleton<PoisonQueues>();
        builder.Services.AddSingleton<PoisonDesk>();
        builder.AddProtection();
    }
}
