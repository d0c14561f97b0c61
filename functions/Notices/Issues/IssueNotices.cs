using SertiKesos.Alerts;
using SertiKesos.Summaries.Publication;

namespace SertiKesos.Notices.Issues;

/// <summary>Notices that an issue is out.</summary>
internal sealed class IssueNotices(Publications publications, IssueSnapshots snapshots, NoticeLetters letters)
{
    public async Task<NoticeDraft?> FindAsync(NoticeEntry entry, NoticeTopic.Issue topic, AlertPolicy policy, CancellationToken cancel) =>
        !await IsOverAsync(topic, cancel)
        && await snapshots.FindAsync(topic.Period, topic.Number, cancel) is { } snapshot
        && entry.Reader.ZoneIn(snapshot) is { } zone
            ? new NoticeDraft(zone, (to, now, token) => letters.WriteAsync(entry.MessageIdAt(policy.Sender.Domain), to, snapshot, policy, now, token))
            : null;

    /// <summary>Taken back, or overtaken by a later issue of the period, of which its reader is told.</summary>
    private async Task<bool> IsOverAsync(NoticeTopic.Issue topic, CancellationToken cancel)
    {
        // Its own row may say only in the next moment that it is out.
        var issues = (await publications.ListAsync(cancel)).Where(issue => issue.Period == topic.Period && issue.Withdrawal is null).ToList();
        return issues.All(issue => issue.Issue != topic.Number) || issues.Any(issue => issue.Issue > topic.Number && issue.FinishedAt is not null);
    }
}
