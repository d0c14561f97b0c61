using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Planning;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Registers;

namespace SertiKesos.Alerts;

/// <summary>An alert of an office with whom it concerns; null for somebody who is not in the register any more.</summary>
internal sealed record OfficeAlert(AlertEntry Entry, Person? Person)
{
    public override string ToString() => $"OfficeAlert {Entry.Key}";
}

/// <summary>Tells an office what was, is and will be sent to its people: the ledger knows nobody by name.</summary>
internal sealed class OfficeAlerts(AlertLedger ledger, RegisterStore registers, AlertKeys keys)
{
    /// <summary>What is still to be sent first, by its time; then the others, the newest first.</summary>
    public async Task<IReadOnlyList<OfficeAlert>> ListAsync(RegionCode region, CancellationToken cancel)
    {
        var entries = await ledger.ListAsync(region, cancel);
        var people = new Dictionary<string, Person>(StringComparer.Ordinal);
        foreach (var person in entries.Count == 0 ? [] : (await registers.LoadAsync(region, cancel))?.People ?? [])
        {
            people[keys.Person(person.Identity)] = person;
        }

        return
        [
            .. entries.Where(entry => entry.State.IsOpen()).OrderBy(entry => entry.NextAt)
                .Concat(entries.Where(entry => !entry.State.IsOpen()).OrderByDescending(entry => entry.ChangedAt))
                .Select(entry => new OfficeAlert(entry, people.GetValueOrDefault(entry.PersonKey))),
        ];
    }
}
