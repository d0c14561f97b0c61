using Microsoft.Extensions.Options;

namespace SertiKesos.Notices;

/// <summary>What readers have chosen about their notices.</summary>
internal sealed class NoticeChoices(IOptionsMonitor<NoticeOptions> options)
{
    public bool WantsDigest(NoticeReader reader) => !NoticeRecipients.Split(options.CurrentValue.WithoutDigest).Contains(reader.Code, StringComparer.Ordinal);
}
