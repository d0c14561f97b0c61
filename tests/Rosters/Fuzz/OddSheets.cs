using System.Globalization;
using System.Text;
using SertiKesos.Sheets;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters.Fuzz;

/// <summary>
/// Sheets as no test writes them by hand: odd headings, odd cells, quotes that nothing closes, merged ranges anywhere. The
/// same seed always makes the same sheet.
/// </summary>
internal sealed class OddSheets(int seed)
{
    private static readonly string[] Headings =
    [
        "No", "Nama Lengkap", "NIK", "1. Nama (sesuai KTP)", "biodata/nik", "NamaLengkap", "TGL_LHR", "Tanggal Lahir (mm/dd/yyyy)", "L/P", "Jenis SDM", "JENIS_KLMIN",
        "No HP", "No. Sertifikat", "Tanggal Terbit", "Masa Berlaku", "Mulai Berlaku", "Sampai", "Keterangan", "Status", "Kabupaten/Kota", "Kecamatan", "Agama", "NO_KK", "", "X", "Bimtek",
    ];

    private static readonly string[] Cells =
    [
        "", "", "", "-", "1", "2", "Asep Contohwan", "Kt. Sudarsana", "Ni Made Rekaan", "3277011708850001", "3277011708850010", "3.277011708850001E15", "3,27701E+15", "٣٢٧٧٠١١٧٠٨٨٥٠٠٠١",
        "３２７７０１１７０８８５０００２", "PSM", "TKSK", "psm dan tksk", "L", "P", "v", "TRUE", "FALSE", "nan", "\\N", "#REF!", "None", "NaT", "Ya", "Belum", "Entah", "Menunggu jadwal", "Generalis",
        "17/08/1985", "08/17/1985", "١٢/٠٥/٢٠٢٤", "12\u201305\u20132024", "May 6, 2024", "Mon May 06 2024 00:00:00 GMT+0700 (WIB)", "20240506", "06052024", "1900-01-01", "1970-01-01", "31/12/9999", "01/01/0001",
        "99/99/9999", "2024", "45418", "-1", "1E999", "5 tahun", "3 (tiga) tahun", "tiga", "s.d. 2027", "081234567100", "81234567100.0", "+62 812-3456-7100", "KS.1/LSP/2024", "KS.2/LSP/2024, 06/05/2024",
        "Mutasi masuk dari Kota Bandung", "menggantikan Alm. X", "Meninggal", "SK keluar", "lumpuh total", "JUMLAH", "Jumlah 12 orang", "Mengetahui", "Cimahi, 2 November 2026", "Kecamatan Cimahi Utara",
        "Kota Cimahi", "32.77 - KOTA CIMAHI", "Kab. Bandung (Jawa Barat)", "=\"0812\"", "\"", "\"\"", "a\"b", "\uD83D", "\uFFFE", "\uFDD0", "\u200B", "\u202E3277", "e\u0301", "\r\n", "a\nb", "''", "sda", "\"-\"",
    ];

    private readonly Random _random = new(seed);

    public byte[] Next()
    {
        var rows = Grid();
        return _random.Next(3) == 0 ? Workbook(rows) : Text(rows);
    }

    private List<string[]> Grid()
    {
        var width = 2 + _random.Next(9);
        var rows = new List<string[]>();
        for (var titles = _random.Next(3); titles > 0; titles--)
        {
            rows.Add([_random.Next(2) == 0 ? "DAFTAR PSM KOTA CIMAHI" : "DINAS SOSIAL PROVINSI JAWA BARAT"]);
        }

        // Most have what makes a table, so that rows are read at all.
        var headings = Enumerable.Range(0, width).Select(_ => Pick(Headings)).ToArray();
        if (_random.Next(5) > 0)
        {
            headings[0] = "Nama Lengkap";
            headings[1] = _random.Next(2) == 0 ? "NIK" : "Tanggal Lahir";
            headings[^1] = width > 2 ? "Jenis SDM" : headings[^1];
        }

        rows.Add(headings);
        for (var count = 1 + _random.Next(8); count > 0; count--)
        {
            var row = Enumerable.Range(0, width + (_random.Next(6) == 0 ? 1 : 0)).Select(_ => Pick(Cells)).ToArray();
            if (_random.Next(2) == 0)
            {
                row[0] = "Orang Contoh " + (char)('A' + _random.Next(26));
                row[1] = "327701170885" + _random.Next(1, 9999).ToString("0000", CultureInfo.InvariantCulture);
            }

            rows.Add(row);
        }

        return rows;
    }

    private byte[] Text(List<string[]> rows)
    {
        var separator = Pick([",", ";", "\t", "|"]);
        var lines = rows.Select(row => string.Join(separator, row.Select(Field)));
        var encoding = _random.Next(4) switch { 0 => Encoding.Unicode, 1 => Encoding.Latin1, _ => (Encoding)new UTF8Encoding(false) };
        byte[] mark = encoding is UnicodeEncoding ? [0xFF, 0xFE] : [];
        return [.. mark, .. encoding.GetBytes(string.Join(Pick(["\n", "\r\n"]), lines))];
    }

    /// <summary>As written, in quotes, or with a quote that is forgotten.</summary>
    private string Field(string cell) => _random.Next(20) switch
    {
        0 => '"' + cell,
        1 => cell + '"',
        2 => " \"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\" ",
        < 8 => '"' + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + '"',
        _ => cell,
    };

    private byte[] Workbook(List<string[]> rows)
    {
        var cells = rows.Select(row => row.Select(Value).ToArray()).ToArray();
        var merges = string.Concat(Enumerable.Range(0, _random.Next(4)).Select(_ => Merge(rows.Count)));
        return new Xlsx().RawSheet(Pick(["Data", "PSM", "Kt"]), $"<sheetData>{Xlsx.Rows(cells)}</sheetData>{(merges.Length > 0 ? $"<mergeCells>{merges}</mergeCells>" : "")}").Build().Content;
    }

    private object? Value(string text) =>
        text.Length == 0 ? null
        : text.Any(character => char.IsSurrogate(character) || character is '\uFFFE') ? "x"
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && _random.Next(2) == 0 ? number
        : _random.Next(12) == 0 ? new DateOnly(_random.Next(1, 9999), 1 + _random.Next(12), 1 + _random.Next(28))
        : text;

    private string Merge(int rows)
    {
        var (row, column) = (1 + _random.Next(rows), 1 + _random.Next(6));
        return $"<mergeCell ref=\"{new CellAddress(row, column)}:{new CellAddress(row + _random.Next(3), column + _random.Next(3))}\"/>";
    }

    private T Pick<T>(T[] of) => of[_random.Next(of.Length)];
}
