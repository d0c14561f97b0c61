using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SertiKesos.Platform.Health;

namespace SertiKesos.Notices;

internal static class NoticeRegistration
{
    public static void AddNotices(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<NoticeOptions>().BindConfiguration(NoticeOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<NoticeOptions>, NoticeOptionsCheck>();
        services.AddDrivers(NoticeFunctions.Drivers);
        services.AddSingleton<NoticeLedger>();
        services.AddSingleton<NoticeLetters>();
        services.AddSingleton<NoticePlanning>();
        services.AddSingleton<NoticeDelivery>();
    }
}
