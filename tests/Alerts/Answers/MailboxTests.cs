using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Answers;
using SertiKesos.Alerts.Mail;
using SertiKesos.Alerts.Planning;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Alerts.Answers;

/// <summary>Whole conversations with a mailbox, from the reminder that went out to what its answer changed.</summary>
public sealed class MailboxTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string Budi = "budi.santosa@contoh.go.id";

    [Fact]
    public async Task An_answer_of_one_word_stops_and_another_one_brings_back()
    {
        await using var world = new AlertWorld(azurite);
        await using var server = ImapServer.Start();
        var mailbox = await MailboxAsync(world, server);
        var message = await SentAsync(world);
        server.Put(Answer("BERHENTI", "Budi.Santosa@contoh.go.id", message));

        Assert.Equal(new MailboxReport(1, 1, 0, 0), await mailbox.ReadAsync(CancellationToken.None));
        Assert.True(await world.OptOuts.ContainsAsync(Key(Budi), CancellationToken.None));
        Assert.Empty(server.Unseen);
        Assert.Equal(new MailboxReport(0, 0, 0, 0), await mailbox.ReadAsync(CancellationToken.None));

        server.Put(Answer("LANJUT", Budi, message));
        Assert.Equal(new MailboxReport(1, 0, 1, 0), await mailbox.ReadAsync(CancellationToken.None));
        Assert.False(await world.OptOuts.ContainsAsync(Key(Budi), CancellationToken.None));
    }

    [Fact]
    public async Task Nobody_brings_back_the_reminders_of_somebody_else()
    {
        await using var world = new AlertWorld(azurite);
        await using var server = ImapServer.Start();
        var mailbox = await MailboxAsync(world, server);
        var message = await SentAsync(world);
        await world.OptOuts.StopAsync(Key(Budi), CancellationToken.None);
        server.Put(Answer("LANJUT", Budi, null)); // a forged sender, who knows no reminder
        server.Put(Answer("LANJUT", "lain@contoh.id", message));

        Assert.Equal(new MailboxReport(2, 0, 0, 0), await mailbox.ReadAsync(CancellationToken.None));
        Assert.True(await world.OptOuts.ContainsAsync(Key(Budi), CancellationToken.None));
    }

    [Fact]
    public async Task Whoever_reads_a_forwarded_reminder_stops_it_where_it_was_sent()
    {
        await using var world = new AlertWorld(azurite);
        await using var server = ImapServer.Start();
        var mailbox = await MailboxAsync(world, server);
        server.Put(Answer("STOP", "budi@lain.contoh.id", await SentAsync(world)));

        await mailbox.ReadAsync(CancellationToken.None);

        Assert.True(await world.OptOuts.ContainsAsync(Key(Budi), CancellationToken.None));
        Assert.True(await world.OptOuts.ContainsAsync(Key("budi@lain.contoh.id"), CancellationToken.None));
    }

    [Fact]
    public async Task A_question_stays_unread_for_people_and_is_looked_at_once()
    {
        await using var world = new AlertWorld(azurite);
        await using var server = ImapServer.Start();
        var mailbox = await MailboxAsync(world, server);
        var asked = server.Put(Answer("Kapan jadwal ujinya?", Budi, await SentAsync(world)));

        Assert.Equal(new MailboxReport(1, 0, 0, 0), await mailbox.ReadAsync(CancellationToken.None));
        Assert.Equal(new MailboxReport(0, 0, 0, 0), await mailbox.ReadAsync(CancellationToken.None));
        server.Renumber();
        Assert.Equal(new MailboxReport(0, 0, 0, 0), await mailbox.ReadAsync(CancellationToken.None));

        Assert.Single(server.Unseen);
        Assert.Single(server.Commands, command => command.Contains("BODY.PEEK", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Commands, command => command.Contains("COPY", StringComparison.Ordinal) || command.Contains("EXPUNGE", StringComparison.Ordinal) || command.Contains("Deleted", StringComparison.Ordinal));
        Assert.NotEqual(0u, asked);
    }

    [Theory]
    [InlineData("5.1.1", "failed", true, true)]
    [InlineData("5.2.2", "failed", true, false)] // full: the address is right
    [InlineData("4.4.7", "delayed", false, false)]
    [InlineData("2.1.5", "delivered", false, false)]
    public async Task A_delivery_report_fails_the_alert_and_blames_the_address_where_it_is_to_blame(string status, string action, bool fails, bool blames)
    {
        await using var world = new AlertWorld(azurite);
        await using var server = ImapServer.Start();
        var mailbox = await MailboxAsync(world, server);
        var sent = await SentAsync(world);
        server.Put(Report(sent, status, action, headersOnly: false));

        Assert.Equal(new MailboxReport(1, 0, 0, fails ? 1 : 0), await mailbox.ReadAsync(CancellationToken.None));

        var entry = await world.EntryAsync();
        Assert.Equal(fails ? AlertState.Failed : AlertState.Delivered, entry.State);
        var marked = await world.Undeliverable.FindAsync(Key(Budi), CancellationToken.None);
        Assert.Equal(blames ? $"Refused {status} {entry.PersonKey}" : "", marked is null ? "" : $"{marked.Cause} {marked.Status} {marked.PersonKey}");
    }

    [Fact]
    public async Task An_address_that_bounced_is_left_alone_until_another_one_is_stated()
    {
        await using var world = new AlertWorld(azurite);
        await using var server = ImapServer.Start();
        var mailbox = await MailboxAsync(world, server);
        server.Put(Report(await SentAsync(world), "5.1.1", "failed", headersOnly: true));
        await mailbox.ReadAsync(CancellationToken.None);

        Assert.Equal(new AlertScanReport(0, 0, 0), await world.ScanAsync());
        world.Register = Workers.Register(world.Register.People[0] with { Email = "budi.baru@contoh.go.id" });
        Assert.Equal(1, (await world.ScanAsync()).Planned);
    }

    [Fact]
    public async Task A_report_about_no_reminder_of_ours_changes_nothing()
    {
        await using var world = new AlertWorld(azurite);
        await using var server = ImapServer.Start();
        var mailbox = await MailboxAsync(world, server);
        await SentAsync(world);
        server.Put(Report($"{new string('a', 32)}@dinsos.contoh.go.id", "5.1.1", "failed", headersOnly: false));

        Assert.Equal(new MailboxReport(1, 0, 0, 0), await mailbox.ReadAsync(CancellationToken.None));
        Assert.Empty(await world.Undeliverable.ListAsync(CancellationToken.None));
        Assert.Single(server.Unseen);
    }

    [Fact]
    public async Task A_conversation_that_breaks_off_goes_on_without_doing_anything_twice()
    {
        await using var world = new AlertWorld(azurite);
        await using var server = ImapServer.Start();
        var mailbox = await MailboxAsync(world, server);
        server.Put(Answer("BERHENTI", Budi, await SentAsync(world)));
        server.HangUpAt = "UID STORE";

        Assert.Null(await mailbox.ReadAsync(CancellationToken.None));
        Assert.Single(server.Unseen);
        // Meanwhile the reader changes their mind on the page: the old answer must not come up again.
        await world.OptOuts.ResumeAsync(Key(Budi), CancellationToken.None);

        Assert.Equal(new MailboxReport(0, 0, 0, 0), await mailbox.ReadAsync(CancellationToken.None));
        Assert.Empty(server.Unseen);
        Assert.False(await world.OptOuts.ContainsAsync(Key(Budi), CancellationToken.None));
    }

    [Fact]
    public async Task Odd_and_large_mails_stop_nothing_of_the_rest()
    {
        await using var world = new AlertWorld(azurite);
        await using var server = ImapServer.Start();
        var mailbox = await MailboxAsync(world, server);
        server.Put([0xFF, 0xFE, 0x00, 0x0D, 0x0A], null);
        server.Put("BERHENTI\r\n\r\n"u8.ToArray(), null);
        server.Put("From: a@contoh.id, b@contoh.id\r\nSubject: BERHENTI\r\n\r\nBERHENTI\r\n"u8.ToArray(), null);
        server.Put([.. "From: c@contoh.id\r\nSubject: BERHENTI\r\n\r\n"u8, .. new byte[2 * 1024 * 1024]], null);
        server.Put("From: d@contoh.id\r\nSubject: BERHENTI\r\n\r\n"u8.ToArray(), null);

        Assert.Equal(new MailboxReport(5, 1, 0, 0), await mailbox.ReadAsync(CancellationToken.None));
        Assert.Equal([Key("d@contoh.id")], await world.OptOuts.ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_wrong_password_or_no_mailbox_reads_nothing()
    {
        await using var world = new AlertWorld(azurite);
        await using var server = ImapServer.Start();
        var mailbox = await MailboxAsync(world, server);
        world.Options.CurrentValue.Imap.Password = "keliru";

        Assert.Null(await mailbox.ReadAsync(CancellationToken.None));
        world.Options.CurrentValue.Imap.Host = "";
        Assert.Null(await mailbox.ReadAsync(CancellationToken.None));
        Assert.DoesNotContain("SELECT INBOX", server.Commands);
    }

    [Fact]
    public async Task An_encrypted_conversation_needs_a_certificate_that_somebody_vouches_for()
    {
        using var certificate = OwnCertificate.Make();
        await using var world = new AlertWorld(azurite);
        await using var server = ImapServer.Start(certificate: certificate);
        var doubting = await MailboxAsync(world, server, MailTls.Implicit);
        var trusting = await MailboxAsync(world, server, MailTls.Implicit, certificate.Thumbprint);

        Assert.Null(await doubting.ReadAsync(CancellationToken.None));
        Assert.Equal(new MailboxReport(0, 0, 0, 0), await trusting.ReadAsync(CancellationToken.None));
    }

    private static async Task<Mailbox> MailboxAsync(AlertWorld world, ImapServer server, MailTls tls = MailTls.None, string? trusted = null)
    {
        var imap = world.Options.CurrentValue.Imap;
        (imap.Host, imap.Port, imap.User, imap.Password, imap.Tls) = ("127.0.0.1", server.Port, "pengingat", "rahasia", tls);
        var acts = new LetterActs(world.OptOuts, world.Undeliverable, await world.AuditAsync());
        return new Mailbox(
            world.Options,
            new ReplyDesk(world.Ledger, world.Queues, world.Undeliverable, acts, Workers.Keys, world.Policies, world.Clock),
            new ReadMails(world.Table, world.Clock),
            NullLogger<Mailbox>.Instance)
        {
            Trust = trusted is null ? null : (_, shown, _, _) => shown?.GetCertHashString() == trusted,
        };
    }

    /// <summary>Sends the one reminder and returns its Message-ID.</summary>
    private static async Task<string> SentAsync(AlertWorld world)
    {
        Assert.IsType<AlertOutcome.Sent>(await world.DeliverAsync(await world.PlanOneAsync()));
        return world.Sink.Received[^1].MessageId!.Trim('<', '>');
    }

    private static string Key(string address) => Workers.Keys.Address(AlertAddress.TryParse(address, out var parsed) ? parsed : default);

    private static MimeMessage Answer(string text, string from, string? to)
    {
        var mail = new MimeMessage { Subject = "Re: Sertifikat", Body = new TextPart("plain") { Text = text + "\r\n\r\n> balas surel ini dengan kata BERHENTI" }, MessageId = Guid.NewGuid().ToString("n") + "@contoh.id" };
        mail.From.Add(new MailboxAddress("Budi", from));
        mail.InReplyTo = to;
        return mail;
    }

    /// <summary>As mail servers write it (RFC 3464), with the mail that came back or with its headers alone.</summary>
    private static MimeMessage Report(string about, string status, string action, bool headersOnly)
    {
        var report = new MessageDeliveryStatus();
        report.StatusGroups.Add(new HeaderList { { "Reporting-MTA", "dns; surel.contoh.id" } });
        report.StatusGroups.Add(new HeaderList { { "Final-Recipient", "rfc822; " + Budi }, { "Action", action }, { "Status", status + " (x)" }, { "Diagnostic-Code", "smtp; 550 5.1.1 " + Budi } });
        var original = new MimeMessage { MessageId = about, Body = new TextPart("plain") { Text = "isi" } };
        MimeEntity returned = headersOnly
            ? new TextPart("rfc822-headers") { Text = $"Subject: Sertifikat\r\nMessage-ID: <{about}>\r\n" }
            : new MessagePart { Message = original };
        return new MimeMessage
        {
            Subject = "Undelivered Mail Returned to Sender",
            MessageId = Guid.NewGuid().ToString("n") + "@surel.contoh.id",
            Body = new MultipartReport("delivery-status") { new TextPart("plain") { Text = "Tidak terkirim." }, report, returned },
        };
    }
}
