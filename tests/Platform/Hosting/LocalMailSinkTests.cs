using System.Net.Sockets;
using System.Text;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using SertiKesos.Hosting.Local;
using SertiKesos.Platform;

namespace SertiKesos.Tests.Platform.Hosting;

public sealed class LocalMailSinkTests : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"sertikesos-sink-{Guid.NewGuid():n}");
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
    public async Task A_mail_is_stored_under_its_message_id_as_it_was_sent()
    {
        var mail = Mail("a1@contoh.id", ".satu\r\n..dua\r\nbiasa.\r\n");

        await SendAsync(mail);

        using var sent = new MemoryStream();
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        await mail.WriteToAsync(format, sent);
        Assert.Equal(Encoding.UTF8.GetString(sent.ToArray()), await File.ReadAllTextAsync(Path.Combine(_folder, "a1.eml")));
    }

    [Fact]
    public async Task Several_mails_come_over_one_connection()
    {
        await SendAsync(Mail("b1@contoh.id"), Mail("b2@contoh.id"));

        Assert.Equal(["b1.eml", "b2.eml"], Files("b*"));
    }

    [Fact]
    public async Task Several_connections_are_served_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => SendAsync(Mail($"c{number}@contoh.id"))));

        Assert.Equal(8, Files("c*").Count);
    }

    [Theory]
    [InlineData("<../../etc/x@contoh.id>", "etcx.eml")]
    [InlineData("</tmp/x@contoh.id>", "tmpx.eml")]
    [InlineData("<..@contoh.id>", "tanpa-id-*.eml")]
    public async Task A_message_id_never_leads_out_of_the_folder(string id, string file)
    {
        var mail = Mail("x@contoh.id");
        mail.Headers.Replace(HeaderId.MessageId, id);

        await SendAsync(mail);

        Assert.Single(Files(file));
    }

    [Fact]
    public async Task The_same_message_id_twice_is_one_file()
    {
        await SendAsync(Mail("d@contoh.id", "satu"), Mail("d@contoh.id", "dua"));

        Assert.Equal("dua", MimeMessage.Load(Path.Combine(_folder, Assert.Single(Files("*")))).TextBody!.TrimEnd());
    }

    [Fact]
    public async Task A_mail_that_is_too_large_is_refused_and_the_next_one_taken()
    {
        var large = string.Concat(Enumerable.Repeat(new string('x', 70) + "\r\n", LocalMailSink.LargestMessage / 70));

        var refusal = await Assert.ThrowsAsync<SmtpCommandException>(() => SendAsync(Mail("e1@contoh.id", large)));
        await SendAsync(Mail("e2@contoh.id"));

        Assert.Equal(SmtpStatusCode.ExceededStorageAllocation, refusal.StatusCode);
        Assert.Equal(["e2.eml"], Files("*"));
    }

    [Fact]
    public void A_taken_port_is_explained_to_the_operator()
    {
        var failure = Assert.Throws<SetupException>(() => LocalMailSink.Start(_folder, _sink.Port));

        Assert.Contains("sudah dipakai", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_ends_open_connections()
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", _sink.Port);
        using var reader = new StreamReader(client.GetStream());
        Assert.StartsWith("220", await reader.ReadLineAsync(), StringComparison.Ordinal);

        await _sink.DisposeAsync();

        while (await reader.ReadLineAsync() is not null)
        {
            // A farewell may come; then the connection ends.
        }

        _sink = LocalMailSink.Start(_folder);
    }

    private static MimeMessage Mail(string id, string text = "isi") => new(
        [new MailboxAddress("", "a@contoh.id")], [new MailboxAddress("", "b@contoh.id")], "Halo", new TextPart("plain") { Text = text })
    {
        MessageId = id,
    };

    private List<string> Files(string pattern) => [.. Directory.GetFiles(_folder, pattern).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private async Task SendAsync(params MimeMessage[] mails)
    {
        using var client = new SmtpClient();
        await client.ConnectAsync("127.0.0.1", _sink.Port, SecureSocketOptions.None);
        foreach (var mail in mails)
        {
            await client.SendAsync(mail);
        }

        await client.DisconnectAsync(quit: true);
    }
}
