namespace SertiKesos.Alerts.Mail;

/// <summary>The way out to people: today a mail server.</summary>
internal interface INotificationSender
{
    /// <summary>Whether sending is set up at all; while it is not, alerts wait.</summary>
    bool IsReady { get; }

    Task<SendingResult> SendAsync(AlertLetter letter, CancellationToken cancel);
}

/// <summary>What the mail server made of a message.</summary>
internal abstract record SendingResult
{
    private SendingResult()
    {
    }

    internal sealed record Accepted : SendingResult;

    /// <summary>Try again later: a 4xx reply, no connection, or no answer (then it may have been accepted).</summary>
    internal sealed record Deferred(int? Reply) : SendingResult;

    /// <summary>A 5xx reply about the address or the message: trying again is of no use.</summary>
    internal sealed record Rejected(int Reply) : SendingResult;
}
