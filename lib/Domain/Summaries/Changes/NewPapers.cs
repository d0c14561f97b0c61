using SertiKesos.People;

namespace SertiKesos.Summaries.Changes;

/// <summary>Whether the certificate that counts now is one that nobody spoke of before, or the same with better data.</summary>
internal static class NewPapers
{
    /// <param name="known">The day until which the earlier issue knew: a certificate of later is new, whatever was claimed.</param>
    public static bool Among(Person was, Person person, DateOnly known, CertificateRules rules)
    {
        var best = rules
            .Validity(person.Credentials, person.EarlierCredentials)
            .Where(validity => validity.Credential.Evidence == CredentialEvidence.Dated)
            .MaxBy(validity => validity.Credential.NeverExpires ? DateOnly.MaxValue : validity.LastValidDay ?? DateOnly.MinValue)?.Credential;
        return best is not null && (best.IssuedOn > known || !was.Credentials
            .Concat(was.EarlierCredentials)
            .Any(credential => credential.Kind == CredentialKind.Competency && IsSame(credential, best, rules)));
    }

    /// <summary>Without numbers on both sides, a date that moves by less than a renewal would is the same paper put right.</summary>
    private static bool IsSame(Credential earlier, Credential paper, CertificateRules rules) => earlier.Evidence switch
    {
        CredentialEvidence.Claimed => true,
        CredentialEvidence.PassedNotIssued => false,
        _ when earlier.FoldedNumber.Length > 0 && paper.FoldedNumber.Length > 0 => earlier.FoldedNumber == paper.FoldedNumber,
        _ => paper.IssuedOn is not { } issued || rules.LastValidDay(earlier) is not { } last || issued < last.AddDays(-rules.DueDays),
    };
}
