using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using SertiKesos.Regions;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Disclosure;
using SertiKesos.Tests.Support;
using SertiKesos.Workbooks.Summaries;
using SertiKesos.Workbooks.Summaries.PublicEdition;

namespace SertiKesos.Tests.Summaries.Disclosure;

public sealed partial class PublicFilesTests
{
    private static readonly NationalSummary Summary = Counts.Summary(Counts.Demo());
    private static readonly PublicFiles Files = PublicFiles.Of(Summary, new SummaryOptions(), []);
    private static readonly WorkbookCells Cells = WorkbookCells.Read(Files.Workbook.Content);

    [Fact]
    public void The_files_are_named_by_their_issue_and_stored_with_the_metadata_last()
    {
        Assert.Equal(["publik-01.xlsx", "publik-01.csv", "publik-datapackage-01.json", "publik-metadata-01.json"], Files.All.Select(file => file.Name));
        Assert.Equal((2, "publik-02.csv"), SummaryNames.Find("publik-02.csv") is var (issue, file) ? (issue, file.Name) : default);
        Assert.Equal("publik-metadata-03.json", SummaryNames.FindLatest("publik-metadata.json", 3)!.Name);
    }

    [Fact]
    public void The_same_issue_gives_the_same_bytes()
    {
        var again = PublicFiles.Of(Counts.Summary([.. Counts.Demo().Reverse()]), new SummaryOptions(), []);

        Assert.All(Files.All.Zip(again.All), pair => Assert.Equal(pair.First.Content, pair.Second.Content));
    }

    [Fact]
    public void An_edition_read_back_from_its_file_is_the_edition_that_was_published()
    {
        var (edition, error) = PublicCsvReader.Read(Files.Data.Content);

        Assert.Null(error);
        Assert.Equal(Files.Data.Content, PublicCsv.Write(edition!));
        Assert.Equal((Files.Edition.Period, Files.Edition.AsOf, 1), (edition!.Period, edition.AsOf, edition.Issue));
        Assert.Equal(new DateOnly(2026, 11, 20), edition["wilayah"].Row("32.77")!.DataOn);
    }

    [Fact]
    public void What_was_read_back_protects_as_well_as_what_was_kept()
    {
        var next = Summary with { Issue = 2 };

        var kept = PublicFiles.Of(next, new SummaryOptions(), [Files.Edition]);
        var read = PublicFiles.Of(next, new SummaryOptions(), [PublicCsvReader.Read(Files.Data.Content).Edition!]);

        Assert.Equal(kept.Data.Content, read.Data.Content);
    }

    [Theory]
    [InlineData("", "Baris pertama bukan judul kolom edisi publik.")]
    [InlineData("a,b\r\n1,2\r\n", "Baris pertama bukan judul kolom edisi publik.")]
    [InlineData("\"a", "Tanda kutip dalam berkas tidak berpasangan.")]
    public void What_is_no_public_file_is_named(string text, string error)
    {
        Assert.Equal(error, PublicCsvReader.Read(Encoding.UTF8.GetBytes(text)).Error);
    }

    [Theory]
    [InlineData("2026-11,2026-11-24,1,nasional,ID,Indonesia,,,,,orang,,1613,,orang", "2026-11,2026-11-24,1,nasional,ID,Indonesia,,,,,orang,,1613,c,orang", "Baris 2 tidak dapat dibaca: jumlah kolom, tanggal, nilai, atau penandanya salah.")]
    [InlineData("2026-11,2026-11-24,1,nasional,ID,Indonesia,,,,,orang,,1613,,orang", "2026-11,2026-11-24,1,nasional,ID,Indonesia,,,,,orang,,-3,,orang", "Baris 2 tidak dapat dibaca: jumlah kolom, tanggal, nilai, atau penandanya salah.")]
    [InlineData("2026-11,2026-11-24,1,nasional,ID,Indonesia,,,,,orang,,1613,,orang", "2026-11,2026-11-24,2,nasional,ID,Indonesia,,,,,orang,,1613,,orang", "Berkas memuat lebih dari satu terbitan.")]
    [InlineData("2026-11,2026-11-24,1,nasional,ID,Indonesia,,,,,orang,,1613,,orang", "2026-11,2026-11-24,1,lain,ID,Indonesia,,,,,orang,,1613,,orang", "Tabel yang tidak dikenal: tidak semua baris mempunyai kolom yang sama satu kali.")]
    public void A_file_that_was_changed_is_not_taken_for_what_was_told(string row, string changed, string error)
    {
        var text = Encoding.UTF8.GetString(Files.Data.Content);

        Assert.Contains(row, text, StringComparison.Ordinal);
        Assert.Equal(error, PublicCsvReader.Read(Encoding.UTF8.GetBytes(text.Replace(row, changed, StringComparison.Ordinal))).Error);
    }

