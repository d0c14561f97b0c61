using System.Text;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Channels;
using SertiKesos.Alerts.Channels.WhatsApp;
using SertiKesos.Alerts.Mail;
using SertiKesos.Alerts.Planning;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Alerts.Channels;

/// <summary>The alerts of one office whose people have telephones, with providers that a test can make fail.</summary>
internal sealed class ChannelWorld : IAsyncDisposable
{
    public const string BudisNumber = "+6281234567890";

    private ChannelWorld(AlertWorld alerts, ProviderServer provider) => (Alerts, Provider) = (alerts, provider);

    public AlertWorld Alerts { get; }

    public ProviderServer Provider { get; }

    public static AlertPhone BudisPhone { get; } = AlertPhone.TryParse(BudisNumber, out var phone) ? phone : default;

    /// <summary>Budi has an address and a number, and has agreed to WhatsApp.</summary>
    public static async Task<ChannelWorld> StartAsync(
        AzuriteFixture azurite, string channels = "WhatsApp,Sms,Mail", bool agreed = true, string? email = "budi.santosa@contoh.go.id",
        Func<IAlertChannel, IAlertChannel>? aroundWhatsApp = null, Func<INotificationSender, INotificationSender>? aroundMail = null)
    {
        var provider = await ProviderServer.StartAsync();
        var alerts = new AlertWorld(azurite, aroundMail, aroundWhatsApp);
        Set(alerts.Options.CurrentValue, provider, channels);
        alerts.Register = Workers.Register(Workers.Person("Budi Santosa", Workers.BudisNik, email, Workers.Certificate(AlertWorld.Today.AddDays(30))) with { Phones = [BudisNumber] });
        var world = new ChannelWorld(alerts, provider);
        if (agreed)
        {
            await world.AgreeAsync();
        }

        return world;
    }

    public static void Set(AlertOptions options, ProviderServer provider, string channels)
    {
        options.Channels = channels;
        options.Offices["32.77"] = new AlertContact { Phone = "(022) 6631885" };
        (options.WhatsApp.BaseUrl, options.WhatsApp.PhoneNumberId, options.WhatsApp.Token) = (provider.Address, ProviderServer.PhoneNumberId, ProviderServer.Token);
        (options.WhatsApp.AppSecret, options.WhatsApp.VerifyToken) = (ProviderServer.AppSecret, ProviderServer.VerifyToken);
        (options.Sms.Url, options.Sms.Secret) = (provider.Address + "/sms", "Bearer kunci-sms");
    }

    public Task<bool> AgreeAsync(AlertChannel? prefers = null) => Alerts.Wishes.KeepAsync(
        BudisPhone, new ChannelWish(true, prefers), AlertWorld.Monday.AddDays(-1), "formulir", "office:aaaaaaaaaaaa", CancellationToken.None);

    /// <summary>Plans the only alert and delivers its message as often as it is put back for now.</summary>
    public async Task<AlertMessage> SendAsync()
    {
        var message = await Alerts.PlanOneAsync();
        await GoOnAsync(message);
        return message;
    }

    /// <summary>The message of an alert that was tried for days.</summary>
    public async Task<AlertMessage> PlanTriedAsync()
    {
        var message = await Alerts.PlanOneAsync();
        Assert.NotNull(await Alerts.Ledger.WriteAsync(await Alerts.EntryAsync() with { Attempts = 11 }, CancellationToken.None));
        return message;
    }

    public async Task<AlertOutcome> GoOnAsync(AlertMessage message)
    {
        AlertOutcome outcome;
        do
        {
            outcome = await Alerts.DeliverAsync(message);
        }
        while (outcome is AlertOutcome.TryLater { Delay: var delay } && delay == TimeSpan.Zero);

        return outcome;
    }

    /// <summary>What WhatsApp tells, signed as it signs.</summary>
    public Task<WhatsAppReceipt?> TellAsync(string body) =>
        Alerts.Inbox.TakeAsync(ProviderServer.Signature(body), Encoding.UTF8.GetBytes(body), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Alerts.DisposeAsync();
        await Provider.DisposeAsync();
    }
}
