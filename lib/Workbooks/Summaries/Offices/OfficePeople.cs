using SertiKesos.People;
using SertiKesos.Rosters.Findings;
using SertiKesos.Summaries.Offices;
using SertiKesos.Time;
using SertiKesos.Workbooks.Summaries.Books;

namespace SertiKesos.Workbooks.Summaries.Offices;

/// <summary>The sheets of an office that name its people.</summary>
internal static class OfficePeople
{
    public static BookSheet Everybody(OfficeSummary office, string subject) =>
        new BookSheet("Orang", $"Orang menurut keadaan sertifikat, {subject}", OfficeNotes.Private)
            .With("tblOrang", [
                new BookColumn<OfficePerson>("Keadaan", 40, BookFormat.Text, person => person.State.Label()),
                .. Columns(office),
            ], office.People, "Belum ada orang dalam register kantor ini.", frozenColumns: 2);

    public static BookSheet Expiring(OfficeSummary office, string subject) =>
        new BookSheet("Akan Habis", $"Sertifikat yang akan habis dalam {office.Issue.Rules.DueDays} hari, {subject}", $"Dihitung dari {IndonesianText.Long(office.Issue.AsOf)}; yang paling dekat lebih dahulu. Memuat data pribadi: jangan disebarluaskan.")
            .With<OfficePerson>("tblAkanHabis",
            [
                new("Nama", 30, BookFormat.Wrapped, person => Masking.Text(person.Name)),
                new("NIK (disamarkan)", 18, BookFormat.Text, person => person.MaskedNik),
                new("Peran", 22, BookFormat.Wrapped, person => Roles(office, person)),
                new("Nomor sertifikat", 26, BookFormat.Wrapped, Number),
                new("Hari berlaku terakhir", 19, BookFormat.Date, person => person.LastValidDay),
                new("Sisa hari", 9, BookFormat.Count, person => person.LastValidDay?.DayNumber - office.Issue.AsOf.DayNumber),
                new("Yang dilakukan", 54, BookFormat.Wrapped, office.StepOf),
            ], office.Expiring, $"Tidak ada sertifikat yang habis dalam {office.Issue.Rules.DueDays} hari.");

    public static BookSheet Unreachable(OfficeSummary office, string subject) =>
        new BookSheet("Tidak Terjangkau", $"Yang segera habis tanpa nomor HP dan surel, {subject}", "Pengingat tidak sampai kepada orang-orang ini. Beri tahu sendiri, dan tulis nomor HP atau surelnya pada roster berikutnya.")
            .With("tblTidakTerjangkau", Columns(office), office.Unreachable, "Semua orang yang sertifikatnya segera habis dapat dijangkau.");

    private static IReadOnlyList<BookColumn<OfficePerson>> Columns(OfficeSummary office) =>
    [
        new("Nama", 30, BookFormat.Wrapped, person => Masking.Text(person.Name)),
        new("NIK (disamarkan)", 18, BookFormat.Text, person => person.MaskedNik ?? "tanpa NIK"),
        new("Peran", 22, BookFormat.Wrapped, person => Roles(office, person)),
        new("Penempatan", 20, BookFormat.Wrapped, person => person.Posting is { } posting ? Masking.Text(posting) : null),
        new("Nomor sertifikat", 30, BookFormat.Wrapped, Number),
        new("Hari berlaku terakhir", 19, BookFormat.Date, person => person.LastValidDay ?? (object)SertiKesos.Summaries.SummaryTexts.NotApplicable),
    ];

    /// <summary>Some offices write the NIK in the place of the certificate's number.</summary>
    private static string? Number(OfficePerson person) => person.CertificateNumber is { } number && number.Count(char.IsAsciiDigit) >= Nik.Length
        ? Masking.Text(number)
        : person.CertificateNumber;

    private static string Roles(OfficeSummary office, OfficePerson person) => string.Join(", ", person.Roles.Select(office.Issue.LabelOf));
}
