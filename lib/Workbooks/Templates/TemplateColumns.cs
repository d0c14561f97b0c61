using System.Globalization;
using SertiKesos.People;
using SertiKesos.Registers;
using SertiKesos.Rosters.Submissions;
using TemplateColumn = SertiKesos.Workbooks.Templates.TemplateColumn<SertiKesos.Workbooks.Templates.TemplateRow>;

namespace SertiKesos.Workbooks.Templates;

/// <summary>
/// The columns of the template. Those beyond the standard ones appear only where the office's own rosters gave something
/// to put there, so that handing in the template again loses nothing.
/// </summary>
internal static class TemplateColumns
{
    public const string StatusHeading = "Status";
    public const string ReasonHeading = "Status (alasan)";

    private static readonly TemplateColumn[] Standard =
    [
        new("No", 5, TemplateFormat.Number, null, row => row.Number),
        new("Nama Lengkap", 30, TemplateFormat.Text, "Nama sesuai KTP; gelar boleh ditulis setelah koma.", row => row.Person.Name),
        new("NIK", 19, TemplateFormat.Digits, "16 angka dari KTP, diketik sebagai teks. Jangan ubah format kolom ini menjadi angka.", row => row.Person.Nik?.Digits),
        new("Tempat Lahir", 16, TemplateFormat.Text, null, _ => null),
        new("Tanggal Lahir", 13, TemplateFormat.Date, "Tanggal, misalnya 17-08-1985.", row => row.Person.BirthDate),
        new("Jenis Kelamin", 9, TemplateFormat.Text, "L atau P.", row => row.Person.Sex switch { Sex.Male => "L", Sex.Female => "P", _ => null }, TemplateList.Sexes),
        new("Jenis SDM", 25, TemplateFormat.Text, "Pilih dari daftar. Dua peran ditulis dua baris.", row => row.Assignment.Role.Label(), TemplateList.Roles),
        new("Penempatan", 16, TemplateFormat.Text, "Pilih dari daftar, atau tulis tempat tugas yang lain.", row => row.Assignment.Posting, TemplateList.Postings),
        new("Kecamatan", 17, TemplateFormat.Text, "Kecamatan tempat bertugas.", row => row.Assignment.Kecamatan),
        new("Kelurahan/Desa", 18, TemplateFormat.Text, "Kelurahan atau desa tempat bertugas.", row => row.Assignment.Kelurahan),
        new("No. HP / WA", 18, TemplateFormat.Digits, "Nomor seluler, misalnya 0812 0000 1234. Dua nomor dipisah garis miring.", row => row.Phones),
        new("Surel", 25, TemplateFormat.Text, "Alamat surel, misalnya nama@contoh.id.", row => row.Email) { Complaint = row => row.Unreached },
        new("No. Sertifikat", 22, TemplateFormat.Digits, "Nomor sertifikat kompetensi. Sertifikat bimtek atau diklat tidak ditulis di sini.", row => row.CertificateNumber),
        new("Tanggal Sertifikat", 13, TemplateFormat.Date, "Tanggal terbit sertifikat, misalnya 26-11-2022.", row => row.Competency?.IssuedOn),
        new("Berlaku s.d.", 13, TemplateFormat.Date, "Hari terakhir sertifikat berlaku. Kosongkan bila tidak tertulis; masa berlaku dihitung dari tanggal terbit.", row => row.CertificateEnd),
        new("LSP", 22, TemplateFormat.Text, "Lembaga sertifikasi yang menerbitkan.", row => row.Competency?.Issuer),
        new(StatusHeading, 17, TemplateFormat.Text, "Pilih dari daftar. Kosong berarti aktif.", row => row.Status, TemplateList.Statuses),
        new("Keterangan", 30, TemplateFormat.Text, "Misalnya: Lulus uji kompetensi, sertifikat belum terbit.", row => row.Remark),
    ];

    public static IReadOnlyList<string> StandardHeadings { get; } = [.. Standard.Select(column => column.Heading)];

    public static IReadOnlyList<TemplateColumn> For(TemplateRows rows)
    {
        var all = rows.Serving.Concat(rows.Left).ToList();
        var columns = new List<TemplateColumn>(Standard);
        void Add(TemplateColumn column)
        {
            if (all.Any(row => column.Value(row) is not null))
            {
                columns.Add(column);
            }
        }

        Add(new("No. Anggota", 18, TemplateFormat.Digits, "Nomor induk anggota, misalnya NIAT atau NIA.", row => row.Assignment.MemberNumber));
        Add(new("Skema Sertifikasi", 22, TemplateFormat.Text, "Skema sertifikat kompetensi.", row => row.Competency?.Scheme));
        Add(new("No. STR", 18, TemplateFormat.Digits, "Nomor surat tanda registrasi pekerja sosial.", row => row.Str is { } str ? str.Number ?? "Ya" : null));
        Add(new("STR Berlaku s.d.", 13, TemplateFormat.Date, "Hari terakhir STR berlaku.", row => row.Str?.ExpiresOn));
        var trainings = all.Select(row => row.Trainings.Count).DefaultIfEmpty(0).Max();
        for (var index = 0; index < trainings; index++)
        {
            columns.AddRange(Training(index, trainings));
        }

        return columns;
    }

    /// <summary>The sheet of those who left asks for the reason where the other asks for the status.</summary>
    public static IReadOnlyList<TemplateColumn> ForLeft(IReadOnlyList<TemplateColumn> columns) =>
        [.. columns.Select(column => column.Heading == StatusHeading
            ? column with { Heading = ReasonHeading, Note = "Pilih alasannya dari daftar.", List = TemplateList.Reasons }
            : column)];

    private static IEnumerable<TemplateColumn> Training(int index, int count)
    {
        var suffix = count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" {index + 1}");
        Credential? Of(TemplateRow row) => index < row.Trainings.Count ? row.Trainings[index] : null;

        yield return new($"Nama Pelatihan{suffix}", 26, TemplateFormat.Text, "Nama bimtek atau diklat.", row => Of(row)?.Scheme);
        yield return new($"No. Sertifikat Pelatihan{suffix}", 22, TemplateFormat.Digits, "Nomor sertifikat bimtek atau diklat.",
            row => Of(row) is { } training ? training.Number ?? (training.Scheme is null && training.IssuedOn is null ? "Ya" : null) : null);
        yield return new($"Tanggal Pelatihan{suffix}", 13, TemplateFormat.Date, "Tanggal sertifikat bimtek atau diklat.", row => Of(row)?.IssuedOn);
        yield return new($"Penyelenggara Pelatihan{suffix}", 24, TemplateFormat.Text, null, row => Of(row)?.Issuer);
    }
}
