using SertiKesos.Summaries;
using SertiKesos.Summaries.Disclosure;
using SertiKesos.Time;
using SertiKesos.Workbooks.Summaries.PublicEdition;

namespace SertiKesos.Workbooks.Summaries;

/// <summary>The files that every issue has, in the order in which they are stored: its metadata come last, and say that it is complete.</summary>
internal sealed record SummaryFiles(Period Period, int Issue, SummaryFile Workbook, SummaryFile Data, PublicFiles Public, SummaryFile Metadata)
{
    public IReadOnlyList<SummaryFile> All => [Workbook, Data, .. Public.All, Metadata];

    /// <param name="earlier">The public editions of all issues before.</param>
    public static SummaryFiles Of(NationalSummary summary, SummaryOptions options, IReadOnlyList<PublishedEdition> earlier)
    {
        var workbook = SummaryNames.Workbook(summary.Issue) with { Content = NationalWorkbook.Write(summary, options) };
        var data = SummaryNames.Data(summary.Issue) with { Content = DataCsv.Write(summary) };
        var metadata = SummaryNames.Metadata(summary.Issue) with { Content = SummaryMetadata.Of(summary, options, workbook, data).Write() };
        return new SummaryFiles(summary.Period, summary.Issue, workbook, data, PublicFiles.Of(summary, options, earlier), metadata);
    }
}
