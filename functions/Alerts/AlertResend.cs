using System.Globalization;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Planning;
using SertiKesos.Platform.Audit;
using SertiKesos.Regions;
using SertiKesos.Registers;

namespace SertiKesos.Alerts;

/// <summary>What became of an operator's wish to send an alert once more.</summary>
internal enum ResendOutcome
{
    /// <summary>It is planned anew and in the queue.</summary>
    Planned,

    /// <summary>There is no such alert.</summary>
    Unknown,

    /// <summary>It is on its way already.</summary>
    Open,

    /// <summary>It is not, or no longer, what the person is to be told: the certificate was renewed, or a later reminder is due.</summary>
    NotDue,
}

/// <summary>
/// Sends one alert once more because somebody asks for it, with a reason on record. It is checked again like any other: quiet
/// hours, opt-outs, the sender's pace and the stop switch hold for it too; its place in the limits of address and office it has.
/// </summary>
internal sealed class AlertResend(
    AlertLedger ledger, RegisterStore registers, AlertQueues queues, AlertPolicies policies, AlertKeys keys, AuditLog audit, OperatorReasons reasons, TimeProvider clock)
{
    public async Task<ResendOutcome> RunAsync(Region region, string alert, string by, string reason, CancellationToken cancel)
    {
        if (!AlertKey.TryParse(alert, out var key) || await ledger.FindAsync(region.Code, key, cancel) is not { } entry)
        {
            return ResendOutcome.Unknown;
        }

        if (entry.State.IsOpen())
        {
            return ResendOutcome.Open;
        }

        var policy = await policies.CurrentAsync(cancel);
        var now = clock.GetUtcNow();
        var day = DateOnly.FromDateTime(policy.Calendar.NextOpening(now, region.Zone).DateTime);
        if (await registers.LoadAsync(region.Code, cancel) is not { } register
            || AlertPlan.Candidates(register, policy.Rules, keys, day).All(candidate => candidate.Key != key))
        {
            return ResendOutcome.NotDue;
        }

        // On record before anything is sent.
        var act = string.Create(CultureInfo.InvariantCulture, $"alerts-resent-{key}-{entry.Resent + 1}");
        await reasons.KeepAsync(act, by, reason, cancel);
        await audit.AppendAsync(region.Code.Value, new AuditEntry(act, by, "alerts.resent", key.Value, new Dictionary<string, string>()), cancel);
        var planned = entry with
        {
            State = AlertState.Planned,
            NextAt = now,
            ChangedAt = now,
            Attempts = 0,
            Claim = null,
            Reply = null,
            Channel = null,
            Tried = null,
            Sent = null,
            Turn = 0,
            Resent = entry.Resent + 1,
        };
        await ledger.ForgetSentAsync(entry, cancel);
        if (await ledger.WriteAsync(planned, cancel) is null)
        {
            return ResendOutcome.Open;
        }

        // Should this be cut off here, the next scan finds an open alert whose message is lost.
        await queues.SendAlertAsync(region.Code, key, TimeSpan.Zero, cancel);
        return ResendOutcome.Planned;
    }
}
