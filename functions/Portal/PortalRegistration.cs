using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SertiKesos.Portal;

internal static class PortalRegistration
{
    public static void AddPortal(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddSingleton<AccessKeys>();
        builder.Services.AddSingleton<ReadingLog>();
        builder.Services.AddSingleton<SummaryApi>();
        builder.Services.AddSingleton<RosterApi>();
        builder.Services.AddSingleton<PeopleApi>();
        builder.Services.AddSingleton<RightsApi>();
        builder.Services.AddSingleton<StatementApi>();
        builder.Services.AddSingleton<CoverageApi>();
        builder.Services.AddSingleton<CandidateApi>();
        builder.Services.AddSingleton<BreachApi>();
        builder.Services.AddSingleton<ReferenceApi>();
    }
}
