using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Mail;
using SertiKesos.Alerts.Planning;
using SertiKesos.Regions;
using SertiKesos.Registers;

namespace SertiKesos.Alerts;

/// <summary>One message that would be sent, masked for people who must not learn who is meant.</summary>
/// <param name="Person">First letters of the name.</param>
/// <param name="Address">Masked mail address; null for somebody who cannot be reached.</param>
/// <param name="Certificate">Masked certificate number; null where none is recorded.</param>
/// <param name="Step">Code of the threshold, such as <c>d30</c>.</param>
internal sealed record RehearsalLine(
    RegionCode Region, string Person, string? Address, string? Certificate, DateOnly LastValidDay, string Step);

/// <summary>Lists what would be sent on a day, by the same rules as the scan, and sends and stores nothing.</summary>
internal sealed class AlertRehearsal(
    RegisterStore registers, AlertLedger ledger, AlertOptOuts optOuts, AlertPolicies policies, AlertKeys keys)
{
    /// <summary>
    /// All regions, in the order of their codes; nothing on a day on which offices are closed. The hold after an upload
    /// and the sender's limit are left out: they only move a message to a later hour or day.
    /// </summary>
    public async Task<IReadOnlyList<RehearsalLine>> ListAsync(DateOnly day, CancellationToken cancel = default)
    {
        var policy = await policies.CurrentAsync(cancel);
        var lines = new List<RehearsalLine>();
        if (!policy.Calendar.IsWorkingDay(day))
        {
            return lines;
        }

        var stopped = await optOuts.ListAsync(cancel);
        await foreach (var code in registers.RegionsAsync(cancel))
        {
            if (policy.Regions.Find(code) is { } region && await registers.LoadAsync(code, cancel) is { } register)
            {
                // What is entered and not yet sent is still to come, so it does not count as dealt with.
                var done = (await ledger.ListAsync(code, cancel)).Where(entry => !entry.State.IsOpen());
                var history = new AlertHistory(done, stopped, region.Zone);
                lines.AddRange(AlertPlan.Of(register, region, policy.Rules, policy.Calendar, keys, day, history)
                    .Where(alert => alert.Candidate.Address is null || policy.Allows(alert.Candidate))
                    .Select(alert => Line(code, alert.Candidate)));
            }
        }

        return [.. lines.OrderBy(line => line.Region).ThenBy(line => line.LastValidDay)];
    }

    private static RehearsalLine Line(RegionCode region, AlertCandidate candidate) => new(
        region,
        Masking.Name(candidate.Person.Name),
        candidate.Address?.Masked,
        candidate.Credential.Number is { Length: > 0 } number ? Masking.CertificateNumber(number) : null,
        candidate.LastValidDay,
        candidate.Step.Code);
}
