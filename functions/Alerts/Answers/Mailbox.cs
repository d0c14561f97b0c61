using System.Net.Security;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;
using SertiKesos.Alerts.Mail;

namespace SertiKesos.Alerts.Answers;

/// <summary>How a reading of the mailbox ended.</summary>
/// <param name="Read">Mails that were looked at for the first time.</param>
internal sealed record MailboxReport(int Read, int Stopped, int Resumed, int Bounced)
{
    public MailboxReport With(ReplyOutcome outcome) => outcome switch
    {
        ReplyOutcome.Stopped => this with { Read = Read + 1, Stopped = Stopped + 1 },
        ReplyOutcome.Resumed => this with { Read = Read + 1, Resumed = Resumed + 1 },
        ReplyOutcome.Bounced => this with { Read = Read + 1, Bounced = Bounced + 1 },
        _ => this with { Read = Read + 1 },
    };
}

/// <summary>
/// Reads the mailbox to which answers go, over IMAP. What was for the program is marked as seen; everything else stays there as
/// it is, unread, for people. Nothing is moved or deleted.
/// </summary>
internal sealed partial class Mailbox(IOptionsMonitor<AlertOptions> options, ReplyDesk desk, ReadMails read, ILogger<Mailbox> logger)
{
    /// <summary>So many mails at a time; the rest waits for the next reading.</summary>
    private const int MostMails = 200;

    /// <summary>Answers and reports are small; what is larger brings something along, for people.</summary>
    private const uint LargestMail = 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <summary>For tests, whose certificate no authority has signed.</summary>
    internal RemoteCertificateValidationCallback? Trust { get; init; }

    /// <summary>Null where no mailbox is set, or it could not be read to the end: the next reading goes on.</summary>
    public async Task<MailboxReport?> ReadAsync(CancellationToken cancel)
    {
        var settings = options.CurrentValue.Imap;
        if (!settings.IsSet)
        {
            return null;
        }

        await read.ForgetOldAsync(cancel);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        // As when sending: an office's network may not reach the lists of revoked certificates.
        using var client = new ImapClient { ServerCertificateValidationCallback = Trust, CheckCertificateRevocation = false };
        var reason = "the server could not be reached, or speaks otherwise than Alerts:Imap:Tls says";
        try
        {
            await client.ConnectAsync(settings.Host, settings.Port, settings.Tls.Options(), limit.Token);
            reason = "signing in failed: look at Alerts:Imap:User and Alerts:Imap:Password";
            await client.AuthenticateAsync(settings.User, settings.Password, limit.Token);
            reason = "the folder could not be opened: look at Alerts:Imap:Folder";
            var folder = await client.GetFolderAsync(settings.Folder, limit.Token);
            await folder.OpenAsync(FolderAccess.ReadWrite, limit.Token);
            reason = "the conversation broke off";
            var report = await ReadAsync(folder, limit.Token);
            await client.DisconnectAsync(quit: true, limit.Token);
            Log.Read(logger, report.Read, report.Stopped, report.Resumed, report.Bounced);
            return report;
        }
        catch (Exception failure) when (IsOfTheServer(failure) && !cancel.IsCancellationRequested)
        {
            // What the server says may quote anything, so only our own words are kept.
            Log.NotRead(logger, reason);
            return null;
        }
    }

    private async Task<MailboxReport> ReadAsync(IMailFolder folder, CancellationToken cancel)
    {
        var report = new MailboxReport(0, 0, 0, 0);
        var unseen = await folder.SearchAsync(SearchQuery.NotSeen, cancel);
        if (unseen.Count == 0)
        {
            return report;
        }

        var fresh = 0;
        foreach (var mail in await folder.FetchAsync([.. unseen], MessageSummaryItems.UniqueId | MessageSummaryItems.Envelope | MessageSummaryItems.Size, cancel))
        {
            var name = ReadMails.NameOf(folder.UidValidity, mail.UniqueId.Id, mail.Envelope?.MessageId);
            var outcome = await read.FindAsync(name, cancel);
            if (outcome is null && fresh++ < MostMails)
            {
                outcome = await ReadAsync(folder, mail, cancel);
                await read.NoteAsync(name, outcome.Value, cancel);
                report = report.With(outcome.Value);
            }

            if (outcome is not (null or ReplyOutcome.Left))
            {
                await folder.AddFlagsAsync(mail.UniqueId, MessageFlags.Seen, silent: true, cancel);
            }
        }

        return report;
    }

    private async Task<ReplyOutcome> ReadAsync(IMailFolder folder, IMessageSummary mail, CancellationToken cancel)
    {
        if (mail.Size > LargestMail)
        {
            return ReplyOutcome.Left;
        }

        MimeMessage message;
        try
        {
            message = await folder.GetMessageAsync(mail.UniqueId, cancel);
        }
        catch (FormatException)
        {
            // Not even a mail: whoever looks into the mailbox sees it.
            return ReplyOutcome.Left;
        }

        using (message)
        {
            try
            {
                return await desk.ReadAsync(message, cancel);
            }
            catch (FormatException)
            {
                // A part of it is no mail, and nobody may stop the reading of the others by that.
                return ReplyOutcome.Left;
            }
        }
    }

    private static bool IsOfTheServer(Exception failure) => failure
        is SocketException or IOException or TimeoutException or OperationCanceledException or ProtocolException or CommandException
        or AuthenticationException or SslHandshakeException or ServiceNotConnectedException or ServiceNotAuthenticatedException or FolderNotFoundException or NotSupportedException;

    private static partial class Log
    {
        [LoggerMessage(5040, LogLevel.Information, "Mailbox: {Read} mails read, {Stopped} stop reminders, {Resumed} want them again, {Bounced} say that one did not arrive", EventName = "mailbox_read")]
        public static partial void Read(ILogger logger, int read, int stopped, int resumed, int bounced);

        [LoggerMessage(5041, LogLevel.Warning, "The mailbox of answers could not be read: {Reason}", EventName = "mailbox_not_read")]
        public static partial void NotRead(ILogger logger, string reason);
    }
}
