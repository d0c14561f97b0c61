using System.Net.Sockets;
using System.Text;
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
    public async Task A_mail_is_stored_under_its_message_id()
    {
        await using var client = await ConnectAsync();

        Assert.StartsWith("250", await client.SendAsync("a1@contoh.id", "Subject: Halo\r\n\r\nisi"), StringComparison.Ordinal);

        Assert.Equal("Message-ID: <a1@contoh.id>\r\nSubject: Halo\r\n\r\nisi\r\n", await File.ReadAllTextAsync(Path.Combine(_folder, "a1.eml")));
    }

    [Fact]
    public async Task Dots_that_smtp_adds_are_taken_away()
    {
        await using var client = await ConnectAsync();

        await client.SendAsync("a2@contoh.id", "\r\n..satu\r\n...dua\r\nbiasa.");

        Assert.EndsWith("\r\n\r\n.satu\r\n..dua\r\nbiasa.\r\n", await File.ReadAllTextAsync(Path.Combine(_folder, "a2.eml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_mails_come_over_one_connection()
    {
        await using var client = await ConnectAsync();

        await client.SendAsync("b1@contoh.id", "\r\nsatu");
        await client.SendAsync("b2@contoh.id", "\r\ndua");

        Assert.Equal(["<b1@contoh.id>", "<b2@contoh.id>"], _sink.Received.Select(mail => mail.MessageId));
    }

    [Fact]
    public async Task Several_connections_are_served_at_once()
    {
        var clients = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ConnectAsync()));

        await Task.WhenAll(clients.Select((client, number) => client.SendAsync($"c{number}@contoh.id", "\r\nisi")));

        Assert.Equal(8, Directory.GetFiles(_folder, "c*.eml").Length);
        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("../../etc/x@contoh.id", "etcx.eml")]
    [InlineData("/tmp/x@contoh.id", "tmpx.eml")]
    [InlineData("..@contoh.id", "tanpa-id-*.eml")]
    public async Task A_message_id_never_leads_out_of_the_folder(string id, string file)
    {
        await using var client = await ConnectAsync();

        await client.SendAsync(id, "\r\nisi");

        Assert.Single(Directory.GetFiles(_folder, file));
    }

    [Fact]
    public async Task The_same_message_id_twice_is_one_file_and_two_arrivals()
    {
        await using var client = await ConnectAsync();

        await client.SendAsync("d@contoh.id", "\r\nisi");
        await client.SendAsync("d@contoh.id", "\r\nisi");

        Assert.Equal(2, _sink.Received.Count);
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task A_mail_that_is_too_large_is_refused_and_the_next_one_taken()
    {
        await using var client = await ConnectAsync();
        var line = new string('x', 900) + "\r\n";
        var large = string.Concat(Enumerable.Repeat(line, (LocalMailSink.LargestMessage / line.Length) + 1));

        Assert.StartsWith("552", await client.SendAsync("e1@contoh.id", "\r\n" + large), StringComparison.Ordinal);
        Assert.StartsWith("250", await client.SendAsync("e2@contoh.id", "\r\nisi"), StringComparison.Ordinal);

        Assert.Single(_sink.Received);
    }

    [Fact]
    public async Task Commands_out_of_order_are_refused()
    {
        await using var client = await ConnectAsync();

        Assert.StartsWith("503", await client.AskAsync("DATA"), StringComparison.Ordinal);
        Assert.StartsWith("503", await client.AskAsync("RCPT TO:<b@contoh.id>"), StringComparison.Ordinal);
        Assert.StartsWith("502", await client.AskAsync("TURN"), StringComparison.Ordinal);
        Assert.StartsWith("250", await client.AskAsync("NOOP"), StringComparison.Ordinal);
        Assert.StartsWith("221", await client.AskAsync("QUIT"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_strikes_one_mail_only()
    {
        _sink.FailNext(MailSinkFault.Defer451);
        await using var client = await ConnectAsync();

        Assert.StartsWith("250", await client.AskAsync("MAIL FROM:<a@contoh.id>"), StringComparison.Ordinal);
        Assert.StartsWith("451", await client.AskAsync("RCPT TO:<b@contoh.id>"), StringComparison.Ordinal);
        await client.AskAsync("RSET");

        Assert.StartsWith("250", await client.SendAsync("f@contoh.id", "\r\nisi"), StringComparison.Ordinal);
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
        await using var client = await ConnectAsync();

        await _sink.DisposeAsync();

        Assert.Null(await client.ReadAsync());
        _sink = LocalMailSink.Start(_folder);
    }

    private async Task<Conversation> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", _sink.Port);
        var conversation = new Conversation(client);
        Assert.StartsWith("220", await conversation.ReadAsync(), StringComparison.Ordinal);
        return conversation;
    }

    private sealed class Conversation(TcpClient client) : IAsyncDisposable
    {
        private readonly StreamReader _reader = new(client.GetStream(), Encoding.UTF8);

        public async Task<string?> ReadAsync() => await _reader.ReadLineAsync();

        public async Task<string?> AskAsync(string command)
        {
            await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(command + "\r\n"));
            return await ReadAsync();
        }

        public async Task<string?> SendAsync(string id, string rest)
        {
            await AskAsync("MAIL FROM:<a@contoh.id>");
            await AskAsync("RCPT TO:<b@contoh.id>");
            await AskAsync("DATA");
            return await AskAsync($"Message-ID: <{id}>\r\n{rest}\r\n.");
        }

        public ValueTask DisposeAsync()
        {
            _reader.Dispose();
            client.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
