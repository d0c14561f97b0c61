using SertiKesos.People;

namespace SertiKesos.Alerts.Planning;

/// <summary>
/// The one alert that is due to a person on a day, whether or not it has been sent. It holds personal data and prints
/// only its key.
/// </summary>
/// <param name="PersonKey">Blind key of the person, the same for all alerts of that person.</param>
/// <param name="Address">Null where the person has no mail address that can be used.</param>
/// <param name="AddressKey">Blind key of the address; null where there is none.</param>
/// <param name="CalendarKey">Blind key of the calendar entry, the same for all thresholds of the certificate.</param>
/// <param name="HoldEnds">Not to be sent before, because the person's data changed shortly before.</param>
internal sealed record AlertCandidate(
    AlertKey Key,
    string PersonKey,
    Person Person,
    AlertAddress? Address,
    string? AddressKey,
    Credential Credential,
    DateOnly LastValidDay,
    AlertStep Step,
    string CalendarKey,
    DateTimeOffset HoldEnds)
{
    /// <summary>How many people of the office share the address that the person states; above the limit there is no <see cref="Address"/>.</summary>
    public int Sharing { get; init; }

    /// <summary>Mobile numbers that can be used, the preferred one first.</summary>
    public IReadOnlyList<PhoneContact> Phones { get; init; } = [];

    /// <summary>Blind key of the address that the person states, also where it is nobody's; null where there is none.</summary>
    public string? StatedKey { get; init; }

    /// <summary>Blind keys of the address and of all numbers: who wants nothing at one of them wants nothing.</summary>
    public IEnumerable<string> ContactKeys => Phones.Select(phone => phone.Key).Prepend(StatedKey ?? AddressKey).OfType<string>();

    public override string ToString() => $"Alert {Key} {Step}";
}

/// <summary>A candidate that nothing speaks against, with the first moment at which it may be sent.</summary>
internal sealed record PlannedAlert(AlertCandidate Candidate, DateTimeOffset NotBefore);

/// <summary>What speaks against an alert that is due.</summary>
internal enum AlertHindrance
{
    /// <summary>It was sent, or ended another way that still holds.</summary>
    Done,

    /// <summary>The address, or one of the numbers, wants no messages.</summary>
    OptedOut,

    /// <summary>The person had another message within the week.</summary>
    Quiet,
}
