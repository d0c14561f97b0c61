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
    public Period Period => Edition.Period;

    public int Issue => Edition.Issue;

    public IReadOnlyList<SummaryFile> All => [Workbook, Data, Package, Metadata];

    /// <param name="earlier">Every public edition before this one, in any order, as <see cref="PublicCsvReader"/> reads them back.</param>
    public static PublicFiles Of(NationalSummary summary, SummaryOptions options, IReadOnlyList<PublishedEdition> earlier)
    {
        var rules = DisclosureRules.Default with { Threshold = options.PublicThreshold };
        var edition = PublicEditions.Of(summary, rules, earlier);
        var names = SummaryNames.Public(summary.Issue);
        var workbook = names[0] with { Content = PublicWorkbook.Write(edition, summary, options, rules) };
        var data = names[1] with { Content = PublicCsv.Write(edition) };
        var package = names[2] with { Content = DataPackage.Of(edition, options, data) };
        var metadata = names[3] with { Content = PublicMetadata.Of(edition, summary, options, rules, [workbook, data, package]).Write() };
        return new PublicFiles(edition, workbook, data, package, metadata);
    }
}
