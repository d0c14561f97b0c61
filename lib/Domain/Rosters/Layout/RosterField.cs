namespace SertiKesos.Rosters.Layout;

/// <summary>What a column means. Whatever the product has no use for is <see cref="Ignored"/> and never kept.</summary>
internal enum RosterField
{
    Ignored,
    Number,
    Name,
    Nik,
    MemberNumber,

    /// <summary>Compared with the birth date and the sex, and not kept.</summary>
    Nip,
    BirthDate,
    Sex,
    Region,
    Kecamatan,
    Kelurahan,
    Role,
    Posting,
    Phone,
    Email,
    CertificateNumber,
    CertificateIssued,
    CertificateExpires,
    CertificateClaim,
    CertificateIssuer,
    CertificateScheme,
    TrainingName,
    TrainingNumber,
    TrainingDate,
    TrainingOrganiser,
    Training,
    StrNumber,
    StrExpires,
    InstitutionName,
    InstitutionKind,
    RegistrationNumber,
    RegistrationExpires,
    AccreditationStatus,
    AccreditationNumber,
    AccreditationIssued,
    AccreditationExpires,
    Status,
    Remarks,

    /// <summary>Personal data that the product has no use for: dropped before any cell of it is looked at.</summary>
    Personal,
}

/// <summary>A column of a table: of two columns with one meaning the higher rank is read.</summary>
internal sealed record RosterColumn(int Column, string Heading, RosterField Field, int Rank);
