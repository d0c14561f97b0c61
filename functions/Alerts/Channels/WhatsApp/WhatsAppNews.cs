using System.Globalization;
using System.Text.Json;
using SertiKesos.Alerts.Planning;

namespace SertiKesos.Alerts.Channels.WhatsApp;

/// <summary>How a message fares.</summary>
internal enum WhatsAppProgress
{
    /// <summary>With WhatsApp, on its way.</summary>
    Sent,

    /// <summary>On the telephone; read implies it, and may be told without it.</summary>
    Delivered,
    Failed,
}

/// <summary>What is told of one message that was sent.</summary>
/// <param name="Id">WhatsApp's name for it, which holds the number: not for logs.</param>
/// <param name="Code">Of the fault, where it failed.</param>
internal sealed record WhatsAppStatus(string Id, WhatsAppProgress Progress, string? Mark, int? Code)
{
    public override string ToString() => $"WhatsApp message: {Progress}";
}

/// <summary>What somebody wants who wrote to the number.</summary>
/// <param name="Stop">True for no more messages, false for messages again.</param>
internal sealed record WhatsAppWish(AlertPhone From, bool Stop, DateTimeOffset At)
{
    public override string ToString() => Stop ? "Stop" : "Go on";
}

/// <summary>One call of the webhook, as far as it concerns the number that sends: pure.</summary>
internal sealed record WhatsAppNews(IReadOnlyList<WhatsAppStatus> Statuses, IReadOnlyList<WhatsAppWish> Wishes)
{
    /// <summary>Null where it is no such call. What is unknown in one is passed over: Meta adds to them as it likes.</summary>
    public static WhatsAppNews? Read(ReadOnlySpan<byte> body, string phoneNumberId)
    {
        Call? call;
        try
        {
            call = JsonSerializer.Deserialize<Call>(body, Json);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }

        if (call is not { Object: "whatsapp_business_account" })
        {
            return null;
        }

        var values = (call.Entry ?? [])
            .SelectMany(entry => entry?.Changes ?? [])
            .Where(change => change?.Field == "messages" && change.Value?.Metadata?.Phone_number_id == phoneNumberId)
            .Select(change => change!.Value!)
            .ToList();
        return new WhatsAppNews(
            [.. values.SelectMany(value => value.Statuses ?? []).Select(Status).OfType<WhatsAppStatus>()],
            [.. values.SelectMany(value => value.Messages ?? []).Select(Wish).OfType<WhatsAppWish>()]);
    }

    private static WhatsAppStatus? Status(StatusPart? part)
    {
        WhatsAppProgress? progress = part?.Status switch
        {
            "sent" => WhatsAppProgress.Sent,
            "delivered" or "read" or "played" => WhatsAppProgress.Delivered,
            "failed" => WhatsAppProgress.Failed,
            _ => null,
        };
        return progress is { } known && part is { Id.Length: > 0 } ? new WhatsAppStatus(part.Id, known, part.Biz_opaque_callback_data, part.Errors is [{ } first, ..] ? first.Code : null) : null;
    }

    private static WhatsAppWish? Wish(MessagePart? part)
    {
        var text = part?.Text?.Body ?? part?.Button?.Text ?? part?.Interactive?.Button_reply?.Title;
        return StopWord.Of(text) is { } stop
            && AlertPhone.TryParse(part!.From, out var phone)
            && long.TryParse(part.Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < LastSecond
            ? new WhatsAppWish(phone, stop, DateTimeOffset.FromUnixTimeSeconds(seconds))
            : null;
    }

    /// <summary>Of the year 9999.</summary>
    private const long LastSecond = 253_402_300_800;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { MaxDepth = 32 };

    private sealed record Call(string? Object, IReadOnlyList<Entry?>? Entry);

    private sealed record Entry(IReadOnlyList<Change?>? Changes);

    private sealed record Change(string? Field, Value? Value);

#pragma warning disable CA1707 // The names are Meta's.
    private sealed record Value(Metadata? Metadata, IReadOnlyList<StatusPart?>? Statuses, IReadOnlyList<MessagePart?>? Messages);

    private sealed record Metadata(string? Phone_number_id);

    private sealed record StatusPart(string? Id, string? Status, string? Biz_opaque_callback_data, IReadOnlyList<FaultPart?>? Errors);

    private sealed record FaultPart(int? Code);

    private sealed record MessagePart(string? From, string? Timestamp, TextPart? Text, ButtonPart? Button, InteractivePart? Interactive);

    private sealed record TextPart(string? Body);

    private sealed record ButtonPart(string? Text);

    private sealed record InteractivePart(ReplyPart? Button_reply);

    private sealed record ReplyPart(string? Title);
#pragma warning restore CA1707
}

/// <summary>The words by which somebody ends messages, or has them again.</summary>
internal static class StopWord
{
    /// <summary>
    /// True to stop, false to go on, null for anything else. Whoever begins with a word of stopping is taken at it; to go on,
    /// nothing else may be said.
    /// </summary>
    public static bool? Of(string? text)
    {
        var words = (text ?? "").Split([' ', '\n', '\r', '\t', '.', ',', '!', '?', '"', '\'', '*', '_'], 3, StringSplitOptions.RemoveEmptyEntries);
        return words is [var first, ..] && first.ToUpperInvariant() is "BERHENTI" or "STOP" or "HENTIKAN" or "UNREG" ? true
            : words is [var only] && only.ToUpperInvariant() is "MULAI" or "LANJUT" ? false
            : null;
    }
}
