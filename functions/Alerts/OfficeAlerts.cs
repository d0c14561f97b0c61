using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Planning;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Registers;

namespace SertiKesos.Alerts;

/// <summary>An alert of an office with whom it concerns; null for somebody who is not in the register any more.</summary>
/// <param name="Why">Why it stands where it stands, in words.</param>
internal sealed record OfficeAlert(AlertEntry Entry, Person? Person, string Why)
{
    public override string ToString() => $"OfficeAlert {Entry.Key}";
}

/// <summary>Tells an office what was, is and will be sent to its people: the ledger knows nobody by name.</summary>
internal sealed class OfficeAlerts(AlertLedger ledger, RegisterStore registers, AlertGate gate, AlertPolicies policies, AlertKeys keys, TimeProvider clock)
{
    /// <summary>What is still to be sent first, by its time; then the others, the newest first.</summary>
    public async Task<IReadOnlyList<OfficeAlert>> ListAsync(Region region, CancellationToken cancel)
    {
        var entries = await ledger.ListAsync(region.Code, cancel);
        if (entries.Count == 0)
        {
            return [];
        }

        var people = new Dictionary<string, Person>(StringComparer.Ordinal);
        var register = await registers.LoadAsync(region.Code, cancel);
        foreach (var person in register?.People ?? [])
        {
            people[keys.Person(person.Identity)] = person;
        }

        var policy = await policies.CurrentAsync(cancel);
        var state = await gate.LookAsync(cancel);
        var now = clock.GetUtcNow();
        var day = DateOnly.FromDateTime(policy.Calendar.NextOpening(now, region.Zone).DateTime);
        var due = register is null
            ? []
            : AlertPlan.Candidates(register, policy.Rules, keys, day).DistinctBy(candidate => candidate.Key).ToDictionary(candidate => candidate.Key);
        var history = new AlertHistory(entries, new HashSet<string>(), region.Zone);
        return
        [
            .. entries.Where(entry => entry.State.IsOpen()).OrderBy(entry => entry.NextAt)
                .Concat(entries.Where(entry => !entry.State.IsOpen()).OrderByDescending(entry => entry.ChangedAt))
                .Select(entry => new OfficeAlert(entry, people.GetValueOrDefault(entry.PersonKey), AlertExplanation.Of(entry, Around(entry)))),
        ];

        AlertCircumstances Around(AlertEntry entry)
        {
            var candidate = due.GetValueOrDefault(entry.Key);
            return new AlertCircumstances(
                candidate, candidate is null ? null : history.QuietUntil(candidate, policy.Rules.QuietDays), state, policy.Calendar, region,
                policy.Rules.HoldAfterChange, now);
        }
    }
}
