using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Planning;
using SertiKesos.Platform.Telemetry;

namespace SertiKesos.Alerts.Channels.WhatsApp;

/// <summary>
/// Takes in what WhatsApp tells: how messages fare, and who wants no more of them. All of it may come twice, late and in any
/// order; each entry moves by conditional writes, and arrival is the end.
/// </summary>
internal sealed partial class WhatsAppInbox(
    AlertLedger ledger,
    AlertOptOuts optOuts,
    ChannelWishes wishes,
    AlertChannels channels,
    AlertQueues queues,
    AlertKeys keys,
    IOptionsMonitor<AlertOptions> options,
    TimeProvider clock,
    ILogger<WhatsAppInbox> logger)
{
    private const int Tries = 5;

    /// <summary>Whether whoever enters the address of the webhook at Meta knows the word that was agreed on.</summary>
    public bool Knows(string verifyToken) => WhatsAppSignature.IsSame(verifyToken, options.CurrentValue.WhatsApp.VerifyToken);

    /// <summary>Null where Meta has not signed it; then nothing has changed.</summary>
    public async Task<WhatsAppReceipt?> TakeAsync(string? signature, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        var settings = options.CurrentValue.WhatsApp;
        if (!WhatsAppSignature.IsValid(signature, body.Span, settings.AppSecret))
        {
            Log.Forged(logger);
            return null;
        }

        if (WhatsAppNews.Read(body.Span, settings.PhoneNumberId) is not { } news)
        {
            return new WhatsAppReceipt(0, 0);
        }

        foreach (var wish in news.Wishes)
        {
            await TakeAsync(wish, cancel);
        }

        var moved = 0;
        foreach (var status in news.Statuses)
        {
            moved += await TakeAsync(status, cancel) ? 1 : 0;
        }

        Log.Taken(logger, news.Statuses.Count, moved, news.Wishes.Count);
        return new WhatsAppReceipt(moved, news.Wishes.Count);
    }

    private async Task TakeAsync(WhatsAppWish wish, CancellationToken cancel)
    {
        var known = (await wishes.FindAsync([keys.Phone(wish.From)], cancel)).Values.FirstOrDefault();
        // Whoever writes to us by WhatsApp that messages may come agrees to WhatsApp.
        var next = new ChannelWish(!wish.Stop, known?.Prefers);
        if (!await wishes.KeepAsync(wish.From, next, wish.At, WishSources.Message, null, cancel))
        {
            return;
        }

        await (wish.Stop ? optOuts.StopAsync(wish.From, cancel) : optOuts.ResumeAsync(wish.From, cancel));
    }

    /// <summary>True where an entry has moved.</summary>
    private async Task<bool> TakeAsync(WhatsAppStatus status, CancellationToken cancel)
    {
        var sent = keys.Sent(status.Id);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var entry = await ledger.FindSentAsync(sent, cancel) ?? await FindMarkedAsync(status.Mark, sent, cancel);
            if (entry is null || Next(entry, status, sent) is not { } next)
            {
                return false;
            }

            if (next.Sent == sent && entry.Sent != sent)
            {
                await ledger.PointAsync(sent, entry, cancel);
            }

            if (await ledger.WriteAsync(next, cancel) is not { } written)
            {
                continue;
            }

            if (written.State != entry.State)
            {
                Metrics.Alert(written.State.ToString(), written.Channel?.ToString());
            }

            if (status is { Progress: WhatsAppProgress.Failed } && Fault(status) is ChannelResult.Stopped stopped)
            {
                await channels.PauseAsync(AlertChannel.WhatsApp, clock.GetUtcNow() + stopped.Pause, stopped.Reply, cancel);
            }

            if (written.State == AlertState.Retrying)
            {
                await queues.SendAlertAsync(written.Region, written.Key, written.NextAt - clock.GetUtcNow(), cancel);
            }

            return true;
        }

        // WhatsApp tells it again until it is answered well.
        throw new InvalidOperationException("An alert is being changed by others again and again.");
    }

    /// <summary>The entry of a message that nobody knows by its name, because the answer to its request was lost.</summary>
    private async Task<AlertEntry?> FindMarkedAsync(string? text, string sent, CancellationToken cancel) =>
        WhatsAppMark.TryParse(text, out var mark)
        && await ledger.FindAsync(mark.Region, mark.Alert, cancel) is { } entry
        && (entry.Attempts == mark.Attempt || entry.Sent == sent)
            ? entry
            : null;

    /// <summary>What an entry becomes; null where it stays as it is.</summary>
    private AlertEntry? Next(AlertEntry entry, WhatsAppStatus status, string sent)
    {
        var now = clock.GetUtcNow();
        if (entry.State == AlertState.Delivered)
        {
            return null;
        }

        // Whatever became of it meanwhile: who has it is told, and is not told again.
        if (status.Progress == WhatsAppProgress.Delivered)
        {
            return entry with { State = AlertState.Delivered, Channel = AlertChannel.WhatsApp, Sent = sent, ChangedAt = now, NextAt = now, Reply = null };
        }

        // Of what is under way by another channel, or in another message, this says nothing.
        if (entry.Channel != AlertChannel.WhatsApp || !entry.State.IsOpen() || entry.State is AlertState.Planned or AlertState.Retrying
            || (entry.State == AlertState.Accepted && entry.Sent != sent))
        {
            return null;
        }

        if (status.Progress == WhatsAppProgress.Sent)
        {
            return entry.State == AlertState.Accepted
                ? null
                : entry with
                {
                    State = AlertState.Accepted,
                    Sent = sent,
                    ChangedAt = now,
                    NextAt = now + TimeSpan.FromHours(options.CurrentValue.WhatsApp.DeliveryHours),
                };
        }

        var failed = entry with { State = AlertState.Retrying, Sent = sent, ChangedAt = now, NextAt = now, Reply = status.Code };
        return Fault(status) switch
        {
            ChannelResult.Deferred => failed with { NextAt = now + AlertBackoff.After(entry.Attempts) },
            ChannelResult.Stopped => failed,
            _ => failed.WithTried(AlertChannel.WhatsApp),
        };
    }

    private static ChannelResult Fault(WhatsAppStatus status) => WhatsAppFault.Of(status.Code);

    private static partial class Log
    {
        [LoggerMessage(5032, LogLevel.Information, "WhatsApp told how {Statuses} messages fare, of which {Moved} changed an alert, and {Wishes} wishes to stop or go on", EventName = "whatsapp_told")]
        public static partial void Taken(ILogger logger, int statuses, int moved, int wishes);

        [LoggerMessage(5033, LogLevel.Warning, "A call of WhatsApp's webhook was not signed with Alerts:WhatsApp:AppSecret; it has changed nothing", EventName = "whatsapp_forged")]
        public static partial void Forged(ILogger logger);
    }
}

/// <param name="Moved">Alerts that have changed.</param>
/// <param name="Wishes">Wishes to stop or to go on.</param>
internal sealed record WhatsAppReceipt(int Moved, int Wishes);
