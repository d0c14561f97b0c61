using Azure;
using Microsoft.Extensions.Logging;
using SertiKesos.Coverage;
using SertiKesos.People;
using SertiKesos.Platform.Health;
using SertiKesos.Protection;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers.Matching;

namespace SertiKesos.Registers;

/// <summary>What is made from a register: its count, and the digest by which regions are compared.</summary>
/// <param name="Before">The day that the register was counted on before; null for its first version.</param>
internal sealed record RegisterCounts(RegionCoverage Coverage, PeopleDigest Digest, DateOnly? Before)
{
    public override string ToString() => $"RegisterCounts {Coverage.Region} v{Coverage.RegisterVersion}";
}

/// <summary>
/// Registers with everything that is made from them: a change of a register is followed by its count and its digest. When
/// a run is cut off in between, <see cref="CatchUpAsync"/> finishes it.
/// </summary>
internal sealed partial class CountedRegisters(
    RegisterStore registers,
    KeptActs acts,
    CoverageStore coverage,
    PeopleIndexStore people,
    RulesSource rules,
    BlindIndex index,
    TimeProvider clock,
    ILogger<CountedRegisters> logger)
{
    public Task<StoredRegister> LoadForChangeAsync(RegionCode region, CancellationToken cancel) => registers.LoadForChangeAsync(region, cancel);

    /// <summary>Puts the next version in force with its counts. False when another change came first: load again and repeat.</summary>
    /// <param name="counts">Made before, so that nothing comes in force that cannot be counted; null leaves them to the sweep.</param>
    public async Task<bool> SaveAsync(Register next, RegisterCounts? counts, ETag? tag, CancellationToken cancel)
    {
        if (!await registers.SaveAsync(next, tag, cancel))
        {
            return false;
        }

        if (counts is not null)
        {
            await KeepAsync(counts, cancel);
        }

        return true;
    }

    /// <summary>The same, counted under the rules of now.</summary>
    public async Task<bool> SaveAsync(Register next, ETag? tag, CancellationToken cancel) =>
        await SaveAsync(next, CountsOf(next, await RulesAsync(cancel)), tag, cancel);

    /// <summary>
    /// Changes a register by an act that has a name of its own. The same act twice changes nothing.
    /// </summary>
    /// <param name="change">Null where there is nothing to do.</param>
    /// <returns>Whether the act is in force now, by this call or an earlier one.</returns>
    public Task<bool> ActAsync(RegionCode region, string act, Func<Register, Register?> change, CancellationToken cancel) =>
        ActAsync(region, act, change, keep: null, cancel);

    /// <summary>The same of an act that is kept, so that a rebuild does it again.</summary>
    public Task<bool> ActAsync(RegionCode region, string name, RegisterAct act, CancellationToken cancel) =>
        ActAsync(region, name, current => act.Apply(current, name), (_, _) => act, cancel);

    /// <param name="keep">What is kept of the act, from the register before it and after; null where nothing is.</param>
    public async Task<bool> ActAsync(
        RegionCode region, string act, Func<Register, Register?> change, Func<Register, Register, RegisterAct>? keep, CancellationToken cancel)
    {
        while (true)
        {
            var stored = await registers.LoadForChangeAsync(region, cancel);
            if (stored.Register.FindStep(act) is not null)
            {
                await CountAsync(stored.Register, cancel);
                return true;
            }

            if (stored.Tag is null || change(stored.Register) is not { } changed)
            {
                return false;
            }

            var now = clock.GetUtcNow();
            if (keep is not null)
            {
                await acts.KeepAsync(region, new KeptAct(act, now, stored.Register.Version + 1, keep(stored.Register, changed)), cancel);
            }

            if (await SaveAsync(changed.Advance(stored.Register.NextStep(act, now)), stored.Tag, cancel))
            {
                return true;
            }
        }
    }

    /// <summary>Does a kept act again, as of the moment at which it took effect.</summary>
    public async Task<bool> ReplayAsync(RegionCode region, KeptAct kept, CancellationToken cancel)
    {
        while (true)
        {
            var stored = await registers.LoadForChangeAsync(region, cancel);
            if (stored.Tag is null || stored.Register.FindStep(kept.Name) is not null || kept.Act.Apply(stored.Register, kept.Name) is not { } changed)
            {
                return false;
            }

            if (await SaveAsync(changed.Advance(stored.Register.NextStep(kept.Name, kept.At)), stored.Tag, cancel))
            {
                return true;
            }
        }
    }

    /// <summary>Deletes what is kept of acts on these people, or from before a moment.</summary>
    public Task<int> ForgetActsAsync(RegionCode region, IReadOnlyCollection<PersonIdentity> people, DateTimeOffset? before, CancellationToken cancel) =>
        acts.RemoveAsync(region, people, before, cancel);

    /// <summary>Counts a register that is in force; repeating it changes nothing.</summary>
    public async Task CountAsync(Register register, CancellationToken cancel) => await KeepAsync(CountsOf(register, await RulesAsync(cancel)), cancel);

    /// <summary>The rules of now: the settings, with the reference tables in force.</summary>
    public ValueTask<RulesInForce> RulesAsync(CancellationToken cancel) => rules.CurrentAsync(cancel);

    /// <summary>
    /// Counts every register whose count or digest is behind it or was made under other rules, and tells how many those were.
    /// </summary>
    /// <param name="run">A region that fails is told there, and the others go on.</param>
    public async Task<int> CatchUpAsync(RegionRun run, CancellationToken cancel)
    {
        var today = await RulesAsync(cancel);
        var counted = await coverage.VersionsAsync(cancel);
        var digested = await people.VersionsAsync(cancel);
        var behind = 0;
        await foreach (var (region, version) in registers.VersionsAsync(cancel))
        {
            if (counted.GetValueOrDefault(region).IsBehind(version, today.Digest) || digested.GetValueOrDefault(region).IsBehind(version, today.Digest))
            {
                await run.TryAsync(region, CountOneAsync, cancel);
            }

            async Task CountOneAsync()
            {
                if (await registers.LoadAsync(region, cancel) is { } register)
                {
                    await KeepAsync(CountsOf(register, today), cancel);
                    Log.CaughtUp(logger, region, version);
                    behind++;
                }
            }
        }

        return behind;
    }

    /// <summary>What is made from a register under these rules. It asks nobody.</summary>
    public RegisterCounts CountsOf(Register register, RulesInForce under) => new(
        RegionCount.Of(register, under),
        PeopleDigest.Of(register, under.Certificates, index, under.CategoriesOn(RegionCount.DayOf(register, under.Regions))) with { Rules = under.Digest },
        register.Steps.Count > 1 ? RegionCount.DayOf(register with { Steps = [.. register.Steps.SkipLast(1)] }, under.Regions) : null);

    /// <summary>Keeps counts, unless those of a newer register are there.</summary>
    public async Task KeepAsync(RegisterCounts counts, CancellationToken cancel)
    {
        await coverage.SaveAsync(counts.Coverage, counts.Before, cancel);
        await people.SaveAsync(counts.Digest, counts.Before is null, cancel);
    }

    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Warning, "The count of {Region} was behind its register version {Version} or its rules and has been made again.", EventName = "count_caught_up")]
        public static partial void CaughtUp(ILogger logger, RegionCode region, long version);
    }
}
