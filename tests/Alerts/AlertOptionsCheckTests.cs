using Microsoft.Extensions.Configuration;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Answers;
using SertiKesos.Alerts.Mail;

namespace SertiKesos.Tests.Alerts;

public sealed class AlertOptionsCheckTests
{
    [Fact]
    public void The_defaults_are_valid_and_send_nothing()
    {
        var options = new AlertOptions();

        Assert.True(new AlertOptionsCheck().Validate(null, options).Succeeded);
        Assert.Equal("", options.SmtpHost);
        Assert.Equal((30, 100), (options.PerMinute, options.PerHour));
    }

    [Fact]
    public void A_server_needs_a_sender_address() =>
        Assert.Equal([AlertTexts.OptionFromMissing], Faults(new() { SmtpHost = "smtp.contoh.id" }));

    [Fact]
    public void A_password_is_not_sent_in_the_open_except_to_this_machine()
    {
        AlertOptions To(string host) => new() { SmtpHost = host, From = "a@contoh.id", SmtpUser = "a", SmtpPassword = "rahasia", Tls = MailTls.None };

        Assert.Equal([AlertTexts.OptionPlainPassword], Faults(To("smtp.contoh.id")));
        Assert.Empty(Faults(To("127.0.0.1")));
    }

    [Theory]
    [InlineData(null, true, "StartTls")]
    [InlineData(null, false, "None")]
    [InlineData("Implicit", true, "Implicit")]
    [InlineData("None", true, "None")]
    [InlineData("StartTls", false, "StartTls")]
    public void The_older_setting_of_encryption_counts_where_the_newer_is_empty(string? tls, bool startTls, string expected) =>
        Assert.Equal(Enum.Parse<MailTls>(expected), new AlertOptions { Tls = tls is null ? null : Enum.Parse<MailTls>(tls), StartTls = startTls }.Encryption);

    [Fact]
    public void A_mailbox_needs_a_user_and_is_not_read_in_the_open_except_on_this_machine()
    {
        AlertOptions With(string host, string user, MailTls tls)
        {
            var options = new AlertOptions();
            (options.Imap.Host, options.Imap.User, options.Imap.Tls) = (host, user, tls);
            return options;
        }

        Assert.Equal([AlertTexts.OptionImapMissing], Faults(With("imap.contoh.id", "", MailTls.Implicit)));
        Assert.Equal([AlertTexts.OptionImapPlain], Faults(With("imap.contoh.id", "a", MailTls.None)));
        Assert.Empty(Faults(With("127.0.0.1", "a", MailTls.None)));
        Assert.Empty(Faults(With("", "", MailTls.None)));
    }

    [Fact]
    public void What_a_reminder_promises_follows_the_settings()
    {
        var options = new AlertOptions();
        var settings = new ConfigurationBuilder().AddInMemoryCollection().Build();
        var source = new LetterDoorsSource(new SetOptions<AlertOptions>(options), settings, new LetterTokens(Workers.Index));
        var candidate = Workers.Candidates(Workers.Register(Workers.Budi(Workers.Certificate(AlertWorld.Today.AddDays(30)))), AlertWorld.Today)[0];

        Assert.Null(source.Current.LinksOf(candidate, candidate.Address!.Value, Workers.Cimahi));
        Assert.False(source.Current.ReadsReplies);
        settings[LetterDoorsSource.PublicUrlSetting] = "https://sertikesos.contoh.go.id";
        options.Imap.Host = "imap.contoh.id";
        Assert.StartsWith("https://sertikesos.contoh.go.id/api/portal/berhenti/", source.Current.LinksOf(candidate, candidate.Address!.Value, Workers.Cimahi)!.Stop, StringComparison.Ordinal);
        Assert.True(source.Current.ReadsReplies);
    }

    [Fact]
    public void Port_465_needs_implicit_encryption()
    {
        AlertOptions With(MailTls? tls) => new() { SmtpHost = "smtp.contoh.id", From = "a@contoh.id", SmtpPort = 465, Tls = tls };

        Assert.Equal([AlertTexts.OptionImplicitPort], Faults(With(null)));
        Assert.Empty(Faults(With(MailTls.Implicit)));
    }

    [Theory]
    [InlineData("180,90,30,7,0", true)]
    [InlineData("0", true)]
    [InlineData("7, 30", true)]
    [InlineData("", false)]
    [InlineData("30,30", false)]
    [InlineData("-1", false)]
    [InlineData("731", false)]
    [InlineData("tiga", false)]
    public void Thresholds_are_different_days(string text, bool valid) =>
        Assert.Equal(valid, Faults(new() { Thresholds = text }).Count == 0);

    [Fact]
    public void Every_fault_is_reported()
    {
        var faults = Faults(new()
        {
            ReplyTo = "x",
            MessageIdDomain = "bukan domain",
            Opens = new TimeOnly(17, 0),
            Closes = new TimeOnly(8, 0),
            AllowList = "a@contoh.id, salah",
            HolidaysFile = "/tidak/ada.csv",
        });

        Assert.Equal(5, faults.Count);
    }

    [Fact]
    public void The_message_id_takes_the_domain_of_the_sender_by_default()
    {
        Assert.Equal("dinsos.contoh.go.id", Workers.Policy().Sender.Domain);
        Assert.Equal("lain.id", Workers.Policy(options => options.MessageIdDomain = "lain.id").Sender.Domain);
    }

    [Fact]
    public void An_own_table_of_holidays_replaces_the_shipped_one()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "tanggal,nama\n2026-11-23,Libur daerah\n");

        var calendar = Workers.Policy(options => options.HolidaysFile = file).Calendar;

        Assert.False(calendar.IsWorkingDay(Workers.Day("2026-11-23")));
        Assert.True(calendar.IsWorkingDay(Workers.Day("2026-08-17")));
        File.Delete(file);
    }

    private static List<string> Faults(AlertOptions options) =>
        [.. (new AlertOptionsCheck().Validate(null, options) is { Failed: true } failed ? failed.Failures : [])];
}
