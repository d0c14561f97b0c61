using SertiKesos.Coverage.Facts;
using SertiKesos.People;
using SertiKesos.Rosters.Findings;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Offices;
using SertiKesos.Time;
using SertiKesos.Workbooks.Summaries.Books;

namespace SertiKesos.Workbooks.Summaries.Offices;

/// <summary>
/// The workbook of one office: its own figures and its own people. The same summary yields the same bytes. It holds names,
/// so only the office may have it.
/// </summary>
internal static class OfficeWorkbook
{
    public static byte[] Write(OfficeSummary office, SummaryOptions options)
    {
        var issue = office.Issue;
        var subject = $"{office.Region.Name}, {IndonesianText.Long(issue.Period)}";
        IReadOnlyList<(BookSheet Sheet, string Holds)> sheets =
        [
            (OwnFigures(office, subject), "Angka kantor: keadaan sertifikat, jumlah yang dinyatakan, selisih, kebutuhan"),
            (CommonSheets.ByRole("Peran", subject, office.Figures.Figures, issue.Roles), "Menurut peran"),
            (Postings(office, subject), "Menurut peran dan penempatan"),
            (CommonSheets.Trend(office.Region.Name, office.Trend, office.Outlook?.Trend?.Note()), "Cakupan dari bulan ke bulan, dengan gambar"),
            (OfficePeople.Everybody(office, subject), "Orang kantor ini menurut keadaan sertifikat; yang perlu sesuatu lebih dahulu"),
            (OfficePeople.Expiring(office, subject), $"Sertifikat yang habis dalam {issue.Rules.DueDays} hari, dan apa yang dilakukan"),
            (Fields(office, subject), "Isian yang sudah dan belum lengkap"),
            (OfficePeople.Unreachable(office, subject), "Yang segera habis tetapi tidak punya nomor HP atau surel"),
            (ChangesSheet.Bridge(subject, office.Changes, issue.From, issue.To), "Perubahan sejak terbitan sebelumnya menurut sebab"),
            (ChangesSheet.Roles(subject, office.Changes?.Roles ?? [], office.Changes is null ? null : issue.From, issue.LabelOf), "Perubahan menurut peran"),
            (ChangesSheet.Rosters(subject, office.Changes, issue.From, issue.LabelOf), "Perubahan menurut roster yang membawanya"),
            (Printed(office, subject), "Baris yang tercetak tentang kantor ini dalam ringkasan nasional"),
            (CommonSheets.Notes(subject, OfficeNotes.ForOffice(office)), "Istilah, rumus, dan aturan pakai"),
        ];
        return new Book(
            $"{SummaryTexts.Title}, {subject}",
            options.Publisher,
            issue.AsOf,
            $"{SummaryTexts.Title}, {subject}, terbitan {issue.Issue:00}. Memuat data pribadi.",
            [Cover(office, options), CommonSheets.Contents(sheets), .. sheets.Select(entry => entry.Sheet)]).Write();
    }

    private static BookSheet Cover(OfficeSummary office, SummaryOptions options)
    {
        var issue = office.Issue;
        var before = issue.From is null ? null : office.Changes?.Before;
        return CommonSheets.Cover(
            SummaryTexts.Title,
            $"Dinas Sosial {office.Region.Name}, {IndonesianText.Long(issue.Period)}",
            [
                ("Kantor", $"Dinas Sosial {office.Region.Name} ({office.Region.Code.Value}), {office.Region.Province.Name}"),
                ("Periode", IndonesianText.Long(issue.Period)),
                ("Keadaan per", issue.AsOf),
                ("Terbitan", $"{issue.Issue:00}, {issue.Standing.Label}"),
                ("Arti terbitan", issue.Standing.Sentence()),
                ("Status pelaporan", office.Figures.Reporting.Label()),
                ("Data terakhir diterima", office.Figures.AcceptedOn ?? (object)"Belum ada roster yang diterima."),
                ("Sifat", OfficeNotes.Private),
                ("Terbitan berikutnya", options.NextIssueAfter(issue.AsOf)),
                ("Narahubung", $"{options.Contact}; untuk uji kompetensi: {office.Centre}"),
            ],
            FigureColumns.Keys(office.Figures.Figures.Total, before, issue.Rules.DueDays),
            "Langkah berikutnya",
            office.NextSteps());
    }

