using SertiKesos.Regions;
using SertiKesos.Sheets;

namespace SertiKesos.Alerts.Mail;

/// <summary>A name and, where known, a phone number and the hours in which somebody answers it.</summary>
internal sealed record ContactLine(string Name, string? Phone, string? Hours = null);

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
    private readonly Dictionary<string, ContactLine> _provinces;

    private AlertContacts(
        Dictionary<string, ContactLine> offices, Dictionary<string, ContactLine> centres, Dictionary<string, ContactLine>? provinces = null)
    {
        _offices = offices;
        _centres = centres;
        _provinces = provinces ?? new Dictionary<string, ContactLine>(StringComparer.Ordinal);
    }

    public static AlertContacts Of(AlertOptions options) => new(Lines(options.Offices), Lines(options.Centres));

    /// <summary>
    /// The same with what offices, provinces and training centres state of themselves, by the codes of regions and provinces and by
    /// the centres' numbers: it wins over the settings.
    /// </summary>
    public AlertContacts With(IReadOnlyDictionary<string, ContactLine> stated)
    {
        var (offices, centres) = (new Dictionary<string, ContactLine>(_offices, StringComparer.Ordinal), new Dictionary<string, ContactLine>(_centres, StringComparer.Ordinal));
        var provinces = new Dictionary<string, ContactLine>(_provinces, StringComparer.Ordinal);
        foreach (var (of, line) in stated)
        {
            (RegionCode.TryParse(of, out _) ? offices : char.IsAsciiDigit(of[0]) ? provinces : centres)[of] = Sound(line);
        }

        return new AlertContacts(offices, centres, provinces);
    }

    public ContactLine Office(Region region)
    {
        var given = _offices.GetValueOrDefault(region.Code.Value);
        return new ContactLine(given is { Name.Length: > 0 } ? given.Name : AlertTexts.OfficeOf(region), given?.Phone, given?.Hours);
    }

    /// <summary>The province's own contact, for an office that nobody can call; null where that is not known either.</summary>
    public ContactLine? Province(Region region) => _provinces.GetValueOrDefault(region.Code.Province) is { Phone: not null } given
        ? given with { Name = given.Name.Length > 0 ? given.Name : AlertTexts.ProvinceOf(region) }
        : null;

    /// <summary>Whom a worker of a region can call: the office, where it has no telephone also the province, and the training centre.</summary>
    public IReadOnlyList<ContactLine> All(Region region)
    {
        var office = Office(region);
        return [office, .. office.Phone is null && Province(region) is { } province ? [province] : Array.Empty<ContactLine>(), Centre(region)];
    }

    /// <summary>The centre by the region's table; where its area is not confirmed it has neither name nor number.</summary>
    public ContactLine Centre(Region region)
    {
        var given = _centres.GetValueOrDefault(region.Bbppks);
        var name = given is { Name.Length: > 0 } ? given.Name : AlertTexts.CentreOf(region.Bbppks, Seats.GetValueOrDefault(region.Bbppks, ""));
        return region.BbppksConfirmed ? new ContactLine(name, given?.Phone, given?.Hours) : new ContactLine(AlertTexts.Unconfirmed, null);
    }

    private static ContactLine Sound(ContactLine line) => new(SoundText.Of(line.Name), Text(line.Phone), Text(line.Hours));

    private static string? Text(string? text) => text is not null && SoundText.Of(text) is { Length: > 0 } sound ? sound : null;

    private static Dictionary<string, ContactLine> Lines(Dictionary<string, AlertContact> contacts) =>
        contacts.ToDictionary(
            pair => pair.Key,
            pair => Sound(new ContactLine(pair.Value.Name, pair.Value.Phone, pair.Value.Hours)),
            StringComparer.Ordinal);
}
