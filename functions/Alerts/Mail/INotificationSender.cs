using System.Globalization;

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
    internal sealed record Rejected(int Reply) : SendingResult
    {
        /// <summary>The mailbox is at fault, not the message: nothing need go there again.</summary>
        public bool BlamesAddress { get; init; }

        /// <summary>What the server said in figures, such as <c>550</c> or <c>5.1.1</c>.</summary>
        public string Status { get; init; } = Reply.ToString(CultureInfo.InvariantCulture);
    }
}
