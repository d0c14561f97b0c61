using System.Globalization;
using SertiKesos.People;
using SertiKesos.Protection;

namespace SertiKesos.Alerts.Planning;

/// <summary>Makes the blind keys of the alert ledger: from them nobody can tell who is meant without the secret key.</summary>
internal sealed class AlertKeys(BlindIndex index)
{
    /// <summary>Once per person, certificate, expiry date and threshold; changing this text would send everything again.</summary>
    public AlertKey Alert(PersonIdentity person, Credential credential, DateOnly lastValidDay, AlertStep step) =>
        AlertKey.Parse(index.Of("alert", string.Create(
            CultureInfo.InvariantCulture,
            $"{person.Value}|{credential.FoldedNumber}|{credential.IssuedOn:yyyy-MM-dd}|{lastValidDay:yyyy-MM-dd}|{step.Code}")));

    /// <summary>The same for every threshold of a certificate, so that a calendar replaces its entry instead of adding one.</summary>
    public string CalendarEntry(PersonIdentity person, DateOnly lastValidDay) =>
        index.Of("alert-calendar", string.Create(CultureInfo.InvariantCulture, $"{person.Value}|{lastValidDay:yyyy-MM-dd}"));

    public string Person(PersonIdentity person) => index.Of("alert-person", person.Value);

    public string Phone(AlertPhone phone) => index.Of("alert-phone", phone.Value);

    /// <summary>
    /// A provider's name for a message as it is kept: WhatsApp's holds the number of the addressee, and is not kept in the clear.
    /// </summary>
    public string Sent(string providerId) => index.Of("alert-sent", providerId);

    public string Address(AlertAddress address) => index.Of("alert-address", address.Value.ToUpperInvariant());
}
