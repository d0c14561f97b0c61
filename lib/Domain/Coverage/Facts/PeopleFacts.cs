using SertiKesos.People;
using SertiKesos.Time;

namespace SertiKesos.Coverage.Facts;

/// <summary>
/// What else is counted of a set of people, each once, beside their standing: ages, new certificates, training. Counts
/// only, so that it can be stored beside the coverage.
/// </summary>
/// <param name="IssuedIn">
/// First day of a month → people whose competency certificate was issued in it. Within a calendar year somebody counts
/// once, in the latest month; where only an expiry date is known, the issue is reckoned back from it.
/// </param>
/// <param name="Ladder">Standing by the highest training; a level without people is left out.</param>
internal sealed record PeopleFacts(AgeCounts Ages, IReadOnlyDictionary<DateOnly, int> IssuedIn, IReadOnlyList<LevelCounts> Ladder)
{
    public static PeopleFacts Of(IReadOnlyCollection<Person> people, CertificateRules rules, DateOnly on) => new(
        AgeCounts.Of(people, on),
        IssuesOf(people, rules),
        [.. people
            .GroupBy(TrainingLadder.LevelOf)
            .OrderBy(group => group.Key)
            .Select(group => new LevelCounts(group.Key, StandingCounts.Of(group.Select(person => (person, rules.Standing(person))))))]);

    public static IReadOnlyDictionary<DateOnly, int> IssuesOf(IEnumerable<Person> people, CertificateRules rules)
    {
        var issued = new SortedDictionary<DateOnly, int>();
        foreach (var month in people.SelectMany(person => IssueMonths(person, rules)))
        {
            MonthCounts.Add(issued, month, 1);
        }

        return issued;
    }

    private static IEnumerable<DateOnly> IssueMonths(Person person, CertificateRules rules)
    {
        var current = Certificates(person.Credentials).ToList();
        return current
            .Concat(Certificates(person.EarlierCredentials).Where(earlier => !current.Exists(credential => Corrects(credential, earlier, rules))))
            .Select(credential => IssuedOn(credential, rules))
            .OfType<DateOnly>()
            .GroupBy(issued => issued.Year)
            .Select(year => year.Max());
    }

    private static IEnumerable<Credential> Certificates(IEnumerable<Credential> credentials) =>
        credentials.Where(credential => credential is { Kind: CredentialKind.Competency, Evidence: CredentialEvidence.Dated });

    /// <summary>Whether the two are one paper whose dates a newer roster states otherwise: then only the newer word counts.</summary>
    private static bool Corrects(Credential credential, Credential earlier, CertificateRules rules) =>
        credential.FoldedNumber == earlier.FoldedNumber
        && !(IssuedOn(credential, rules) >= IssuedOn(earlier, rules)?.PlusDays(rules.DueDays));

    /// <summary>Where only the end is known, the day from which the scheme's validity leads to it.</summary>
    private static DateOnly? IssuedOn(Credential credential, CertificateRules rules)
    {
        if (credential.IssuedOn is not null || credential.ExpiresOn is not { } end)
        {
            return credential.IssuedOn;
        }

        // Validity goes by the day of issue, which is what is looked for: the second look settles it.
        var guess = end.PlusDays(1).PlusMonths(-rules.MonthsOf(credential.Scheme, end));
        return end.PlusDays(1).PlusMonths(-rules.MonthsOf(credential.Scheme, guess));
    }
}

/// <summary>People of one step of the training ladder by their standing.</summary>
internal sealed record LevelCounts(TrainingLevel Level, StandingCounts Counts);

/// <summary>New certificates of one role's people, by month as in <see cref="PeopleFacts"/>: what a target of the role is told from.</summary>
internal sealed record RoleIssues(Role Role, IReadOnlyDictionary<DateOnly, int> IssuedIn);
