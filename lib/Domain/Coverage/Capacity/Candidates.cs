using SertiKesos.Coverage.Facts;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Registers;

namespace SertiKesos.Coverage.Capacity;

internal enum CandidateReason
{
    /// <summary>The certificate ends within the window.</summary>
    Expiring,

    /// <summary>It has ended.</summary>
    Expired,

    /// <summary>Never certified, but trained.</summary>
    Trained,

    /// <summary>Never certified.</summary>
    Never,
}

/// <summary>Somebody for the test. It names a person: for the training centre only, never for public files.</summary>
/// <param name="Since">
/// The last valid day of the certificate; for trained people the day of their first training. Null where neither is known.
/// </param>
internal sealed record Candidate(RegionCode Region, Person Person, CandidateReason Reason, DateOnly? Since, TrainingLevel Level)
{
    public override string ToString() => $"Candidate {Region} {Reason}";
}

/// <summary>Who should sit the test next: those whose certificate ends first, then those who have waited longest. Pure.</summary>
internal static class Candidates
{
    /// <param name="windowDays">How far ahead a certificate may end, this day included.</param>
    public static IReadOnlyList<Candidate> Of(IEnumerable<Register> registers, DateOnly on, int windowDays, CertificateRules rules) =>
        InOrder(registers
            .SelectMany(register => register.People
                .Where(person => person is { IsActive: true, Restricted: null })
                .Select(person => Find(register.Region, person, on, windowDays, rules)))
            .OfType<Candidate>());

    /// <summary>
    /// The order in which candidates are called, whatever order they come in; who stands in several regions is called once.
    /// </summary>
    public static IReadOnlyList<Candidate> InOrder(IEnumerable<Candidate> candidates) =>
        [.. candidates
            .OrderBy(candidate => candidate.Reason == CandidateReason.Expiring ? 0 : 1)
            .ThenBy(candidate => candidate.Since ?? DateOnly.MaxValue)
            .ThenBy(candidate => candidate.Reason)
            .ThenBy(candidate => candidate.Region)
            .ThenBy(candidate => candidate.Person.Name, StringComparer.Ordinal)
            .ThenBy(candidate => candidate.Person.Identity.Value, StringComparer.Ordinal)
            .DistinctBy(candidate => candidate.Person.Nik is { } nik ? nik.Digits : $"{candidate.Region} {candidate.Person.Identity.Value}")];

    /// <summary>Classes of at most <paramref name="seats"/>, in the order of the candidates.</summary>
    public static IReadOnlyList<IReadOnlyList<Candidate>> Batches(IReadOnlyList<Candidate> candidates, int seats) =>
        [.. candidates.Chunk(seats)];

    private static Candidate? Find(RegionCode region, Person person, DateOnly on, int windowDays, CertificateRules rules)
    {
        var standing = rules.Standing(person);
        var level = TrainingLadder.LevelOf(person);
        return rules.StateOn(standing, on) switch
        {
            CertificationState.Certified or CertificationState.Due when standing.LastValidDay is { } last && last <= on.AddDays(windowDays) =>
                new Candidate(region, person, CandidateReason.Expiring, last, level),
            CertificationState.Expired => new Candidate(region, person, CandidateReason.Expired, standing.LastValidDay, level),
            CertificationState.Never when level >= TrainingLadder.ReadyFrom => new Candidate(region, person, CandidateReason.Trained, FirstTraining(person), level),
            CertificationState.Never => new Candidate(region, person, CandidateReason.Never, null, level),
            _ => null,
        };
    }

    private static DateOnly? FirstTraining(Person person) => person.Credentials
        .Concat(person.EarlierCredentials)
        .Where(credential => credential.Kind == CredentialKind.Training)
        .Min(credential => credential.IssuedOn);
}
