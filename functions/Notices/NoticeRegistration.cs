using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SertiKesos.Notices.Issues;
using SertiKesos.Notices.Offices;
using SertiKesos.Platform;
using SertiKesos.Platform.Health;

namespace SertiKesos.Notices;

internal static class NoticeRegistration
{
    /// <summary>Every day at 08:15 WIB, after the alerts are planned, when offices are open everywhere; thrice more until 14:15, for what was lost.</summary>
    private const string DefaultSchedule = "0 15 1,3,5,7 * * *";

    public static void AddNotices(this IHostApplicationBuilder builder)
    {
        builder.Configuration.AddDefault(NoticeFunctions.ScheduleSetting, DefaultSchedule);
        var services = builder.Services;
        services.AddOptions<NoticeOptions>().BindConfiguration(NoticeOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<NoticeOptions>, NoticeOptionsCheck>();
        services.AddDrivers(NoticeFunctions.Drivers);
        services.AddSingleton<NoticeLedger>();
        services.AddSingleton<NoticeAddresses>();
        services.AddSingleton<NoticeChoices>();
        services.AddSingleton<NoticeLetters>();
        services.AddSingleton<IssueNotices>();
        services.AddSingleton<OfficeFacts>();
        services.AddSingleton<OfficePlan>();
        services.AddSingleton<OfficeNotices>();
        services.AddSingleton<NoticeDrafts>();
        services.AddSingleton<NoticePlanning>();
        services.AddSingleton<NoticeRound>();
        services.AddSingleton<MissingOffices>();
        services.AddSingleton<NoticeDelivery>();
        services.AddSingleton<NoticeRehearsal>();
        services.AddSingleton<NoticeList>();
    }
}
