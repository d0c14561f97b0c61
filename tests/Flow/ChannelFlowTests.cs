using System.Net;
using Azure.Storage.Queues;
using SertiKesos.Platform.Storage;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Flow;

/// <summary>The built program, WhatsApp's part on loopback, and what it tells by the webhook.</summary>
public sealed class ChannelFlowTests
{
    [Fact]
    public async Task A_worker_who_agreed_is_told_by_WhatsApp_and_what_it_tells_later_counts_only_when_it_is_signed()
    {
        await using var provider = await ProviderServer.StartAsync();
        await using var app = await ServedApp.StartAsync(
            "--as-of", "2026-11-24",
            "--set=Alerts:Channels=WhatsApp,Sms",
            $"--set=Alerts:WhatsApp:BaseUrl={provider.Address}",
            $"--set=Alerts:WhatsApp:PhoneNumberId={ProviderServer.PhoneNumberId}",
            $"--set=Alerts:WhatsApp:Token={ProviderServer.Token}",
            $"--set=Alerts:WhatsApp:AppSecret={ProviderServer.AppSecret}",
            $"--set=Alerts:WhatsApp:VerifyToken={ProviderServer.VerifyToken}",
            $"--set=Alerts:Sms:Url={provider.Address}/sms",
            "--set=Alerts:HoldHours=0", "--set=Alerts:Opens=00:00", "--set=Alerts:Closes=23:59:59");
        var office = await app.KeyAsync("--role", "office", "--scope", "32.77");
        var row = SmallRoster.Row(1).With((8, "C-1"), (9, new DateOnly(2022, 3, 1)), (10, new DateOnly(2026, 12, 20)));
        await app.HandInAsync(office, "32.77", Xlsx.Of("Data", [SmallRoster.Header, row]).Build().Content);
        var person = (string)(await app.JsonAsync(office, "/api/people/32.77"))["people"]![0]!["person"]!;
        var kept = await app.SendAsync(office, HttpMethod.Post, "/api/alerts/32.77/channels", $"{{ \"person\": \"{person}\", \"whatsApp\": true, \"source\": \"tatap-muka\" }}");
        Assert.Equal(HttpStatusCode.OK, kept.Status);

        var scans = new QueueClient(app.Storage.ConnectionString, StorageNames.Queues.AlertScans, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await scans.SendMessageAsync("{\"version\":1,\"region\":\"32.77\"}");

        var taken = await Eventually.FindAsync(() => Task.FromResult(provider.Taken.FirstOrDefault()), "WhatsApp to be asked");
        Assert.Equal(("6281200001234", 3), (taken.To, taken.Texts.Count));
        await Eventually.TrueAsync(async () => await StateAsync() == "accepted whatsApp", "it to be accepted");
        var webhook = new Uri(app.Http.BaseAddress!, "/api/channels/whatsapp");
        Assert.Equal(HttpStatusCode.Forbidden, await provider.CallAsync(webhook, ProviderServer.Status(taken, "delivered"), forged: true));
        Assert.Equal("accepted whatsApp", await StateAsync());
        Assert.Equal(HttpStatusCode.OK, await provider.CallAsync(webhook, ProviderServer.Status(taken, "sent")));
        Assert.Equal("accepted whatsApp", await StateAsync());

        Assert.Equal(HttpStatusCode.OK, await provider.CallAsync(webhook, ProviderServer.Status(taken, "failed", 131026)));

        await Eventually.TrueAsync(async () => await StateAsync() == "delivered sms", "the next channel to be tried");
        Assert.Single(provider.Sms);
        Assert.All(app.Said, said => Assert.DoesNotContain("81200001234", said, StringComparison.Ordinal));
        Assert.All(app.Said, said => Assert.DoesNotContain("wamid", said, StringComparison.Ordinal));
        Assert.All(app.Said, said => Assert.DoesNotContain(ProviderServer.Token, said, StringComparison.Ordinal));
        Assert.Contains(app.Said, said => said.Contains("was not signed with Alerts:WhatsApp:AppSecret", StringComparison.Ordinal));

        async Task<string> StateAsync()
        {
            var alert = Assert.Single((await app.JsonAsync(office, "/api/alerts/32.77"))["alerts"]!.AsArray())!;
            return $"{alert["state"]} {alert["channel"]}";
        }
    }
}
