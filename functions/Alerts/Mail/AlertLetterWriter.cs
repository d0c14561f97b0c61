using SertiKesos.Alerts.Answers;
using SertiKesos.Alerts.Mail.Templates;
using SertiKesos.Alerts.Planning;
using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Alerts.Mail;

/// <summary>
/// Writes the message of an alert: pure. All sentences come from <see cref="AlertTexts"/>, their order and looks from
/// <see cref="LetterTemplates"/>.
/// </summary>
internal static class AlertLetterWriter
{
    /// <summary>Writes for the moment of sending: what it says of days left is counted from <paramref name="now"/>.</summary>
    public static AlertLetter Write(
        AlertCandidate candidate, AlertAddress to, Region region, AlertPolicy policy, DateTimeOffset now, int resent = 0)
    {
        var there = now.ToOffset(region.Zone.Offset());
        var today = DateOnly.FromDateTime(there.DateTime);
        var links = policy.Doors.LinksOf(candidate, to, region);
        var content = Content(candidate, region, policy, today, links);
        var model = LetterModel.Of(content);
        return new AlertLetter(
            policy.Sender.MessageId(candidate.Key, resent),
            there,
            policy.Sender,
            AlertTexts.SenderName(content.Office.Name),
            to,
            LetterName.Of(candidate.Person.Name),
            policy.Templates.SubjectOf(model),
            policy.Templates.TextOf(model),
            policy.Templates.HtmlOf(model),
            CalendarEntry(candidate, content, region, policy, today, now))
        {
            StopAt = links?.Stop,
            ReadsReplies = policy.Doors.ReadsReplies,
        };
    }

    private static LetterContent Content(AlertCandidate candidate, Region region, AlertPolicy policy, DateOnly today, LetterLinks? links)
    {
        var name = LetterName.Of(candidate.Person.Name);
        var office = policy.Contacts.Office(region);
        var daysLeft = candidate.LastValidDay.DayNumber - today.DayNumber;
        return new LetterContent(
            AlertTexts.Subject(daysLeft, candidate.LastValidDay),
            name,
            office,
            policy.Contacts.All(region),
            daysLeft,
            IndonesianText.WithDay(candidate.LastValidDay),
            AlertTexts.Opening(daysLeft, candidate.LastValidDay),
            Facts(candidate),
            AlertTexts.StepsTitle(daysLeft),
            AlertTexts.Steps(daysLeft, office.Name),
            AlertTexts.Outlook(policy.Rules.Schedule, candidate.Step),
            AlertTexts.Source(name, office.Name, Received(candidate, region, policy)),
            AlertTexts.HowToSayNotMe(name, office.Name, links is not null),
            AlertTexts.HowToStop(office.Name, links is not null, policy.Doors.ReadsReplies),
            links);
    }

    /// <summary>When the roster came that the data are from, by the calendar of the office; null where nothing says it.</summary>
    private static DateOnly? Received(AlertCandidate candidate, Region region, AlertPolicy policy) =>
        candidate.HoldEnds > DateTimeOffset.MinValue + policy.Rules.HoldAfterChange
            ? DateOnly.FromDateTime((candidate.HoldEnds - policy.Rules.HoldAfterChange).ToOffset(region.Zone.Offset()).DateTime)
            : null;

    private static List<(string Label, string Value)> Facts(AlertCandidate candidate)
    {
        var credential = candidate.Credential;
        List<(string, string)> facts = [];
        if (credential.Scheme is { } words && LetterName.WithoutLinks(words) is { Length: > 0 } scheme)
        {
            facts.Add((AlertTexts.FactScheme, scheme));
        }

        facts.Add((AlertTexts.FactNumber, credential.Number is { Length: > 0 } number ? Number(number) : AlertTexts.NoNumber));
        if (credential.IssuedOn is { } issued)
        {
            facts.Add((AlertTexts.FactIssued, IndonesianText.Long(issued)));
        }

        facts.Add((AlertTexts.FactLastDay, IndonesianText.WithDay(candidate.LastValidDay)));
        return facts;
    }

    private static string CalendarEntry(
        AlertCandidate candidate, LetterContent content, Region region, AlertPolicy policy, DateOnly today, DateTimeOffset now)
    {
        // A past day would vanish in a calendar: after the expiry the entry asks for the call to the office instead.
        var expired = content.DaysLeft < 0;
        return CalendarFile.Write(new CalendarFile.Entry(
            $"{candidate.CalendarKey}@{policy.Sender.Domain}",
            expired ? policy.Calendar.NextWorkingDay(today.AddDays(1)) : candidate.LastValidDay,
            expired ? AlertTexts.CalendarExpired(content.Office.Name) : AlertTexts.CalendarDue(candidate.LastValidDay),
            AlertTexts.CalendarDescription(content.Office, candidate.LastValidDay),
            region.Zone,
            now,
            content.DaysLeft > CalendarFile.AlarmDays ? AlertTexts.CalendarAlarm(CalendarFile.AlarmDays, candidate.LastValidDay, content.Office.Name) : null));
    }

    /// <summary>What a stranger wrote into a roster must not send anybody to a page: then only the end of it is shown.</summary>
    private static string Number(string number)
    {
        var masked = Clean(Masking.CertificateNumber(number));
        return LetterName.WithoutLinks(masked) == masked ? masked : Clean(Masking.End(number));
    }

    /// <summary>Cells of rosters may hold line breaks; in a header or a greeting they have no place.</summary>
    private static string Clean(string text) =>
        string.Join(' ', new string([.. text.Select(character => char.IsControl(character) ? ' ' : character)])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>What both forms of a message say; it holds personal data.</summary>
internal sealed record LetterContent(
    string Subject,
    string Name,
    ContactLine Office,
    IReadOnlyList<ContactLine> Contacts,
    int DaysLeft,
    string LastDay,
    string Opening,
    IReadOnlyList<(string Label, string Value)> Facts,
    string StepsTitle,
    IReadOnlyList<string> Steps,
    string Outlook,
    string Source,
    string HowToSayNotMe,
    string HowToStop,
    LetterLinks? Links)
{
    public override string ToString() => "Letter content";
}
