using System.Globalization;
using SertiKesos.Summaries;
using SertiKesos.Time;

namespace SertiKesos.Workbooks.Summaries;

/// <summary>A file of an issue by the name it has below its period, such as <c>nasional-01.xlsx</c>.</summary>
internal sealed record SummaryFile(string Name, string LatestName, string ContentType, byte[] Content);

/// <summary>The three files of an issue, in the order in which they are stored.</summary>
internal sealed record SummaryFiles(Period Period, int Issue, SummaryFile Workbook, SummaryFile Data, SummaryFile Metadata)
{
    public const string LatestMetadata = "metadata.json";

    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public IReadOnlyList<SummaryFile> All => [Workbook, Data, Metadata];

    public static SummaryFiles Of(NationalSummary summary, SummaryOptions options)
    {
        var names = Names(summary.Issue);
        var workbook = names[0] with { Content = NationalWorkbook.Write(summary, options) };
        var data = names[1] with { Content = DataCsv.Write(summary) };
        var metadata = names[2] with { Content = SummaryMetadata.Of(summary, options, workbook, data).Write() };
        return new SummaryFiles(summary.Period, summary.Issue, workbook, data, metadata);
    }

    /// <summary>The files of an issue in their order, without content.</summary>
    public static IReadOnlyList<SummaryFile> Names(int issue) =>
    [
        new(Name("nasional", issue, "xlsx"), "nasional.xlsx", WorkbookType, []),
        new(Name("data", issue, "csv"), "data.csv", "text/csv; charset=utf-8", []),
        new(MetadataName(issue), LatestMetadata, "application/json", []),
    ];

    /// <summary>The issue and the file that a name such as <c>nasional-02.xlsx</c> stands for; null where no issue has it.</summary>
    public static (int Issue, SummaryFile File)? Find(string name)
    {
        var start = name.LastIndexOf('-') + 1;
        var end = name.LastIndexOf('.');
        return end > start && int.TryParse(name.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture, out var issue) && issue > 0
            && Names(issue).FirstOrDefault(file => file.Name == name) is { } found ? (issue, found) : null;
    }

    /// <summary>The same file of an issue for its name in <c>latest/</c>, such as <c>nasional.xlsx</c>.</summary>
    public static SummaryFile? FindLatest(string latestName, int issue) => Names(issue).FirstOrDefault(file => file.LatestName == latestName);

    public static string MetadataName(int issue) => Name("metadata", issue, "json");

    private static string Name(string kind, int issue, string extension) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}-{issue:00}.{extension}");
}
