using System.Text;
using SertiKesos.Sheets;
using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Tests.Summaries;

public sealed class DataCsvTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+62812", "'+62812")]
    [InlineData("-rahasia", "'-rahasia")]
    [InlineData("@sum", "'@sum")]
    [InlineData("\tTab", "'\tTab")]
    [InlineData("\uFF1D1+1", "'\uFF1D1+1")]
    [InlineData("a;=1+1", "\"a;'=1+1\"")]
    [InlineData("dua\r\n=1+1", "\"dua\r\n'=1+1\"")]
    [InlineData("-3.5", "-3.5")]
    [InlineData("-", "-")]
    [InlineData("Kota, Cimahi", "\"Kota, Cimahi\"")]
    [InlineData("kata \"itu\"", "\"kata \"\"itu\"\"\"")]
    [InlineData("dua\nbaris", "\"dua\nbaris\"")]
    [InlineData("Kota Cimahi", "Kota Cimahi")]
    [InlineData("32.77", "32.77")]
    public void Text_is_quoted_and_never_a_formula(string text, string field)
    {
        Assert.Equal(field, CsvField.Of(text));
        Assert.Equal(text, CsvField.TextOf(Assert.Single(new SeparatedRecords(field, 0, ',', 100).Next()!)));
    }

    [Fact]
    public void Numbers_keep_their_sign_and_dates_are_ISO()
    {
        Assert.Equal("-3", CsvField.Of(-3));
        Assert.Equal("1234567", CsvField.Of(1234567));
        Assert.Equal("2026-11-24", CsvField.Of(Counts.AsOf));
        Assert.Equal("", CsvField.Of(null));
    }

    [Fact]
    public void The_file_begins_with_a_byte_order_mark_and_its_headings()
    {
        var content = DataCsv.Write(Counts.Summary(Counts.Demo()));

        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), content[..3]);
        Assert.Equal(
            "periode,per_tanggal,kode_kab,kabupaten_kota,kode_prov,provinsi,bbppks,status_lapor,periode_data,dimensi,kelompok,indikator,nilai,satuan",
            Lines(content)[0]);
    }

    [Fact]
    public void Every_line_ends_in_CRLF_and_has_all_fields()
    {
        var text = Encoding.UTF8.GetString(DataCsv.Write(Counts.Summary(Counts.Demo())));

        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", text.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(Lines(Encoding.UTF8.GetBytes(text)), line => Assert.Equal(14, line.Split(',').Length));
    }

    [Fact]
    public void A_region_that_has_not_reported_has_one_line_for_people_and_one_for_institutions_without_a_value_and_no_report()
    {
        var lines = Lines(DataCsv.Write(Counts.Summary(Counts.Demo())));

        Assert.Equal(
            [
                "2026-11,2026-11-24,11.01,Kabupaten Aceh Selatan,11,Aceh,I,belum_lapor,,semua,,orang,,orang",
                "2026-11,2026-11-24,11.01,Kabupaten Aceh Selatan,11,Aceh,I,belum_lapor,,lembaga,,lembaga,,lembaga",
                "2026-11,2026-11-24,11.01,Kabupaten Aceh Selatan,11,Aceh,I,belum_lapor,,pelaporan,,tepat_waktu,,laporan",
                "2026-11,2026-11-24,11.01,Kabupaten Aceh Selatan,11,Aceh,I,belum_lapor,,pelaporan,,terlambat,,laporan",
            ],
            lines.Where(line => line.Contains(",11.01,", StringComparison.Ordinal)));
    }

    [Fact]
    public void Cimahis_lines_hold_its_figures()
    {
        var lines = Lines(DataCsv.Write(Counts.Summary(Counts.Demo())))
            .Where(line => line.Contains(",32.77,", StringComparison.Ordinal))
            .ToList();

        Assert.Contains("2026-11,2026-11-24,32.77,Kota Cimahi,32,Jawa Barat,II,lapor,2026-11,semua,,bersertifikat,13,orang", lines);
        Assert.Contains("2026-11,2026-11-24,32.77,Kota Cimahi,32,Jawa Barat,II,lapor,2026-11,semua,,selisih,0,orang", lines);
        Assert.Contains("2026-11,2026-11-24,32.77,Kota Cimahi,32,Jawa Barat,II,lapor,2026-11,semua,,jumlah_rincian,35,orang", lines);
        Assert.Contains("2026-11,2026-11-24,32.77,Kota Cimahi,32,Jawa Barat,II,lapor,2026-11,peran,PKH,bersertifikat,4,orang", lines);
        Assert.Contains("2026-11,2026-11-24,32.77,Kota Cimahi,32,Jawa Barat,II,lapor,2026-11,kategori,PEKERJA_SOSIAL,orang,21,orang", lines);
    }

    private static string[] Lines(byte[] content) =>
        Encoding.UTF8.GetString(content).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