    private static BookSheet OwnFigures(OfficeSummary office, string subject)
    {
        var sheet = CommonSheets.ByState("Angka Kantor", subject, "Setiap orang satu kali, menurut sertifikat terbaiknya. Di bawah tabel: jumlah yang dinyatakan kantor, dan kebutuhan.", office.Figures.Figures.Total);
        sheet.SkipTo(sheet.NextRow + 1);
        void Line(string label, object? value) => sheet.Add(
        [
            new BookCell(label, BookStyles.Strong),
            new BookCell(value ?? SummaryTexts.NotApplicable, value is int ? BookStyles.Of(BookFormat.Count, BookLook.Plain) : value is double ? BookStyles.Of(BookFormat.Share, BookLook.Plain) : BookStyles.Mark(BookLook.Plain)),
        ]);

        Line("Orang dinyatakan kantor", office.Figures.Declared);
        Line("Bersertifikat dinyatakan kantor", office.Figures.DeclaredCertified);
        Line("Selisih", office.Figures.Difference);
        foreach (var reason in office.Figures.Reasons)
        {
            sheet.AddText($"Sebab: {reason.TrimEnd('.')}.");
        }

        if (office.Outlook?.Need is { } need)
        {
            Line("Keluarga yang dinyatakan", need.Families);
            Line("Kebutuhan (1 orang per 100 keluarga)", need.Need);
            Line("Kekurangan", need.Gap);
            Line("Terpenuhi", need.Staffed);
            Line("Bersertifikat terhadap kebutuhan", need.CoverageOfNeed);
            sheet.AddText($"Jumlah keluarga per {IndonesianText.Long(need.CountedOn)}: {need.Source.TrimEnd('.')}.");
        }

        if (office.Outlook is { ExpectedTksk: { } expected })
        {
            Line("TKSK seharusnya (satu per kecamatan)", expected);
            Line("TKSK terdata", office.Outlook.Tksk);
        }

        return sheet;
    }

    private static BookSheet Postings(OfficeSummary office, string subject) =>
        new BookSheet("Penempatan", $"Orang menurut peran dan penempatan, {subject}", "Penempatan menurut kata roster; yang hanya dipakai sedikit orang digabung sebagai Lainnya.")
            .With<PostingStates>("tblPenempatan",
            [
                new("Peran", 28, BookFormat.Text, row => office.Issue.LabelOf(row.Role)),
                new("Penempatan", 28, BookFormat.Text, row => row.Posting is { } posting ? Masking.Text(posting) : "Tanpa penempatan"),
                .. FigureColumns.States<PostingStates>(row => row.States),
            ], office.Figures.Figures.Postings, "Belum ada data.", frozenColumns: 2);

    private static BookSheet Fields(OfficeSummary office, string subject)
    {
        IReadOnlyList<FieldCount> fields = office.Outlook?.Fields ?? [];
        return new BookSheet("Kelengkapan Isian", $"Kelengkapan isian, {subject}", "Baik mulai 90 %, kurang di bawah 80 %. Nomor dan tanggal sertifikat hanya diminta dari yang dinyatakan bersertifikat.")
            .With<FieldCount>("tblKelengkapanIsian",
            [
                new("Isian", 34, BookFormat.Text, field => field.Field.Label()),
                new("Diminta", 12, BookFormat.Count, field => field.Asked),
                new("Terisi", 12, BookFormat.Count, field => field.Filled),
                new("Belum terisi", 12, BookFormat.Count, field => field.Asked - field.Filled),
                new("Bagian terisi", 14, BookFormat.Share, field => field.Asked == 0 ? SummaryTexts.NotApplicable : (double)field.Filled / field.Asked),
                new("Mutu", 14, BookFormat.Text, field => field.Asked == 0 ? null
                    : (double)field.Filled / field.Asked >= FieldCounts.GoodFrom ? "Baik"
                    : (double)field.Filled / field.Asked < FieldCounts.RedBelow ? "Kurang" : "Cukup"),
            ], fields, "Belum ada data.", fields.Count == 0 ? null :
            [
                "Semua isian", fields.Sum(field => field.Asked), fields.Sum(field => field.Filled), fields.Sum(field => field.Asked - field.Filled),
                FieldCounts.Share(fields) ?? (object)SummaryTexts.NotApplicable, null,
            ]);
    }

    private static BookSheet Printed(OfficeSummary office, string subject) =>
        new BookSheet("Tercetak Nasional", $"Yang tercetak dalam ringkasan nasional, {subject}", "Persis baris kantor ini pada lembar Kabupaten-Kota dan Selisih: jumlah saja, tanpa nama. [x]: belum ada data; [z]: tidak berlaku.")
            .With<NationalCell>("tblTercetakNasional",
            [
                new("Kolom", 52, BookFormat.Text, cell => cell.Heading),
                new("Tercetak", 46, BookFormat.Count, cell => Shown(cell.Value)),
            ], NationalRow.Of(office.Figures).Cells, "");

    private static object? Shown(object? value) => value switch
    {
        string text => new Words(text),
        double => new Part(value),
        DateOnly date => new Words(IndonesianText.Long(date)),
        _ => value,
    };
}
