using Microsoft.Extensions.Logging;
using SertiKesos.Alerts.Planning;
using SertiKesos.Platform.Telemetry;
using SertiKesos.Summaries.Publication;

namespace SertiKesos.Notices;

/// <summary>
/// Enters everybody who is to be told of an issue that is out, and puts a message for each into the queue. Doing it twice, or
/// after it was cut off, tells nobody twice.
/// </summary>
internal sealed partial class NoticePlanning(
    NoticeLedger ledger,
    NoticeQueue queue,
    Publications publications,
    IssueSnapshots snapshots,
    NoticeAddresses addresses,
    TimeProvider clock,
    ILogger<NoticePlanning> logger)
{
    private static readonly TimeSpan UntilFinished = TimeSpan.FromSeconds(30);

    /// <returns>How many were entered.</returns>
    public async Task<int> PlanAsync(NoticeMessage message, CancellationToken cancel)
    {
        using var span = Spans.Start(Spans.NoticePlan);
        var (period, issue) = (message.Of, message.Issue);
        var recipients = await addresses.ListAsync(cancel);
        if (recipients.Count == 0 || await publications.FindAsync(period, issue, cancel) is not { Withdrawal: null } publication
            || await snapshots.FindAsync(period, issue, cancel) is not { } snapshot)
        {
            return 0;
        }

        if (publication.FinishedAt is null)
        {
            // Publication announces before it writes that it is done.
            await queue.SendAsync(message, UntilFinished, cancel);
            return 0;
        }

        var planned = 0;
        foreach (var recipient in recipients.Where(recipient => recipient.Reader.ZoneIn(snapshot) is not null))
        {
            var now = clock.GetUtcNow();
            var entry = new NoticeEntry(new NoticeTopic.Issue(period, issue), recipient.Reader, recipient.AddressKey, AlertState.Planned, now, now);
            var known = await ledger.FindAsync(entry.Key, cancel);
            if (known is null)
            {
                known = await ledger.WriteAsync(entry, cancel);
                if (known is not null)
                {
                    planned++;
                    Metrics.Notice(nameof(AlertState.Planned), known.Topic.Kind.ToString());
                }
            }

            // One that nobody has tried yet may have lost its message, if this was cut off before; one message too many sends nothing.
            if (known is { State: AlertState.Planned, Attempts: 0 })
            {
                await queue.SendAsync(NoticeMessages.Of(known), TimeSpan.Zero, cancel);
            }
        }

        span?.SetTag("planned", planned);
        Log.Planned(logger, issue, period.ToString(), planned);
        return planned;
    }

    private static partial class Log
    {
        [LoggerMessage(5020, LogLevel.Information, "{Notices} notices of issue {Issue} of {Period} are planned", EventName = "issue_notices_planned")]
        public static partial void Planned(ILogger logger, int issue, string period, int notices);
    }
}
