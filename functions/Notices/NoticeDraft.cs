using SertiKesos.Alerts;
using SertiKesos.Alerts.Mail;
using SertiKesos.Notices.Issues;
using SertiKesos.Notices.Offices;
using SertiKesos.Time;

namespace SertiKesos.Notices;

/// <summary>A notice that still holds.</summary>
/// <param name="Zone">Of the working hours of its reader.</param>
/// <param name="Write">Makes the mail at the moment of sending, given in the zone of the reader.</param>
internal sealed record NoticeDraft(IndonesianZone Zone, Func<NoticeRecipient, DateTimeOffset, CancellationToken, Task<AlertLetter>> Write);

/// <summary>Looks at the moment of sending whether a notice still holds, whatever it is about.</summary>
internal sealed class NoticeDrafts(IssueNotices issues, OfficeNotices offices)
{
    /// <summary>Null where it is over: then nobody is told any more.</summary>
    public Task<NoticeDraft?> FindAsync(NoticeEntry entry, AlertPolicy policy, DateTimeOffset now, CancellationToken cancel) => entry.Topic switch
    {
        NoticeTopic.Issue issue => issues.FindAsync(entry, issue, policy, cancel),
        NoticeTopic.Dated dated => offices.FindAsync(entry, dated, policy, now, cancel),
        _ => Task.FromResult<NoticeDraft?>(null),
    };
}
