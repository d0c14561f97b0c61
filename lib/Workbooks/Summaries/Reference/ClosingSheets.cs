using SertiKesos.Summaries;
using SertiKesos.Time;

namespace SertiKesos.Workbooks.Summaries.Reference;

/// <summary>What explains the tables, and the long data behind them.</summary>
internal static class ClosingSheets
{
    public const string DataName = "Data";

    private static readonly double[] DataWidths = [11, 14, 12, 30, 12, 28, 11, 15, 16, 12, 20, 22, 10, 10];

    public static WorkbookSheet Notes(NationalSummary summary) => new ReferenceTable<SummaryNote>(
        "Catatan", "Definisi, rumus, dasar hukum, sumber, kamus data, dan perbedaan yang diketahui", $"Catatan, {IndonesianText.Long(summary.Period)}", "tblCatatan",
        [
            new("Bagian", 22, CellFormat.Wrapped, note => note.Section),
            new("Istilah", 30, CellFormat.Wrapped, note => note.Term),
            new("Penjelasan", 115, CellFormat.Wrapped, note => note.Text),
        ],
        [.. SummaryNotes.For(summary)])
    {
        Frozen = 0,
    }.Sheet();

    public static WorkbookSheet Data(NationalSummary summary)
    {
        const int date = 1;
        const int value = 12;
        return new ReferenceTable<object?[]>(
            DataName, "Semua angka kabupaten/kota dalam baris panjang, siap untuk tabel pivot; tidak dicetak", $"Data, {IndonesianText.Long(summary.Period)}", "tblData",
            [.. TidyData.Headings.Select((heading, index) => new SheetColumn<object?[]>(
                heading, DataWidths[index], index == date ? CellFormat.Date : index == value ? CellFormat.Count : CellFormat.Text, cells => cells[index]))],
            [.. TidyData.Rows(summary).Select(row => TidyData.Cells(row, summary))])
        {
            Note = "Baris panjang; jumlahkan hanya satu nilai kolom dimensi dan satu indikator sekaligus. Nilai kosong: belum lapor.",
            Layer = SheetLayer.Data,
            Marks = false,
            MachineDates = date + 1,
            IsUnprinted = true,
            Frozen = 0,
        }.Sheet();
    }
}
