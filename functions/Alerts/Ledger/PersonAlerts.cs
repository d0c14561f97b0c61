using SertiKesos.Alerts.Planning;
using SertiKesos.People;
using SertiKesos.Regions;

namespace SertiKesos.Alerts.Ledger;

/// <summary>What the ledger holds of a person, as the rights of that person need it: shown, deleted, deleted when old.</summary>
internal sealed class PersonAlerts(
    AlertLedger ledger, AlertOptOuts optOuts, ChannelWishes wishes, UndeliverableAddresses undeliverable, RecipientLimits limits,
    ToldInPerson told, AlertKeys keys)
{
    /// <summary>The alerts of one person in a region, under any of the person's identities there.</summary>
    public async Task<IReadOnlyList<AlertEntry>> ListAsync(
        RegionCode region, IReadOnlyCollection<PersonIdentity> people, CancellationToken cancel)
    {
        var held = new List<AlertEntry>();
        foreach (var person in people)
        {
            held.AddRange(await ledger.ListAsync(region, keys.Person(person), cancel));
        }

        return held;
    }

    /// <summary>Since when the person's addresses and numbers want no messages, those that do so alone.</summary>
    public async Task<IReadOnlyList<DateTimeOffset>> StopsAsync(
        IReadOnlyCollection<string> emails, IReadOnlyCollection<string> phones, CancellationToken cancel)
    {
        var stops = new List<DateTimeOffset>();
        foreach (var key in KeysOf(emails, phones))
        {
            if (await optOuts.SinceAsync(key, cancel) is { } since)
            {
                stops.Add(since);
            }
        }

        return stops;
    }

    /// <summary>What is known of the person's addresses that reach nobody, or somebody else.</summary>
    public async Task<IReadOnlyList<UndeliverableAddress>> UndeliverableAsync(IReadOnlyCollection<string> emails, CancellationToken cancel)
    {
        var marked = new List<UndeliverableAddress>();
        foreach (var key in KeysOf(emails, []))
        {
            if (await undeliverable.FindAsync(key, cancel) is { } known)
            {
                marked.Add(known);
            }
        }

        return marked;
    }

    /// <summary>The days on which the office told the person itself, with the last days of the certificates that it was about.</summary>
    public async Task<IReadOnlyList<(DateOnly LastValidDay, DateOnly On)>> ToldAsync(
        RegionCode region, IReadOnlyCollection<PersonIdentity> people, CancellationToken cancel)
    {
        var own = people.Select(keys.Person).ToHashSet(StringComparer.Ordinal);
        return [.. (await told.ListAsync(region, cancel)).Where(said => own.Contains(said.Key.PersonKey)).Select(said => (said.Key.LastValidDay, said.Value)).Order()];
    }

    private IEnumerable<string> KeysOf(IReadOnlyCollection<string> emails, IReadOnlyCollection<string> phones)
    {
        foreach (var email in emails)
        {
            if (AlertAddress.TryParse(email, out var address))
            {
                yield return keys.Address(address);
            }
        }

        foreach (var text in phones)
        {
            if (AlertPhone.TryParse(text, out var phone))
            {
                yield return keys.Phone(phone);
            }
        }
    }

    /// <summary>What the person has said about channels, for each number of which something is kept.</summary>
    public async Task<IReadOnlyList<KeptWish>> WishesAsync(IReadOnlyCollection<string> phones, CancellationToken cancel)
    {
        var kept = new List<KeptWish>();
        foreach (var text in phones)
        {
            if (AlertPhone.TryParse(text, out var phone) && await wishes.FindAsync(phone, cancel) is { } wish)
            {
                kept.Add(wish);
            }
        }

        return kept;
    }

    /// <summary>Deletes them, and what is kept of the mail addresses and numbers.</summary>
    /// <returns>How many alerts there were.</returns>
    public async Task<int> RemoveAsync(
        RegionCode region, IReadOnlyCollection<PersonIdentity> people, IReadOnlyCollection<string> emails, IReadOnlyCollection<string> phones,
        CancellationToken cancel)
    {
        var removed = 0;
        foreach (var person in people)
        {
            removed += await RemoveAsync(await ledger.ListAsync(region, keys.Person(person), cancel), cancel);
            await told.RemoveAsync(region, keys.Person(person), cancel);
        }

        foreach (var email in emails)
        {
            if (AlertAddress.TryParse(email, out var address))
            {
                await optOuts.ResumeAsync(address, cancel);
                await undeliverable.ForgetAsync(keys.Address(address), cancel);
                await limits.RemoveAsync(keys.Address(address), cancel);
            }
        }

        foreach (var text in phones)
        {
            if (AlertPhone.TryParse(text, out var phone))
            {
                await optOuts.ResumeAsync(phone, cancel);
                await wishes.RemoveAsync(phone, cancel);
                await limits.RemoveAsync(keys.Phone(phone), cancel);
            }
        }

        return removed;
    }

    /// <summary>Deletes the alerts of a region that ended before a moment.</summary>
    /// <returns>How many alerts there were.</returns>
    public async Task<int> RemoveBeforeAsync(RegionCode region, DateTimeOffset before, CancellationToken cancel)
    {
        await undeliverable.RemoveBeforeAsync(region, before, cancel);
        await told.RemoveBeforeAsync(region, DateOnly.FromDateTime(before.UtcDateTime), cancel);
        return await RemoveAsync((await ledger.ListAsync(region, cancel)).Where(entry => !entry.State.IsOpen() && entry.ChangedAt < before), cancel);
    }

    /// <summary>Deletes what no limit of addresses and offices counts any more.</summary>
    public Task RemoveStaleLimitsAsync(CancellationToken cancel) => limits.RemoveStaleAsync(cancel);

    private async Task<int> RemoveAsync(IEnumerable<AlertEntry> entries, CancellationToken cancel)
    {
        var removed = 0;
        foreach (var entry in entries)
        {
            await ledger.RemoveAsync(entry, cancel);
            removed++;
        }

        return removed;
    }
}
