using SertiKesos.Institutions;
using SertiKesos.People;

namespace SertiKesos.Tests.Summaries.Oracle;

/// <summary>People by state, counted one by one.</summary>
internal sealed record Tally(int Valid, int Due, int Expired, int Passed, int Unknown, int Never, int Uncertain)
{
    public int People => Valid + Due + Expired + Passed + Unknown + Never;

    public int Certified => Valid + Due;
}

/// <summary>
/// The people of some rosters counted again by plain loops, without anything that the product counts with: the second
/// opinion that a workbook is held against.
/// </summary>
internal sealed class Recount(IReadOnlyDictionary<string, (IReadOnlyList<Person> People, IReadOnlyList<Institution>? Institutions)> regions, DateOnly on)
{
    private const int DueDays = 180;
    private const int Months = 60;

    public DateOnly On => on;

    public IEnumerable<string> Reported => regions.Keys;

    public IEnumerable<string> ReportedInstitutions => regions.Where(region => region.Value.Institutions is not null).Select(region => region.Key);

    public IEnumerable<Person> People(Func<string, bool> where) =>
        regions.Where(region => where(region.Key)).SelectMany(region => region.Value.People).Where(person => person.Assignments.Any(IsServing));

    public static bool IsServing(Assignment assignment) => assignment.Status is ServiceStatus.Active or ServiceStatus.OnLeave;

    public static bool Has(Person person, Role role) => person.Assignments.Any(assignment => IsServing(assignment) && assignment.Role == role);

    /// <summary>Null where no region of the area has reported.</summary>
    public Tally? Of(Func<string, bool> where, Func<Person, bool>? which = null)
    {
        if (!regions.Keys.Any(where))
        {
            return null;
        }

        int valid = 0, due = 0, expired = 0, passed = 0, unknown = 0, never = 0, uncertain = 0;
        foreach (var person in People(where).Where(which ?? (_ => true)))
        {
            uncertain += person.Nik is null ? 1 : 0;
            switch (StateOf(person))
            {
                case "valid": valid++; break;
                case "due": due++; break;
                case "expired": expired++; break;
                case "passed": passed++; break;
                case "unknown": unknown++; break;
                default: never++; break;
            }
        }

        return new Tally(valid, due, expired, passed, unknown, never, uncertain);
    }

    public string StateOf(Person person)
    {
        if (LastDay(person) is { } last)
        {
            return last < on ? "expired" : last.DayNumber - on.DayNumber <= DueDays ? "due" : "valid";
        }

        var certificates = Certificates(person).ToList();
        return certificates.Exists(credential => credential.Evidence == CredentialEvidence.PassedNotIssued) ? "passed"
            : certificates.Count > 0 ? "unknown"
            : "never";
    }

    public static DateOnly? LastDay(Person person) => Certificates(person)
        .Where(credential => credential.Evidence == CredentialEvidence.Dated)
        .Select(credential => credential.ExpiresOn ?? credential.IssuedOn!.Value.AddMonths(Months).AddDays(-1))
        .Cast<DateOnly?>()
        .Max();

    public int EndingIn(Func<string, bool> where, DateOnly month) => People(where)
        .Select(LastDay)
        .Count(last => last is { } day && day >= on && day.Year == month.Year && day.Month == month.Month);

    public int CertifiedIn(int year) => People(_ => true).Count(person => Certificates(person).Any(credential => credential.IssuedOn?.Year == year));

    public static IEnumerable<Credential> Certificates(Person person) => person.Assignments
        .Where(IsServing)
        .SelectMany(assignment => assignment.Credentials)
        .Where(credential => credential.Kind == CredentialKind.Competency);

    public static bool HasTraining(Person person, string? name = null) => person.Assignments
        .Where(IsServing)
        .SelectMany(assignment => assignment.Credentials)
        .Any(credential => credential.Kind == CredentialKind.Training && (name is null || credential.Scheme == name));

    /// <summary>Full years of somebody who turns older on the last day of the month of birth; null where no birth date is known.</summary>
    public static int? AgeOn(Person person, DateOnly day)
    {
        if (person.BirthDate is not { } born)
        {
            return null;
        }

        var birthday = new DateOnly(born.Year, born.Month, DateTime.DaysInMonth(born.Year, born.Month));
        var years = 0;
        while (new DateOnly(born.Year + years + 1, born.Month, Math.Min(birthday.Day, DateTime.DaysInMonth(born.Year + years + 1, born.Month))) <= day)
        {
            years++;
        }

        return years;
    }

    /// <summary>Filled and asked entries of the people.</summary>
    public (int Filled, int Asked) Entries(Func<string, bool> where)
    {
        int filled = 0, asked = 0;
        foreach (var person in People(where))
        {
            bool[] entries =
            [
                person.Nik is not null, person.BirthDate is not null, person.Sex is not null, person.Phones.Count > 0 || person.Email is not null,
                person.Assignments.Any(assignment => IsServing(assignment) && (assignment.Posting is not null || assignment.Kelurahan is not null || assignment.Kecamatan is not null)),
            ];
            filled += entries.Count(entry => entry);
            asked += entries.Length;
            var papers = Certificates(person).Where(credential => credential.Evidence != CredentialEvidence.PassedNotIssued).ToList();
            if (papers.Count > 0)
            {
                asked += 2;
                filled += papers.Exists(paper => paper.Number is not null) ? 1 : 0;
                filled += papers.Exists(paper => paper.IssuedOn is not null || paper.ExpiresOn is not null) ? 1 : 0;
            }
        }

        return (filled, asked);
    }

    public IReadOnlyList<Institution>? Institutions(Func<string, bool> where) => regions.Any(region => where(region.Key) && region.Value.Institutions is not null)
        ? [.. regions.Where(region => where(region.Key)).SelectMany(region => region.Value.Institutions ?? []).Where(institution => !institution.Closed)]
        : null;

    public string AccreditationOf(Institution institution)
    {
        var accreditation = institution.Accreditation;
        var last = accreditation.ExpiresOn ?? accreditation.IssuedOn?.AddMonths(Months).AddDays(-1);
        return accreditation.Claim == AccreditationClaim.Suspended ? "suspended"
            : last is { } day ? day < on ? "expired" : day.DayNumber - on.DayNumber <= DueDays ? "due" : "valid"
            : accreditation.Claim == AccreditationClaim.InProcess ? "process"
            : accreditation.Claim == AccreditationClaim.Accredited ? "unknown"
            : "never";
    }

    public string RegistrationOf(Institution institution) => institution.Registration switch
    {
        null => "none",
        { NeverExpires: true } => "valid",
        { ValidUntil: { } until } => until < on ? "expired" : "valid",
        _ => "undated",
    };
}
