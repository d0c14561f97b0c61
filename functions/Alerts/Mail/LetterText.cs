using System.Globalization;
using System.Text;

namespace SertiKesos.Alerts.Mail;

/// <summary>The text part of a message.</summary>
internal static class LetterText
{
    public static string Write(LetterContent content)
    {
        var text = new StringBuilder();
        Line(text, AlertTexts.Greeting(content.Name));
        Line(text, "");
        Line(text, content.Opening);
        Line(text, "");
        foreach (var (label, value) in content.Facts)
        {
            Line(text, $"{label}: {value}");
        }

        Line(text, "");
        Line(text, content.StepsTitle);
        for (var number = 1; number <= content.Steps.Count; number++)
        {
            Line(text, string.Create(CultureInfo.InvariantCulture, $"{number}. {content.Steps[number - 1]}"));
        }

        Line(text, "");
        Line(text, AlertTexts.ContactTitle);
        foreach (var contact in content.Contacts)
        {
            Line(text, "- " + AlertTexts.Contact(contact));
        }

        Line(text, "");
        Line(text, content.Outlook);
        Line(text, "");
        Line(text, AlertTexts.Closing);
        Line(text, content.Office.Name);
        Line(text, "");
        Line(text, "--");
        Line(text, content.Source);
        Line(text, AlertTexts.HowToCorrect(content.Office.Name));
        Line(text, "");
        Ask(text, content.HowToSayNotMe, content.Links?.NotMe);
        Line(text, "");
        Ask(text, content.HowToStop, content.Links?.Stop);
        return text.ToString();
    }

    private static void Ask(StringBuilder text, string question, string? link)
    {
        Line(text, question);
        if (link is not null)
        {
            Line(text, link);
        }
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append("\r\n");
}
