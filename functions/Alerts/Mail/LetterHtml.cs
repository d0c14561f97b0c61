using System.Net;
using System.Text;

namespace SertiKesos.Alerts.Mail;

/// <summary>
/// The html part of a message: one narrow column, styles in place, nothing loaded from elsewhere, readable without
/// styles. Everything that comes from a roster is encoded.
/// </summary>
internal static class LetterHtml
{
    private const string Ink = "color:#1d2733;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5";
    private const string Urgent = "#b3261e";
    private const string Calm = "#0b5cad";

    public static string Write(LetterContent content)
    {
        var accent = content.DaysLeft <= 7 ? Urgent : Calm;
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html><html lang=\"id\"><head><meta charset=\"utf-8\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
            .Append("<title>").Append(Encode(AlertTexts.PageTitle)).Append("</title></head>")
            .Append("<body style=\"margin:0;padding:16px;background:#eef1f4;").Append(Ink).Append("\">")
            .Append("<div style=\"max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border-top:6px solid ").Append(accent).Append("\">");
        Paragraph(html, AlertTexts.Greeting(content.Name));
        html.Append("<p style=\"margin:0 0 16px;font-size:18px;font-weight:bold;color:").Append(accent).Append("\">")
            .Append(Encode(content.Opening)).Append("</p>");
        Facts(html, content);
        Title(html, content.StepsTitle);
        html.Append("<ol style=\"margin:0 0 16px;padding-left:24px\">");
        foreach (var step in content.Steps)
        {
            html.Append("<li style=\"margin:0 0 6px\">").Append(Encode(step)).Append("</li>");
        }

        html.Append("</ol>");
        Title(html, AlertTexts.ContactTitle);
        html.Append("<ul style=\"margin:0 0 16px;padding-left:24px\">");
        foreach (var contact in content.Contacts)
        {
            html.Append("<li>").Append(Encode(AlertTexts.Contact(contact))).Append("</li>");
        }

        html.Append("</ul>");
        Paragraph(html, content.Outlook);
        Paragraph(html, AlertTexts.Closing);
        Paragraph(html, content.Office.Name);
        html.Append("<div style=\"border-top:1px solid #c9d1d9;padding-top:12px;font-size:14px;color:#4a5866\">");
        Paragraph(html, content.Source);
        Paragraph(html, AlertTexts.HowToCorrect(content.Office.Name));
        Ask(html, content.HowToSayNotMe, content.Links?.NotMe, AlertTexts.NotMeButton);
        Ask(html, content.HowToStop, content.Links?.Stop, AlertTexts.StopButton);
        return html.Append("</div></div></body></html>\r\n").ToString();
    }

    private static void Facts(StringBuilder html, LetterContent content)
    {
        html.Append("<table role=\"presentation\" style=\"border-collapse:collapse;margin:0 0 16px\">");
        foreach (var (label, value) in content.Facts)
        {
            html.Append("<tr><td style=\"padding:4px 16px 4px 0;color:#4a5866;vertical-align:top\">").Append(Encode(label))
                .Append("</td><td style=\"padding:4px 0;font-weight:bold\">").Append(Encode(value)).Append("</td></tr>\r\n");
        }

        html.Append("</table>");
    }

    private static void Ask(StringBuilder html, string question, string? link, string label)
    {
        Paragraph(html, question);
        if (link is not null)
        {
            html.Append("<p style=\"margin:0 0 16px\"><a href=\"").Append(Encode(link)).Append("\" style=\"color:").Append(Calm).Append(";font-weight:bold\">")
                .Append(Encode(label)).Append("</a></p>\r\n");
        }
    }

    private static void Title(StringBuilder html, string text) =>
        html.Append("<h2 style=\"margin:0 0 8px;font-size:16px\">").Append(Encode(text)).Append("</h2>\r\n");

    private static void Paragraph(StringBuilder html, string text) =>
        html.Append("<p style=\"margin:0 0 12px\">").Append(Encode(text)).Append("</p>\r\n");

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
