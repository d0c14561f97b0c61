using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Logging;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Mail;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Alerts.Mail;

public sealed class SmtpNotificationSenderTests : IAsyncLifetime
{
    private static readonly X509Certificate2 Certificate = OwnCertificate.Make();

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"sertikesos-mail-{Guid.NewGuid():n}");
    private readonly KeptLog _log = new();
    private MailServer _server = null!;

    public Task InitializeAsync()
    {
        _server = MailServer.Start(_folder);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_letter_arrives_with_its_headers_and_all_three_parts()
    {
        var letter = Letter();

        var result = await Sender().SendAsync(letter, CancellationToken.None);

        Assert.IsType<SendingResult.Accepted>(result);
        var mail = MailFile.Load(Assert.Single(_server.Received).Path);
        Assert.Equal(letter.MessageId, mail.Header("Message-ID"));
        Assert.Equal("Mon, 23 Nov 2026 09:00:00 +0700", mail.Header("Date"));
        Assert.Equal(letter.Subject, mail.Header("Subject"));
        Assert.Contains("pengingat@dinsos.contoh.go.id", mail.Header("From"), StringComparison.Ordinal);
        Assert.Contains("Budi Santosa", mail.Header("To"), StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Header("Auto-Submitted"));
        Assert.Equal(("", ""), (mail.Header("List-Unsubscribe"), mail.Header("List-Unsubscribe-Post")));
        Assert.Equal(["text/plain", "text/html", "text/calendar"], mail.Types);
        Assert.Equal(letter.Text, mail.Part("text/plain").TrimEnd() + "\r\n");
        Assert.Equal(letter.Html.TrimEnd(), mail.Part("text/html").TrimEnd());
        Assert.Equal(letter.Calendar, mail.Part("text/calendar"));
        Assert.DoesNotContain(Workers.BudisNik, mail.Raw, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, true, "<mailto:pengingat@dinsos.contoh.go.id?subject=BERHENTI>", false)]
    [InlineData("https://contoh.go.id/api/portal/berhenti/x", false, "<https://contoh.go.id/api/portal/berhenti/x>", true)]
    [InlineData("https://contoh.go.id/api/portal/berhenti/x", true, "<https://contoh.go.id/api/portal/berhenti/x>, <mailto:pengingat@dinsos.contoh.go.id?subject=BERHENTI>", true)]
    [InlineData("http://localhost:7071/api/portal/berhenti/x", false, "<http://localhost:7071/api/portal/berhenti/x>", false)]
    public async Task A_mail_program_is_told_the_ways_out_that_are_there(string? stopAt, bool readsReplies, string ways, bool oneClick)
    {
        await Sender().SendAsync(Letter() with { StopAt = stopAt, ReadsReplies = readsReplies }, CancellationToken.None);

        var mail = MailFile.Load(Assert.Single(_server.Received).Path);
        Assert.Equal(ways, mail.Header("List-Unsubscribe"));
        Assert.Equal(oneClick ? "List-Unsubscribe=One-Click" : "", mail.Header("List-Unsubscribe-Post"));
    }

    [Theory]
    [InlineData("Siti \"Ani\" Aminah, S.Sos.")]
    [InlineData("O'Neil \\ (Bp.)")]
    [InlineData("\"")]
    [InlineData("Budi <lain@contoh.id>")]
    [InlineData("Ünal Şahin")]
    [InlineData("Budi\r\nBcc: lain@contoh.id")]
    [InlineData("Budi\nBcc: lain@contoh.id\n\nisi")]
    public async Task No_name_stands_in_the_way_or_adds_a_recipient(string name)
    {
        var result = await Sender().SendAsync(Letter() with { ToName = name }, CancellationToken.None);

        Assert.IsType<SendingResult.Accepted>(result);
        var received = Assert.Single(_server.Received);
        Assert.Equal("budi.santosa@contoh.go.id", received.To);
        var mail = MailFile.Load(received.Path);
        Assert.Equal("", mail.Header("Bcc"));
        Assert.Equal(["text/plain", "text/html", "text/calendar"], mail.Types);
    }

    [Fact]
    public async Task A_subject_of_several_lines_begins_no_header()
    {
        await Sender().SendAsync(Letter() with { Subject = "Halo\r\nBcc: lain@contoh.id\r\n\r\nisi" }, CancellationToken.None);

        Assert.Equal("", MailFile.Load(Assert.Single(_server.Received).Path).Header("Bcc"));
    }

    [Fact]
    public async Task The_same_letter_is_the_same_file_to_the_last_byte()
    {
        await Sender().SendAsync(Letter(), CancellationToken.None);
        var first = await File.ReadAllBytesAsync(Assert.Single(_server.Received).Path);

        await Sender().SendAsync(Letter(), CancellationToken.None);

        Assert.Equal(first, await File.ReadAllBytesAsync(_server.Received[1].Path));
    }

    [Fact]
    public async Task The_envelope_has_one_recipient()
    {
        await Sender().SendAsync(Letter(), CancellationToken.None);

        var received = Assert.Single(_server.Received);
        Assert.Equal("budi.santosa@contoh.go.id", received.To);
        Assert.Equal("pengingat@dinsos.contoh.go.id", received.From);
    }

    [Theory]
    [InlineData("Busy421", 421, false)]
    [InlineData("Defer451", 451, false)]
    [InlineData("Refuse550", 550, true)]
    [InlineData("RefuseSender550", 550, false)] // our address, not the worker's
    public async Task Replies_of_4xx_are_for_now_and_of_5xx_for_good(string fault, int reply, bool forGood)
    {
        _server.FailNext(Enum.Parse<MailFault>(fault));

        var result = await Sender().SendAsync(Letter(), CancellationToken.None);

        Assert.Equal(forGood ? new SendingResult.Rejected(reply) { BlamesAddress = true } : new SendingResult.Deferred(reply), result);
        Assert.Empty(_server.Received);
        Assert.DoesNotContain("budi", _log.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task No_answer_after_the_message_is_for_now()
    {
        _server.FailNext(MailFault.DropAfterData);

        var result = await Sender().SendAsync(Letter(), CancellationToken.None);

        Assert.Equal(new SendingResult.Deferred(null), result);
        Assert.Single(_server.Received);
        Assert.Contains(SmtpFailure.NoAnswer, _log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_for_now()
    {
        var port = _server.Port;
        await _server.DisposeAsync();

        var result = await Sender(port).SendAsync(Letter(), CancellationToken.None);

        Assert.Equal(new SendingResult.Deferred(null), result);
        _server = MailServer.Start(_folder);
    }

    [Fact]
    public async Task Without_the_required_encryption_nothing_is_sent_and_the_log_says_why()
    {
        var result = await Sender(MailTls.StartTls).SendAsync(Letter(), CancellationToken.None);

        Assert.Equal(new SendingResult.Deferred(null), result);
        Assert.Empty(_server.Received);
        Assert.Contains(SmtpFailure.NoEncryption, _log.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Implicit")]
    [InlineData("StartTls")]
    public async Task An_encrypted_conversation_signs_in_and_hands_over(string tls)
    {
        await using var server = Encrypted(tls);

        Assert.IsType<SendingResult.Accepted>(await Sender(server, tls, "rahasia").SendAsync(Letter(), CancellationToken.None));
        Assert.Single(server.Received);
    }

    [Theory]
    [InlineData("Implicit")]
    [InlineData("StartTls")]
    public async Task A_certificate_that_nobody_vouches_for_is_refused(string tls)
    {
        await using var server = Encrypted(tls);

        Assert.Equal(new SendingResult.Deferred(null), await Sender(server, tls, trusts: false).SendAsync(Letter(), CancellationToken.None));
        Assert.Empty(server.Received);
        Assert.Contains(SmtpFailure.Handshake, _log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Implicit_encryption_with_a_server_that_begins_in_the_clear_is_for_now()
    {
        Assert.Equal(new SendingResult.Deferred(null), await Sender(MailTls.Implicit).SendAsync(Letter(), CancellationToken.None));
        Assert.Contains(SmtpFailure.Handshake, _log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_password_is_for_now_and_not_in_the_log()
    {
        await using var server = Encrypted("Implicit");

        Assert.Equal(new SendingResult.Deferred(535), await Sender(server, "Implicit", "keliru").SendAsync(Letter(), CancellationToken.None));
        Assert.Contains(SmtpFailure.SignIn, _log.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("keliru", _log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_offer_signing_in_is_for_now()
    {
        var sender = Sender(_server.Port, options => options.SmtpUser = "a");

        Assert.Equal(new SendingResult.Deferred(null), await sender.SendAsync(Letter(), CancellationToken.None));
        Assert.Contains(SmtpFailure.SignIn, _log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_left_after_the_time_limit()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var sender = Sender(((IPEndPoint)silent.LocalEndpoint).Port, options => options.SmtpTimeoutSeconds = 1);

        Assert.Equal(new SendingResult.Deferred(null), await sender.SendAsync(Letter(), CancellationToken.None));
        Assert.Contains(SmtpFailure.NotReached, _log.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(600, 16_384, 10, true)] // a greeting that takes its time
    [InlineData(0, 64, 10, true)] // a body that crawls, and arrives
    [InlineData(5_000, 16_384, 1, false)]
    [InlineData(0, 8, 1, false)]
    public async Task A_slow_server_is_waited_for_up_to_the_time_limit(int greeting, int piece, int seconds, bool arrives)
    {
        await using var line = new SlowLine(_server.Port, TimeSpan.FromMilliseconds(greeting), piece);
        var sender = Sender(line.Port, options => options.SmtpTimeoutSeconds = seconds);

        var result = await sender.SendAsync(Letter(), CancellationToken.None);

        Assert.Equal(arrives ? new SendingResult.Accepted() : new SendingResult.Deferred(null), result);
        Assert.Equal(arrives ? 1 : 0, _server.Received.Count);
    }

    [Fact]
    public async Task Stopping_the_program_is_no_answer_of_the_server() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Sender().SendAsync(Letter(), new CancellationToken(canceled: true)));

    [Fact]
    public void Without_a_server_the_sender_is_not_ready() =>
        Assert.False(new SmtpNotificationSender(new SetOptions<AlertOptions>(new AlertOptions()), _log).IsReady);

    [Theory]
    [InlineData(421, false)]
    [InlineData(450, false)]
    [InlineData(454, false)]
    [InlineData(502, false)] // our command, not the address
    [InlineData(530, false)] // our sign-in
    [InlineData(535, false)]
    [InlineData(550, true)]
    [InlineData(552, true)]
    [InlineData(554, true)]
    [InlineData(-1, false)]
    public void Only_replies_about_the_message_are_for_good(int reply, bool forGood) =>
        Assert.Equal(forGood, SmtpReply.Classify(reply) is SendingResult.Rejected);

    private static AlertLetter Letter()
    {
        var day = Workers.Day("2026-11-23");
        var candidate = Workers.Candidates(Workers.Register(Workers.Budi(Workers.Certificate(day.AddDays(30)))), day)[0];
        return AlertLetterWriter.Write(
            candidate, candidate.Address!.Value, Workers.Cimahi, Workers.Policy(), new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7)));
    }

    private MailServer Encrypted(string tls) => MailServer.Start(
        Path.Combine(_folder, tls),
        new MailServer.Setup { Certificate = Certificate, ImplicitTls = tls == "Implicit", Password = "rahasia" });

    private SmtpNotificationSender Sender(MailTls tls = MailTls.None) => Sender(_server.Port, options => options.Tls = tls);

    private SmtpNotificationSender Sender(MailServer server, string tls, string password = "", bool trusts = true) => Sender(
        server.Port,
        options =>
        {
            options.Tls = Enum.Parse<MailTls>(tls);
            (options.SmtpUser, options.SmtpPassword) = (password.Length > 0 ? "pengirim" : "", password);
        },
        trusts);

    private SmtpNotificationSender Sender(int port, Action<AlertOptions>? change = null, bool trusts = false)
    {
        var options = new AlertOptions { SmtpHost = "127.0.0.1", SmtpPort = port, Tls = MailTls.None, From = "pengingat@dinsos.contoh.go.id" };
        change?.Invoke(options);
        return new(new SetOptions<AlertOptions>(options), _log)
        {
            Trust = trusts ? (_, shown, _, _) => shown?.GetCertHashString() == Certificate.Thumbprint : null,
        };
    }

    private sealed class KeptLog : ILogger<SmtpNotificationSender>
    {
        private readonly StringBuilder _lines = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.AppendLine(formatter(state, exception)).Append(exception);

        public override string ToString() => _lines.ToString();
    }
}
