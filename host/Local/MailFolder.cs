using System.Buffers;
using MimeKit;
using SmtpServer;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace SertiKesos.Hosting.Local;

/// <summary>A folder of received messages: one file each, as it was sent, called after the local part of its Message-ID.</summary>
internal sealed class MailFolder(string folder) : MessageStore
{
    private const int LongestName = 80;

    public override async Task<SmtpResponse> SaveAsync(
        ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        await KeepAsync(buffer, cancellationToken);
        return SmtpResponse.Ok;
    }

    /// <summary>The Message-ID with its angle brackets, null where there is none; a message that comes again takes its own place.</summary>
    public async Task<(string? MessageId, string Path)> KeepAsync(ReadOnlySequence<byte> content, CancellationToken cancel)
    {
        // The server gives the message without its last line's end, which was followed by the dot.
        byte[] bytes = [.. content.ToArray(), .. "\r\n"u8];
        var id = MessageId(bytes);
        var path = Path.Combine(folder, NameFor(id));
        // Written beside and moved, so that whoever watches the folder never sees half a message.
        var partial = Path.Combine(folder, $".{Guid.NewGuid():n}.part");
        await File.WriteAllBytesAsync(partial, bytes, cancel);
        File.Move(partial, path, overwrite: true);
        return (id, path);
    }

    private static string? MessageId(byte[] content)
    {
        using var stream = new MemoryStream(content);
        return HeaderList.Load(stream)[HeaderId.MessageId]?.Trim();
    }

    /// <summary>The sender chooses the Message-ID, so nothing of it may lead out of the folder.</summary>
    private static string NameFor(string? messageId)
    {
        var local = (messageId ?? "").Trim('<', '>').Split('@')[0];
        var safe = new string([.. local.Where(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_').Take(LongestName)]);
        return (safe.Length > 0 ? safe : $"tanpa-id-{Guid.NewGuid():n}") + ".eml";
    }
}
