using ClosedXML.Excel;
using SertiKesos.Coverage.Capacity;
using SertiKesos.Coverage.Facts;
using SertiKesos.Coverage.Statements;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Time;

namespace SertiKesos.Workbooks.Candidates;

/// <summary>The classes of candidates as a workbook for their training centre. It holds names: never publish it.</summary>
internal static class CandidateWorkbook
{
    private const int HeaderRow = 5;
    private const string DateFormat = "[$-421]d mmmm yyyy";

    private static readonly IReadOnlyList<(string Heading, double Width)> Columns =
    [
        ("Kelas", 8), ("No.", 7), ("Nama", 32), ("Kabupaten/Kota", 28), ("Kecamatan", 20), ("Kelurahan/Desa", 20), ("Peran", 24), ("Alasan", 26),
        ("Sejak atau sampai", 19), ("Pelatihan tertinggi", 20), ("Nomor HP", 18), ("Surel", 28),
    ];

    /// <param name="all">How many candidates there are altogether; the classes hold the first of them.</param>
    public static byte[] Write(
        string centre,
        DateOnly on,
        IReadOnlyList<IReadOnlyList<Candidate>> classes,
        int all,
        ExamMode mode,
        UnitCost? price,
        IReadOnlyDictionary<RegionCode, string> names)
    {
        var people = classes.Sum(members => members.Count);
        using var workbook = new XLWorkbook();
        var sheet = TitledSheet.Begin(
            workbook,
            "Calon",
            $"Calon peserta uji kompetensi, BBPPKS Regional {centre}, per {IndonesianText.Long(on)}",
            "Memuat data pribadi: hanya untuk penyelenggaraan uji kompetensi oleh BBPPKS ini. Jangan disebarluaskan; hapus setelah selesai dipakai (UU 27/2022).");
        sheet.Cell(3, 1).SetText(
            $"{IndonesianText.Number(people)} dari {IndonesianText.Number(all)} calon, dalam {IndonesianText.Number(classes.Count)} kelas. Urutan: " +
            "sertifikat yang segera habis, lalu yang paling lama menunggu. Alamat: tempat tugas; alamat rumah tidak disimpan.");
        sheet.Cell(4, 1).SetText(
            $"Cara uji: {(mode == ExamMode.Online ? "daring" : "tatap muka")}. " + (price is null
                ? "Biaya satuan belum dinyatakan kementerian."
                : $"Biaya: {IndonesianText.Number(people)} × Rp {IndonesianText.Number(price.Rupiah)} = Rp {IndonesianText.Number(people * price.Rupiah)} ({price.Source.TrimEnd('.')})."));
        for (var column = 1; column <= Columns.Count; column++)
        {
            TitledSheet.Head(sheet.Cell(HeaderRow, column), Columns[column - 1].Heading);
            sheet.Column(column).Width = Columns[column - 1].Width;
        }

        var row = HeaderRow;
        for (var number = 0; number < classes.Count; number++)
        {
            foreach (var (candidate, index) in classes[number].Select((candidate, index) => (candidate, index)))
            {
                Row(sheet, ++row, number + 1, index + 1, candidate, names);
            }
        }

        if (row == HeaderRow)
        {
            sheet.Cell(++row, 1).SetText("Belum ada calon.");
        }

        sheet.SheetView.Freeze(HeaderRow, 3);
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.FitToPages(1, 0);
        sheet.PageSetup.SetRowsToRepeatAtTop(HeaderRow, HeaderRow);
        var stamp = on.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        workbook.Properties.Created = workbook.Properties.Modified = stamp;
        using var saved = new MemoryStream();
        workbook.SaveAs(saved);
        return PackageNormaliser.Normalise(saved.ToArray(), on);
    }

    public static string Label(CandidateReason reason) => reason switch
    {
        CandidateReason.Expiring => "Sertifikat segera habis",
        CandidateReason.Expired => "Sertifikat kedaluwarsa",
        CandidateReason.Trained => "Terlatih, belum bersertifikat",
        _ => "Belum bersertifikat",
    };

    private static void Row(
        IXLWorksheet sheet, int row, int number, int place, Candidate candidate, IReadOnlyDictionary<RegionCode, string> names)
    {
        var active = candidate.Person.Assignments.Where(assignment => assignment.IsActive).ToList();
        sheet.Cell(row, 1).SetValue<int>(number);
        sheet.Cell(row, 2).SetValue<int>(place);
        sheet.Cell(row, 3).SetText(candidate.Person.Name);
        sheet.Cell(row, 4).SetText(names.GetValueOrDefault(candidate.Region) ?? candidate.Region.Value);
        sheet.Cell(row, 5).SetText(Words(active.Select(assignment => assignment.Kecamatan)));
        sheet.Cell(row, 6).SetText(Words(active.Select(assignment => assignment.Kelurahan)));
        sheet.Cell(row, 7).SetText(Words(active.Select(assignment => assignment.Role.Label())));
        sheet.Cell(row, 8).SetText(Label(candidate.Reason));
        if (candidate.Since is { } since)
        {
            sheet.Cell(row, 9).SetValue<DateTime>(since.ToDateTime(TimeOnly.MinValue)).Style.NumberFormat.Format = DateFormat;
        }

        sheet.Cell(row, 10).SetText(candidate.Level.Label());
        sheet.Cell(row, 11).SetText(candidate.Person.Phones.Count > 0 ? candidate.Person.Phones[0] : "");
        sheet.Cell(row, 12).SetText(candidate.Person.Email ?? "");
    }

    private static string Words(IEnumerable<string?> words) => string.Join(", ", words.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase));
}
