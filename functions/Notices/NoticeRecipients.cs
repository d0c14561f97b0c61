using Microsoft.Extensions.Options;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Planning;
using SertiKesos.Regions;
using SertiKesos.Summaries.Publication;
using SertiKesos.Time;

namespace SertiKesos.Notices;

/// <summary>An address that notices go to. It prints masked.</summary>
/// <param name="AddressKey">The address as it is stored and logged: blind.</param>
internal sealed record NoticeRecipient(NoticeReader Reader, AlertAddress Address, string AddressKey);

/// <summary>All addresses that notices go to: the one place that knows where they come from.</summary>
internal sealed class NoticeAddresses(IOptionsMonitor<NoticeOptions> options, OfficeContacts contacts, AlertKeys keys)
{
    /// <summary>Whatever adds a source of addresses adds it here; an address that comes twice for a reader is one.</summary>
    public async Task<IReadOnlyList<NoticeRecipient>> ListAsync(CancellationToken cancel)
    {
        var stated = NoticeRecipients.OfStated(await contacts.CurrentAsync(cancel), keys);
        return [.. NoticeRecipients.Of(options.CurrentValue, keys).Concat(stated).DistinctBy(known => (known.Reader, known.AddressKey))];
    }

    /// <summary>Null where the address is no longer that of the reader.</summary>
    public async Task<NoticeRecipient?> FindAsync(NoticeReader reader, string addressKey, CancellationToken cancel) =>
        (await ListAsync(cancel)).FirstOrDefault(known => known.Reader == reader && known.AddressKey == addressKey);
}

/// <summary>The settings, read.</summary>
internal static class NoticeRecipients
{
    public static IReadOnlyList<NoticeRecipient> Of(NoticeOptions options, AlertKeys keys) =>
    [
        .. Of(NoticeReader.Ministry, options.Ministry, keys),
        .. options.Provinces.OrderBy(province => province.Key, StringComparer.Ordinal)
            .SelectMany(province => Of(new NoticeReader(NoticeReaderKind.Province, province.Key), province.Value, keys)),
        .. options.Offices.OrderBy(office => office.Key, StringComparer.Ordinal)
            .SelectMany(office => Of(new NoticeReader(NoticeReaderKind.Office, office.Key), office.Value, keys)),
    ];

    /// <summary>What offices and provinces state of themselves.</summary>
    public static IEnumerable<NoticeRecipient> OfStated(StatedContacts contacts, AlertKeys keys) => contacts.All
        .Where(contact => contact.Mail is not null && char.IsAsciiDigit(contact.Of[0]))
        .SelectMany(contact => Of(
            new NoticeReader(contact.Of.Length == 2 ? NoticeReaderKind.Province : NoticeReaderKind.Office, contact.Of), contact.Mail!, keys));

    public static IEnumerable<string> Split(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The zone of its working hours; null where the issue knows no such reader.</summary>
    public static IndonesianZone? ZoneIn(this NoticeReader reader, IssueSnapshot snapshot) =>
        reader.ZoneAmong(snapshot.Summary.Regions.Select(region => region.Region));

    /// <summary>The same among any regions; a province has that of its first one.</summary>
    public static IndonesianZone? ZoneAmong(this NoticeReader reader, IEnumerable<Region> regions) => reader.Kind switch
    {
        NoticeReaderKind.Ministry => IndonesianZone.Wib,
        NoticeReaderKind.Province => regions.FirstOrDefault(region => region.Province.Code == reader.Code)?.Zone,
        _ => regions.FirstOrDefault(region => region.Code.Value == reader.Code)?.Zone,
    };

    private static IEnumerable<NoticeRecipient> Of(NoticeReader reader, string addresses, AlertKeys keys)
    {
        foreach (var text in Split(addresses))
        {
            if (AlertAddress.TryParse(text, out var address))
            {
                yield return new NoticeRecipient(reader, address, keys.Address(address));
            }
        }
    }
}
