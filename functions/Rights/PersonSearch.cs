using System.Globalization;
using SertiKesos.People;
using SertiKesos.Platform.Audit;
using SertiKesos.Protection;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Registers.Matching;

namespace SertiKesos.Rights;

/// <summary>Somebody on whom a right is exercised, and the regions in which.</summary>
/// <param name="Everywhere">Named by NIK, so that any region may turn out to hold something.</param>
internal sealed record RightsSubject(string Key, IReadOnlyList<RegionCode> Regions, bool Everywhere = false);

/// <summary>Where somebody is known.</summary>
/// <param name="Person">The reference within the region.</param>
internal sealed record FoundPerson(RegionCode Region, bool Serving, string Person, bool Restricted);

/// <summary>Finds a person by NIK in all regions, through the keyed hashes of the index, or by the reference within one.</summary>
internal sealed class PersonSearch(RegisterStore registers, PeopleIndexStore people, BlindIndex index, AuditLog audit, TimeProvider clock)
{
    public async Task<RightsSubject> OfNikAsync(Nik nik, CancellationToken cancel) => await OfKeyAsync(PeopleDigest.KeyOf(index, nik), cancel);

    /// <param name="key">The blind key of the person's NIK.</param>
    public async Task<RightsSubject> OfKeyAsync(string key, CancellationToken cancel)
    {
        var regions = new List<RegionCode>();
        var known = await people.VersionsAsync(cancel);
        await foreach (var digest in people.DigestsAsync(known.Keys, cancel))
        {
            if (digest.Entries.Any(entry => entry.Key == key))
            {
                regions.Add(digest.Region);
            }
        }

        return new RightsSubject(key, regions, Everywhere: true);
    }

    /// <param name="everywhere">In all regions that know the same NIK, or in this one alone.</param>
    /// <returns>Null where the region does not know the reference.</returns>
    public async Task<RightsSubject?> OfReferenceAsync(RegionCode region, string reference, bool everywhere, CancellationToken cancel)
    {
        var found = await registers.LoadAsync(region, cancel) is { } register
            ? register.People.Concat(register.Muster.Select(entry => entry.Person))
                .FirstOrDefault(person => PersonReference.Of(index, person.Identity) == reference)
            : null;
        return found is null ? null
            : found.Nik is { } nik && everywhere ? await OfNikAsync(nik, cancel)
            : new RightsSubject(PersonKey.Of(index, found), [region]);
    }

    public async Task<IReadOnlyList<FoundPerson>> FindAsync(RightsSubject subject, string actor, CancellationToken cancel)
    {
        var found = new List<FoundPerson>();
        foreach (var region in subject.Regions)
        {
            var trace = new PersonTrace(index, subject.Key);
            if (await registers.LoadAsync(region, cancel) is not { } register)
            {
                continue;
            }

            var serving = register.People.FirstOrDefault(trace.IsPerson);
            if ((serving ?? register.Muster.Select(entry => entry.Person).FirstOrDefault(trace.IsPerson)) is { } person)
            {
                found.Add(new FoundPerson(
                    region, serving is { IsActive: true }, PersonReference.Of(index, person.Identity), person.Restricted is not null));
            }
        }

        await audit.AppendAsync(AuditScope.National, Entry("person.found", subject.Key, actor, ("regions", Number(found.Count))), cancel);
        return found;
    }

    /// <summary>Everything that the versions of a region's register know of the person.</summary>
    public async Task<PersonTrace> TraceAsync(RegionCode region, string key, CancellationToken cancel)
    {
        var trace = new PersonTrace(index, key);
        await LearnAsync(trace, region, cancel);
        return trace;
    }

    public async Task LearnAsync(PersonTrace trace, RegionCode region, CancellationToken cancel)
    {
        // A second walk finds rows without NIK under names that were learnt late in the first.
        for (var (walk, learnt) = (0, true); walk < 2 && learnt; walk++)
        {
            learnt = false;
            foreach (var name in await registers.BlobsAsync(region, cancel))
            {
                learnt |= await registers.FindBlobAsync(name, cancel) is { } register && trace.Learn(register);
            }
        }
    }

    /// <summary>An act that is not repeatable by itself: each time it happens is on record.</summary>
    public AuditEntry Entry(string action, string key, string actor, params (string Name, string Value)[] details) => new(
        $"{action}-{key}-{clock.GetUtcNow().ToString("yyyyMMddTHHmmssfffffff", CultureInfo.InvariantCulture)}",
        actor,
        action,
        key,
        details.ToDictionary(detail => detail.Name, detail => detail.Value));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
