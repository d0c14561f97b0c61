using SertiKesos.Alerts.Planning;
using SertiKesos.Summaries.Publication;
using SertiKesos.Time;

namespace SertiKesos.Notices;

/// <summary>Whom an issue is announced to. The names are stored, so they never change.</summary>
internal enum NoticeReaderKind
{
    Ministry,
    Province,
    Office,
}

/// <param name="Code">Of the province or of the office's region; <c>00</c> for the ministry.</param>
internal sealed record NoticeReader(NoticeReaderKind Kind, string Code)
{
    public static NoticeReader Ministry { get; } = new(NoticeReaderKind.Ministry, "00");

    /// <summary>The zone of its working hours; null where the issue knows no such reader.</summary>
    public IndonesianZone? ZoneIn(IssueSnapshot snapshot) => Kind switch
    {
        NoticeReaderKind.Ministry => IndonesianZone.Wib,
        NoticeReaderKind.Province => snapshot.Summary.Regions.FirstOrDefault(region => region.Region.Province.Code == Code)?.Region.Zone,
        _ => snapshot.Summary.Regions.FirstOrDefault(region => region.Region.Code.Value == Code)?.Region.Zone,
    };
}

/// <summary>An address that a setting names. It prints masked.</summary>
/// <param name="AddressKey">The address as it is stored and logged: blind.</param>
internal sealed record NoticeRecipient(NoticeReader Reader, AlertAddress Address, string AddressKey);

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

    public static IEnumerable<string> Split(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

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
