using SertiKesos.People;
using SertiKesos.Registers;

namespace SertiKesos.Rights;

/// <summary>A person under plain Indonesian labels; codes are those of docs/rights.md.</summary>
internal static class PersonJson
{
    public static object Of(Person person) => new
    {
        nama = person.Name,
        nik = person.Nik?.Digits,
        tanggalLahir = person.BirthDate,
        jenisKelamin = person.Sex switch { Sex.Male => "L", Sex.Female => "P", _ => null },
        nomorHp = person.Phones,
        surel = person.Email,
        penugasan = person.Assignments.Select(assignment => new
        {
            peran = assignment.Role.Code(),
            penempatan = assignment.Posting,
            kecamatan = assignment.Kecamatan,
            kelurahan = assignment.Kelurahan,
            keadaan = assignment.Status.ToString(),
            nomorAnggota = assignment.MemberNumber,
            sertifikat = assignment.Credentials.Select(Certificate),
        }),
        sertifikatTerdahulu = person.Past.Select(past => new
        {
            peran = past.Role.Code(),
            digantiPada = past.ReplacedOn,
            kiriman = past.Submission,
            sertifikat = Certificate(past.Credential),
        }),
        koreksi = person.Corrections.Select(correction => new
        {
            bagian = correction.Field.Code(),
            lama = correction.Old,
            baru = correction.New,
            pada = correction.On,
            alasan = correction.Reason,
            dimintaOleh = correction.By,
        }),
        pembatasan = person.Restricted is { } restricted
            ? new { sejak = restricted.Since, alasan = restricted.Reason, dimintaOleh = restricted.By }
            : null,
    };

    /// <summary>The word for a field in requests and records.</summary>
    public static string Code(this PersonField field) => field switch
    {
        PersonField.Name => "nama",
        PersonField.BirthDate => "tanggalLahir",
        PersonField.Sex => "jenisKelamin",
        PersonField.Phones => "nomorHp",
        _ => "surel",
    };

    private static object Certificate(Credential credential) => new
    {
        jenis = credential.Kind.ToString(),
        bukti = credential.Evidence.ToString(),
        skema = credential.Scheme,
        nomor = credential.Number,
        penerbit = credential.Issuer,
        terbit = credential.IssuedOn,
        berlakuSampai = credential.ExpiresOn,
        seumurHidup = credential.NeverExpires,
        ditangguhkan = credential.Suspended,
    };
}
