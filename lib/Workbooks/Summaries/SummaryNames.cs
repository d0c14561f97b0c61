using System.Globalization;
using SertiKesos.Regions;

namespace SertiKesos.Workbooks.Summaries;

/// <summary>
/// The names of an issue's files: <c>nasional-01.xlsx</c>, <c>data-01.csv</c>, <c>metadata-01.json</c>, those of the public
/// edition, <c>provinsi-32-01.xlsx</c> and <c>32.77-01.xlsx</c>. Nobody renames them: outside tools rely on them.
/// </summary>
internal static class SummaryNames
{
    public const string LatestMetadata = "metadata.json";

    public const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string CsvType = "text/csv; charset=utf-8";
    private const string JsonType = "application/json";
    private const string ProvincePrefix = "provinsi-";

    /// <summary>The files that every issue has, in the order in which they are stored: the metadata say that it is complete.</summary>
    public static IReadOnlyList<SummaryFile> Of(int issue) => [Workbook(issue), Data(issue), .. Public(issue), Metadata(issue)];

    public static SummaryFile Workbook(int issue) => File("nasional", issue, "xlsx", WorkbookType);

    public static SummaryFile Data(int issue) => File("data", issue, "csv", CsvType);

    public static SummaryFile Metadata(int issue) => File("metadata", issue, "json", JsonType);

    /// <summary>The public edition: workbook, table, the table as a data package, and what describes it to machines.</summary>
    public static IReadOnlyList<SummaryFile> Public(int issue) =>
    [
        File("publik", issue, "xlsx", WorkbookType) with { Readers = SummaryReaders.Everybody },
        File("publik", issue, "csv", CsvType) with { Readers = SummaryReaders.Everybody },
        File("publik-datapackage", issue, "json", JsonType) with { Readers = SummaryReaders.Everybody },
        File("publik-metadata", issue, "json", JsonType) with { Readers = SummaryReaders.Everybody },
    ];

    public static SummaryFile Province(string code, int issue) =>
        File(ProvincePrefix + code, issue, "xlsx", WorkbookType) with { Readers = SummaryReaders.Province, Scope = code };

    public static SummaryFile Office(RegionCode region, int issue) =>
        File(region.Value, issue, "xlsx", WorkbookType) with { Readers = SummaryReaders.Office, Scope = region.Value };

    /// <summary>The issue and the file that a name such as <c>nasional-02.xlsx</c> stands for; null where no issue has it.</summary>
    public static (int Issue, SummaryFile File)? Find(string name)
    {
        var start = name.LastIndexOf('-') + 1;
        var end = name.LastIndexOf('.');
        return end > start && int.TryParse(name.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture, out var issue) && issue > 0
            && start > 0 && FindLatest(name[..(start - 1)] + name[end..], issue) is { } found && found.Name == name ? (issue, found) : null;
    }

    /// <summary>The same by its name without the number, such as <c>nasional.xlsx</c>.</summary>
    public static SummaryFile? FindLatest(string latestName, int issue)
    {
        if (Of(issue).FirstOrDefault(file => file.LatestName == latestName) is { } ofAll)
        {
            return ofAll;
        }

        var stem = latestName.EndsWith(".xlsx", StringComparison.Ordinal) ? latestName[..^".xlsx".Length] : "";
        return stem.StartsWith(ProvincePrefix, StringComparison.Ordinal) && stem[ProvincePrefix.Length..] is [>= '0' and <= '9', >= '0' and <= '9'] code
            ? Province(code, issue)
            : RegionCode.TryParse(stem, out var region) && region.Value == stem ? Office(region, issue) : null;
    }

    private static SummaryFile File(string kind, int issue, string extension, string type) => new(
        string.Create(CultureInfo.InvariantCulture, $"{kind}-{issue:00}.{extension}"), $"{kind}.{extension}", type, []);
}
