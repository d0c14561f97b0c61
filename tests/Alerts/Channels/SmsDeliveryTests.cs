using System.Text.Json.Nodes;
using System.Web;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Channels;
using SertiKesos.Alerts.Channels.Sms;
using SertiKesos.Alerts.Mail;
using SertiKesos.Alerts.Planning;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Alerts.Channels;

public sealed class SmsDeliveryTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string Text =
        "Yth. Budi Santosa, sertifikat kompetensi Anda berakhir pada 23 Desember 2026 (30 hari lagi). Mohon hubungi Dinas Sosial Kota Cimahi, "
        + "telepon (022) 6631885 untuk perpanjangan. Tidak ingin menerima SMS ini? Sampaikan ke kantor tersebut.";

    [Fact]
    public async Task A_form_is_filled_as_the_settings_say()
    {
        await using var world = await ChannelWorld.StartAsync(azurite, "Sms");
        world.Alerts.Options.CurrentValue.Sms.Body = "tujuan={local}&pesan={text}&ref={id}";

        var message = await world.SendAsync();

        var sms = Assert.Single(world.Provider.Sms);
        var form = HttpUtility.ParseQueryString(sms.Body);
        Assert.Equal(("POST", "application/x-www-form-urlencoded", "Bearer kunci-sms", ""), (sms.Method, sms.ContentType, sms.Secret, sms.Query));
        Assert.Equal(("081234567890", Text, message.Key), (form["tujuan"], form["pesan"], form["ref"]));
        var entry = await world.Alerts.EntryAsync();
        Assert.Equal((AlertState.Delivered, AlertChannel.Sms, 1), (entry.State, entry.Channel, entry.Attempts));
    }

    [Fact]
    public async Task Json_is_filled_as_the_settings_say_and_the_answer_has_to_say_that_it_was_taken()
    {
        await using var world = await ChannelWorld.StartAsync(azurite, "Sms");
        var settings = world.Alerts.Options.CurrentValue.Sms;
        (settings.Method, settings.Format, settings.Body) = ("put", SmsFormat.Json, "{\"messages\":[{\"to\":\"{digits}\",\"text\":\"{text}\",\"ref\":\"{id}\"}]}");
        (settings.SuccessPointer, settings.SuccessValue) = ("/status", "queued");

        await world.SendAsync();

        var sms = Assert.Single(world.Provider.Sms);
        var body = JsonNode.Parse(sms.Body)!["messages"]![0]!;
        Assert.Equal(("PUT", "application/json"), (sms.Method, sms.ContentType));
        Assert.Equal(("6281234567890", Text), ((string?)body["to"], (string?)body["text"]));
        Assert.Equal(AlertState.Delivered, (await world.Alerts.EntryAsync()).State);
    }

    [Theory]
    [InlineData(200, "{\"status\":\"rejected\"}", "/status", "queued")]
    [InlineData(200, "tidak terbaca", "/status", "")]
    [InlineData(200, "{\"data\":[{\"id\":null}]}", "/data/0/id", "")]
    [InlineData(400, "", "", "")]
    public async Task What_the_gateway_refuses_goes_to_the_next_channel(int status, string answer, string place, string value)
    {
        await using var world = await ChannelWorld.StartAsync(azurite, "Sms,Mail");
        (world.Provider.SmsStatus, world.Provider.SmsAnswer) = (status, answer);
        (world.Alerts.Options.CurrentValue.Sms.SuccessPointer, world.Alerts.Options.CurrentValue.Sms.SuccessValue) = (place, value);

        await world.SendAsync();

        Assert.Single(world.Provider.Sms);
        Assert.Single(world.Alerts.Sink.Received);
        var entry = await world.Alerts.EntryAsync();
        Assert.Equal((AlertState.Delivered, AlertChannel.Mail, "Sms"), (entry.State, entry.Channel, entry.Tried));
    }

    [Fact]
    public async Task What_every_channel_refuses_has_failed_and_is_planned_again_only_when_there_is_another_way()
    {
        await using var world = await ChannelWorld.StartAsync(azurite, "Mail,Sms", agreed: false);
        world.Alerts.Sink.FailNext(MailFault.Refuse550);
        world.Provider.SmsStatus = 400;

        await world.GoOnAsync(await world.PlanTriedAsync());

        Assert.Equal((AlertState.Failed, AlertChannel.Sms, 400), ((await world.Alerts.EntryAsync()).State, (await world.Alerts.EntryAsync()).Channel, (await world.Alerts.EntryAsync()).Reply));
        Assert.Equal(0, (await world.Alerts.ScanAsync()).Planned);
        await world.AgreeAsync();
        Assert.Equal(0, (await world.Alerts.ScanAsync()).Planned);
        world.Alerts.Options.CurrentValue = Copy(world, "WhatsApp,Mail,Sms");
        Assert.Equal(1, (await world.Alerts.ScanAsync()).Planned);
    }

    [Fact]
    public async Task A_refusal_that_may_be_the_installations_fault_waits_for_its_operator_where_no_other_channel_is_left()
    {
        await using var world = await ChannelWorld.StartAsync(azurite, "Sms");
        world.Provider.SmsStatus = 400;

        var message = await world.SendAsync();
        Assert.Equal((AlertState.Retrying, 400), ((await world.Alerts.EntryAsync()).State, (await world.Alerts.EntryAsync()).Reply));
        world.Provider.SmsStatus = 200;
        world.Alerts.Clock.Advance(TimeSpan.FromMinutes(5));
        await world.GoOnAsync(message);

        Assert.Equal(AlertState.Delivered, (await world.Alerts.EntryAsync()).State);
    }

    [Theory]
    [InlineData(401, 1)]
    [InlineData(302, 1)]
    public async Task A_gateway_that_refuses_the_installation_rests_for_an_hour(int status, int hours)
    {
        await using var world = await ChannelWorld.StartAsync(azurite, "Sms,Mail");
        world.Provider.SmsStatus = status;

        await world.SendAsync();

        Assert.Equal(AlertWorld.Monday.AddHours(hours), (await world.Alerts.Pauses.FindAsync(AlertChannel.Sms, CancellationToken.None))?.Until);
        Assert.Single(world.Alerts.Sink.Received);
    }

    [Fact]
    public async Task A_lost_answer_is_asked_again_under_the_same_reference()
    {
        await using var world = await ChannelWorld.StartAsync(azurite, "Sms");
        var settings = world.Alerts.Options.CurrentValue.Sms;
        (settings.Body, settings.TimeoutSeconds) = ("to={phone}&text={text}&ref={id}", 1);
        world.Provider.SmsDelay = TimeSpan.FromSeconds(3);
        var message = await world.Alerts.PlanOneAsync();

        Assert.Equal(new AlertOutcome.TryLater(AlertDelivery.ClaimTime), await world.GoOnAsync(message));
        world.Provider.SmsDelay = TimeSpan.Zero;
        world.Alerts.Clock.Advance(AlertDelivery.ClaimTime);
        Assert.IsType<AlertOutcome.Sent>(await world.GoOnAsync(message));

        Assert.Equal(2, world.Provider.Sms.Count);
        Assert.Single(world.Provider.Sms.Select(sms => HttpUtility.ParseQueryString(sms.Body)["ref"]).Distinct());
    }

    [Fact]
    public async Task A_gateway_that_is_not_there_is_tried_again()
    {
        await using var world = await ChannelWorld.StartAsync(azurite, "Sms");
        world.Alerts.Options.CurrentValue.Sms.Url = "http://127.0.0.1:9/sms";

        Assert.Equal(new AlertOutcome.TryLater(TimeSpan.FromMinutes(5)), await world.GoOnAsync(await world.Alerts.PlanOneAsync()));

        Assert.Equal(AlertState.Retrying, (await world.Alerts.EntryAsync()).State);
    }

    [Theory]
    [InlineData("Budi Santosa", 30)]
    [InlineData("Ni Luh Putu Ayu Wahyuningtyas Kusumadewi Pramudhita, S.Sos., M.Si.", -31)]
    [InlineData("Siti Nur’aini Azzahrà", 1)]
    [InlineData("Bapak/Ibu", 0)]
    public void A_text_is_two_parts_at_most_in_letters_that_cost_once(string name, int daysLeft)
    {
        var day = new DateOnly(2026, 12, 23);
        var office = new ContactLine("Dinas Sosial, Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana Kabupaten Kepulauan Siau Tagulandang Biaro", "0432-21.34.56");

        var text = ChannelTexts.Sms(name, daysLeft, day, office);

        Assert.InRange(text.Length, 100, 306);
        Assert.All(text, character => Assert.InRange(character, ' ', 'z'));
        Assert.Contains("0432-21.34.56", text, StringComparison.Ordinal);
        Assert.Contains("23 Desember 2026", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("“Ayu” – Nur’aini… [x]", "\"Ayu\" - Nur'aini... (x)")]
    [InlineData("Renée\tÑ\u200b 漢", "Renee N")]
    public void Letters_that_cost_more_are_written_plainly(string text, string plain) => Assert.Equal(plain, GsmText.Of(text));

    private static AlertOptions Copy(ChannelWorld world, string channels)
    {
        var before = world.Alerts.Options.CurrentValue;
        var options = new AlertOptions { SmtpHost = before.SmtpHost, SmtpPort = before.SmtpPort, Tls = before.Tls, From = before.From };
        ChannelWorld.Set(options, world.Provider, channels);
        return options;
    }
}
