using SertiKesos.People;
using SertiKesos.Time;

namespace SertiKesos.Workbooks.Templates;

/// <summary>One row of the template: a person in one role. <paramref name="MissingSince"/> is set where the office has yet to say why.</summary>
internal sealed record TemplateRow(int Number, Person Person, Assignment Assignment, DateOnly? MissingSince = null)
{
    private const string PassedRemark = "Lulus uji kompetensi, sertifikat belum terbit";
    private const string SuspendedRemark = "Sertifikat ditangguhkan";
    private const string WithoutNumber = "Ya";

    public Credential? Competency => Assignment.Credentials.FirstOrDefault(credential => credential.Kind == CredentialKind.Competency);

    public Credential? Str => Assignment.Credentials.FirstOrDefault(credential => credential.Kind == CredentialKind.Str);

    public IReadOnlyList<Credential> Trainings { get; } =
        [.. Assignment.Credentials.Where(credential => credential.Kind == CredentialKind.Training)];

    /// <summary>
    /// The number, or the word that stands in its place: a certificate without number and date is only claimed, and one
    /// without end needs a word to be seen at all.
    /// </summary>
    public string? CertificateNumber => Competency switch
    {
        null => null,
        { Number: { } number } => number,
        { Evidence: CredentialEvidence.Claimed, Suspended: false } => WithoutNumber,
        { Evidence: CredentialEvidence.Dated, NeverExpires: true, IssuedOn: null } => WithoutNumber,
        _ => null,
    };

    public object? CertificateEnd => Competency is { NeverExpires: true } ? "Seumur hidup" : Competency?.ExpiresOn;

    public string? Status => MissingSince is null ? TemplateList.Of(Assignment.Status) : null;

    public string? Remark => string.Join("; ", new[]
    {
        Competency switch
        {
            { Suspended: true } => SuspendedRemark,
            { Evidence: CredentialEvidence.PassedNotIssued } => PassedRemark,
            _ => null,
        },
        MissingSince is { } day ? $"Tidak ada pada roster sejak {IndonesianText.Long(day)}" : null,
    }.OfType<string>()) is { Length: > 0 } text ? text : null;

    /// <summary>Why no message reaches the person, whose certificate is due; null for others.</summary>
    public string? Unreached { get; init; }

    /// <summary>A blank contact in a roster leaves the one of the register alone, so a restricted one may be left out.</summary>
    public string? Email => Person.Restricted is null ? Person.Email : null;

    /// <summary>Phones as Indonesians write them.</summary>
    public string? Phones => Person.Phones.Count == 0 || Person.Restricted is not null
        ? null
        : string.Join(" / ", Person.Phones.Select(phone => phone.StartsWith("+62", StringComparison.Ordinal) ? "0" + phone[3..] : phone));

    public override string ToString() => $"TemplateRow {Number}";
}
