using System.Globalization;
using SertiKesos.Platform.Audit;
using SertiKesos.Time;

namespace SertiKesos.Summaries.Publication;

/// <summary>What may be done about an issue that is out: it is never changed, but it can be taken back.</summary>
internal sealed class IssueControl(Publications publications, LatestIssue latest, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// Takes an issue back: it stays readable and is called withdrawn, with the reason, and is the latest no more.
    /// </summary>
    /// <param name="reason">What its readers are told.</param>
    /// <returns>What is kept of the withdrawal: that of an earlier call where there was one; null where there is no such issue.</returns>
    public async Task<TakenBack?> WithdrawAsync(Period period, int issue, string by, string reason, CancellationToken cancel)
    {
        if (await publications.FindAsync(period, issue, cancel) is not { FinishedAt: not null } known)
        {
            return null;
        }

        var withdrawal = known.Withdrawal ?? new TakenBack(clock.GetUtcNow(), by, reason);
        if (known.Withdrawal is null)
        {
            await publications.WithdrawAsync(period, issue, withdrawal, cancel);
        }

        await latest.SetRightAsync(cancel);
        var act = string.Create(CultureInfo.InvariantCulture, $"summary-withdrawn-{period}-{issue:00}");
        await audit.AppendAsync(
            AuditScope.National, new AuditEntry(act, withdrawal.By, "summary.withdrawn", $"{period}-{issue:00}", new Dictionary<string, string>()), cancel);
        return withdrawal;
    }
}
