using System.Globalization;
using SertiKesos.Reference.Tables;
using SertiKesos.Time;

namespace SertiKesos.Reference;

/// <summary>What users read of the reference tables.</summary>
internal static class ReferenceTexts
{
    public const string Shipped = "bawaan program";

    public static string UnknownTable(string name) =>
        $"Tabel \"{name}\" tidak dikenal. Tabel yang ada: {string.Join(", ", ReferenceTables.All.Select(table => table.Name))}.";

    public static string Line(IReferenceTable table, ReferenceVersion? version) =>
        $"{table.Name,-12} {(version is null ? Shipped : $"sejak {Time(version.At)}"),-38} {table.Title}";

    public static string Line(ReferenceVersion version) => $"{Time(version.At)} {version.Hash} {version.By} {version.Note}".TrimEnd();

    public static string Refused(IReferenceTable table, int faults) =>
        $"Tabel {table.Name} tidak disimpan: {IndonesianText.Number(faults)} kesalahan. Perbaiki semuanya, lalu kirim lagi; tabel lama tetap berlaku.";

    public static string Stored(ReferenceVersion version) => $"Tabel {version.Table} berlaku sejak {Time(version.At)} ({version.Hash}).";

    public static string Unchanged(IReferenceTable table) => $"Isi tabel {table.Name} sama dengan yang sudah berlaku; tidak ada yang berubah.";

    /// <summary>When a table holds "at a day", that is at the day's end in western Indonesia.</summary>
    public static DateTimeOffset? ParseTime(string text) =>
        RowCells.TryDay(text, out var day)
            ? day.EndAt(IndonesianZone.Wib)
        : DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.fffK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
        : null;

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
