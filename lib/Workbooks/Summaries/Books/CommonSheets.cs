using System.Globalization;
using SertiKesos.Coverage;
using SertiKesos.People;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Offices;
using SertiKesos.Time;
using SertiKesos.Workbooks.Summaries.Charts;

namespace SertiKesos.Workbooks.Summaries.Books;

/// <summary>The sheets around the figures: cover, contents, trend and notes.</summary>
internal static class CommonSheets
{
    public const string CoverName = "Sampul";
    private const int ChartRows = 16;

    // What stands beside the labels of the cover, and what a whole line holds.
    private const int CoverLetters = 66;
    private const int StepLetters = 46;

    /// <param name="lines">What the issue is, line by line.</param>
    /// <param name="steps">What to do next.</param>
    public static BookSheet Cover(
        string title, string subject, IReadOnlyList<(string Label, object? Value)> lines, IReadOnlyList<KeyFigure> figures, string stepsTitle, IReadOnlyList<string> steps)
    {
        var sheet = new BookSheet(CoverName, title, subject, leadsBack: false);
        sheet.AddLink("Ke Daftar Isi", BookSheet.ContentsName);
        sheet.SkipTo(sheet.NextRow + 1);
        foreach (var (label, value) in lines)
        {
            IEnumerable<object?> parts = value is string text ? BookSheet.Lines(text, CoverLetters) : [value];
            foreach (var (part, index) in parts.Select((part, index) => (part, index)))
            {
                sheet.Add([new BookCell(index == 0 ? label : null, BookStyles.Note), new BookCell(part, BookStyles.Of(part is DateOnly ? BookFormat.Date : BookFormat.Text, BookLook.Plain))]);
            }
        }

        sheet.SkipTo(sheet.NextRow + 1);
        sheet.AddText("Angka kunci", BookStyles.Section);
        sheet.With<KeyFigure>("tblAngkaKunci",
        [
            new("Angka", 46, BookFormat.Text, figure => figure.Label),
            new("Terbitan ini", 20, BookFormat.Count, figure => figure.Now is double ? new Part(figure.Now) : figure.Now),
            new("Terbitan sebelumnya", 22, BookFormat.Count, figure => figure.Before is double ? new Part(figure.Before) : figure.Before ?? new Words("")),
            new("Perubahan", 16, BookFormat.Signed, figure => figure.Change ?? new Words("")),
        ], figures, "", frozenColumns: null);
        sheet.SkipTo(sheet.NextRow + 1);
        sheet.AddText(stepsTitle, BookStyles.Section);
        foreach (var line in steps.SelectMany(step => BookSheet.Lines(step, CoverLetters + StepLetters)))
        {
            sheet.AddText(line);
        }

        return sheet;
    }

    public static BookSheet Contents(IReadOnlyList<(BookSheet Sheet, string Holds)> sheets)
    {
        var contents = new BookSheet(BookSheet.ContentsName, "Daftar Isi", "Pilih nama lembar untuk membukanya.", leadsBack: false);
        contents.With<(BookSheet Sheet, string Holds)>("tblDaftarIsi",
        [
            new("Lembar", 26, BookFormat.Text, line => new Door(line.Sheet.Name)),
            new("Isi", 110, BookFormat.Text, line => line.Holds),
        ], sheets, "");
        return contents;
    }

