using System.Text;
using Azure.Data.Tables;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Channels.WhatsApp;
using SertiKesos.Alerts.Planning;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Alerts.Channels;

public sealed class WhatsAppInboxTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly DateTimeOffset Said = AlertWorld.Monday.AddHours(-1);

    [Theory]
    [InlineData("sha256=")]
    [InlineData("")]
    [InlineData("sha1=0000000000000000000000000000000000000000")]
    [InlineData("sha256=zz00000000000000000000000000000000000000000000000000000000000000")]
    [InlineData(null)]
    public async Task What_is_not_signed_as_agreed_changes_nothing(string? signature)
    {
        await using var world = await ChannelWorld.StartAsync(azurite);
        await world.SendAsync();
        var before = await world.Alerts.EntryAsync();
        var body = ProviderServer.Status(world.Provider.Taken[0], "delivered");

        Assert.Null(await world.Alerts.Inbox.TakeAsync(signature, Encoding.UTF8.GetBytes(body), CancellationToken.None));
        Assert.Null(await world.Alerts.Inbox.TakeAsync(ProviderServer.Signature(body, "rahasia lain"), Encoding.UTF8.GetBytes(body), CancellationToken.None));
        Assert.Null(await world.Alerts.Inbox.TakeAsync(ProviderServer.Signature(body), Encoding.UTF8.GetBytes(body + " "), CancellationToken.None));

        Assert.Equal(before, await world.Alerts.EntryAsync());
    }

    [Fact]
    public async Task Without_a_secret_nothing_is_believed()
    {
        await using var world = await ChannelWorld.StartAsync(azurite);
        world.Alerts.Options.CurrentValue.WhatsApp.AppSecret = "";

        Assert.Null(await world.Alerts.Inbox.TakeAsync(ProviderServer.Signature("{}", ""), "{}"u8.ToArray(), CancellationToken.None));
        Assert.True(world.Alerts.Inbox.Knows(ProviderServer.VerifyToken));
        world.Alerts.Options.CurrentValue.WhatsApp.VerifyToken = "";
        Assert.False(world.Alerts.Inbox.Knows(""));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("tidak terbaca")]
    [InlineData("{\"object\":\"page\"}")]
    [InlineData("{\"object\":\"whatsapp_business_account\",\"entry\":[null,{\"changes\":[null,{\"field\":\"account_update\",\"value\":{}}]}]}")]
    [InlineData("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":{\"metadata\":{\"phone_number_id\":\"106540352242922\"},\"statuses\":[null,{\"id\":\"x\",\"status\":\"deleted\"},{\"status\":\"sent\"}],\"messages\":[null,{\"from\":\"1\",\"type\":\"image\"}]}}]}]}")]
    [InlineData("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":{\"metadata\":{\"phone_number_id\":\"106540352242922\"},\"statuses\":[{\"id\":\"x\",\"status\":\"delivered\",\"biz_opaque_callback_data\":\"32.77/0123/x\"}]}}]}]}")]
    public async Task What_is_signed_and_says_nothing_is_answered_well(string body)
    {
        await using var world = await ChannelWorld.StartAsync(azurite);

        Assert.Equal(new WhatsAppReceipt(0, 0), await world.TellAsync(body));
    }

    [Fact]
    public async Task What_concerns_another_number_of_the_same_app_is_left_alone()
    {
        await using var world = await ChannelWorld.StartAsync(azurite);
        await world.SendAsync();

        var told = await world.TellAsync(ProviderServer.Status(world.Provider.Taken[0], "delivered").Replace(ProviderServer.PhoneNumberId, "999", StringComparison.Ordinal));

        Assert.Equal(new WhatsAppReceipt(0, 0), told);
        Assert.Equal(AlertState.Accepted, (await world.Alerts.EntryAsync()).State);
    }

    [Theory]
    [InlineData("BERHENTI")]
    [InlineData("Stop.")]
    [InlineData("berhenti ya pak, terima kasih")]
    public async Task Whoever_writes_to_stop_is_told_by_no_channel_any_more(string text)
    {
        await using var world = await ChannelWorld.StartAsync(azurite);
        var message = await world.Alerts.PlanOneAsync();

        Assert.Equal(new WhatsAppReceipt(0, 1), await world.TellAsync(ProviderServer.Message("6281234567890", text, Said)));

        Assert.IsType<AlertOutcome.Cancelled>(await world.GoOnAsync(message));
        Assert.Equal(0, world.Provider.Asked);
        Assert.Empty(world.Provider.Sms);
        Assert.Empty(world.Alerts.Sink.Received);
        Assert.Equal(0, (await world.Alerts.ScanAsync()).Planned);
    }

    [Fact]
    public async Task Whoever_writes_to_go_on_agrees_to_WhatsApp_and_a_late_repeat_of_the_stop_changes_nothing()
    {
        await using var world = await ChannelWorld.StartAsync(azurite, agreed: false);
        var stop = ProviderServer.Message("6281234567890", "BERHENTI", Said);
        await world.TellAsync(stop);
        Assert.Equal(0, (await world.Alerts.ScanAsync()).Planned);

        await world.TellAsync(ProviderServer.Message("6281234567890", "mulai", Said.AddMinutes(1)));
        await world.TellAsync(stop);

        await world.SendAsync();
        Assert.Single(world.Provider.Taken);
    }

    [Theory]
    [InlineData("Terima kasih, kapan ujiannya?")]
    [InlineData("jangan berhenti")]
    [InlineData("mulai kapan?")]
    [InlineData("")]
    public void Other_words_are_no_wish(string text) => Assert.Null(StopWord.Of(text));

    [Fact]
    public async Task Nothing_that_is_stored_holds_a_number_or_the_name_that_holds_it()
    {
        await using var world = await ChannelWorld.StartAsync(azurite);
        await world.TellAsync(ProviderServer.Message("6285712345678", "BERHENTI", Said));
        await world.SendAsync();
        var taken = world.Provider.Taken[0];
        await world.TellAsync(ProviderServer.Status(taken, "failed", 131026));

        var stored = new StringBuilder();
        await foreach (var row in (await world.Alerts.Table.OpenAsync(CancellationToken.None)).QueryAsync<TableEntity>())
        {
            stored.AppendJoin('\n', row.Select(column => $"{column.Key}={column.Value}")).Append('\n');
        }

        var messages = (await world.Alerts.Alerts.PeekMessagesAsync(32)).Value.Select(message => message.Body.ToString());
        stored.AppendJoin('\n', messages);
        var all = stored.ToString();
        Assert.Contains("Sent=", all, StringComparison.Ordinal);
        foreach (var secret in (string[])["81234567890", "85712345678", "wamid", taken.Id[10..], "Budi", Workers.BudisNik])
        {
            Assert.DoesNotContain(secret, all, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain("81234567890", taken.Mark!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_entry_is_found_by_reading_two_rows()
    {
        await using var world = await ChannelWorld.StartAsync(azurite);
        await world.SendAsync();

        var entry = await world.Alerts.EntryAsync();

        Assert.Equal(entry, await world.Alerts.Ledger.FindSentAsync(Workers.Keys.Sent(world.Provider.Taken[0].Id), CancellationToken.None));
        Assert.Null(await world.Alerts.Ledger.FindSentAsync(Workers.Keys.Sent("wamid.lain"), CancellationToken.None));
        await world.Alerts.Ledger.RemoveAsync(entry, CancellationToken.None);
        Assert.Null(await world.Alerts.Table.FindAsync("sent", entry.Sent!, CancellationToken.None));
    }
}
