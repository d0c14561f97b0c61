using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SertiKesos.Alerts.Answers;
using SertiKesos.Alerts.Channels;
using SertiKesos.Alerts.Channels.Sms;
using SertiKesos.Alerts.Channels.WhatsApp;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Mail;
using SertiKesos.Alerts.Mail.Templates;
using SertiKesos.Alerts.Planning;
using SertiKesos.Alerts.Unreached;
using SertiKesos.Platform;
using SertiKesos.Platform.Health;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Alerts;

internal static class AlertRegistration
{
    /// <summary>Every day at 08:00 WIB, when the sending window opens in the west; zones further east are already open.</summary>
    private const string DefaultSchedule = "0 0 1 * * *";

    private const string DefaultRepliesSchedule = "30 */10 * * * *";

    public static void AddAlerts(this IHostApplicationBuilder builder)
    {
        builder.Configuration.AddDefault(AlertFunctions.ScheduleSetting, DefaultSchedule);
        builder.Configuration.AddDefault(ReplyFunctions.ScheduleSetting, DefaultRepliesSchedule);
        var services = builder.Services;
        services.AddOptions<AlertOptions>().BindConfiguration(AlertOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<AlertOptions>, AlertOptionsCheck>();
        services.AddSingleton<IValidateOptions<AlertOptions>, ChannelOptionsCheck>();
        services.AddDrivers(AlertFunctions.Drivers);
        services.AddSingleton<AlertKeys>();
        services.AddSingleton<OfficeContacts>();
        services.AddSingleton<AlertPolicies>();

        services.AddSingleton(provider =>
            new AlertTable(provider.GetRequiredService<StorageAccess>().Tables.GetTableClient(StorageNames.Tables.Alerts)));
        services.AddSingleton<AlertLedger>();
        services.AddSingleton<AlertOptOuts>();
        services.AddSingleton<UndeliverableAddresses>();
        services.AddSingleton<AlertReaches>();
        services.AddSingleton<WrongAddresses>();
        services.AddSingleton<LetterTokens>();
        services.AddSingleton<LetterDoorsSource>();
        services.AddSingleton<LetterTemplateSource>();
        services.AddSingleton<LetterActs>();
        services.AddSingleton<LetterDesk>();
        services.AddSingleton<ReadMails>();
        services.AddSingleton<ReplyDesk>();
        services.AddSingleton<Mailbox>();
        services.AddDrivers(ReplyFunctions.Drivers);
        services.AddSingleton<PersonAlerts>();
        services.AddSingleton<AlertSwitch>();
        services.AddSingleton<SenderLimit>();
        services.AddSingleton<RecipientLimits>();
        services.AddSingleton(provider =>
        {
            var queues = provider.GetRequiredService<StorageAccess>().Queues;
            return new AlertQueues(
                queues.GetQueueClient(StorageNames.Queues.AlertScans), queues.GetQueueClient(StorageNames.Queues.Alerts));
        });

        services.TryAddSingleton<INotificationSender, SmtpNotificationSender>();
        AddChannels(services);
        services.AddSingleton<AlertGate>();
        services.AddSingleton<AlertCheck>();
        services.AddSingleton<AlertScheduling>();
        services.AddSingleton<AlertScan>();
        services.AddSingleton<AlertDelivery>();
        services.AddSingleton<AlertRehearsal>();
        services.AddSingleton<AlertControl>();
        services.AddSingleton<OfficeAlerts>();
        services.AddSingleton<AlertResend>();
        services.AddSingleton<ToldInPerson>();
        services.AddSingleton<UnreachedPeople>();
        services.AddSingleton<ToldDesk>();
    }

    private static void AddChannels(IServiceCollection services)
    {
        services.AddSingleton<ChannelHttp>();
        services.AddSingleton<ChannelPauses>();
        services.AddSingleton<ChannelWishes>();
        services.AddSingleton<IAlertChannel, MailChannel>();
        services.AddSingleton<IAlertChannel, WhatsAppChannel>();
        services.AddSingleton<IAlertChannel, SmsChannel>();
        services.AddSingleton<AlertChannels>();
        services.AddSingleton<ChannelOverview>();
        services.AddSingleton<WhatsAppInbox>();
        services.AddSingleton<OfficeWishes>();
    }
}