    /// <summary>Shares month by month as values, with a line beside them.</summary>
    public static BookSheet Trend(string subject, IReadOnlyList<TrendEntry> trend, string? note)
    {
        var sheet = new BookSheet("Tren", $"Cakupan dari bulan ke bulan, {subject}", note ?? "Keadaan pada hari terakhir tiap bulan, atau pada tanggal keadaan terbitan ini. [x]: belum ada data.");
        sheet.With<TrendEntry>("tblTren",
        [
            new("Bulan", 20, BookFormat.Text, entry => IndonesianText.Long(Period.Of(entry.On))),
            new("Keadaan per", 20, BookFormat.Date, entry => entry.On),
            new("Orang", 11, BookFormat.Count, entry => entry.States?.People),
            new("Bersertifikat", 15, BookFormat.Count, entry => entry.States?.Certified),
            // A mark would be drawn as nought: the cell stays empty, and the line has a gap.
            new("Cakupan", 11, BookFormat.Share, entry => entry.States is null ? "" : FigureColumns.Share(entry.States)),
            new("Segera habis", 11, BookFormat.Count, entry => entry.States?.Due),
            new("Kedaluwarsa", 14.5, BookFormat.Count, entry => entry.States?.Expired),
        ], trend, "Belum ada bulan sebelumnya.");
        if (trend.Any(entry => entry.States?.Share is not null))
        {
            var top = sheet.NextRow;
            // The line begins with the first month that has data.
            var points = trend.SkipWhile(entry => entry.States?.Share is null).ToList();
            var from = BookSheet.HeaderRow + 1 + trend.Count - points.Count;
            string Range(string column) => string.Create(CultureInfo.InvariantCulture, $"'{sheet.Name}'!${column}${from}:${column}${from + points.Count - 1}");
            sheet.Charts.Add(new SheetChart(
                sheet.Name,
                $"Cakupan, {subject}",
                $"Grafik garis: {string.Join("; ", trend.Select(entry => $"{IndonesianText.Long(Period.Of(entry.On))} {(entry.States is { } states ? IndonesianText.Percent(states.Share) : "belum ada data")}"))}.",
                new ChartPlace(0, top, 7, top + ChartRows),
                new LinePlot(
                    new ChartSeries("Cakupan", Range("A"), Range("E"), [.. points.Select(entry => new ChartPoint(IndonesianText.Long(Period.Of(entry.On)), entry.States?.Share))]),
                    Whole: true)));
        }

        return sheet;
    }

    /// <param name="name">The sheet.</param>
    public static BookSheet ByRole(string name, string subject, Breakdown figures, IReadOnlyList<RoleEntry> roles)
    {
        IReadOnlyList<BookColumn<(RoleEntry Role, StateCounts States)>> columns =
        [
            new("Kategori", 27, BookFormat.Text, row => row.Role.Category.Label()),
            new("Peran", 27, BookFormat.Text, row => row.Role.Label),
            .. FigureColumns.States<(RoleEntry Role, StateCounts States)>(row => row.States),
        ];
        var total = FigureColumns.Values(FigureColumns.States<StateCounts?>(states => states), figures.Total);
        return new BookSheet(name, $"Orang menurut peran, {subject}", "Seseorang dengan dua peran terhitung pada keduanya, tetapi satu kali pada baris semua.")
            .With($"tbl{name}", columns,
            [
                .. figures.Roles
                    .Select(row => (Role: roles.FirstOrDefault(entry => entry.Role == row.Role) ?? row.Role.Entry(), row.States))
                    .OrderBy(row => row.Role.Category).ThenBy(row => row.Role.Role),
            ], "Belum ada data.", ["Semua", "Setiap orang sekali", .. total], 2);
    }

    public static BookSheet ByState(string name, string subject, string note, StateCounts? states)
    {
        object? Part(int? people) => states is { People: > 0 } all ? (double)people! / all.People : states is null ? null : SummaryTexts.NotApplicable;
        IReadOnlyList<(CertificationState State, int? People)> rows =
        [
            (CertificationState.Certified, states?.Valid),
            (CertificationState.Due, states?.Due),
            (CertificationState.Expired, states?.Expired),
            (CertificationState.Passed, states?.Passed),
            (CertificationState.Unknown, states?.Unknown),
            (CertificationState.Never, states?.Never),
            (CertificationState.Suspended, states?.Suspended),
        ];
        return new BookSheet(name, $"Orang menurut keadaan sertifikat, {subject}", note)
            .With<(CertificationState State, int? People)>($"tbl{name.Replace(" ", "", StringComparison.Ordinal)}",
            [
                new("Keadaan", 46, BookFormat.Text, row => row.State.Label()),
                new("Orang", 14, BookFormat.Count, row => row.People),
                new("Bagian", 14, BookFormat.Share, row => Part(row.People)),
            ], rows, "", ["Semua orang", states?.People, states is null ? null : states.Value.People > 0 ? 1.0 : SummaryTexts.NotApplicable]);
    }

    public static BookSheet Notes(string subject, IReadOnlyList<SummaryNote> notes) =>
        new BookSheet("Catatan", $"Catatan, {subject}", "Arti istilah, rumus, dan aturan pakai.")
            .With<SummaryNote>("tblCatatan",
            [
                new("Bagian", 18, BookFormat.Wrapped, note => note.Section),
                new("Istilah", 34, BookFormat.Wrapped, note => note.Term),
                new("Penjelasan", 100, BookFormat.Wrapped, note => note.Text),
            ], notes, "", frozenColumns: 0);
}
