using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SertiKesos.Platform;
using SertiKesos.Platform.Health;
using SertiKesos.Summaries.Publication;

namespace SertiKesos.Summaries;

internal static class SummaryRegistration
{
    /// <summary>The first day of each month at 08:00 WIB.</summary>
    private const string DefaultSchedule = "0 0 1 1 * *";

    /// <summary>Publications whose messages were lost; every ten minutes.</summary>
    private const string DefaultSweepSchedule = "0 5/10 * * * *";

    public static void AddSummaries(this IHostApplicationBuilder builder)
    {
        builder.Configuration.AddDefault(SummaryFunctions.ScheduleSetting, DefaultSchedule);
        builder.Configuration.AddDefault(SummaryFunctions.SweepScheduleSetting, DefaultSweepSchedule);
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
        builder.Services.AddSingleton<IssueSnapshots>();
        builder.Services.AddSingleton<Publications>();
        builder.Services.AddSingleton<PublicationQueue>();
        builder.Services.AddSingleton<NoticeQueue>();
        builder.Services.AddSingleton<IssueWorkbooks>();
        builder.Services.AddSingleton<PublishTurn>();
        builder.Services.AddSingleton<LatestIssue>();
        builder.Services.AddSingleton<IssueChangesSource>();
        builder.Services.AddSingleton<EarlierEditions>();
        builder.Services.AddSingleton<PublicationRun>();
        builder.Services.AddSingleton<PublicationAge>();
        builder.Services.AddSingleton<IssueControl>();
        builder.Services.AddSingleton<SummaryPublisher>();
        builder.Services.AddSingleton<SummarySchedule>();
    }
}
