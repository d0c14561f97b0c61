using System.Net;
using System.Text;
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
        return new AlertLetter(
            messageId, now, policy.Sender, NoticeTexts.SenderName, to.Address, content.Addressee, content.Subject,
            NoticeText.Write(content, publisher.Value.Publisher), NoticeHtml.Write(content, publisher.Value.Publisher), null)
        {
            CanBeStopped = false,
            File = file,
        };
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

/// <summary>The text part.</summary>
internal static class NoticeText
{
    public static string Write(NoticeContent content, string publisher)
    {
        List<string> lines =
        [
            $"Yth. {content.Addressee},", "", .. content.Opening, "",
            content.FactsTitle + ":", .. content.Facts.Select(fact => $"- {fact.Label}: {fact.Value}"), "",
            NoticeTexts.NextTitle + ":", content.Next, "",
            .. content.Link is { } link ? [$"{NoticeTexts.OpenPage}: {link}"] : Array.Empty<string>(), content.Where, "",
            NoticeTexts.Closing, publisher, "", "--", .. content.Sender,
        ];
        return string.Concat(lines.Select(line => line + "\r\n"));
    }
}

/// <summary>The html part, as that of alerts: one narrow column, styles in place, nothing loaded from elsewhere.</summary>
internal static class NoticeHtml
{
    private const string Ink = "color:#1d2733;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5";
    private const string Accent = "#0b5cad";

    public static string Write(NoticeContent content, string publisher)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html><html lang=\"id\"><head><meta charset=\"utf-8\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
            .Append("<title>").Append(Encode(content.Subject)).Append("</title></head>")
            .Append("<body style=\"margin:0;padding:16px;background:#eef1f4;").Append(Ink).Append("\">")
            .Append("<div style=\"max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border-top:6px solid ").Append(Accent).Append("\">\r\n");
        Paragraphs(html, [$"Yth. {content.Addressee},", .. content.Opening]);
        Title(html, content.FactsTitle);
        html.Append("<table style=\"border-collapse:collapse;margin:0 0 16px\">");
        foreach (var (label, value) in content.Facts)
        {
            html.Append("<tr><th scope=\"row\" style=\"padding:4px 16px 4px 0;color:#4a5866;font-weight:normal;text-align:left;vertical-align:top\">").Append(Encode(label))
                .Append("</th><td style=\"padding:4px 0;font-weight:bold;vertical-align:top\">").Append(Encode(value)).Append("</td></tr>\r\n");
        }

        html.Append("</table>\r\n");
        Title(html, NoticeTexts.NextTitle);
        Paragraphs(html, [content.Next]);
        if (content.Link is { } link)
        {
            html.Append("<p style=\"margin:0 0 12px\"><a href=\"").Append(Encode(link)).Append("\" style=\"color:").Append(Accent).Append(";font-weight:bold\">")
                .Append(Encode(NoticeTexts.OpenPage)).Append("</a></p>\r\n");
        }

        Paragraphs(html, [content.Where, NoticeTexts.Closing, publisher]);
        html.Append("<div style=\"border-top:1px solid #c9d1d9;padding-top:12px;font-size:14px;color:#4a5866\">");
        Paragraphs(html, content.Sender);
        return html.Append("</div></div></body></html>\r\n").ToString();
    }

    private static void Title(StringBuilder html, string text) =>
        html.Append("<h2 style=\"margin:0 0 8px;font-size:16px\">").Append(Encode(text)).Append("</h2>\r\n");

    private static void Paragraphs(StringBuilder html, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            html.Append("<p style=\"margin:0 0 12px\">").Append(Encode(text)).Append("</p>\r\n");
        }
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
