using SertiKesos.Reference.Tables;
using SertiKesos.Regions;

namespace SertiKesos.Reference;

/// <summary>Whether a content may replace a table: by itself, and beside what is known already. Pure.</summary>
internal static class ReferenceCheck
{
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <param name="current">What is in force.</param>
    /// <param name="withData">Regions that have a register.</param>
    public static IReadOnlyList<ReferenceFault> Faults(
        IReferenceTable table, byte[] content, ReferenceData current, IReadOnlyCollection<RegionCode> withData)
    {
        if (content.Length > MaxBytes)
        {
            return [new ReferenceFault(0, "", "Tabel ini lebih besar dari 4 MiB. Periksa apakah berkasnya benar.")];
        }

        if (ReferenceCsv.Decode(content) is not { } text)
        {
            return [new ReferenceFault(0, "", "Berkas ini bukan teks UTF-8. Simpan sebagai \"CSV UTF-8\" di Excel, lalu kirim lagi.")];
        }

        var faults = table.Faults(text);
        return faults.Count > 0 ? faults : [.. Beside(table, text, current, withData)];
    }

    private static IEnumerable<ReferenceFault> Beside(
        IReferenceTable table, string text, ReferenceData current, IReadOnlyCollection<RegionCode> withData) => table switch
        {
            ReferenceTable<RegionRow> regions => Vanished(regions.Rows(text), withData),
            ReferenceTable<TkskRow> tksk => Unknown(tksk.Read(text), text, current),
            _ => [],
        };

    /// <summary>A region may end on a day, but not be forgotten: its people, its figures and its files remain.</summary>
    private static IEnumerable<ReferenceFault> Vanished(IReadOnlyList<RegionRow> rows, IReadOnlyCollection<RegionCode> withData)
    {
        var codes = rows.Select(row => row.Region.Code).ToHashSet();
        return RegionCatalog.Shipped.All.Select(region => region.Code).Concat(withData).Distinct().Order()
            .Where(code => !codes.Contains(code))
            .Select(code => new ReferenceFault(
                0, "", $"Wilayah {code} tidak ada lagi. Wilayah yang sudah dikenal tidak boleh dihapus: kembalikan barisnya dan isi berlaku_sampai."));
    }

    private static IEnumerable<ReferenceFault> Unknown(ReferenceReading<TkskRow> reading, string text, ReferenceData current)
    {
        var known = current.RegionRows.Select(row => row.Region.Code).ToHashSet();
        var numbers = ReferenceCsv.Read(text).Skip(1).Select(record => record.Row);
        return reading.Rows.Zip(numbers)
            .Where(entry => entry.First.Region is { } code && !known.Contains(code))
            .Select(entry => new ReferenceFault(entry.Second, "kode", $"{entry.First.Region} tidak ada di tabel wilayah. Tambahkan di sana lebih dahulu, atau perbaiki kodenya."));
    }
}
