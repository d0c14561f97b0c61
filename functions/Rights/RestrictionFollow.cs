using System.Globalization;
using Microsoft.Extensions.Logging;
using SertiKesos.People;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Health;
using SertiKesos.Protection;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Registers.Matching;

namespace SertiKesos.Rights;

/// <summary>
/// Lets a restriction follow a person who serves in another region now: a roster there brings the person without it. It is
/// an act with a name of its own, so a restriction that was lifted in the new region does not come back.
/// </summary>
internal sealed partial class RestrictionFollow(
    RegisterStore registers, CountedRegisters counted, AuditLog audit, BlindIndex index, ILogger<RestrictionFollow> logger)
{
    private const string Actor = "system:FollowRestrictions";

    /// <returns>How many people were restricted anew.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var run = new RegionRun("FollowRestrictions", logger);
        var left = new Dictionary<Nik, (RegionCode From, PersonRestriction Restricted)>();
        await foreach (var region in registers.RegionsAsync(cancel))
        {
            await run.TryAsync(region, () => LookAsync(region), cancel);
        }

        async Task LookAsync(RegionCode region)
        {
            foreach (var (nik, restricted) in await registers.LoadAsync(region, cancel) is { } register ? LeftUnder(register) : [])
            {
                // Of several regions the newest restriction holds.
                if (!left.TryGetValue(nik, out var known) || known.Restricted.Since < restricted.Since)
                {
                    left[nik] = (region, restricted);
                }
            }
        }

        var followed = 0;
        if (left.Count > 0)
        {
            await foreach (var region in registers.RegionsAsync(cancel))
            {
                await run.TryAsync(region, async () => followed += await FollowAsync(region, left, cancel), cancel);
            }
        }

        if (followed > 0)
        {
            Log.Followed(logger, followed);
        }

        run.End();
        return followed;
    }

    /// <summary>People who left a region, or serve there no more, under a restriction. Pure.</summary>
    internal static IEnumerable<(Nik Nik, PersonRestriction Restricted)> LeftUnder(Register register)
    {
        var serving = register.People.Where(person => person.IsActive).Select(person => person.Nik).OfType<Nik>().ToHashSet();
        return register.People.Concat(register.Muster.Select(entry => entry.Person))
            .Where(person => person is { Nik: not null, Restricted: not null } && !serving.Contains(person.Nik.Value))
            .Select(person => (person.Nik!.Value, person.Restricted!))
            .Distinct();
    }

    private async Task<int> FollowAsync(
        RegionCode region, Dictionary<Nik, (RegionCode From, PersonRestriction Restricted)> left, CancellationToken cancel)
    {
        if (await registers.LoadAsync(region, cancel) is not { } register)
        {
            return 0;
        }

        var followed = 0;
        foreach (var nik in register.People.Where(person => person is { Restricted: null, Nik: not null }).Select(person => person.Nik!.Value))
        {
            if (!left.TryGetValue(nik, out var known) || known.From == region)
            {
                continue;
            }

            var key = PeopleDigest.KeyOf(index, nik);
            var act = string.Create(CultureInfo.InvariantCulture, $"restrict-{key}-from-{known.From}-{known.Restricted.Since:yyyyMMdd}");
            if (register.FindStep(act) is not null || WasLiftedSince(register, key, known.Restricted.Since))
            {
                continue;
            }

            await audit.AppendAsync(
                region.Value,
                new AuditEntry(act, Actor, "person.restricted", key, new Dictionary<string, string> { ["from"] = known.From.Value }),
                cancel);
            if (await counted.ActAsync(region, act, current => Restricted(current, nik, known.Restricted), cancel))
            {
                followed++;
            }
        }

        return followed;
    }

    private static bool WasLiftedSince(Register register, string key, DateOnly since) => register.Steps.Any(step =>
        step.Id.StartsWith($"lift-{key}-", StringComparison.Ordinal) && DateOnly.FromDateTime(step.At.UtcDateTime) >= since);

    private static Register? Restricted(Register register, Nik nik, PersonRestriction restricted) =>
        register.People.Any(person => person.Nik == nik && person.Restricted is null)
            ? register with { People = [.. register.People.Select(person => person.Nik == nik ? person with { Restricted = person.Restricted ?? restricted } : person)] }
            : null;

    private static partial class Log
    {
        [LoggerMessage(6002, LogLevel.Information, "Restrictions followed {People} people to another region.", EventName = "restrictions_followed")]
        public static partial void Followed(ILogger logger, int people);
    }
}
