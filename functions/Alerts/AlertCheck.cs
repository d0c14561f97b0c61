using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Planning;
using SertiKesos.Regions;
using SertiKesos.Registers;

namespace SertiKesos.Alerts;

/// <summary>What the check at the moment of sending found.</summary>
internal abstract record AlertDecision
{
    private AlertDecision()
    {
    }

    /// <param name="Ways">All that there are, the one to be tried first at the front.</param>
    /// <param name="Allowed">Those of them by which the person may be told now.</param>
    internal sealed record Send(AlertCandidate Candidate, IReadOnlyList<AlertWay> Ways, IReadOnlyList<AlertWay> Allowed) : AlertDecision;

    internal sealed record Wait(DateTimeOffset Until) : AlertDecision;

    internal sealed record Cancel : AlertDecision;

    internal sealed record Unreachable : AlertDecision;
}

/// <summary>
/// Looks once more, at the moment of sending, whether an alert is still due: days may have passed since it was planned.
/// </summary>
internal sealed class AlertCheck(RegisterStore registers, AlertLedger ledger, AlertOptOuts optOuts, AlertReaches reaches, AlertKeys keys)
{
    public async Task<AlertDecision> DecideAsync(
        AlertEntry entry, Region region, AlertPolicy policy, DateTimeOffset now, CancellationToken cancel)
    {
        var opening = policy.Calendar.NextOpening(now, region.Zone);
        var day = DateOnly.FromDateTime(opening.DateTime);
        if (opening > now || await registers.LoadAsync(region.Code, cancel) is not { } register
            || AlertPlan.Candidates(register, policy.Rules, keys, day).FirstOrDefault(candidate => candidate.Key == entry.Key) is not { } candidate)
        {
            return Decide(null, [], false, null, region, policy, now);
        }

        var ways = (await reaches.OfAsync(policy, candidate, cancel)).Ways(candidate);
        var history = new AlertHistory(
            await ledger.ListAsync(region.Code, entry.PersonKey, cancel), new HashSet<string>(), region.Zone);
        return Decide(candidate, ways, await HasOptedOutAsync(candidate, cancel), history, region, policy, now);
    }

    /// <summary>The decision itself: pure.</summary>
    /// <param name="candidate">What is due to the person on the day; null where the alert is no longer.</param>
    /// <param name="history">Of the person; null where there is no candidate.</param>
    public static AlertDecision Decide(
        AlertCandidate? candidate, IReadOnlyList<AlertWay> ways, bool hasOptedOut, AlertHistory? history, Region region, AlertPolicy policy, DateTimeOffset now)
    {
        var opening = policy.Calendar.NextOpening(now, region.Zone);
        if (opening > now)
        {
            return new AlertDecision.Wait(opening);
        }

        if (candidate is null)
        {
            return new AlertDecision.Cancel();
        }

        if (ways.Count == 0)
        {
            return new AlertDecision.Unreachable();
        }

        if (!ways.Any(policy.Allows) || hasOptedOut)
        {
            return new AlertDecision.Cancel();
        }

        if (candidate.HoldEnds > now)
        {
            return new AlertDecision.Wait(policy.Calendar.NextOpening(candidate.HoldEnds, region.Zone));
        }

        return history?.QuietUntil(candidate, policy.Rules.QuietDays) is { } free && free > DateOnly.FromDateTime(opening.DateTime)
            ? new AlertDecision.Wait(policy.Calendar.Opening(policy.Calendar.NextWorkingDay(free), region.Zone))
            : new AlertDecision.Send(candidate, ways, [.. ways.Where(policy.Allows)]);
    }

    private async Task<bool> HasOptedOutAsync(AlertCandidate candidate, CancellationToken cancel)
    {
        foreach (var key in candidate.ContactKeys)
        {
            if (await optOuts.ContainsAsync(key, cancel))
            {
                return true;
            }
        }

        return false;
    }
}
