using SertiKesos.Alerts.Planning;
using SertiKesos.Regions;

namespace SertiKesos.Alerts.Channels;

/// <summary>One way out to workers: a mail server, WhatsApp, an SMS gateway.</summary>
internal interface IAlertChannel
{
    AlertChannel Channel { get; }

    /// <summary>Whether sending by it is set up at all.</summary>
    bool IsReady { get; }

    /// <summary>
    /// For so long a try without an answer, or one that a crash has cut off, is left alone: until then its outcome may still
    /// come to light. Never less than any delivery may take.
    /// </summary>
    TimeSpan Unclear { get; }

    Task<ChannelResult> SendAsync(ChannelMessage message, CancellationToken cancel);
}

/// <summary>What is to be told to whom by which way. It holds personal data and prints only the alert's key.</summary>
/// <param name="Entry">The alert as it is claimed for this try.</param>
internal sealed record ChannelMessage(
    AlertWay Way, AlertCandidate Candidate, AlertEntry Entry, Region Region, AlertPolicy Policy, DateTimeOffset Now)
{
    public override string ToString() => $"Message {Candidate.Key} by {Way.Channel}";
}

/// <summary>What a channel made of a message.</summary>
internal abstract record ChannelResult
{
    private ChannelResult()
    {
    }

    /// <summary>Taken, and nothing more will be told of it.</summary>
    internal sealed record Taken : ChannelResult;

    /// <summary>Taken under this name; whether it arrived is told later, and within <paramref name="Patience"/> where it does.</summary>
    internal sealed record Accepted(string ProviderId, TimeSpan Patience) : ChannelResult
    {
        // WhatsApp's names hold the number of the addressee.
        public override string ToString() => "Accepted";
    }

    /// <summary>No answer, or none that can be read: it may have been taken.</summary>
    internal sealed record Unclear : ChannelResult;

    /// <summary>Not now: to be tried again by the same channel.</summary>
    internal sealed record Deferred(int? Reply) : ChannelResult;

    /// <summary>Not by this channel: another may do it.</summary>
    /// <param name="IsOurs">Whether the installation is to blame, which its operator should look at, and not the number.</param>
    internal sealed record Refused(int? Reply, bool IsOurs = false) : ChannelResult;

    /// <summary>Nothing at all by this channel for a while: the provider refuses the installation.</summary>
    internal sealed record Stopped(int? Reply, TimeSpan Pause) : ChannelResult;
}
