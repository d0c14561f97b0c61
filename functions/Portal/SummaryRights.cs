using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Portal;

/// <summary>
/// Who may have which file of an issue: the public edition everybody, the full figures of the nation the ministry, those of
/// a province whoever sees all of it, and the workbook of an office, which names its people, the office.
/// </summary>
internal static class SummaryRights
{
    /// <summary>How the names of files begin that a key may have without saying why.</summary>
    public static IReadOnlyList<string> Beginnings(AccessKey key) => key.Role switch
    {
        AccessRole.Ministry or AccessRole.Operator => ["nasional-", "data-", "metadata-", "publik", "provinsi-"],
        AccessRole.Province => ["publik", $"provinsi-{key.Scope}-"],
        AccessRole.Office => ["publik", $"{key.Scope}-"],
        _ => ["publik"],
    };

    /// <summary>Workbooks of offices are asked for as lists of people are: see <see cref="Admissions.AdmitReaderAsync"/>.</summary>
    public static bool MayRead(this AccessKey key, SummaryFile file) => file.Readers switch
    {
        SummaryReaders.Everybody => true,
        SummaryReaders.Province => key.MayReadNation || (key.Role == AccessRole.Province && key.Scope == file.Scope),
        _ => key.MayReadNation,
    };
}
