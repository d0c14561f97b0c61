using Microsoft.Extensions.Options;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Mail;
using SertiKesos.Regions;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Publication;
using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Notices;

/// <summary>Makes the mail of a notice, with the national workbook where a setting asks for it.</summary>
internal sealed class NoticeLetters(SummaryStore store, IOptionsMonitor<NoticeOptions> options, IOptions<SummaryOptions> publisher)
{
    /// <summary>What many mail servers take, with what base64 adds to it.</summary>
    public const int LargestFile = 10 * 1024 * 1024;

    /// <param name="now">In the zone of the reader.</param>
    public async Task<AlertLetter> WriteAsync(
        string messageId, NoticeRecipient to, IssueSnapshot snapshot, AlertPolicy policy, DateTimeOffset now, CancellationToken cancel)
    {
        var settings = options.CurrentValue;
        var file = settings.AttachBrief && to.Reader.Kind == NoticeReaderKind.Ministry ? await WorkbookAsync(snapshot, cancel) : null;
        var content = NoticeContent.Of(to.Reader, NameOf(to.Reader, snapshot, policy), snapshot, publisher.Value, settings.PublicUrl, file?.Name);
        return NoticeMail.Of(messageId, now, policy, to, content, publisher.Value.Publisher, file);
    }

    private async Task<LetterFile?> WorkbookAsync(IssueSnapshot snapshot, CancellationToken cancel)
    {
        var workbook = SummaryNames.Workbook(snapshot.Issue);
        return await store.FindAsync(snapshot.Period, workbook.Name, cancel) is { Length: < LargestFile } content
            ? new LetterFile(workbook.Name, workbook.ContentType, content)
            : null;
    }

    private static string NameOf(NoticeReader reader, IssueSnapshot snapshot, AlertPolicy policy) => reader.Kind switch
    {
        NoticeReaderKind.Ministry => NoticeTexts.Ministry,
        NoticeReaderKind.Province => NoticeTexts.ProvinceOffice(snapshot.Summary.Provinces.First(province => province.Code == reader.Code).Name),
        _ => policy.Contacts.Office(snapshot.Summary.Regions.First(region => region.Region.Code == RegionCode.Parse(reader.Code)).Region).Name,
    };
}
