using SertiKesos.Institutions;
using SertiKesos.Rosters.Submissions;

namespace SertiKesos.Workbooks.Templates;

/// <summary>A row of the template's list of institutions.</summary>
internal sealed record InstitutionRow(int Number, Institution Institution)
{
    /// <summary>How a registration without a number is seen at all.</summary>
    public string? RegistrationNumber => Institution.Registration switch
    {
        null => null,
        { Number: { } number } => number,
        { ValidUntil: null, NeverExpires: false } => "Ada",
        _ => null,
    };

    public object? RegistrationEnd => Institution.Registration is { NeverExpires: true } ? "Seumur hidup" : Institution.Registration?.ValidUntil;

    /// <summary>A word of <see cref="TemplateList.Accreditations"/>; a suspended grade stands behind its word.</summary>
    public string Status => (Institution.Accreditation.Claim, Institution.Accreditation.Grade) switch
    {
        (AccreditationClaim.Accredited, { } grade) => grade.ToString(),
        (AccreditationClaim.Accredited, null) => "Terakreditasi",
        (AccreditationClaim.InProcess, _) => "Proses",
        (AccreditationClaim.Suspended, { } grade) => $"Ditangguhkan ({grade})",
        (AccreditationClaim.Suspended, null) => "Ditangguhkan",
        _ => "Belum",
    };

    public override string ToString() => $"InstitutionRow {Number}";
}

/// <summary>The columns of the template's list of institutions.</summary>
internal static class InstitutionColumns
{
    public static IReadOnlyList<TemplateColumn<InstitutionRow>> All { get; } =
    [
        new("No", 5, TemplateFormat.Number, null, row => row.Number),
        new("Nama Lembaga", 36, TemplateFormat.Text, "Nama LKS, panti, LK3 atau lembaga lain seperti pada tanda daftar.", row => row.Institution.Name),
        new("Jenis Lembaga", 25, TemplateFormat.Text, "Pilih dari daftar.", row => row.Institution.Kind.Label(), TemplateList.Kinds),
        new("Kecamatan", 17, TemplateFormat.Text, null, row => row.Institution.Kecamatan),
        new("Kelurahan/Desa", 18, TemplateFormat.Text, null, row => row.Institution.Kelurahan),
        new("No. Tanda Daftar", 24, TemplateFormat.Digits, "Nomor tanda daftar di Dinas Sosial.", row => row.RegistrationNumber),
        new("Tanda Daftar Berlaku s.d.", 14, TemplateFormat.Date, "Hari terakhir tanda daftar berlaku, misalnya 17-08-2028. Tulis Seumur hidup bila tidak terbatas.", row => row.RegistrationEnd),
        new("Akreditasi", 16, TemplateFormat.Text, "Pilih A, B, C, Terakreditasi (tanpa nilai), Proses, Ditangguhkan atau Belum.", row => row.Status, TemplateList.Accreditations),
        new("No. Sertifikat Akreditasi", 24, TemplateFormat.Digits, "Nomor sertifikat akreditasi.", row => row.Institution.Accreditation.Number),
        new("Tanggal Akreditasi", 13, TemplateFormat.Date, "Tanggal terbit sertifikat akreditasi, misalnya 26-11-2022.", row => row.Institution.Accreditation.IssuedOn),
        new("Akreditasi Berlaku s.d.", 13, TemplateFormat.Date, "Hari terakhir akreditasi berlaku. Kosongkan bila tidak tertulis; masa berlaku dihitung dari tanggal terbit.", row => row.Institution.Accreditation.ExpiresOn),
        new("Status", 14, TemplateFormat.Text, "Aktif atau Tutup. Kosong berarti aktif.", row => row.Institution.Closed ? "Tutup" : null, TemplateList.InstitutionStatuses),
        new("Keterangan", 30, TemplateFormat.Text, null, _ => null),
    ];

    public static IReadOnlyList<InstitutionRow> Rows(InstitutionList? list) =>
        [.. (list?.Institutions ?? []).Select((institution, index) => new InstitutionRow(index + 1, institution))];
}
