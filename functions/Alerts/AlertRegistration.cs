using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Mail;
using SertiKesos.Alerts.Planning;
using SertiKesos.People;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Alerts;

internal static class AlertRegistration
{
    /// <summary>
    /// Needs from elsewhere: <see cref="AlertRegisters"/>, the blind index, a <see cref="TableServiceClient"/>, and a
    /// <see cref="QueueServiceClient"/> that encodes messages as Base64.
    /// </summary>
    public static IServiceCollection AddAlerts(this IServiceCollection services)
    {
        services.AddOptions<AlertOptions>().BindConfiguration(AlertOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<AlertOptions>, AlertOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(CertificateRules.Default);

        services.AddSingleton<AlertKeys>();
        services.AddSingleton<AlertPolicies>();

        services.AddSingleton(provider =>
            new AlertTable(provider.GetRequiredService<TableServiceClient>().GetTableClient(StorageNames.Tables.Alerts)));
        services.AddSingleton<AlertLedger>();
        services.AddSingleton<AlertOptOuts>();
        services.AddSingleton<AlertSwitch>();
        services.AddSingleton<SenderLimit>();
        services.AddSingleton(provider =>
        {
            var queues = provider.GetRequiredService<QueueServiceClient>();
            return new AlertQueues(
                queues.GetQueueClient(StorageNames.Queues.AlertScans), queues.GetQueueClient(StorageNames.Queues.Alerts));
        });

        services.TryAddSingleton<INotificationSender, SmtpNotificationSender>();
        services.AddSingleton<AlertGate>();
        services.AddSingleton<AlertCheck>();
        services.AddSingleton<AlertScheduling>();
        services.AddSingleton<AlertScan>();
        services.AddSingleton<AlertDelivery>();
        services.AddSingleton<AlertRehearsal>();
        return services;
    }
}
