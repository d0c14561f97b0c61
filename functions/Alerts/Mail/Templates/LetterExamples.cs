using SertiKesos.Alerts.Answers;
using SertiKesos.Alerts.Planning;
using SertiKesos.Time;

namespace SertiKesos.Alerts.Mail.Templates;

/// <summary>Letters about nobody, to try a text on and to look at.</summary>
internal static class LetterExamples
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    /// <summary>Long before, shortly before, on the day and after; with links, without, with everything missing.</summary>
    public static IReadOnlyList<LetterContent> All { get; } =
    [
        Of(AlertStep.Before(180), true), Of(AlertStep.Before(7), false), Of(AlertStep.Before(0), true), Of(AlertStep.After(1), false),
        Of(AlertStep.Before(30), false) with { Name = LetterName.Neutral, Facts = [(AlertTexts.FactNumber, AlertTexts.NoNumber)], Contacts = [new ContactLine("Dinas Sosial Kota Contoh", null)] },
    ];

    /// <summary>A whole letter, as it would go out with everything set up.</summary>
    public static AlertLetter Letter(AlertStep step, LetterTemplates templates, MailIdentity sender)
    {
        var content = Of(step, hasLinks: true);
        var model = LetterModel.Of(content);
        var from = AlertAddress.TryParse(sender.From, out _) ? sender : new MailIdentity("pengingat@contoh.go.id", "pengingat@contoh.go.id", "contoh.go.id");
        return new AlertLetter(
            "<contoh@contoh.go.id>", new DateTimeOffset(Today, new TimeOnly(9, 0), TimeSpan.FromHours(7)), from, AlertTexts.SenderName(content.Office.Name),
            AlertAddress.TryParse("budi@contoh.go.id", out var to) ? to : default, content.Name,
            templates.SubjectOf(model), templates.TextOf(model), templates.HtmlOf(model), null)
        {
            StopAt = content.Links!.Stop,
            ReadsReplies = true,
        };
    }

    private static LetterContent Of(AlertStep step, bool hasLinks)
    {
        var daysLeft = step.MonthsAfter > 0 ? Today.DayNumber - Today.AddMonths(step.MonthsAfter).DayNumber : step.DaysBefore;
        const string Name = "Budi Contoh";
        var office = new ContactLine("Dinas Sosial Kota Contoh", "(021) 0000000", "Senin-Jumat 08.00-15.00 WIB");
        var last = Today.AddDays(daysLeft);
        var links = hasLinks ? new LetterLinks("https://contoh.go.id/berhenti", "https://contoh.go.id/bukan-saya") : null;
        return new LetterContent(
            AlertTexts.Subject(daysLeft, last),
            Name,
            office,
            [office, new ContactLine("BBPPKS Regional II Bandung", null)],
            daysLeft,
            IndonesianText.WithDay(last),
            AlertTexts.Opening(daysLeft, last),
            [
                (AlertTexts.FactScheme, "Pekerja Sosial Generalis"), (AlertTexts.FactNumber, "CTH-•••/LSP/2021"),
                (AlertTexts.FactLastDay, IndonesianText.WithDay(last)),
            ],
            AlertTexts.StepsTitle(daysLeft),
            AlertTexts.Steps(daysLeft, office.Name),
            AlertTexts.Outlook(AlertSchedule.Default, step),
            AlertTexts.Source(Name, office.Name, Today.AddDays(-12)),
            AlertTexts.HowToSayNotMe(Name, office.Name, hasLinks),
            AlertTexts.HowToStop(office.Name, hasLinks, readsReplies: true),
            links);
    }
}
