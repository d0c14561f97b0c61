using SertiKesos.Summaries.Publication;

namespace SertiKesos.Notices;

internal static class NoticeMessages
{
    /// <summary>Asks to send a notice. For issues in the form that the last release reads as well.</summary>
    public static NoticeMessage Of(NoticeEntry entry) => entry.Topic is NoticeTopic.Issue issue
        ? NoticeMessage.ToSend(issue.Period, issue.Number, entry.Key)
        : NoticeMessage.ToSend(entry.Key);
}
