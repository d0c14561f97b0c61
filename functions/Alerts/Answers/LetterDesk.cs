using SertiKesos.Alerts.Ledger;

namespace SertiKesos.Alerts.Answers;

/// <summary>What stands behind a link that its reader has opened.</summary>
/// <param name="Office">The office whose reminder it was.</param>
/// <param name="Done">What the link is for is done already.</param>
internal sealed record LetterCase(LetterTag Tag, string Office, bool Done);

/// <summary>Opens the links of reminders: looking changes nothing.</summary>
internal sealed class LetterDesk(LetterTokens tokens, AlertOptOuts optOuts, UndeliverableAddresses undeliverable, AlertPolicies policies)
{
    /// <summary>Null where the token is none of ours, or none for this wish, or its region is no more.</summary>
    public async Task<LetterCase?> FindAsync(string token, LetterWish wish, CancellationToken cancel)
    {
        if (tokens.Open(token) is not { } tag || tag.Wish != wish)
        {
            return null;
        }

        var policy = await policies.CurrentAsync(cancel);
        if (policy.Regions.Find(tag.Region) is not { } region)
        {
            return null;
        }

        var done = wish == LetterWish.Stop
            ? await optOuts.ContainsAsync(tag.AddressKey, cancel)
            : await undeliverable.FindAsync(tag.AddressKey, cancel) is { Cause: UndeliverableCause.Wrong };
        return new LetterCase(tag, policy.Contacts.Office(region).Name, done);
    }
}
