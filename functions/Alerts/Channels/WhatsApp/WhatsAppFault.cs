namespace SertiKesos.Alerts.Channels.WhatsApp;

/// <summary>What the codes of WhatsApp's refusals mean for a message: pure. The same codes stand in answers and in what is told later.</summary>
internal static class WhatsAppFault
{
    /// <summary>So long the operator has to renew a token or pay a bill before it is tried again.</summary>
    private static readonly TimeSpan UntilMended = TimeSpan.FromHours(1);

    /// <summary>Restrictions for bad quality last days; each further try makes them longer.</summary>
    private static readonly TimeSpan UntilForgiven = TimeSpan.FromHours(24);

    /// <param name="code">Of the fault; null where the answer has none that can be read.</param>
    /// <param name="status">HTTP status of the answer; null where it was told later.</param>
    public static ChannelResult Of(int? code, int? status = null) => code switch
    {
        // Too many at once, or the service is not itself just now.
        1 or 2 or 4 or 80007 or 130429 or 131000 or 131016 or 131056 or 131057 or 133004 => new ChannelResult.Deferred(code),

        // Complaints of readers, or a breach of Meta's rules: nothing goes out until that is settled.
        368 or 131048 or 131031 => new ChannelResult.Stopped(code, UntilForgiven),

        // Token, rights, bill, registration of the number: the operator's to mend.
        0 or 3 or 10 or 33 or 190 or (>= 200 and <= 299) or 131005 or 131042 or 131045 or 133010 => new ChannelResult.Stopped(code, UntilMended),

        // Not on WhatsApp, or it takes nothing from us: this person is told in another way.
        131021 or 131026 or 131030 or 131047 or 131049 or 131050 or 130472 => new ChannelResult.Refused(code),

        // The request or the template is wrong; of other templates that says nothing.
        100 or 131008 or 131009 or 131051 or 135000 or (>= 132000 and <= 132999) => new ChannelResult.Refused(code, IsOurs: true),

        _ => status switch
        {
            // Not WhatsApp's own answer: something between may have passed the request on.
            >= 500 when code is null => new ChannelResult.Unclear(),
            429 or >= 500 => new ChannelResult.Deferred(code ?? status),
            401 or 403 => new ChannelResult.Stopped(code ?? status, UntilMended),
            _ => new ChannelResult.Refused(code ?? status, IsOurs: true),
        },
    };
}
