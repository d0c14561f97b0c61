using SertiKesos.Regions;
using SertiKesos.Sheets;

namespace SertiKesos.Alerts.Mail;

/// <summary>A name and, where known, a phone number.</summary>
internal sealed record ContactLine(string Name, string? Phone);

/// <summary>Whom a worker can call: the Dinas of the region, and the training centre of its area.</summary>
internal sealed class AlertContacts
{
    private static readonly Dictionary<string, string> Seats = new(StringComparer.Ordinal)
    {
        ["I"] = "Padang",
        ["II"] = "Bandung",
        ["III"] = "Yogyakarta",
        ["IV"] = "Banjarmasin",
        ["V"] = "Makassar",
        ["VI"] = "Jayapura",
    };

    private readonly Dictionary<string, ContactLine> _offices;
    private readonly Dictionary<string, ContactLine> _centres;

    private AlertContacts(Dictionary<string, ContactLine> offices, Dictionary<string, ContactLine> centres)
    {
        _offices = offices;
        _centres = centres;
    }

    public static AlertContacts Of(AlertOptions options) => new(Lines(options.Offices), Lines(options.Centres));

    public ContactLine Office(Region region)
    {
        var given = _offices.GetValueOrDefault(region.Code.Value);
        return new ContactLine(given is { Name.Length: > 0 } ? given.Name : AlertTexts.OfficeOf(region), given?.Phone);
    }

    /// <summary>The centre by the region's table; where its area is not confirmed it has neither name nor number.</summary>
    public ContactLine Centre(Region region)
    {
        var given = _centres.GetValueOrDefault(region.Bbppks);
        var name = given is { Name.Length: > 0 } ? given.Name : AlertTexts.CentreOf(region.Bbppks, Seats.GetValueOrDefault(region.Bbppks, ""));
        return region.BbppksConfirmed ? new ContactLine(name, given?.Phone) : new ContactLine(AlertTexts.Unconfirmed, null);
    }

    private static Dictionary<string, ContactLine> Lines(Dictionary<string, AlertContact> contacts) =>
        contacts.ToDictionary(
            pair => pair.Key,
            pair => new ContactLine(SoundText.Of(pair.Value.Name), SoundText.Of(pair.Value.Phone) is { Length: > 0 } phone ? phone : null),
            StringComparer.Ordinal);
}
