using Microsoft.Extensions.Logging;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Planning;
using SertiKesos.Platform.Telemetry;
using SertiKesos.Regions;
using SertiKesos.Registers;

namespace SertiKesos.Alerts;

/// <summary>What a scan did.</summary>
/// <param name="Planned">New alerts, each with a queue message.</param>
/// <param name="Unreachable">People who have no address that can be used, newly entered.</param>
/// <param name="Resumed">Open alerts whose queue message was lost, given a new one.</param>
internal sealed record AlertScanReport(int Planned, int Unreachable, int Resumed);

/// <summary>
/// Plans one region: enters what is due in the ledger, then puts it in the queue. An entry whose message is lost in
/// between is found by the next scan.
/// </summary>
internal sealed partial class AlertScan(
    RegisterStore registers,
    AlertLedger ledger,
    AlertOptOuts optOuts,
    AlertReaches reaches,
    AlertQueues queues,
    AlertPolicies policies,
    AlertKeys keys,
    TimeProvider clock,
    ILogger<AlertScan> logger)
{
    /// <summary>How far behind its time an open entry must be before its message counts as lost.</summary>
    public static readonly TimeSpan Overdue = TimeSpan.FromHours(2);

    public async Task<AlertScanReport> RunAsync(AlertScanMessage message, CancellationToken cancel)
    {
        AlertMessageFormat.Require(message.Version, AlertScanMessage.CurrentVersion);
        using var span = Spans.Start(Spans.AlertScan);
        var policy = await policies.CurrentAsync(cancel);
        var region = AlertRegion.Find(message.Region, policy.Regions);
        span?.SetTag("region", region.Code.Value);
        var now = clock.GetUtcNow();
        var entries = await ledger.ListAsync(region.Code, cancel);
        var resumed = await ResumeAsync(region.Code, entries, now, cancel);
        span?.SetTag("resumed", resumed);
        if (await registers.LoadForChangeAsync(region.Code, cancel) is not { Tag: not null, Register: var register } stored)
        {
            return new AlertScanReport(0, 0, resumed);
        }

        var opening = policy.Calendar.NextOpening(now, region.Zone);
        var day = DateOnly.FromDateTime(opening.DateTime);
        if (!policy.Calendar.Holidays.Covers(day.Year))
        {
            Log.NoHolidays(logger, day.Year);
        }

        var history = new AlertHistory(entries, await optOuts.ListAsync(cancel), region.Zone, await reaches.AllAsync(policy, cancel));
        var plan = AlertPlan.Of(register, region, policy.Rules, policy.Calendar, keys, day, history);
        var planned = 0;
        var unreachable = 0;
        foreach (var alert in plan)
        {
            var ways = history.Ways(alert.Candidate);
            if (ways.Count > 0 && !ways.Any(policy.Allows))
            {
                continue;
            }

            // Goes on with the trace of the roster, or the act, that brought the register about: from upload to mail it is one.
            using var planning = Spans.Continue(Spans.AlertPlan, stored.Trace);
            planning?.SetTag("region", region.Code.Value);
            var notBefore = alert.NotBefore > now ? alert.NotBefore : now;
            var entered = await EnterAsync(region.Code, alert.Candidate, ways, history.Find(alert.Candidate.Key), notBefore, now, cancel);
            planning?.SetTag("outcome", entered?.ToString() ?? "known");
            if (entered == AlertState.Planned)
            {
                await queues.SendAlertAsync(region.Code, alert.Candidate.Key, notBefore - now, cancel);
                planned++;
            }
            else if (entered == AlertState.Unreachable)
            {
                unreachable++;
            }
        }

        span?.SetTag("planned", planned);
        span?.SetTag("unreachable", unreachable);
        Log.Scanned(logger, region.Code, planned, unreachable, resumed);
        return new AlertScanReport(planned, unreachable, resumed);
    }

    /// <summary>The state entered; null where another scan was first.</summary>
    private async Task<AlertState?> EnterAsync(
        RegionCode region,
        AlertCandidate candidate,
        IReadOnlyList<AlertWay> ways,
        AlertEntry? earlier,
        DateTimeOffset notBefore,
        DateTimeOffset now,
        CancellationToken cancel)
    {
        if (earlier is null or { State: AlertState.Cancelled }
            && await ledger.FindElsewhereAsync(region, candidate.Key, cancel) is { State: AlertState.Delivered or AlertState.Accepted or AlertState.Sending } sent)
        {
            // Somebody who has moved here was told before: the entry says so here too, for the weekly limit and for the office.
            await ledger.WriteAsync(sent with { Region = region, State = AlertState.Delivered, NextAt = sent.ChangedAt, Claim = null, Sent = null, Version = earlier?.Version }, cancel);
            return null;
        }

        var state = ways.Count == 0 ? AlertState.Unreachable : AlertState.Planned;
        var entry = new AlertEntry(
            region, candidate.Key, candidate.PersonKey, null, candidate.Step.Code, state, notBefore, now,
            Version: earlier?.Version)
        {
            // What an earlier message is called stays known: it may still be told to have arrived.
            Sent = earlier?.Sent,
            Resent = earlier?.Resent ?? 0,
        }.By(ways.Count == 0 ? null : ways[0], ways);
        if (await ledger.WriteAsync(entry, cancel) is null)
        {
            return null;
        }

        Metrics.Alert(state.ToString(), entry.Channel?.ToString());
        return state;
    }

    private async Task<int> ResumeAsync(
        RegionCode region, IReadOnlyList<AlertEntry> entries, DateTimeOffset now, CancellationToken cancel)
    {
        var resumed = 0;
        foreach (var entry in entries.Where(entry => entry.State.IsOpen() && entry.NextAt + Overdue < now))
        {
            // The time moves with the new message, so that the next scan does not send a third.
            if (await ledger.WriteAsync(entry with { NextAt = now }, cancel) is not null)
            {
                await queues.SendAlertAsync(region, entry.Key, TimeSpan.Zero, cancel);
                resumed++;
            }
        }

        return resumed;
    }

    private static partial class Log
    {
        [LoggerMessage(5001, LogLevel.Information, "Alerts of region {Region}: {Planned} planned, {Unreachable} without an address, {Resumed} resumed", EventName = "alerts_planned")]
        public static partial void Scanned(ILogger logger, RegionCode region, int planned, int unreachable, int resumed);

        [LoggerMessage(5002, LogLevel.Warning, "The table of holidays has no row for {Year}: only weekends count as days off", EventName = "holidays_missing")]
        public static partial void NoHolidays(ILogger logger, int year);
    }
}
