using System.Text;
using SertiKesos.Platform;

namespace SertiKesos.Hosting.Local;

/// <summary>One SMTP conversation (RFC 5321), as much of it as a sending program needs; no TLS and no sign-in.</summary>
internal sealed class MailSinkSession(
    Stream stream, Func<MailSinkFault> nextFault, Func<ReadOnlyMemory<byte>, string, string, Task> store)
{
    private const int LongestCommand = 2048;

    private readonly MailSinkLines _lines = new(stream);
    private MailSinkFault _fault;
    private string? _from;
    private string? _to;

    public async Task RunAsync(CancellationToken cancel)
    {
        await ReplyAsync("220 penampung-surel siap", cancel);
        while (await _lines.ReadAsync(LongestCommand, cancel) is { } line)
        {
            if (!await AnswerAsync(Encoding.UTF8.GetString(line.Span), cancel))
            {
                return;
            }
        }
    }

    /// <summary>False to hang up.</summary>
    private async Task<bool> AnswerAsync(string command, CancellationToken cancel)
    {
        switch (command.Split(' ', ':')[0].ToUpperInvariant())
        {
            case "EHLO":
                Forget();
                await ReplyAsync($"250-penampung-surel\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE {LocalMailSink.LargestMessage}", cancel);
                return true;
            case "HELO" or "RSET":
                Forget();
                await ReplyAsync("250 baik", cancel);
                return true;
            case "NOOP":
                await ReplyAsync("250 baik", cancel);
                return true;
            case "MAIL":
                return await MailAsync(command, cancel);
            case "RCPT":
                await RecipientAsync(command, cancel);
                return true;
            case "DATA":
                return await DataAsync(cancel);
            case "QUIT":
                await ReplyAsync("221 selesai", cancel);
                return false;
            default:
                await ReplyAsync("502 perintah tidak dikenal", cancel);
                return true;
        }
    }

    private async Task<bool> MailAsync(string command, CancellationToken cancel)
    {
        Forget();
        _fault = nextFault();
        if (_fault == MailSinkFault.Busy421)
        {
            await ReplyAsync("421 sedang sibuk", cancel);
            return false;
        }

        _from = Address(command);
        await ReplyAsync(_from is null ? "501 alamat pengirim tidak terbaca" : "250 baik", cancel);
        return true;
    }

    private async Task RecipientAsync(string command, CancellationToken cancel)
    {
        var address = Address(command);
        var reply = (_from, _to, _fault) switch
        {
            (null, _, _) => "503 MAIL lebih dahulu",
            (_, not null, _) => "452 satu penerima per pesan",
            (_, _, MailSinkFault.Defer451) => "451 coba lagi nanti",
            (_, _, MailSinkFault.Refuse550) => "550 alamat tidak dikenal",
            _ when string.IsNullOrEmpty(address) => "501 alamat penerima tidak terbaca",
            _ => "250 baik",
        };
        if (reply.StartsWith("250", StringComparison.Ordinal))
        {
            _to = address;
        }

        await ReplyAsync(reply, cancel);
    }

    private async Task<bool> DataAsync(CancellationToken cancel)
    {
        if (_from is not { } from || _to is not { } to)
        {
            await ReplyAsync("503 RCPT lebih dahulu", cancel);
            return true;
        }

        await ReplyAsync("354 akhiri dengan satu titik", cancel);
        if (await ReadMessageAsync(cancel) is not { } content)
        {
            await ReplyAsync("552 pesan terlalu besar", cancel);
            Forget();
            return true;
        }

        await store(content, from, to);
        if (_fault == MailSinkFault.DropAfterData)
        {
            return false;
        }

        Forget();
        await ReplyAsync("250 disimpan", cancel);
        return true;
    }

    /// <summary>The message without the dots that SMTP adds; null when too large, after reading it to its end.</summary>
    private async Task<ReadOnlyMemory<byte>?> ReadMessageAsync(CancellationToken cancel)
    {
        using var content = new MemoryStream();
        var tooLarge = false;
        while (true)
        {
            var line = await _lines.ReadAsync(LocalMailSink.LargestMessage, cancel)
                ?? throw new IOException("The connection ended inside a message.");
            if (line.Span is [(byte)'.'])
            {
                return tooLarge ? null : (ReadOnlyMemory<byte>?)content.ToArray();
            }

            tooLarge |= content.Length + line.Length > LocalMailSink.LargestMessage;
            if (!tooLarge)
            {
                content.Write(line.Span is [(byte)'.', ..] ? line.Span[1..] : line.Span);
                content.Write("\r\n"u8);
            }
        }
    }

    private static string? Address(string command)
    {
        var start = command.IndexOf('<', StringComparison.Ordinal);
        var end = command.IndexOf('>', StringComparison.Ordinal);
        return start >= 0 && end > start ? command[(start + 1)..end] : null;
    }

    private void Forget()
    {
        _from = null;
        _to = null;
        _fault = MailSinkFault.None;
    }

    private async Task ReplyAsync(string reply, CancellationToken cancel) =>
        await stream.WriteAsync(Encoding.UTF8.GetBytes(reply + "\r\n"), cancel);
}
