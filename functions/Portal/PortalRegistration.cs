using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SertiKesos.Portal;

internal static class PortalRegistration
{
    public static void AddPortal(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddSingleton<AccessKeys>();
        builder.Services.AddSingleton<KeyIssue>();
        builder.Services.AddSingleton<OfficeBoard>();
        builder.Services.AddSingleton<Admissions>();
        builder.Services.AddSingleton<ReadingLog>();
        builder.Services.AddSingleton<StatementApi>();
    }
}
