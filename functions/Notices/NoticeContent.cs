using SertiKesos.Coverage;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Changes;
using SertiKesos.Summaries.Publication;
using SertiKesos.Time;
using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Notices;

/// <summary>One thing to do.</summary>
/// <param name="Place">The page where it is done, in words.</param>
/// <param name="Link">The same as an address; null where no public address is set.</param>
internal sealed record NoticeStep(string Text, string Place, string? Link);

internal sealed record NoticeTable(string Title, IReadOnlyList<(string Label, string Value)> Rows);

/// <summary>What both forms of a notice say. Counts alone: it names no person.</summary>
/// <param name="Next">What to do, in one sentence.</param>
/// <param name="Link">The page with more, such as the issue's files; null where no public address is set.</param>
internal sealed record NoticeContent(
    string Addressee,
    string Subject,
    IReadOnlyList<string> Opening,
    string FactsTitle,
    IReadOnlyList<(string Label, string Value)> Facts,
    string Next,
    string? Link,
    string Where,
    IReadOnlyList<string> Sender)
{
    /// <summary>What to do, the most helpful first, each with its place; takes the place of <see cref="Next"/>.</summary>
    public IReadOnlyList<NoticeStep> Steps { get; init; } = [];

    /// <summary>A second table below the facts; null for none.</summary>
    public NoticeTable? Table { get; init; }

    /// <summary>What the link leads to.</summary>
    public string LinkText { get; init; } = NoticeTexts.OpenPage;

    /// <param name="addressee">The name of the reader, as letters call it.</param>
    /// <param name="attached">Name of the file that goes with the mail; null for none.</param>
    public static NoticeContent Of(
        NoticeReader reader, string addressee, IssueSnapshot snapshot, SummaryOptions publisher, string publicUrl, string? attached)
    {
        var summary = snapshot.Summary;
        var (area, total, before) = Figures(reader, snapshot);
        var file = reader.Kind switch
        {
            NoticeReaderKind.Ministry => SummaryNames.Workbook(summary.Issue),
            NoticeReaderKind.Province => SummaryNames.Province(reader.Code, summary.Issue),
            _ => snapshot.Workbooks().FirstOrDefault(workbook => workbook.Readers == SummaryReaders.Office && workbook.Scope == reader.Code),
        };
        return new NoticeContent(
            addressee,
            NoticeTexts.Subject(summary.Period, summary.Issue),
            [
                NoticeTexts.IsOut(summary.Period, summary.Issue, summary.AsOf),
                .. summary.IsProvisional ? [NoticeTexts.Provisional] : Array.Empty<string>(),
                .. attached is null ? Array.Empty<string>() : [NoticeTexts.Attached(attached)],
            ],
            NoticeTexts.FactsTitle(area),
            [Reporting(reader, summary), .. Counts(total, before, summary, NewRegions(reader, summary))],
            NextOf(reader, summary, total),
            publicUrl.Length == 0 ? null : publicUrl.TrimEnd('/') + NoticeTexts.IssuesPath,
            NoticeTexts.Where(summary.Period, summary.Issue, file?.Name),
            NoticeTexts.Sender(publisher.Publisher, publisher.Contact, addressee));
    }

    /// <summary>The reader's own area; what it came to in the last issue is known where the bridge ends at this one's figures.</summary>
    private static (string Area, StateCounts? Total, Headcount? Before) Figures(NoticeReader reader, IssueSnapshot snapshot)
    {
        var summary = snapshot.Summary;
        var changes = summary.Changes is { From: not null } known ? known : null;
        switch (reader.Kind)
        {
            case NoticeReaderKind.Ministry:
                return (SummaryTexts.Country, summary.Nation.Total, Start(changes?.Before, changes?.After, summary.Nation.Total));
            case NoticeReaderKind.Province:
                var province = summary.Provinces.First(province => province.Code == reader.Code);
                var part = changes?.OfProvince(reader.Code);
                return (NoticeTexts.Province(province.Name), province.Figures.Total, Start(part?.Before, part?.After, province.Figures.Total));
            default:
                var region = summary.Regions.First(region => region.Region.Code.Value == reader.Code);
                var own = changes is null ? null : snapshot.Changes.FirstOrDefault(change => change.Region == region.Region.Code);
                return (region.Region.Name, region.Figures.Total, Start(own?.Before, own?.After, region.Figures.Total));
        }
    }

    private static Headcount? Start(Headcount? before, Headcount? after, StateCounts? total) => after == Headcount.Of(total) ? before : null;

    private static (string Label, string Value) Reporting(NoticeReader reader, NationalSummary summary)
    {
        if (reader.Kind == NoticeReaderKind.Office)
        {
            return (NoticeTexts.Roster, summary.Regions.First(region => region.Region.Code.Value == reader.Code).Reporting switch
            {
                ReportingState.Reported => NoticeTexts.HasReported,
                ReportingState.Earlier => NoticeTexts.ReportedEarlier,
                ReportingState.Nil => ReportingState.Nil.Label(),
                _ => ReportingState.Missing.Label(),
            });
        }

        var regions = RegionsOf(reader, summary).ToList();
        return (NoticeTexts.RegionsReported, NoticeTexts.Of(regions.Count(region => region.Reporting == ReportingState.Reported), regions.Count));
    }

    /// <summary>Coverage is not compared where other regions are counted than in the last issue.</summary>
    private static int NewRegions(NoticeReader reader, NationalSummary summary) => reader.Kind switch
    {
        NoticeReaderKind.Ministry => summary.Changes?.NewRegions ?? 0,
        NoticeReaderKind.Province => summary.Changes?.OfProvince(reader.Code).NewRegions ?? 0,
        _ => 0,
    };

    private static IEnumerable<(string Label, string Value)> Counts(StateCounts? total, Headcount? before, NationalSummary summary, int newRegions)
    {
        if (total is not { } counts)
        {
            yield return (NoticeTexts.People, NoticeTexts.NoData);
            yield break;
        }

        var first = summary.Changes is not { From: not null };
        yield return (NoticeTexts.People, NoticeTexts.Count(counts.People, before?.People, first));
        yield return (NoticeTexts.Certified, NoticeTexts.Count(counts.Certified, before?.Certified, first));
        yield return (NoticeTexts.Share, NoticeTexts.Points(counts.Share, newRegions == 0 && before is { People: > 0 } then ? (double)then.Certified / then.People : null));
        yield return (NoticeTexts.Due(summary.Rules.DueDays), IndonesianText.Number(counts.Due));
        yield return (NoticeTexts.Expired, IndonesianText.Number(counts.Expired));
        yield return (NoticeTexts.Unknown, IndonesianText.Number(counts.Unknown));
    }

    private static string NextOf(NoticeReader reader, NationalSummary summary, StateCounts? total)
    {
        var waiting = RegionsOf(reader, summary).Count(region => region.Reporting is ReportingState.Missing or ReportingState.Earlier);
        return (reader.Kind, waiting) switch
        {
            (NoticeReaderKind.Office, > 0) => NoticeTexts.SendRoster(summary.Period),
            (_, > 0) => NoticeTexts.RemindRegions(waiting, reader.Kind == NoticeReaderKind.Ministry),
            _ when total is { } counts && counts.Due + counts.Expired > 0 => NoticeTexts.Propose(reader.Kind == NoticeReaderKind.Office),
            _ when total is { Unknown: > 0 } => NoticeTexts.Complete,
            _ => NoticeTexts.Compare,
        };
    }

    private static IEnumerable<RegionFigures> RegionsOf(NoticeReader reader, NationalSummary summary) => reader.Kind switch
    {
        NoticeReaderKind.Ministry => summary.Regions,
        NoticeReaderKind.Province => summary.Regions.Where(region => region.Region.Province.Code == reader.Code),
        _ => summary.Regions.Where(region => region.Region.Code.Value == reader.Code),
    };
}
