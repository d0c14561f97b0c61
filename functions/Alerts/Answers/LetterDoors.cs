using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SertiKesos.Alerts.Planning;
using SertiKesos.Regions;

namespace SertiKesos.Alerts.Answers;

/// <summary>What a reminder may promise its reader: only what is really there.</summary>
/// <param name="PublicUrl">Where readers reach the service; empty where nobody said it, and then there are no links.</param>
/// <param name="ReadsReplies">Whether somebody reads the mailbox to which answers go.</param>
internal sealed record LetterDoors(string PublicUrl, LetterTokens? Tokens, bool ReadsReplies)
{
    public const string StopPath = "/api/portal/berhenti/";
    public const string NotMePath = "/api/portal/bukan-saya/";

    public static LetterDoors None { get; } = new("", null, false);

    /// <summary>The links of one reminder; null where the service has no address that readers can reach.</summary>
    public LetterLinks? LinksOf(AlertCandidate candidate, AlertAddress to, Region region)
    {
        if (PublicUrl.Length == 0 || Tokens is null || candidate.AddressKey is not { } addressKey)
        {
            return null;
        }

        var tag = new LetterTag(LetterWish.Stop, addressKey, candidate.PersonKey, region.Code, to.Masked);
        var root = PublicUrl.TrimEnd('/');
        return new LetterLinks(
            root + StopPath + Tokens.Make(tag), root + NotMePath + Tokens.Make(tag with { Wish = LetterWish.NotMe }));
    }
}

/// <param name="Stop">Where the reader says that no more should come.</param>
/// <param name="NotMe">Where the reader says that it was meant for somebody else.</param>
internal sealed record LetterLinks(string Stop, string NotMe)
{
    public override string ToString() => "Letter links";
}

/// <summary>The doors as the settings of the moment open them.</summary>
internal sealed class LetterDoorsSource(IOptionsMonitor<AlertOptions> options, IConfiguration configuration, LetterTokens tokens)
{
    /// <summary>The same setting that the notices of issues use.</summary>
    public const string PublicUrlSetting = "Notices:PublicUrl";

    public LetterDoors Current => new(configuration[PublicUrlSetting] ?? "", tokens, options.CurrentValue.Imap.IsSet);
}
