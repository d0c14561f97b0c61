using System.Globalization;
using SertiKesos.People;
using SertiKesos.Platform.Audit;
using SertiKesos.Protection;
using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Registers;

/// <summary>What became of an act on a register.</summary>
internal enum ActOutcome
{
    /// <summary>It is in force, by this call or an earlier one.</summary>
    Done,

    /// <summary>The person, entry or review is not there (any more).</summary>
    NotFound,

    /// <summary>Only the other office may say so.</summary>
    NotYours,
}

/// <summary>
/// The acts of an office on its register. Each has a name made from what it does, so that the same one twice changes
/// nothing; people are named by their reference (<see cref="PersonReference"/>).
/// </summary>
internal sealed class OfficeActs(CountedRegisters registers, AuditLog audit, BlindIndex index, TimeProvider clock)
{
    /// <param name="by">The public name of the key that acts, as in all acts.</param>
    public async Task<ActOutcome> ExplainAsync(Region region, string person, Role role, MusterReason reason, string by, CancellationToken cancel)
    {
        var register = (await registers.LoadForChangeAsync(region.Code, cancel)).Register;
        if (register.Muster.FirstOrDefault(entry => entry.Role == role && PersonReference.Of(index, entry.Person.Identity) == person) is not { } found)
        {
            return ActOutcome.NotFound;
        }

        var act = NameOf(register, $"explain-{person}-{role.Code()}-{Day(found.MissingSince)}", reason.Code(), found.Reason == reason);
        var today = clock.TodayAt(region.Zone);
        // Done also where the reason stands already: a run that gave it may have been cut off before the count.
        var done = await registers.ActAsync(
            region.Code, act, new RegisterAct.Explain(found.Person.Identity.Value, role, reason, today), cancel);
        return await RecordAsync(
            done || found.Reason == reason,
            region.Code,
            new AuditEntry(act, by, "register.muster", person, new Dictionary<string, string> { ["role"] = role.Code(), ["reason"] = reason.Code() }),
            cancel);
    }

    public async Task<ActOutcome> DecideAsync(Region region, string review, bool takeOver, string by, CancellationToken cancel)
    {
        var decision = takeOver ? "take-over" : "keep";
        var act = $"review-{review}-{decision}";
        return await RecordAsync(
            await registers.ActAsync(region.Code, act, new RegisterAct.Decide(review, takeOver), cancel),
            region.Code,
            new AuditEntry(act, by, "register.review", review, new Dictionary<string, string> { ["decision"] = decision }),
            cancel);
    }

    /// <summary>Somebody serves here and in <paramref name="other"/>, by this office's word.</summary>
    public async Task<ActOutcome> ConfirmDoubleAsync(Region region, string person, RegionCode other, string by, CancellationToken cancel)
    {
        var register = (await registers.LoadForChangeAsync(region.Code, cancel)).Register;
        if (FindNik(register, person) is not { } nik)
        {
            return ActOutcome.NotFound;
        }

        var today = clock.TodayAt(region.Zone);
        var act = $"double-{person}-{other}";
        var done = await registers.ActAsync(region.Code, act, new RegisterAct.ConfirmDouble(nik.Digits, other, today), cancel);
        return await RecordAsync(
            done || register.Doubles.Any(known => known.Nik == nik && known.Other == other),
            region.Code,
            new AuditEntry(act, by, "register.double", person, new Dictionary<string, string> { ["other"] = other.Value }),
            cancel);
    }

    /// <summary>
    /// Somebody has moved: what the region left knows of certificates goes to the other one, then the person leaves. Cut
    /// off in between, the same act again finishes it.
    /// </summary>
    /// <param name="acting">Whose office says so: the one that is left, or, once the person no longer serves there, the other.</param>
    public async Task<ActOutcome> MoveAsync(Region acting, string person, Region from, Region to, string by, CancellationToken cancel)
    {
        var leaving = (await registers.LoadForChangeAsync(from.Code, cancel)).Register;
        var known = acting.Code == from.Code ? leaving : (await registers.LoadForChangeAsync(acting.Code, cancel)).Register;
        if (FindNik(known, person) is not { } nik)
        {
            return ActOutcome.NotFound;
        }

        if (acting.Code != from.Code && leaving.People.Any(serving => serving.Nik == nik && serving.IsActive))
        {
            return ActOutcome.NotYours;
        }

        var today = clock.TodayAt(from.Zone);
        var reference = PersonReference.Of(index, PersonIdentity.Of(nik, "", null));
        var gone = leaving.People.All(serving => serving.Nik != nik) && leaving.Muster.Where(entry => entry.Person.Nik == nik).All(entry => entry.To is not null);
        var act = NameOf(leaving, $"moved-{reference}-{from.Code}-{to.Code}", Day(today), gone);
        var history = RegisterActs.HistoryOf(leaving, nik, today, act);
        var restricted = RegisterActs.RestrictionOf(leaving, nik);
        if (history.Count == 0 && leaving.People.All(serving => serving.Nik != nik) && leaving.Muster.All(entry => entry.Person.Nik != nik))
        {
            return ActOutcome.NotFound;
        }

        await registers.ActAsync(to.Code, act, new RegisterAct.Receive(nik.Digits, history, restricted), cancel);
        await registers.ActAsync(from.Code, act, new RegisterAct.SendTo(nik.Digits, to.Code, today), cancel);
        var record = new AuditEntry(
            act, by, "register.moved", reference, new Dictionary<string, string> { ["from"] = from.Code.Value, ["to"] = to.Code.Value });
        await audit.AppendAsync(to.Code.Value, record, cancel);
        return await RecordAsync(true, from.Code, record, cancel);
    }

    private async Task<ActOutcome> RecordAsync(bool done, RegionCode region, AuditEntry entry, CancellationToken cancel)
    {
        if (!done)
        {
            return ActOutcome.NotFound;
        }

        await audit.AppendAsync(region.Value, entry, cancel);
        return ActOutcome.Done;
    }

    /// <summary>
    /// The name of an act that may be done several times, with something else in between: what it is about, what it does,
    /// and from the second time on how often something was done about it before. Where it <paramref name="holds"/> already,
    /// the name is that of the time that did it, so that a repetition is known as one.
    /// </summary>
    private static string NameOf(Register register, string about, string does, bool holds)
    {
        var before = register.Steps.Where(step => step.Id.StartsWith($"{about}-", StringComparison.Ordinal)).ToList();
        var own = before.Where(step => step.Id == $"{about}-{does}" || step.Id.StartsWith($"{about}-{does}.", StringComparison.Ordinal)).ToList();
        return holds && own.Count > 0 ? own[^1].Id
            : before.Count == 0 ? $"{about}-{does}"
            : string.Create(CultureInfo.InvariantCulture, $"{about}-{does}.{before.Count}");
    }

    private Nik? FindNik(Register register, string person) => register.People
        .Concat(register.Muster.Select(entry => entry.Person))
        .Where(known => known.Nik is not null && PersonReference.Of(index, known.Identity) == person)
        .Select(known => known.Nik)
        .FirstOrDefault();

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
