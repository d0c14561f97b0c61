using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SertiKesos.Summaries;

internal static class SummaryRegistration
{
    public static void AddSummaries(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<SummaryOptions>()
            .BindConfiguration(SummaryOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<SummaryStore>();
        builder.Services.AddSingleton<SummaryPublisher>();
    }
}
