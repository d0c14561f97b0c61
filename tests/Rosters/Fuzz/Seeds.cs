using System.Text;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters.Fuzz;

/// <summary>The files that mutants are made of: small, so that many mutants are checked in little time.</summary>
internal static class Seeds
{
    private const string Csv = "No;Nama Lengkap;NIK;Tanggal Lahir;L/P;Jenis SDM\r\n1;Orang Contoh;3277011708850001;17-08-1985;L;PSM\r\n2;\"Orang\nLain\";3277011708850002;17/8/85;L;PSM\r\n";

    private const string Page = "<html><body><table border=1><tr><th>Nama<th>NIK<th>Jenis SDM</tr><tr><td>Orang Contoh<td style='mso-number-format:\"\\@\"'>3277011708850001</td><td>PSM</td></tr></table></body></html>";

    public static (string Name, byte[] Content) Of(int index) => All.Value[index % All.Value.Length];

    private static Lazy<(string Name, byte[] Content)[]> All { get; } = new(() =>
    [
        ("plain", Trap.Roster.Build().Content),
        ("layouts", Layouts().Build().Content),
        ("shared", Shared().Build().Content),
        ("csv", Encoding.UTF8.GetBytes(Csv)),
        ("plain", Trap.Roster.Build().Content),
        ("layouts", Layouts().Build().Content),
        ("cimahi", File.ReadAllBytes(Directory.GetFiles(Repository.PathOf("samples", "rosters", "32.77")).Single())),
        ("page", Encoding.UTF8.GetBytes(Page)),
    ]);

    private static Xlsx Layouts() => Xlsx.Of(
            "Data", ["DAFTAR PSM"], ["KOTA CIMAHI"], [], SmallRoster.Header, ["(1)", "(2)", "(3)"],
            SmallRoster.Row(1), SmallRoster.Row(2).With((8, "C-1"), (9, new DateOnly(2024, 2, 1))), ["A. Kecamatan Contoh"], SmallRoster.Row(3).With((3, "17 Agustus 1985")),
            ["JUMLAH", 3], [], ["Cimahi, 2 November 2026"])
        .RawSheet("PSM", "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData>" + Xlsx.Rows(
            ["No", "Nama", "NIK", "Jenis SDM", "Sertifikat Kompetensi", null],
            [null, null, null, null, "Nomor", "Tanggal"],
            [1, "Orang Contoh", "3277011708850009", "PSM", "C-1", "01-02-2024"])
            + "</sheetData><mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:B2\"/><mergeCell ref=\"E1:F1\"/></mergeCells>")
        .Sheet("Rekap", ["REKAP"], ["Penempatan", "Jumlah"], ["Kelurahan", 3], ["JUMLAH", 3]);

    private static Xlsx Shared() => new Xlsx()
        .SharedStrings("<si><t>Nama</t></si><si><t>NIK</t></si><si><t>Jenis SDM</t></si><si><r><t>Orang </t></r><r><rPr><b/></rPr><t>Contoh</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si><si><t>3277011708850001</t></si><si><t>PSM</t></si>")
        .RawSheet("S", "<dimension ref=\"A1:C3\"/><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c></row><row r=\"2\" hidden=\"true\"><c r=\"A2\" t=\"s\"><v>3</v></c><c r=\"B2\" t=\"s\"><v>4</v></c><c r=\"C2\" t=\"s\"><v>5</v></c></row><row r=\"3\"><c r=\"A3\" t=\"str\"><f>A2</f><v>Orang Contoh</v></c><c r=\"B3\" s=\"1\"><v>3277011708850000</v></c><c r=\"C3\" t=\"e\"><v>#N/A</v></c></row></sheetData>");
}
