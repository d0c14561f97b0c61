using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SertiKesos.Platform;
using SertiKesos.Platform.Health;

namespace SertiKesos.Rights;

internal static class RightsRegistration
{
    /// <summary>Every day at 02:30 WIB.</summary>
    private const string DefaultSchedule = "0 30 19 * * *";

    public static void AddRights(this IHostApplicationBuilder builder)
    {
        builder.Configuration.AddDefault(RightsFunctions.ScheduleSetting, DefaultSchedule);
        builder.Services.AddOptions<RetentionOptions>()
            .BindConfiguration(RetentionOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddDrivers(RightsFunctions.Drivers);
        builder.Services.AddSingleton<PersonSearch>();
        builder.Services.AddSingleton<PersonExport>();
        builder.Services.AddSingleton<PersonActs>();
        builder.Services.AddSingleton<ErasureList>();
        builder.Services.AddSingleton<InboxErasure>();
        builder.Services.AddSingleton<FileErasure>();
        builder.Services.AddSingleton<PersonErasure>();
        builder.Services.AddSingleton<Retention>();
        builder.Services.AddSingleton<Breach>();
        builder.Services.AddSingleton<RestrictionFollow>();
    }
}
