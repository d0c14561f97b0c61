using System.Globalization;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Platform.Audit;
using SertiKesos.Regions;
using SertiKesos.Registers;

namespace SertiKesos.Alerts;

/// <summary>How alerts stand in the nation, for the operator.</summary>
/// <param name="Held">Open alerts that nothing is done with while the gate is closed; 0 while it is open.</param>
internal sealed record AlertOverview(AlertGateState Gate, AlertCounts Counts, int Held)
{
    /// <summary>Offices with people whose reminders name no telephone, neither their own nor their province's.</summary>
    public IReadOnlyList<RegionCode> WithoutPhone { get; init; } = [];
}

/// <summary>What an operator does about all alerts: looks at them, stops them, lets them go on.</summary>
internal sealed class AlertControl(
    AlertSwitch stop, AlertGate gate, AlertLedger ledger, RegisterStore registers, AlertPolicies policies, AuditLog audit, OperatorReasons reasons, TimeProvider clock)
{
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(30);

    public async Task<AlertOverview> LookAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var state = await gate.LookAsync(cancel);
        var counts = await ledger.CountAsync(now - LookBack, now - AlertScan.Overdue, cancel);
        return new AlertOverview(state, counts, state.IsOpen ? 0 : counts.Open) { WithoutPhone = await WithoutPhoneAsync(cancel) };
    }

    private async Task<IReadOnlyList<RegionCode>> WithoutPhoneAsync(CancellationToken cancel)
    {
        var policy = await policies.CurrentAsync(cancel);
        var without = new List<RegionCode>();
        await foreach (var code in registers.RegionsAsync(cancel))
        {
            if (policy.Regions.Find(code) is { } region && policy.Contacts.Office(region).Phone is null && policy.Contacts.Province(region) is null)
            {
                without.Add(code);
            }
        }

        return [.. without.Order()];
    }

    /// <summary>Sends nothing more from now on: what is open waits, and is checked again when it may go.</summary>
    /// <returns>False where it was stopped already.</returns>
    public Task<bool> StopAsync(string by, string reason, CancellationToken cancel) => SetAsync(true, by, reason, cancel);

    /// <inheritdoc cref="StopAsync"/>
    public Task<bool> GoAsync(string by, string reason, CancellationToken cancel) => SetAsync(false, by, reason, cancel);

    private async Task<bool> SetAsync(bool stopped, string by, string reason, CancellationToken cancel)
    {
        var known = await stop.ReadAsync(cancel);
        if (known.Stopped == stopped)
        {
            // The record of an earlier try may have been lost after the switch was thrown.
            if (known.By == by)
            {
                await RecordAsync(known, by, reason, cancel);
            }

            return false;
        }

        // Stopping comes before anything that might fail.
        await RecordAsync(await stop.SetAsync(stopped, by, cancel), by, reason, cancel);
        return true;
    }

    private async Task RecordAsync(AlertSwitchState state, string by, string reason, CancellationToken cancel)
    {
        var word = state.Stopped ? "stopped" : "resumed";
        var act = string.Create(CultureInfo.InvariantCulture, $"alerts-{word}-{state.ChangedAt?.UtcDateTime:yyyyMMddTHHmmssfff}");
        await reasons.KeepAsync(act, by, reason, cancel);
        await audit.AppendAsync(AuditScope.National, new AuditEntry(act, by, $"alerts.{word}", "alerts", new Dictionary<string, string>()), cancel);
    }
}
