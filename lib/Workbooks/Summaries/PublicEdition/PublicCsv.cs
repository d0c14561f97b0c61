using System.Text;
using SertiKesos.Sheets;
using SertiKesos.Summaries.Disclosure;

namespace SertiKesos.Workbooks.Summaries.PublicEdition;

/// <summary>
/// Every cell of the public edition as a row: its number, or no number and a mark. UTF-8 with a byte order mark, commas, CRLF
/// (RFC 4180), as the internal data file.
/// </summary>
internal static class PublicCsv
{
    public const string Unit = "orang";

    /// <summary>The columns in their order, each with its kind in a table schema and what it means.</summary>
    public static readonly IReadOnlyList<(string Name, string Type, string Meaning)> Columns =
    [
        ("periode", "yearmonth", "Periode pelaporan"),
        ("per_tanggal", "date", "Tanggal keadaan"),
        ("terbitan", "integer", "Nomor terbitan dalam periode"),
        ("tabel", "string", "Tabel: nasional, bbppks, provinsi, wilayah (kabupaten/kota), peran, jatuh_tempo"),
        ("kode", "string", "Kode baris: ID, nomor BBPPKS, kode wilayah Kemendagri, kode peran, atau bulan"),
        ("nama", "string", "Nama baris"),
        ("kode_induk", "string", "Kode baris di tabel atasnya yang memuat baris ini"),
        ("status_lapor", "string", "Untuk kabupaten/kota: lapor, periode_lalu, belum_lapor, nihil, atau ditahan"),
        ("periode_data", "yearmonth", "Untuk kabupaten/kota: periode roster terakhir"),
        ("data_per", "date", "Untuk kabupaten/kota: tanggal roster terakhir diterima"),
        ("indikator", "string", "Apa yang dihitung"),
        ("kelompok", "string", "Wilayah BBPPKS pada tabel jatuh_tempo; kosong di tabel lain"),
        ("nilai", "integer", "Jumlah orang; kosong bila ada penanda"),
        ("penanda", "string", "[c]: disamarkan; [x]: belum ada data; [z]: tidak berlaku; kosong: ada nilai"),
        ("satuan", "string", "Satuan"),
    ];

    public static byte[] Write(PublishedEdition edition)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', Columns.Select(column => column.Name)).Append(CsvField.LineEnd);
        foreach (var table in edition.Tables)
        {
            foreach (var row in table.Rows)
            {
                for (var column = 0; column < table.Columns.Count; column++)
                {
                    text.AppendJoin(',', Cells(edition, table, row, column).Select(CsvField.Of)).Append(CsvField.LineEnd);
                }
            }
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static object?[] Cells(PublishedEdition edition, PublicTable table, PublicRow row, int column) =>
    [
        edition.Period.ToString(),
        edition.AsOf,
        edition.Issue,
        table.Code,
        row.Code,
        row.Name,
        row.Parent,
        row.Status,
        row.CountedIn?.ToString(),
        row.DataOn,
        table.Columns[column].Indicator,
        table.Columns[column].Group,
        row.Cells[column].Number,
        PublicTexts.Mark(row.Cells[column].Mark),
        Unit,
    ];
}
