using Microsoft.Extensions.Options;
using SertiKesos.Alerts.Answers;
using SertiKesos.Alerts.Mail;
using SertiKesos.Alerts.Mail.Templates;
using SertiKesos.Alerts.Planning;
using SertiKesos.Reference;
using SertiKesos.Regions;

namespace SertiKesos.Alerts;

/// <summary>The settings in the form in which the rules use them, with the regions of the moment.</summary>
/// <param name="Allowed">Blind keys of the addresses that alone are written to; null allows all.</param>
internal sealed record AlertPolicy(
    AlertRules Rules, RegionCatalog Regions, AlertCalendar Calendar, AlertContacts Contacts, MailIdentity Sender, IReadOnlySet<string>? Allowed)
{
    /// <summary>What reminders may promise their readers.</summary>
    public LetterDoors Doors { get; init; } = LetterDoors.None;

    /// <summary>The texts of reminders in force.</summary>
    public LetterTemplates Templates { get; init; } = LetterTemplates.Shipped;

    public bool Allows(AlertCandidate candidate) => Allowed is null || (candidate.AddressKey is { } key && Allowed.Contains(key));

    public static AlertPolicy Of(AlertOptions options, RulesInForce rules, AlertKeys keys) => new(
        new AlertRules(
            rules.Certificates,
            new AlertSchedule(AlertOptionsCheck.Thresholds(options.Thresholds) ?? AlertSchedule.Default.DaysBefore, options.MonthsAfter),
            options.QuietDays,
            TimeSpan.FromHours(options.HoldHours)),
        rules.Regions,
        new AlertCalendar(Holidays(options.HolidaysFile, rules.Reference), options.Opens, options.Closes),
        AlertContacts.Of(options),
        MailIdentity.Of(options),
        Allow(options, keys));

    private static HolidayTable Holidays(string file, ReferenceData reference) =>
        file.Length == 0 ? HolidayTable.Of(reference) : HolidayTable.Parse(File.ReadAllText(file));

    private static HashSet<string>? Allow(AlertOptions options, AlertKeys keys)
    {
        var allowed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in AlertOptionsCheck.AllowList(options))
        {
            if (AlertAddress.TryParse(text, out var address))
            {
                allowed.Add(keys.Address(address));
            }
        }

        // A list of which nothing can be read still means "only these".
        return string.IsNullOrWhiteSpace(options.AllowList) ? null : allowed;
    }
}

/// <summary>The policy of the moment: settings and reference tables may change while the program runs.</summary>
internal sealed class AlertPolicies(IOptionsMonitor<AlertOptions> options, RulesSource source, AlertKeys keys, LetterDoorsSource? letters = null, LetterTemplateSource? templates = null)
{
    private volatile Reading? _last;

    public async ValueTask<AlertPolicy> CurrentAsync(CancellationToken cancel)
    {
        var rules = await source.CurrentAsync(cancel);
        var now = options.CurrentValue;
        var (doors, texts) = (letters?.Current ?? LetterDoors.None, templates?.Current ?? LetterTemplates.Shipped);
        if (_last is { } last && ReferenceEquals(last.Options, now) && ReferenceEquals(last.Rules, rules)
            && last.Policy.Doors == doors && last.Policy.Templates == texts)
        {
            return last.Policy;
        }

        var policy = AlertPolicy.Of(now, rules, keys) with { Doors = doors, Templates = texts };
        _last = new Reading(now, rules, policy);
        return policy;
    }

    private sealed record Reading(AlertOptions Options, RulesInForce Rules, AlertPolicy Policy);
}
