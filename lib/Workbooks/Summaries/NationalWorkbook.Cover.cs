using ClosedXML.Excel;
using SertiKesos.People;
using SertiKesos.Registers;
using SertiKesos.Summaries;
using SertiKesos.Time;

namespace SertiKesos.Workbooks.Summaries;

/// <content>The sheets around the tables: cover, contents, charts, notes and the long data.</content>
internal static partial class NationalWorkbook
{
    private static readonly IReadOnlyList<(string Sheet, string Holds)> ContentLines =
    [
        (CoverSheet, "Periode, angka kunci, kelengkapan, lembar disposisi dan tanda tangan"),
        (NationSheet, "Indonesia menurut keadaan sertifikat, kategori SDM, dan wilayah BBPPKS"),
        (ChartSheet, "Cakupan menurut kategori dan provinsi dalam gambar"),
        (ProvinceSheet, "38 provinsi"),
        (RegionSheet, "514 kabupaten/kota, termasuk yang belum lapor, dengan jumlah yang dinyatakan dan selisihnya"),
        (RoleSheet, "14 peran menurut kategori"),
        (InstitutionSheet, "LKS, panti dan LK3: akreditasi dan tanda daftar menurut jenis dan provinsi, terpisah dari orang"),
        (ExpirySheet, "Sertifikat yang habis dalam 12 bulan ke depan menurut bulan dan wilayah BBPPKS"),
        (CompletenessSheet, "Siapa melapor kapan, mutu isian, dan apa yang berubah sejak batas laporan"),
        (NeedSheet, "Kebutuhan menurut jumlah keluarga, kekurangan, umur dan pengganti, langkah terdekat"),
        (PlanSheet, "Target setahun, antrean dan kursi uji kompetensi menurut BBPPKS, biaya, jenjang pelatihan"),
        (TrainingSheet, "Peserta bimtek dan diklat: terhitung dan dinyatakan"),
        (NotesSheet, "Definisi, rumus, dasar hukum, sumber, kamus data, dan perbedaan yang diketahui"),
        (DataSheet, "Semua angka kabupaten/kota dalam baris panjang, siap untuk tabel pivot"),
    ];

    private static void Cover(XLWorkbook workbook, NationalSummary summary, SummaryOptions options)
    {
        var sheet = TitledSheet.Begin(workbook, CoverSheet, SummaryTexts.Title, $"Ringkasan nasional, {IndonesianText.Long(summary.Period)}");
        sheet.Cell(2, 1).Style.Font.FontSize = 12;
        sheet.Column(1).Width = 34;
        sheet.Column(2).Width = 26;
        sheet.Column(3).Width = 26;
        sheet.Column(4).Width = 40;

        var total = summary.Nation.Total;
        var row = Lines(sheet, 4, "Terbitan",
        [
            ("Penerbit", options.Publisher),
            ("Periode", IndonesianText.Long(summary.Period)),
            ("Keadaan per", summary.AsOf),
            ("Nomor terbitan", summary.Issue.ToString("00", System.Globalization.CultureInfo.InvariantCulture)),
            ("Status", SummaryTexts.Status(summary)),
            ("Sifat", "Terbatas, untuk keperluan dinas; sel di bawah 5 orang belum disamarkan"),
            ("Terbitan berikutnya", options.NextIssueAfter(summary.AsOf)),
            ("Narahubung", options.Contact),
        ]);
        row = Lines(sheet, row + 1, "Angka kunci",
        [
            ("Orang terdata", total?.People),
            ("Bersertifikat (termasuk segera habis)", total?.Certified),
            ("Cakupan", Share(total, states => states.Share)),
            ("Cakupan jika semua laporan terbukti", Share(total, states => states.High)),
            ($"Segera habis ({summary.Rules.DueDays} hari)", total?.Due),
            ("Kedaluwarsa", total?.Expired),
            ("Dilaporkan bersertifikat, data belum lengkap", total?.Unknown),
            ("Identitas belum pasti (tanpa NIK yang benar)", total?.IdentityUncertain),
        ]);
        row = Lines(sheet, row + 1, "Kelengkapan",
        [
            ("Pelaporan", SummaryTexts.Completeness(summary)),
            ("Kemutakhiran", SummaryTexts.Freshness(summary)),
        ]);

        SheetLayout.Section(sheet, row + 1, "Lembar disposisi");
        SheetLayout.Table<object>(sheet, row + 2, "tblDisposisi",
        [
            new("Instansi", 34, CellFormat.Wrapped, _ => options.Publisher),
            new("Nilai Berita", 26, CellFormat.Text, _ => "Netral"),
            new("Sifat", 26, CellFormat.Text, _ => "Terbatas"),
            new("Tindak Lanjut", 40, CellFormat.Text, _ => "Untuk Diketahui"),
        ], [summary]);
        row += 6;
        foreach (var line in new[]
        {
            $"{options.City}, {IndonesianText.Long(summary.AsOf)}", "Kepala", "", "", SummaryTexts.SignatureName, SummaryTexts.SignatureNumber,
        })
        {
            sheet.Cell(row++, 4).SetText(line);
        }

        SheetLayout.Print(sheet, summary);
    }

