using System.Globalization;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Disclosure;
using SertiKesos.Time;

namespace SertiKesos.Workbooks.Summaries.PublicEdition;

/// <summary>
/// The four files of a public edition, in the order in which they are stored: where the metadata is, the edition is complete.
/// The same issue after the same editions gives the same bytes.
/// </summary>
internal sealed record PublicFiles(
    PublishedEdition Edition, SummaryFile Workbook, SummaryFile Data, SummaryFile Package, SummaryFile Metadata)
{
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public Period Period => Edition.Period;

    public int Issue => Edition.Issue;

    public IReadOnlyList<SummaryFile> All => [Workbook, Data, Package, Metadata];

    /// <param name="earlier">Every public edition before this one, in any order, as <see cref="PublicCsvReader"/> reads them back.</param>
    public static PublicFiles Of(NationalSummary summary, SummaryOptions options, IReadOnlyList<PublishedEdition> earlier)
    {
        var rules = DisclosureRules.Default with { Threshold = options.PublicThreshold };
        var edition = PublicEditions.Of(summary, rules, earlier);
        var names = Names(summary.Issue);
        var workbook = names[0] with { Content = PublicWorkbook.Write(edition, summary, options, rules) };
        var data = names[1] with { Content = PublicCsv.Write(edition) };
        var package = names[2] with { Content = DataPackage.Of(edition, options, data) };
        var metadata = names[3] with { Content = PublicMetadata.Of(edition, summary, options, rules, [workbook, data, package]).Write() };
        return new PublicFiles(edition, workbook, data, package, metadata);
    }

    /// <summary>The files of an issue in their order, without content.</summary>
    public static IReadOnlyList<SummaryFile> Names(int issue) =>
    [
        new(Name("publik", issue, "xlsx"), "publik.xlsx", WorkbookType, []),
        new(Name("publik", issue, "csv"), "publik.csv", "text/csv; charset=utf-8", []),
        new(Name("publik-datapackage", issue, "json"), "publik-datapackage.json", "application/json", []),
        new(Name("publik-metadata", issue, "json"), "publik-metadata.json", "application/json", []),
    ];

    /// <summary>The issue and the file that a name such as <c>publik-02.csv</c> stands for; null where no public edition has it.</summary>
    public static (int Issue, SummaryFile File)? Find(string name)
    {
        var start = name.LastIndexOf('-') + 1;
        var end = name.LastIndexOf('.');
        return end > start && int.TryParse(name.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture, out var issue) && issue > 0
            && Names(issue).FirstOrDefault(file => file.Name == name) is { } found ? (issue, found) : null;
    }

    /// <summary>The same file of an issue for its name in <c>latest/</c>, such as <c>publik.xlsx</c>.</summary>
    public static SummaryFile? FindLatest(string latestName, int issue) => Names(issue).FirstOrDefault(file => file.LatestName == latestName);

    private static string Name(string kind, int issue, string extension) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}-{issue:00}.{extension}");
}
