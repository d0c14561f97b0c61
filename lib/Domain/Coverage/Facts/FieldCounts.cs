using SertiKesos.People;

namespace SertiKesos.Coverage.Facts;

/// <summary>What a complete entry of a person holds.</summary>
internal enum RequiredField
{
    Nik,
    BirthDate,
    Sex,

    /// <summary>A phone number or a mail address.</summary>
    Contact,

    /// <summary>A posting, kelurahan or kecamatan.</summary>
    Place,

    /// <summary>Asked of those who are said to be certified only.</summary>
    CertificateNumber,

    /// <summary>The same: a date from which the validity can be told.</summary>
    CertificateDate,
}

/// <summary>How many of the people of whom a field is asked have it.</summary>
internal sealed record FieldCount(RequiredField Field, int Filled, int Asked);

/// <summary>Quality of fields (product.md section 3). Pure.</summary>
internal static class FieldCounts
{
    /// <summary>From this share on, itself included, the fields are good.</summary>
    public const double GoodFrom = 0.9;

    /// <summary>Below this share they are red.</summary>
    public const double RedBelow = 0.8;

    public static IReadOnlyList<FieldCount> Of(IReadOnlyCollection<Person> people) =>
        [.. Enum.GetValues<RequiredField>().Select(field => new FieldCount(
            field,
            people.Count(person => IsAsked(field, person) && IsFilled(field, person)),
            people.Count(person => IsAsked(field, person))))];

    /// <summary>Filled of all asked fields, from 0 to 1; null where nothing is asked.</summary>
    public static double? Share(IEnumerable<FieldCount> fields)
    {
        var (filled, asked) = fields.Aggregate((Filled: 0L, Asked: 0L), (sum, field) => (sum.Filled + field.Filled, sum.Asked + field.Asked));
        return asked == 0 ? null : (double)filled / asked;
    }

    public static string Label(this RequiredField field) => field switch
    {
        RequiredField.Nik => "NIK",
        RequiredField.BirthDate => "Tanggal lahir",
        RequiredField.Sex => "Jenis kelamin",
        RequiredField.Contact => "Nomor HP atau surel",
        RequiredField.Place => "Tempat tugas",
        RequiredField.CertificateNumber => "Nomor sertifikat",
        _ => "Tanggal sertifikat",
    };

    private static bool IsAsked(RequiredField field, Person person) =>
        field is not (RequiredField.CertificateNumber or RequiredField.CertificateDate) || Certificates(person).Any();

    private static bool IsFilled(RequiredField field, Person person) => field switch
    {
        RequiredField.Nik => person.Nik is not null,
        RequiredField.BirthDate => person.BirthDate is not null,
        RequiredField.Sex => person.Sex is not null,
        RequiredField.Contact => person.Phones.Count > 0 || person.Email is not null,
        RequiredField.Place => person.Assignments.Any(assignment =>
            assignment.IsActive && (assignment.Posting ?? assignment.Kelurahan ?? assignment.Kecamatan) is not null),
        RequiredField.CertificateNumber => Certificates(person).Any(credential => credential.Number is not null),
        _ => Certificates(person).Any(credential => credential.Evidence == CredentialEvidence.Dated),
    };

    /// <summary>A passed test has no paper yet, so none can be asked for.</summary>
    private static IEnumerable<Credential> Certificates(Person person) => person.Credentials.Where(credential =>
        credential.Kind == CredentialKind.Competency && credential.Evidence != CredentialEvidence.PassedNotIssued);
}
