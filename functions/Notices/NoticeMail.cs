using System.Globalization;
using System.Net;
using System.Text;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Mail;

namespace SertiKesos.Notices;

/// <summary>The mail of any notice, from what it says.</summary>
internal static class NoticeMail
{
    /// <param name="now">In the zone of the reader.</param>
    /// <param name="publisher">In whose name it is signed.</param>
    public static AlertLetter Of(
        string messageId, DateTimeOffset now, AlertPolicy policy, NoticeRecipient to, NoticeContent content, string publisher, LetterFile? file) =>
        new(
            messageId, now, policy.Sender, NoticeTexts.SenderName, to.Address, content.Addressee, content.Subject,
            NoticeText.Write(content, publisher), NoticeHtml.Write(content, publisher), null)
        {
            CanBeStopped = false,
            File = file,
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
            .. Table(content.FactsTitle, content.Facts),
            .. content.Table is { } table ? Table(table.Title, table.Rows) : [],
            NoticeTexts.NextTitle + ":", .. content.Steps.Count == 0 ? [content.Next] : content.Steps.Select(Step), "",
            .. content.Link is { } link ? [$"{content.LinkText}: {link}"] : Array.Empty<string>(), content.Where, "",
            NoticeTexts.Closing, publisher, "", "--", .. content.Sender,
        ];
        return string.Concat(lines.Select(line => line + "\r\n"));
    }

    private static IEnumerable<string> Table(string title, IReadOnlyList<(string Label, string Value)> rows) =>
        [title + ":", .. rows.Select(row => $"- {row.Label}: {row.Value}"), ""];

    private static string Step(NoticeStep step, int index) => string.Create(
        CultureInfo.InvariantCulture, $"{index + 1}. {step.Text} ({step.Place}{(step.Link is { } link ? $": {link}" : "")})");
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
        Table(html, content.FactsTitle, content.Facts);
        if (content.Table is { } table)
        {
            Table(html, table.Title, table.Rows, "normal");
        }

        Title(html, NoticeTexts.NextTitle);
        if (content.Steps.Count == 0)
        {
            Paragraphs(html, [content.Next]);
        }
        else
        {
            Steps(html, content.Steps);
        }

        if (content.Link is { } link)
        {
            html.Append("<p style=\"margin:0 0 12px\">").Append(Anchor(link, content.LinkText)).Append("</p>\r\n");
        }

        Paragraphs(html, [content.Where, NoticeTexts.Closing, publisher]);
        html.Append("<div style=\"border-top:1px solid #c9d1d9;padding-top:12px;font-size:14px;color:#4a5866\">");
        Paragraphs(html, content.Sender);
        return html.Append("</div></div></body></html>\r\n").ToString();
    }

    private static void Table(StringBuilder html, string title, IReadOnlyList<(string Label, string Value)> rows, string weight = "bold")
    {
        Title(html, title);
        html.Append("<table style=\"border-collapse:collapse;margin:0 0 16px\">");
        foreach (var (label, value) in rows)
        {
            html.Append("<tr><th scope=\"row\" style=\"padding:4px 16px 4px 0;color:#4a5866;font-weight:normal;text-align:left;vertical-align:top\">").Append(Encode(label))
                .Append("</th><td style=\"padding:4px 0;font-weight:").Append(weight).Append(";vertical-align:top\">").Append(Encode(value)).Append("</td></tr>\r\n");
        }

        html.Append("</table>\r\n");
    }

    private static void Steps(StringBuilder html, IReadOnlyList<NoticeStep> steps)
    {
        html.Append("<ol style=\"margin:0 0 16px;padding-left:24px\">");
        foreach (var step in steps)
        {
            html.Append("<li style=\"margin:0 0 8px\">").Append(Encode(step.Text)).Append(" (")
                .Append(step.Link is { } link ? Anchor(link, step.Place) : Encode(step.Place)).Append(")</li>\r\n");
        }

        html.Append("</ol>\r\n");
    }

    private static string Anchor(string link, string text) => $"<a href=\"{Encode(link)}\" style=\"color:{Accent};font-weight:bold\">{Encode(text)}</a>";

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
