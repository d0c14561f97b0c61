using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SertiKesos.Platform;
using SertiKesos.Platform.Health;

namespace SertiKesos.Summaries;

internal static class SummaryRegistration
{
    /// <summary>The first day of each month at 08:00 WIB.</summary>
    private const string DefaultSchedule = "0 0 1 1 * *";

    public static void AddSummaries(this IHostApplicationBuilder builder)
    {
        builder.Configuration.AddDefault(SummaryFunctions.ScheduleSetting, DefaultSchedule);
        builder.Services.AddOptions<SummaryOptions>()
            .BindConfiguration(SummaryOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddDrivers(SummaryFunctions.Drivers);
        builder.Services.AddSingleton<SummaryStore>();
        builder.Services.AddSingleton<SummaryIssues>();
        builder.Services.AddSingleton<SummarySource>();
        builder.Services.AddSingleton<RecentSummaries>();
        builder.Services.AddSingleton<CoverageTrend>();
        builder.Services.AddSingleton<SummaryPublisher>();
        builder.Services.AddSingleton<SummarySchedule>();
    }
}
