using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SertiKesos.Portal.Pages;
using SertiKesos.Portal.Pages.Offices;
using SertiKesos.Portal.Pages.Operators;
using SertiKesos.Portal.Session;

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
        builder.Services.AddSingleton<StatementDesk>();
        builder.Services.AddSingleton<StatementApi>();
        builder.AddSessions();
        builder.Services.AddSingleton<OfficeTaskList>();
        builder.Services.AddSingleton<OfficeReaders>();
        builder.Services.AddSingleton<PageWriter>();
        builder.Services.AddSingleton<RosterDesk>();
        builder.Services.AddSingleton<TaskDesk>();
        builder.Services.AddSingleton<OfficeReader>();
        builder.Services.AddSingleton<OperatorReader>();
    }
}
