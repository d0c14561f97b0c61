using Microsoft.Extensions.Logging;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Planning;
using SertiKesos.Platform.Telemetry;
using SertiKesos.Summaries.Publication;

namespace SertiKesos.Notices.Offices;

/// <summary>What a round did.</summary>
/// <param name="Resumed">Open notices whose message was lost, given a new one.</param>
internal sealed record NoticeRoundReport(int Planned, int Resumed);

/// <summary>
/// Enters what offices and provinces are to be told, and puts a message for each into the queue. Doing it twice, or after it
/// was cut off, tells nobody twice; what lost its message, of whatever kind, is found by the next round.
/// </summary>
internal sealed partial class NoticeRound(OfficePlan plan, NoticeLedger ledger, NoticeQueue queue, TimeProvider clock, ILogger<NoticeRound> logger)
{
    /// <summary>
    /// How far behind its time an open notice must be before its message counts as lost: rounds come every two hours, and a
    /// reminder is worth nothing a day later. A message too many sends nothing.
    /// </summary>
    public static readonly TimeSpan Overdue = TimeSpan.FromMinutes(30);

    public async Task<NoticeRoundReport> RunAsync(CancellationToken cancel)
    {
        using var span = Spans.Start(Spans.NoticePlan);
        var resumed = 0;
        foreach (var entry in await ledger.ListOverdueAsync(clock.GetUtcNow() - Overdue, cancel))
        {
            await queue.SendAsync(NoticeMessages.Of(entry), TimeSpan.Zero, cancel);
            resumed++;
        }

        var planned = 0;
        foreach (var notice in (await plan.ListAsync(clock.GetUtcNow(), cancel)).Where(notice => notice.IsAllowed))
        {
            var now = clock.GetUtcNow();
            var delay = AlertQueues.Limit(notice.At - now);
            var entry = new NoticeEntry(notice.Topic, notice.To.Reader, notice.To.AddressKey, AlertState.Planned, now + delay, now);
            // Another round may have been first: then its message is on its way.
            if (await ledger.WriteAsync(entry, cancel) is { } written)
            {
                await queue.SendAsync(NoticeMessages.Of(written), delay, cancel);
                planned++;
                Metrics.Notice(nameof(AlertState.Planned), written.Topic.Kind.ToString());
            }
        }

        span?.SetTag("planned", planned);
        span?.SetTag("resumed", resumed);
        Log.Done(logger, planned, resumed);
        return new NoticeRoundReport(planned, resumed);
    }

    private static partial class Log
    {
        [LoggerMessage(5023, LogLevel.Information, "{Planned} notices to offices and provinces are planned, {Resumed} had lost their message", EventName = "office_notices_planned")]
        public static partial void Done(ILogger logger, int planned, int resumed);
    }
}
