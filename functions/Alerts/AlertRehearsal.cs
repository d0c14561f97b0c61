using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Mail;
using SertiKesos.Alerts.Planning;
using SertiKesos.Regions;
using SertiKesos.Registers;

namespace SertiKesos.Alerts;

/// <summary>What becomes of an alert that is due on the day of a rehearsal.</summary>
internal enum RehearsalVerdict
{
    Send,

    /// <summary>There is no address or number that can be used: the office sees it in its list.</summary>
    Unreachable,

    /// <summary>The address is not on the list that alone is written to.</summary>
    NotAllowed,

    /// <summary>It was sent before, or ended another way.</summary>
    Done,
    OptedOut,

    /// <summary>The person had another message within the week.</summary>
    Quiet,
}

/// <summary>One message that is due, masked for people who must not learn who is meant.</summary>
/// <param name="Person">First letters of the name.</param>
/// <param name="Address">Masked mail address; null for somebody who cannot be reached.</param>
/// <param name="Certificate">Masked certificate number; null where none is recorded.</param>
/// <param name="Step">Code of the threshold, such as <c>d30</c>.</param>
internal sealed record RehearsalLine(
    RegionCode Region, string Person, string? Address, string? Certificate, DateOnly LastValidDay, string Step)
{
    public RehearsalVerdict Verdict { get; init; }
}

/// <summary>What a day would bring.</summary>
/// <param name="IsWorkingDay">On other days offices are closed and nothing is sent.</param>
internal sealed record Rehearsal(DateOnly Day, bool IsWorkingDay, IReadOnlyList<RehearsalLine> Lines);

/// <summary>Lists what would be sent on a day, by the same rules as the scan, and sends and stores nothing.</summary>
internal sealed class AlertRehearsal(
    RegisterStore registers, AlertLedger ledger, AlertOptOuts optOuts, AlertReaches reaches, AlertPolicies policies, AlertKeys keys)
{
    /// <summary>
    /// All regions, in the order of their codes; nothing on a day on which offices are closed. The hold after an upload
    /// and the sender's limit are left out: they only move a message to a later hour or day.
    /// </summary>
    public async Task<IReadOnlyList<RehearsalLine>> ListAsync(DateOnly day, CancellationToken cancel = default) =>
        [.. (await RunAsync(day, _ => true, cancel)).Lines.Where(line => line.Verdict is RehearsalVerdict.Send or RehearsalVerdict.Unreachable)];

    /// <summary>The same for some regions, with whatever is due and will not be sent.</summary>
    public async Task<Rehearsal> RunAsync(DateOnly day, Func<Region, bool> holds, CancellationToken cancel)
    {
        var policy = await policies.CurrentAsync(cancel);
        var lines = new List<RehearsalLine>();
        if (!policy.Calendar.IsWorkingDay(day))
        {
            return new Rehearsal(day, false, lines);
        }

        var stopped = await optOuts.ListAsync(cancel);
        var reach = await reaches.AllAsync(policy, cancel);
        await foreach (var code in registers.RegionsAsync(cancel))
        {
            if (policy.Regions.Find(code) is { } region && holds(region) && await registers.LoadAsync(code, cancel) is { } register)
            {
                // What is entered and not yet sent is still to come, so it does not count as dealt with.
                var done = (await ledger.ListAsync(code, cancel)).Where(entry => !entry.State.IsOpen());
                var history = new AlertHistory(done, stopped, region.Zone, reach);
                lines.AddRange(AlertPlan.Weigh(register, policy.Rules, keys, day, history)
                    .Select(weighed => Line(code, weighed.Candidate, Verdict(history.Ways(weighed.Candidate), weighed.Hindrance, policy))));
            }
        }

        return new Rehearsal(day, true, [.. lines.OrderBy(line => line.Region).ThenBy(line => line.LastValidDay)]);
    }

    private static RehearsalVerdict Verdict(IReadOnlyList<AlertWay> ways, AlertHindrance? hindrance, AlertPolicy policy) => hindrance switch
    {
        AlertHindrance.Done => RehearsalVerdict.Done,
        AlertHindrance.OptedOut => RehearsalVerdict.OptedOut,
        AlertHindrance.Quiet => RehearsalVerdict.Quiet,
        _ => ways.Count == 0 ? RehearsalVerdict.Unreachable
            : ways.Any(policy.Allows) ? RehearsalVerdict.Send
            : RehearsalVerdict.NotAllowed,
    };

    private static RehearsalLine Line(RegionCode region, AlertCandidate candidate, RehearsalVerdict verdict) => new(
        region,
        Masking.Name(candidate.Person.Name),
        candidate.Address?.Masked,
        candidate.Credential.Number is { Length: > 0 } number ? Masking.CertificateNumber(number) : null,
        candidate.LastValidDay,
        candidate.Step.Code)
    {
        Verdict = verdict,
    };
}
