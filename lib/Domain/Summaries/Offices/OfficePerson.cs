using SertiKesos.People;

namespace SertiKesos.Summaries.Offices;

/// <summary>Somebody as the own office sees them. Free text is masked where it is written.</summary>
/// <param name="LastValidDay">Of the certificate that counts; null where none has a date.</param>
internal sealed record OfficePerson(
    string Name, string? MaskedNik, IReadOnlyList<Role> Roles, string? Posting, string? CertificateNumber, DateOnly? LastValidDay, CertificationState State, bool IsReachable)
{
    /// <summary>The processing of the person's data is restricted (UU 27/2022): counted, and nothing else.</summary>
    public bool IsRestricted { get; init; }


    public override string ToString() => $"OfficePerson {State}";

    public static OfficePerson Of(Person person, DateOnly on, CertificateRules rules)
    {
        var standing = rules.Standing(person);
        var active = person.Assignments.Where(assignment => assignment.IsActive).ToList();
        var counted = rules.Validity(person.Credentials, person.EarlierCredentials)
            .OrderByDescending(validity => validity.Credential.Suspended)
            .ThenByDescending(validity => validity.Credential.NeverExpires)
            .ThenByDescending(validity => validity.LastValidDay)
            .FirstOrDefault()?.Credential;
        return new OfficePerson(
            person.Name,
            person.Nik?.Masked,
            [.. active.Select(assignment => assignment.Role).Distinct().Order()],
            active.Select(assignment => assignment.Posting ?? assignment.Kelurahan ?? assignment.Kecamatan).FirstOrDefault(posting => posting is not null),
            counted?.Number,
            standing.LastValidDay,
            rules.StateOn(standing, on),
            person.Phones.Count > 0 || person.Email is not null)
        {
            IsRestricted = person.Restricted is not null,
        };
    }
}
