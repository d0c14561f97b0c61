using SertiKesos.People;
using SertiKesos.Protection;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Registers.Matching;
using SertiKesos.Time;

namespace SertiKesos.Portal;

/// <summary>Somebody who stands in another region as well, as the office knows them.</summary>
/// <param name="OtherName">The name of the other region; null where it is no longer known.</param>
internal sealed record OfficeTask(CrossRegionTask Task, Person Person, string Reference, string? OtherName)
{
    public override string ToString() => $"OfficeTask {Reference}";
}

/// <summary>What an office is to settle with other offices.</summary>
internal sealed class OfficeTaskList(RegisterStore registers, PeopleIndexStore index, RulesSource rules, BlindIndex blind, TimeProvider clock)
{
    public async Task<IReadOnlyList<OfficeTask>> ListAsync(Region region, CancellationToken cancel) =>
        await ListAsync(region, await registers.LoadAsync(region.Code, cancel), cancel);

    /// <summary>The same where the register is at hand.</summary>
    public async Task<IReadOnlyList<OfficeTask>> ListAsync(Region region, Register? register, CancellationToken cancel)
    {
        if (register is null || await index.FindAsync(region.Code, Period.Of(clock.TodayAt(IndonesianZone.Wib)), cancel) is not { Tasks.Count: > 0 } match)
        {
            return [];
        }

        var regions = await rules.RegionsAsync(cancel);
        var people = register.People.Concat(register.Muster.Select(entry => entry.Person))
            .Where(person => person.Nik is not null)
            .DistinctBy(person => person.Nik)
            .ToDictionary(person => PeopleDigest.KeyOf(blind, person.Nik!.Value), StringComparer.Ordinal);
        return
        [
            .. match.Tasks.Where(task => people.ContainsKey(task.Key)).Select(task => new OfficeTask(
                task, people[task.Key], PersonReference.Of(blind, people[task.Key].Identity), regions.Find(task.Other)?.Name)),
        ];
    }
}
