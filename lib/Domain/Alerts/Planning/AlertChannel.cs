namespace SertiKesos.Alerts.Planning;

/// <summary>By what somebody is told. The names are stored, so they never change.</summary>
internal enum AlertChannel
{
    Mail,

    /// <summary>Only to numbers whose owners have agreed to it.</summary>
    WhatsApp,

    Sms,
}

/// <summary>A number of somebody with its blind key.</summary>
internal readonly record struct PhoneContact(AlertPhone Phone, string Key)
{
    public override string ToString() => Key;
}

/// <summary>One way to somebody: a channel, and the address or number that it takes. It prints no address.</summary>
/// <param name="Key">Blind key of the address or number.</param>
internal readonly record struct AlertWay(AlertChannel Channel, string Key, AlertAddress Mail = default, AlertPhone Phone = default)
{
    public override string ToString() => $"{Channel} {Key}";
}

/// <summary>What the owner of a number has said.</summary>
/// <param name="WhatsApp">Agrees to be told by WhatsApp.</param>
/// <param name="Prefers">Comes before the usual order; null for the usual order.</param>
internal sealed record ChannelWish(bool WhatsApp, AlertChannel? Prefers);
