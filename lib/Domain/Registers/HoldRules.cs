using System.Text.Json.Serialization;
using SertiKesos.Institutions;
using SertiKesos.People;

namespace SertiKesos.Registers;

/// <summary>
/// When a roster waits for a second person: it would take away more than both <paramref name="MissingPeople"/> people and
/// <paramref name="MissingShare"/> of its scope, or change the certificate dates of more than both
/// <paramref name="DatePeople"/> people and <paramref name="DateShare"/> of those who had one. The first number of each
/// pair keeps small offices from being held for one person's renewal. The same numbers hold for a list of institutions.
/// Words such as "mutasi" in a remark that would take more than <paramref name="MissingShare"/> of the roster's people out of
/// service are looked at by a second person as well: they may speak of somebody else.
/// </summary>
internal sealed record HoldRules(int MissingPeople = 10, double MissingShare = 0.2, int DatePeople = 5, double DateShare = 0.3)
{
    public static HoldRules Default { get; } = new();

    /// <summary>Fewer than three that words take out are looked at without a hold.</summary>
    private const int MaxByWord = 2;

    /// <summary>Why the change must wait; null when it need not.</summary>
    /// <param name="leftByWord">How many rows of the roster a word in them says to have left.</param>
    public RosterHold? Of(Register current, RegisterChange change, int leftByWord = 0)
    {
        var scope = current.People.Count(person => person.Assignments.Any(assignment => assignment.IsActive && change.Roles.Contains(assignment.Role)));
        var missing = change.Missing.Select(entry => entry.Person.Identity).Distinct().Count();
        var dated = change.People.Where(person => person.Before is not null && Dates(person.Before, change.Roles).Any()).ToList();
        var redated = dated.Count(person => AreOthers(Dates(person.Before!, change.Roles), [.. Dates(person.After, change.Roles)]));
        var hold = new RosterHold(
            missing > MissingPeople && missing > MissingShare * scope, missing, scope,
            redated > DatePeople && redated > DateShare * dated.Count, redated, dated.Count)
        {
            Institutions = change.Institutions is { } list ? Of(list) : null,
            ByWord = OfWords(change, leftByWord),
        };
        return hold.ForMissing || hold.ForDates || hold.Institutions is not null || hold.ByWord is not null ? hold : null;
    }

    /// <summary>Only those whom the register does not know to have left yet: a roster that says it again takes nobody away.</summary>
    private WordHold? OfWords(RegisterChange change, int leftByWord)
    {
        var left = Math.Min(leftByWord, change.People.Count(person =>
            !IsActive(person.After, change.Roles) && (person.Before is null || IsActive(person.Before, change.Roles))));
        return left > MaxByWord && left > MissingShare * change.People.Count ? new WordHold(left, change.People.Count) : null;
    }

    private static bool IsActive(Person person, IReadOnlyList<Role> roles) =>
        person.Assignments.Any(assignment => assignment.IsActive && roles.Contains(assignment.Role));

    private InstitutionHold? Of(InstitutionChange change)
    {
        var hold = new InstitutionHold(
            change.Gone > MissingPeople && change.Gone > MissingShare * change.Scope, change.Gone, change.Scope,
            change.Redated > DatePeople && change.Redated > DateShare * change.Dated, change.Redated, change.Dated);
        return hold.ForMissing || hold.ForDates ? hold : null;
    }

    /// <summary>A date that was left open and is filled in now, or the other way round, is no other date.</summary>
    private static bool AreOthers(IEnumerable<(DateOnly? Issued, DateOnly? Expires)> before, IReadOnlyList<(DateOnly? Issued, DateOnly? Expires)> after) =>
        before.Any(known => !after.Any(now => AgreeOn(known.Issued, now.Issued) && AgreeOn(known.Expires, now.Expires)));

    private static bool AgreeOn(DateOnly? one, DateOnly? other) => one is null || other is null || one == other;

    private static IEnumerable<(DateOnly? Issued, DateOnly? Expires)> Dates(Person person, IReadOnlyList<Role> roles) => person.Assignments
        .Where(assignment => roles.Contains(assignment.Role))
        .SelectMany(assignment => assignment.Credentials)
        .Where(credential => credential is { Kind: CredentialKind.Competency, Evidence: CredentialEvidence.Dated })
        .Select(credential => (credential.IssuedOn, credential.ExpiresOn));
}

/// <summary>Why a roster waits: counts only.</summary>
/// <param name="Missing">People who would go missing, of <paramref name="Scope"/> active ones in the roster's roles.</param>
/// <param name="DatesChanged">People whose certificate dates would change, of <paramref name="Dated"/> who had any.</param>
internal sealed record RosterHold(bool ForMissing, int Missing, int Scope, bool ForDates, int DatesChanged, int Dated)
{
    /// <summary>Why its list of institutions waits; null where it need not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InstitutionHold? Institutions { get; init; }

    /// <summary>People whom words in the roster would take out of service; null where they are few.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WordHold? ByWord { get; init; }
}

/// <param name="Left">People who would leave the count by a word in their row, of <paramref name="People"/> in the roster.</param>
internal sealed record WordHold(int Left, int People);

/// <summary>The same of institutions: those that are open, and the dates of accreditation and Tanda Daftar.</summary>
internal sealed record InstitutionHold(bool ForMissing, int Missing, int Scope, bool ForDates, int DatesChanged, int Dated);