    [Fact]
    public void A_file_cut_off_anywhere_gives_an_error_and_no_exception()
    {
        for (var length = 0; length < Files.Data.Content.Length - 2; length += 4999)
        {
            Assert.NotNull(PublicCsvReader.Read(Files.Data.Content.AsSpan(0, length)).Error);
        }
    }

    [Fact]
    public void The_sheets_stand_in_their_order_and_the_package_follows_the_schema()
    {
        Assert.Equal(
            ["Sampul", "Daftar Isi", "Nasional", "Provinsi", "BBPPKS", "Kabupaten-Kota", "Peran", "Jatuh Tempo", "Catatan"], Cells.Sheets);
        Assert.Empty(Errors(Files.Workbook.Content));
    }

    [Fact]
    public void No_cell_is_called_a_text_and_has_none_and_none_holds_a_formula()
    {
        using var archive = new ZipArchive(new MemoryStream(Files.Workbook.Content), ZipArchiveMode.Read);
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            Assert.DoesNotMatch("t=\"s\"[^<>]*(/>|></)", reader.ReadToEnd());
        }

        Assert.All(Cells.Sheets, sheet => Assert.All(Cells[sheet], cell => Assert.Null(cell.Formula)));
    }

    [Theory]
    [InlineData("provinsi", "Provinsi", "E F H I J K")]
    [InlineData("bbppks", "BBPPKS", "E F H I J K")]
    [InlineData("wilayah", "Kabupaten-Kota", "E F H")]
    [InlineData("peran", "Peran", "C D F")]
    public void The_workbook_shows_the_cells_of_the_data_file(string table, string sheet, string columns)
    {
        var rows = PublicCsvReader.Read(Files.Data.Content).Edition![table].Rows;
        for (var index = 0; index < rows.Count; index++)
        {
            var row = Cells.Row(sheet, 6 + index);
            Assert.Equal(rows[index].Code, row["A"]);
            Assert.Equal(
                rows[index].Cells.Select(cell => cell.Number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? PublicTexts.Mark(cell.Mark)),
                columns.Split(' ').Select(column => row[column]));
        }
    }

    [Fact]
    public void Months_and_the_nation_are_those_of_the_data_file_too()
    {
        var months = Files.Edition["jatuh_tempo"].Rows;
        var states = Files.Edition["nasional"].Rows[0].Cells;

        Assert.Equal(Shown(months[0]), "BCDEFGH".Select(column => Cells.At("Jatuh Tempo", $"{column}4")));
        Assert.All(Enumerable.Range(1, 12), index => Assert.Equal(Shown(months[index]), "BCDEFGH".Select(column => Cells.At("Jatuh Tempo", $"{column}{5 + index}"))));
        Assert.Equal(states.Select(Text), Enumerable.Range(5, 8).Select(row => Cells.At("Nasional", $"B{row + 1}")).Prepend(Cells.At("Nasional", "B4")));

        static IEnumerable<string> Shown(PublicRow row) => row.Cells.Select(Text);
        static string Text(PublicCell cell) => cell.Number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? PublicTexts.Mark(cell.Mark);
    }

    [Fact]
    public void A_share_stands_only_where_both_its_numbers_do()
    {
        var rows = Files.Edition["wilayah"].Rows;
        for (var index = 0; index < rows.Count; index++)
        {
            var share = Cells.At("Kabupaten-Kota", $"G{6 + index}");
            Assert.Equal(rows[index].Cells[0].Number > 0 && rows[index].Cells[1].Number is not null, double.TryParse(share, out _));
        }
    }

    [Fact]
    public void The_cover_says_what_this_is_and_how_it_was_made_safe()
    {
        var cover = string.Join('\n', Cells["Sampul"].Select(cell => cell.Text));

        Assert.Contains("Edisi publik, November 2026", cover, StringComparison.Ordinal);
        Assert.Contains("Terbuka", cover, StringComparison.Ordinal);
        Assert.Contains("UU 27/2022", cover, StringComparison.Ordinal);
        Assert.Contains("Perpres 39/2019", cover, StringComparison.Ordinal);
        Assert.Contains("Sel bertanda [c] bukan nol", cover, StringComparison.Ordinal);
        Assert.DoesNotContain("Terbatas", cover, StringComparison.Ordinal);
    }

    [Fact]
    public void The_metadata_is_open_and_holds_no_digest_of_the_full_figures()
    {
        using var json = JsonDocument.Parse(Files.Metadata.Content);
        var text = Encoding.UTF8.GetString(Files.Metadata.Content);

        Assert.Equal("Terbuka", json.RootElement.GetProperty("sifat").GetString());
        Assert.Equal("Angka sementara [p], terbitan pertama", json.RootElement.GetProperty("status").GetString());
        Assert.DoesNotContain(Summary.InputDigest(), text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("sidik_masukan", text, StringComparison.Ordinal);
        Assert.Equal(
            Files.All.Take(3).Select(file => (file.Name, Convert.ToHexStringLower(SHA256.HashData(file.Content)))),
            json.RootElement.GetProperty("berkas").EnumerateArray().Select(file => (file.GetProperty("nama").GetString()!, file.GetProperty("sha256").GetString()!)));
    }

    [Fact]
    public void The_data_package_describes_every_column_of_the_data_file()
    {
        using var json = JsonDocument.Parse(Files.Package.Content);
        var resource = json.RootElement.GetProperty("resources")[0];

        Assert.Equal("publik-01.csv", resource.GetProperty("path").GetString());
        Assert.Equal(Files.Data.Content.Length, resource.GetProperty("bytes").GetInt32());
        Assert.Equal($"sha256:{Convert.ToHexStringLower(SHA256.HashData(Files.Data.Content))}", resource.GetProperty("hash").GetString());
        Assert.Equal(
            Encoding.UTF8.GetString(Files.Data.Content).TrimStart('\uFEFF').Split("\r\n")[0].Split(','),
            resource.GetProperty("schema").GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("name").GetString()!));
    }

    [Fact]
    public void The_key_of_the_table_schema_names_each_row_once()
    {
        var rows = Encoding.UTF8.GetString(Files.Data.Content).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(row => row.Split(',')).Select(row => (row[3], row[4], row[^5], row[^4])).ToList();

        Assert.Equal(rows.Count, rows.Distinct().Count());
    }

    [Fact]
    public void No_file_holds_what_looks_like_a_NIK_or_what_offices_have_written()
    {
        var texts = Files.All.Where(file => file != Files.Workbook).Select(file => Encoding.UTF8.GetString(file.Content))
            .Append(string.Join('\n', Cells.Sheets.SelectMany(sheet => Cells[sheet].Select(cell => cell.Text))));
        Assert.All(texts, text =>
        {
            Assert.DoesNotMatch(SixteenDigits(), text);
            Assert.DoesNotContain("tanpa penempatan", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void An_edition_without_any_data_is_valid_and_says_so()
    {
        var files = PublicFiles.Of(Counts.Summary(), new SummaryOptions(), []);

        Assert.Empty(Errors(files.Workbook.Content));
        Assert.Equal("[x]", WorkbookCells.Read(files.Workbook.Content).At("Nasional", "B4"));
        Assert.Equal(RegionCatalog.Shipped.All.Count, PublicCsvReader.Read(files.Data.Content).Edition!["wilayah"].Rows.Count);
    }

    private static List<string> Errors(byte[] content)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Microsoft365)
            .Validate(document)
            .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")];
    }

    [GeneratedRegex(@"(?<![\d.a-f])\d{16}(?![\da-f])")]
    private static partial Regex SixteenDigits();
}
