using SertiKesos.Alerts;
using SertiKesos.Alerts.Mail;
using SertiKesos.Hosting.Local;

namespace SertiKesos.Tests.Alerts.Mail;

public sealed class SmtpNotificationSenderTests : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"sertikesos-mail-{Guid.NewGuid():n}");
    private LocalMailSink _sink = null!;

    public Task InitializeAsync()
    {
        _sink = LocalMailSink.Start(_folder);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _sink.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_letter_arrives_with_its_headers_and_all_three_parts()
    {
        var letter = Letter();

        var result = await Sender().SendAsync(letter, CancellationToken.None);

        Assert.IsType<SendingResult.Accepted>(result);
        var mail = MailFile.Load(Assert.Single(_sink.Received).Path);
        Assert.Equal(letter.MessageId, mail.Header("Message-ID"));
        Assert.Equal(letter.Subject, mail.Header("Subject"));
        Assert.Contains("pengingat@dinsos.contoh.go.id", mail.Header("From"), StringComparison.Ordinal);
        Assert.Contains("Budi Santosa", mail.Header("To"), StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Header("Auto-Submitted"));
        Assert.Contains("subject=BERHENTI", mail.Header("List-Unsubscribe"), StringComparison.Ordinal);
        Assert.Equal(["text/plain", "text/html", "text/calendar"], mail.Types);
        Assert.Equal(letter.Text, mail.Part("text/plain").TrimEnd() + "\r\n");
        Assert.Equal(letter.Html.TrimEnd(), mail.Part("text/html").TrimEnd());
        Assert.Equal(letter.Calendar, mail.Part("text/calendar"));
        Assert.DoesNotContain(Workers.BudisNik, mail.Raw, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Siti \"Ani\" Aminah, S.Sos.")]
    [InlineData("O'Neil \\ (Bp.)")]
    [InlineData("\"")]
    [InlineData("Budi <lain@contoh.id>")]
    [InlineData("Ünal Şahin")]
    public async Task No_name_stands_in_the_way_or_adds_a_recipient(string name)
    {
        var result = await Sender().SendAsync(Letter() with { ToName = name }, CancellationToken.None);

        Assert.IsType<SendingResult.Accepted>(result);
        Assert.Equal("budi.santosa@contoh.go.id", Assert.Single(_sink.Received).To);
    }

    [Fact]
    public async Task The_envelope_has_one_recipient()
    {
        await Sender().SendAsync(Letter(), CancellationToken.None);

        var received = Assert.Single(_sink.Received);
        Assert.Equal("budi.santosa@contoh.go.id", received.To);
        Assert.Equal("pengingat@dinsos.contoh.go.id", received.From);
    }

    [Theory]
    [InlineData("Busy421", 421, false)]
    [InlineData("Defer451", 451, false)]
    [InlineData("Refuse550", 550, true)]
    public async Task Replies_of_4xx_are_for_now_and_of_5xx_for_good(string fault, int reply, bool forGood)
    {
        _sink.FailNext(Enum.Parse<MailSinkFault>(fault));

        var result = await Sender().SendAsync(Letter(), CancellationToken.None);

        Assert.Equal(forGood ? new SendingResult.Rejected(reply) : new SendingResult.Deferred(reply), result);
        Assert.Empty(_sink.Received);
    }

    [Fact]
    public async Task No_answer_after_the_message_is_for_now()
    {
        _sink.FailNext(MailSinkFault.DropAfterData);

        var result = await Sender().SendAsync(Letter(), CancellationToken.None);

        Assert.Equal(new SendingResult.Deferred(null), result);
        Assert.Single(_sink.Received);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_for_now()
    {
        var port = _sink.Port;
        await _sink.DisposeAsync();

        var result = await Sender(port).SendAsync(Letter(), CancellationToken.None);

        Assert.Equal(new SendingResult.Deferred(null), result);
        _sink = LocalMailSink.Start(_folder);
    }

    [Fact]
    public async Task Without_the_required_encryption_nothing_is_sent()
    {
        var sender = new SmtpNotificationSender(new SetOptions<AlertOptions>(new() { SmtpHost = "127.0.0.1", SmtpPort = _sink.Port }));

        Assert.IsType<SendingResult.Deferred>(await sender.SendAsync(Letter(), CancellationToken.None));
        Assert.Empty(_sink.Received);
    }

    [Fact]
    public void Without_a_server_the_sender_is_not_ready() =>
        Assert.False(new SmtpNotificationSender(new SetOptions<AlertOptions>(new AlertOptions())).IsReady);

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

    private SmtpNotificationSender Sender(int? port = null) => new(new SetOptions<AlertOptions>(
        new() { SmtpHost = "127.0.0.1", SmtpPort = port ?? _sink.Port, StartTls = false, From = "pengingat@dinsos.contoh.go.id" }));
}