    private static void Contents(XLWorkbook workbook, NationalSummary summary)
    {
        var sheet = TitledSheet.Begin(workbook, ContentsSheet, "Daftar Isi", "Pilih nama lembar untuk membukanya.");
        SheetLayout.Table(sheet, SheetLayout.HeaderRow, "tblDaftarIsi",
        [
            new SheetColumn<(string Sheet, string Holds)>("Lembar", 24, CellFormat.Text, line => line.Sheet),
            new SheetColumn<(string Sheet, string Holds)>("Isi", 100, CellFormat.Text, line => line.Holds),
        ], ContentLines.ToList());
        for (var line = 0; line < ContentLines.Count; line++)
        {
            var link = sheet.Cell(SheetLayout.HeaderRow + 1 + line, 1);
            link.Hyperlink = new XLHyperlink($"'{ContentLines[line].Sheet}'!A1");
            link.Style.Font.Underline = XLFontUnderlineValues.Single;
        }

        SheetLayout.Print(sheet, summary);
    }

    /// <summary>
    /// The charts have tables of their own that hold only what has data: a bar of length nought would say that nobody is
    /// certified where nobody has reported.
    /// </summary>
    private static List<BarChart> Charts(XLWorkbook workbook, NationalSummary summary)
    {
        var sheet = Begin(workbook, ChartSheet, $"{SummaryTexts.Title} dalam gambar, {IndonesianText.Long(summary.Period)}", summary);
        var categories = summary.Nation.Categories
            .Where(category => category.States.Share is not null)
            .Select(category => (Label: category.Category.Label(), Share: category.States.Share!.Value))
            .ToList();
        var provinces = summary.Provinces
            .Where(province => province.Figures.Total?.Share is not null)
            .Select(province => (Label: $"{province.Name} ({province.WithData}/{province.Regions})", Share: province.Figures.Total!.Value.Share!.Value))
            .ToList();
        var charts = new List<BarChart>();
        if (categories.Count == 0)
        {
            sheet.Cell(SheetLayout.HeaderRow, 1).SetText(SummaryTexts.NoChart);
        }
        else
        {
            Chart(SheetLayout.HeaderRow, "tblGrafikKategori", "Kategori", "Cakupan menurut kategori SDM", categories);
            var next = SheetLayout.HeaderRow + Math.Max(18, categories.Count) + 2;
            sheet.PageSetup.AddHorizontalPageBreak(next - 1);
            Chart(next, "tblGrafikProvinsi", "Provinsi (ada data/jumlah)", "Cakupan menurut provinsi yang ada datanya", provinces);
        }

        sheet.Column(3).Width = 3;
        SheetLayout.Print(sheet, summary);
        return charts;

        void Chart(int headerRow, string tableName, string subject, string title, List<(string Label, double Share)> bars)
        {
            var last = SheetLayout.Table(sheet, headerRow, tableName,
            [
                new SheetColumn<(string Label, double Share)>(subject, 44, CellFormat.Text, bar => bar.Label),
                new SheetColumn<(string Label, double Share)>("Cakupan", 12, CellFormat.Share, bar => bar.Share),
            ], bars);
            charts.Add(new BarChart(
                ChartSheet, title, headerRow + 1, last, bars, headerRow - 1, headerRow - 1 + Math.Max(18, bars.Count + 4)));
        }
    }

    private static void Notes(XLWorkbook workbook, NationalSummary summary)
    {
        var sheet = Begin(workbook, NotesSheet, $"Catatan, {IndonesianText.Long(summary.Period)}", summary);
        SheetLayout.Table(sheet, SheetLayout.HeaderRow, "tblCatatan",
        [
            new SheetColumn<SummaryNote>("Bagian", 24, CellFormat.Wrapped, note => note.Section),
            new SheetColumn<SummaryNote>("Istilah", 30, CellFormat.Wrapped, note => note.Term),
            new SheetColumn<SummaryNote>("Penjelasan", 105, CellFormat.Wrapped, note => note.Text),
        ], SummaryNotes.For(summary).ToList());
        Finish(sheet, summary, 0);
    }

    /// <summary>Only the first row: the others are streamed into the part, since there may be tens of thousands.</summary>
    private static void Data(XLWorkbook workbook, NationalSummary summary)
    {
        double[] widths = [11, 14, 12, 30, 12, 28, 11, 15, 16, 12, 20, 22, 10, 10];
        var sheet = Begin(workbook, DataSheet, $"Data, {IndonesianText.Long(summary.Period)}", summary);
        sheet.Cell(SheetLayout.HeaderRow - 1, 1).SetText(
            "Baris panjang; jumlahkan hanya satu nilai kolom dimensi dan satu indikator sekaligus. Nilai kosong: belum lapor.");
        SheetLayout.Table(
            sheet,
            SheetLayout.HeaderRow,
            "tblData",
            [.. TidyData.Headings.Select((heading, index) => new SheetColumn<object?[]>(
                heading, widths[index], CellFormat.Text, cells => cells[index]))],
            [TidyData.Cells(TidyData.Rows(summary).First(), summary)]);
        sheet.Cell(SheetLayout.HeaderRow + 1, 2).Style.NumberFormat.Format = "yyyy-mm-dd";
        Finish(sheet, summary, 0);
    }

    /// <returns>The row after the last line.</returns>
    private static int Lines(IXLWorksheet sheet, int row, string title, IReadOnlyList<(string Label, object? Value)> lines)
    {
        SheetLayout.Section(sheet, row, title);
        foreach (var (label, value) in lines)
        {
            row++;
            sheet.Cell(row, 1).SetText(label);
            SheetLayout.Write(sheet.Cell(row, 2), value, value is string ? CellFormat.Text : CellFormat.Count);
            sheet.Cell(row, 2).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
        }

        return row + 1;
    }
}
