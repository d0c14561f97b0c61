using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SertiKesos.Portal.Pages;
using SertiKesos.Portal.Session;

namespace SertiKesos.Portal;

internal static class PortalRegistration
{
    public static void AddPortal(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddSingleton<AccessKeys>();
        builder.Services.AddSingleton<Admissions>();
        builder.Services.AddSingleton<ReadingLog>();
        builder.Services.AddSingleton<StatementDesk>();
        builder.Services.AddSingleton<StatementApi>();
        builder.AddSessions();
        builder.Services.AddSingleton<PageWriter>();
    }
}
