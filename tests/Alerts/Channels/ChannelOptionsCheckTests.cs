using SertiKesos.Alerts;
using SertiKesos.Alerts.Channels;
using SertiKesos.Alerts.Channels.Sms;
using SertiKesos.Alerts.Channels.WhatsApp;
using SertiKesos.Alerts.Planning;

namespace SertiKesos.Tests.Alerts.Channels;

public sealed class ChannelOptionsCheckTests
{
    [Fact]
    public void The_defaults_are_mail_alone_and_valid() =>
        Assert.Equal((0, "Mail"), (Faults(_ => { }).Count, new AlertOptions().Channels));

    [Theory]
    [InlineData("")]
    [InlineData("Mail,Mail")]
    [InlineData("Mail,Fax")]
    [InlineData("0")]
    public void Channels_are_named_each_once(string channels) =>
        Assert.Equal([ChannelTexts.OptionChannelsBad], Faults(options => options.Channels = channels));

    [Fact]
    public void A_channel_that_is_named_has_to_be_set_up() =>
        Assert.Equal(
            [ChannelTexts.OptionWhatsAppMissing, ChannelTexts.OptionSmsUrlBad],
            Faults(options => options.Channels = "whatsapp, sms, mail"));

    [Fact]
    public void What_is_set_up_as_described_is_valid()
    {
        Assert.Empty(Faults(WhatsApp));
        Assert.Empty(Faults(Sms));
    }

    [Theory]
    [InlineData("d=pengingat", false)] // nothing for the months after
    [InlineData("d=pengingat,m=berakhir", true)]
    [InlineData("d180=a,d90=a,d30=a,d7=a,d0=b,m1=c,m2=c,m3=c", true)]
    [InlineData("d=pengingat,m=Berakhir", false)]
    [InlineData("d=pengingat,m=", false)]
    [InlineData("semua=pengingat", false)]
    public void Templates_cover_every_threshold(string templates, bool valid) =>
        Assert.Equal(
            valid ? [] : [ChannelTexts.OptionWhatsAppTemplatesBad],
            Faults(options =>
            {
                WhatsApp(options);
                options.WhatsApp.Templates = templates;
            }));

    [Fact]
    public void A_threshold_may_have_a_template_of_its_own()
    {
        var templates = WhatsAppTemplates.Parse("d=pengingat,d0=hari_terakhir,m=berakhir")!;

        Assert.Equal(["pengingat", "hari_terakhir", "berakhir"], new[] { AlertStep.Before(30), AlertStep.Before(0), AlertStep.After(2) }.Select(templates.Of));
    }

    [Theory]
    [InlineData("http://graph.contoh.id", ChannelTexts.OptionWhatsAppBaseBad)]
    [InlineData("graph.facebook.com", ChannelTexts.OptionWhatsAppBaseBad)]
    [InlineData("http://127.0.0.1:8080", null)]
    public void WhatsApp_is_asked_encrypted(string address, string? fault) =>
        Assert.Equal(
            fault is null ? [] : [fault],
            Faults(options =>
            {
                WhatsApp(options);
                options.WhatsApp.BaseUrl = address;
            }));

    [Theory]
    [InlineData("POST", "Form", "to={phone}&text={text}", null)]
    [InlineData("PUT", "Json", "{\"to\":\"{digits}\",\"text\":\"{text}\",\"id\":\"{id}\"}", null)]
    [InlineData("GET", "Form", "to={phone}&text={text}", ChannelTexts.OptionSmsMethodBad)]
    [InlineData("POST", "Form", "text={text}", ChannelTexts.OptionSmsBodyBad)]
    [InlineData("POST", "Form", "to={phone}&text={nama}{text}", ChannelTexts.OptionSmsBodyBad)]
    [InlineData("POST", "Json", "{\"to\":{phone},\"text\":\"{text}\"}", ChannelTexts.OptionSmsBodyBad)]
    public void A_body_has_a_text_a_number_and_nothing_unknown(string method, string format, string body, string? fault) =>
        Assert.Equal(
            fault is null ? [] : [fault],
            Faults(options =>
            {
                Sms(options);
                (options.Sms.Method, options.Sms.Format, options.Sms.Body) = (method, Enum.Parse<SmsFormat>(format), body);
            }));

    [Fact]
    public void Every_fault_is_told() =>
        Assert.Equal(
            [ChannelTexts.OptionSmsUrlBad, ChannelTexts.OptionSmsHeaderBad, ChannelTexts.OptionSmsSuccessBad, ChannelTexts.OptionSmsPointerBad],
            Faults(options =>
            {
                Sms(options);
                (options.Sms.Url, options.Sms.Header, options.Sms.Success, options.Sms.SuccessPointer) = ("http://sms.contoh.id", "X Kunci", "200-499", "status");
            }));

    private static void WhatsApp(AlertOptions options)
    {
        options.Channels = "WhatsApp,Mail";
        (options.WhatsApp.PhoneNumberId, options.WhatsApp.Token, options.WhatsApp.AppSecret, options.WhatsApp.VerifyToken) = ("106540352242922", "a", "b", "c");
    }

    private static void Sms(AlertOptions options) => (options.Channels, options.Sms.Url) = ("Sms", "https://sms.contoh.id/kirim");

    private static List<string> Faults(Action<AlertOptions> change)
    {
        var options = new AlertOptions();
        change(options);
        return [.. new ChannelOptionsCheck().Validate(null, options).Failures ?? []];
    }
}
