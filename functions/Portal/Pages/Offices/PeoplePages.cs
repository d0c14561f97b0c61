using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Planning;
using SertiKesos.Pages.Offices;
using SertiKesos.People;
using SertiKesos.Protection;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters.Findings;
using SertiKesos.Time;

namespace SertiKesos.Portal.Pages.Offices;

/// <summary>The people of an office with their certificates, and what was sent about those that end.</summary>
internal sealed class PeoplePages(
    Admissions admissions, PageWriter pages, RegisterStore registers, AlertLedger ledger, AlertKeys alertKeys, RulesSource rules, BlindIndex blind, TimeProvider clock)
{
    private const int MostShown = 500;
    private const int LongestSearch = 80;

    [Function("ShowOfficePeople")]
    [Answers(AnswerClass.MaskedPeople)]
    public async Task<IResult> PeopleAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "portal/offices/{region}/people")] HttpRequest request, string region, CancellationToken cancel)
    {
        if ((await admissions.AdmitReaderAsync(request, region, "people", cancel)).Refuses(out var refusal, out var known, out var key))
        {
            return refusal;
        }

        var asked = request.Query["state"].ToString();
        var state = StateWords.All.Any(word => word.Key == asked) ? asked : null;
        var search = request.Query["q"].ToString().Trim();
        search = search.Length > LongestSearch ? search[..LongestSearch] : search;
        return await pages.ShowAsync<PeoplePage>(
            request,
            key,
            ("Orang", "People"),
            new Dictionary<string, object?>
            {
                [nameof(PeoplePage.View)] = await ListAsync(known, state, search, ReadingReason.QueryOf(request, key), cancel),
            },
            cancel);
    }

    private async Task<PeopleList> ListAsync(Region region, string? state, string search, string reason, CancellationToken cancel)
    {
        var certificates = (await rules.CurrentAsync(cancel)).Certificates;
        var today = clock.TodayAt(region.Zone);
        var register = await registers.LoadAsync(region.Code, cancel);
        var sent = (await ledger.ListAsync(region.Code, cancel)).ToLookup(entry => entry.PersonKey, StringComparer.Ordinal);
        var words = search.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var people = (register?.People ?? [])
            .Select(person => LineOf(person, certificates, today, sent))
            .Where(line => (state is null || (line.State == state && line.Active)) && words.All(word => Holds(line, word)))
            .OrderByDescending(line => line.Active)
            .ThenBy(line => Urgency(line.State))
            .ThenBy(line => line.LastDay ?? DateOnly.MaxValue)
            .ThenBy(line => line.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();
        return new PeopleList(
            region.Code.Value, region.Name, today, state, search, register?.People.Count(person => person.IsActive) ?? 0, people.Count, [.. people.Take(MostShown)],
            certificates.DueDays, reason);
    }

    private PersonLine LineOf(Person person, CertificateRules rules, DateOnly today, ILookup<string, AlertEntry> sent)
    {
        var standing = rules.Standing(person);
        return new PersonLine(
            PersonReference.Of(blind, person.Identity),
            Masking.Text(person.Name),
            person.Nik?.Masked,
            string.Join(", ", person.Assignments.Select(assignment => assignment.Role.Label()).Distinct()),
            string.Join(", ", person.Assignments.Select(assignment => assignment.Posting).OfType<string>().Distinct()),
            rules.StateOn(standing, today).ToString().ToLowerInvariant(),
            standing.LastValidDay,
            person.IsActive,
            AlertAddress.TryParse(person.Email, out _),
            sent[alertKeys.Person(person.Identity)].MaxBy(entry => entry.ChangedAt) is { } newest ? ToldOf(newest) : null);
    }

    private static Told ToldOf(AlertEntry entry)
    {
        var day = entry.ChangedAt.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return entry.State switch
        {
            AlertState.Delivered when entry.Channel is AlertChannel.WhatsApp or AlertChannel.Sms => new Told($"{entry.Channel} terkirim {day}", $"{entry.Channel} sent {day}", false),
            AlertState.Failed when entry.Channel is AlertChannel.WhatsApp or AlertChannel.Sms =>
                new Told($"tidak dapat dikirimi {day}; periksa nomor dan alamatnya", $"not to be reached {day}; check number and address", true),
            AlertState.Accepted => new Told($"dikirim lewat WhatsApp {day}, belum sampai", $"sent by WhatsApp {day}, not there yet", false),
            AlertState.Delivered => new Told($"surel terkirim {day}", $"mail sent {day}", false),
            AlertState.Planned or AlertState.Sending or AlertState.Retrying => new Told("surel sedang disiapkan", "mail is on its way", false),
            AlertState.Failed => new Told($"surel ditolak {day}; periksa alamatnya", $"mail refused {day}; check the address", true),
            AlertState.Unreachable => new Told("tidak punya alamat atau nomor yang dapat dipakai", "no address or number that can be used", true),
            _ => new Told("tidak jadi dikirim", "not sent after all", false),
        };
    }

    private static bool Holds(PersonLine line, string word) =>
        line.Name.Contains(word, StringComparison.OrdinalIgnoreCase) || line.Roles.Contains(word, StringComparison.OrdinalIgnoreCase)
        || line.Posting?.Contains(word, StringComparison.OrdinalIgnoreCase) == true || line.Nik?.EndsWith(word, StringComparison.Ordinal) == true;

    private static int Urgency(string state) => state switch
    {
        "due" => 0,
        "expired" => 1,
        "unknown" => 2,
        "suspended" => 3,
        "passed" => 4,
        "never" => 5,
        _ => 6,
    };
}
