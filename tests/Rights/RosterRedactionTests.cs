using System.IO.Compression;
using System.Text;
using SertiKesos.People;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Reading;
using SertiKesos.Tests.Support;
using SertiKesos.Workbooks.Redaction;

namespace SertiKesos.Tests.Rights;

public sealed class RosterRedactionTests
{
    private const string Name = "Wulansari Pratiwi";

    private static readonly Person Somebody = A.Person(7) with { Name = Name, Phones = ["+6281377778888"], Email = "wulansari@contoh.go.id" };

    [Fact]
    public void A_file_that_does_not_speak_of_the_person_is_left_alone() =>
        Assert.Null(Redact(Xlsx.Of("Data", [SmallRoster.Header, SmallRoster.Row(1)]).Build().Content));

    [Fact]
    public void Shared_strings_that_only_the_person_used_go_and_the_others_stay()
    {
        var shared = $"<si><t>{Name}</t></si><si><t>{A.NikNumber(7).Digits}</t></si><si><t>PSM</t></si><si><t>Orang Contoh A</t></si><si><t>{A.NikNumber(1).Digits}</t></si>";
        var header = Xlsx.Row(1, ["Nama Lengkap", "NIK", "Jenis SDM"]);
        var content = new Xlsx()
            .RawSheet("Data", $"<sheetData>{header}{Shared(2, 3, 4, 2)}{Shared(3, 0, 1, 2)}</sheetData>")
            .SharedStrings(shared).Build().Content;

        var redacted = Redact(content)!;

        Assert.Equal(["Orang Contoh A"], SmallRoster.ReadBytes(redacted).People.Select(row => row.Person.Name));
        var strings = Part(redacted, "xl/sharedStrings.xml");
        Assert.DoesNotContain(Name, strings, StringComparison.Ordinal);
        Assert.DoesNotContain(A.NikNumber(7).Digits, strings, StringComparison.Ordinal);
        Assert.Contains("PSM", strings, StringComparison.Ordinal);
        Assert.Null(Redact(redacted));
    }

    [Theory]
    [InlineData(64 * 1024 - 8)]
    [InlineData(64 * 1024)]
    [InlineData(200_000)]
    public void A_file_that_cannot_be_read_is_searched_across_its_pieces(int before)
    {
        var content = System.Text.Encoding.ASCII.GetBytes($"%PDF-1.7 {new string('x', before - 9)}{A.NikNumber(7).Digits}{new string('y', 100_000)}");

        var target = new RedactionTarget([Somebody], [], [], []);
        Assert.True(RosterRedaction.IsMentionedInside(content, target));
        Assert.False(RosterRedaction.IsMentionedInside(content.AsMemory(0, before), target));
    }

    [Theory]
    [InlineData("３２７７０１１７０８８５０００７")]
    [InlineData("3277\u200B0117\u20600885\u00AD0007")]
    public void A_nik_is_found_as_a_reader_sees_it(string written)
    {
        var redacted = Redact(Xlsx.Of("Data", [SmallRoster.Header, SmallRoster.Row(1).With((11, "Pengganti " + written)), SmallRoster.Row(2)]).Build().Content)!;

        Assert.Equal(2, SmallRoster.ReadBytes(redacted).People.Count);
        Assert.DoesNotContain(written, Part(redacted, "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_comment_goes_whether_it_names_the_person_or_stands_in_the_row()
    {
        static string Note(string at, string text) => $"<comment ref=\"{at}\" authorId=\"0\"><text><r><t>{text[..9]}</t></r><r><t>{text[9..]}</t></r></text></comment>";
        var content = new Xlsx()
            .Sheet("Data", SmallRoster.Header, SmallRoster.Row(1), SmallRoster.Row(7, Name))
            .Part("xl/worksheets/_rels/sheet1.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments\" Target=\"../comments1.xml\"/></Relationships>")
            .Part("xl/comments1.xml", $"<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><authors><author>{Name}</author></authors><commentList>{Note("B2", $"Pengganti {Name}")}{Note("B3", "Cuti sejak Januari")}{Note("C2", "Catatan orang lain")}</commentList></comments>")
            .Build().Content;

        var comments = Part(Redact(content)!, "xl/comments1.xml");

        Assert.DoesNotContain("Pratiwi", comments, StringComparison.Ordinal);
        Assert.DoesNotContain("Januari", comments, StringComparison.Ordinal);
        Assert.Contains("rang lain", comments, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xl/pivotCache/pivotCacheRecords1.xml")]
    [InlineData("xl/pivotTables/pivotTable1.xml")]
    [InlineData("xl/media/image1.xml")]
    public void What_cannot_be_edited_goes_with_its_file_written_anew_from_the_cells(string part)
    {
        var content = new Xlsx()
            .Sheet("Data", SmallRoster.Header, SmallRoster.Row(1), SmallRoster.Row(7, Name))
            .Part(part, $"<records><r><s v=\"{Name}\"/><d v=\"1985-08-17T00:00:00\"/></r></records>").Build().Content;

        var redacted = RedactFile(content)!;

        Assert.False(redacted.IsNote);
        Assert.Equal([A.NikNumber(1)], SmallRoster.ReadBytes(redacted.Content).People.Select(row => row.Person.Nik));
        AssertGone(redacted.Content);
        Assert.DoesNotContain("xl/pivot", string.Join(' ', Parts(redacted.Content)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cache_that_names_the_person_whom_no_cell_names_is_found()
    {
        var content = new Xlsx().Sheet("Data", SmallRoster.Header, SmallRoster.Row(1))
            .Part("xl/pivotCache/pivotCacheDefinition1.xml", $"<def><n v=\"{A.NikNumber(7).Digits}\"/></def>").Build().Content;

        AssertGone(Redact(content)!);
    }

    [Fact]
    public void A_sheet_that_is_called_after_the_person_gets_another_name()
    {
        var content = new Xlsx().Sheet("Data", SmallRoster.Header, SmallRoster.Row(1)).Sheet(Name, SmallRoster.Header, SmallRoster.Row(7, Name)).Build().Content;

        var redacted = Redact(content)!;

        AssertGone(redacted);
        Assert.Equal(["Orang Contoh A"], SmallRoster.ReadBytes(redacted).People.Select(row => row.Person.Name));
    }

    [Fact]
    public void Of_two_tables_side_by_side_only_the_persons_half_goes()
    {
        object?[] header = ["Nama Lengkap", "NIK", "Jenis SDM", null, "Nama Lengkap", "NIK", "Jenis SDM"];
        object?[] Both(int left, string leftName, int right, string rightName) =>
            [leftName, A.NikNumber(left).Digits, "PSM", null, rightName, A.NikNumber(right).Digits, "PSM"];
        var content = Xlsx.Of("Data", [header, Both(1, "Orang Contoh A", 7, Name), Both(2, "Orang Contoh B", 3, "Orang Contoh C")]).Build().Content;
        Assert.Equal(4, SmallRoster.ReadBytes(content).People.Count);

        var redacted = Redact(content)!;

        AssertGone(redacted);
        Assert.Equal(
            ["Orang Contoh A", "Orang Contoh B", "Orang Contoh C"],
            SmallRoster.ReadBytes(redacted).People.Select(row => row.Person.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_remark_in_the_row_of_somebody_else_goes_and_a_longer_name_stays()
    {
        var content = Xlsx.Of(
            "Data",
            [SmallRoster.Header, SmallRoster.Row(1).With((11, $"Pengganti sdr. {Name}")), SmallRoster.Row(2, $"{Name} Lubis"), SmallRoster.Row(7, Name)]).Build().Content;
        var others = Xlsx.Of("Data", [SmallRoster.Header, SmallRoster.Row(1).With((11, $"Pengganti sdr. {Name}")), SmallRoster.Row(7, Name)]).Build().Content;

        Assert.Contains($"{Name} Lubis", SmallRoster.ReadBytes(Redact(content)!).People.Select(row => row.Person.Name));
        AssertGone(Redact(others)!);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("html")]
    [InlineData("xml")]
    public void Other_formats_are_written_anew_without_the_person(string format)
    {
        static string Cells(object?[] row, string open, string close) => string.Concat(OtherFormats.Words(row).Select(word => open + word + close));
        string Table(Func<object?[], string> line) => line(SmallRoster.Header) + line(SmallRoster.Row(1)) + line(SmallRoster.Row(7, Name));
        var text = format switch
        {
            "csv" => string.Concat(new[] { SmallRoster.Header, SmallRoster.Row(1), SmallRoster.Row(7, Name) }.Select(row => string.Join(';', OtherFormats.Words(row)) + "\n")),
            "html" => $"<html><body><!-- disimpan oleh {Name} --><table>{Table(row => $"<tr>{Cells(row, "<td>", "</td>")}</tr>")}</table></body></html>",
            _ => "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"Data\"><Table>"
                + Table(row => $"<Row>{Cells(row, "<Cell><Data ss:Type=\"String\">", "</Data></Cell>")}</Row>") + "</Table></Worksheet></Workbook>",
        };

        var redacted = RedactFile(Encoding.UTF8.GetBytes(text))!;

        Assert.False(redacted.IsNote);
        AssertGone(redacted.Content);
        Assert.Equal([A.NikNumber(1)], SmallRoster.ReadBytes(redacted.Content).People.Select(row => row.Person.Nik));
    }

    [Fact]
    public void A_page_that_names_the_person_beside_its_table_alone_is_found()
    {
        string Line(object?[] row) => $"<tr>{string.Concat(OtherFormats.Words(row).Select(word => $"<td>{word}</td>"))}</tr>";
        var page = $"<html><body><p>Dibuat oleh {Name}</p><table>{Line(SmallRoster.Header)}{Line(SmallRoster.Row(1))}</table></body></html>";

        AssertGone(Redact(Encoding.UTF8.GetBytes(page))!);
        Assert.Null(Redact(Encoding.UTF8.GetBytes(page.Replace(Name, "Orang Lain", StringComparison.Ordinal))));
    }

    public static TheoryData<string> Corpus => [.. Directory.EnumerateFiles(Repository.PathOf("tests", "Data", "Rosters"), "*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".xlsx" or ".xls" or ".csv" or ".txt" or ".xml")
        .Select(file => Path.GetRelativePath(Repository.PathOf("tests", "Data", "Rosters"), file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)];

    /// <summary>The first person of every file of the corpus, whatever its format, goes without a trace and takes nobody along.</summary>
    [Theory]
    [MemberData(nameof(Corpus))]
    public void The_first_person_of_any_file_goes_and_the_others_stay(string name)
    {
        var content = File.ReadAllBytes(Repository.PathOf(["tests", "Data", "Rosters", .. name.Split('/')]));
        if (RosterGate.Check(content) is not null || SmallRoster.ReadBytes(content).People is not [{ Person: { Nik: { } nik } person }, ..] people)
        {
            return;
        }

        var target = new RedactionTarget([person], [], [], []);

        var redacted = RedactFile(content, target);

        Assert.NotNull(redacted);
        Assert.False(redacted.IsNote, "A list that can be read is never given up as a whole.");
        Assert.Null(RedactFile(redacted.Content, target));
        Assert.All(Texts(redacted.Content), part => Assert.DoesNotContain(nik.Digits, part, StringComparison.Ordinal));
        Assert.Empty(people.Where(row => row.Person.Nik is { } other && other != nik).Select(row => row.Person.Nik!.Value.Masked)
            .Except(SmallRoster.ReadBytes(redacted.Content).People.Select(row => row.Person.Nik?.Masked ?? "")));
    }

    [Fact]
    public void A_namesake_keeps_the_row()
    {
        var content = Xlsx.Of("Data", [SmallRoster.Header, SmallRoster.Row(1, Name), SmallRoster.Row(7, Name)]).Build().Content;

        Assert.Equal([A.NikNumber(1)], SmallRoster.ReadBytes(Redact(content)!).People.Select(row => row.Person.Nik));
    }

    [Fact]
    public void A_nik_that_a_program_rounded_and_one_in_a_rejected_row_are_found()
    {
        var content = Xlsx.Of("Data",
        [
            SmallRoster.Header,
            SmallRoster.Row(1),
            SmallRoster.Row(2, "Nama Lain").With((2, 3277011708850000d)),
            SmallRoster.Row(3, "Nama Ketiga").With((2, "NIK. 3277 0117 0885 0007"), (5, "bukan jenis")),
        ]).Build().Content;

        var redacted = Part(Redact(content)!, "xl/worksheets/sheet1.xml");

        Assert.DoesNotContain("Nama Lain", redacted, StringComparison.Ordinal);
        Assert.DoesNotContain("0885 0007", redacted, StringComparison.Ordinal);
        Assert.Contains("Orang Contoh A", redacted, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_goes_as_a_whole_when_it_names_the_person()
    {
        Assert.Null(Redact(Encoding.ASCII.GetBytes("%PDF-1.4 tanpa orang itu")));
        Assert.DoesNotContain("0885", Encoding.UTF8.GetString(Redact(Encoding.ASCII.GetBytes($"%PDF-1.4 {A.NikNumber(7).Digits}"))!), StringComparison.Ordinal);
    }

    private static string Shared(int row, params int[] strings) =>
        $"<row r=\"{row}\">{string.Concat(strings.Select((index, column) => $"<c r=\"{(char)('A' + column)}{row}\" t=\"s\"><v>{index}</v></c>"))}</row>";

    private static byte[]? Redact(byte[] content) => RedactFile(content)?.Content;

    private static RedactedFile? RedactFile(byte[] content, RedactionTarget? target = null)
    {
        var file = new RosterFile("roster.xlsx", content);
        target ??= new RedactionTarget([Somebody], [], [], []);
        var redacted = RosterRedaction.Redact(file, SmallRoster.Cimahi, SmallRoster.Today, target, CancellationToken.None);

        // Who only asks gets the same answer.
        Assert.Equal(redacted is not null, RosterSearch.Contains(file, SmallRoster.Cimahi, SmallRoster.Today, target, CancellationToken.None));
        return redacted;
    }

    private static void AssertGone(byte[] content) => Assert.All(Texts(content), text =>
    {
        Assert.DoesNotContain(Name, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(A.NikNumber(7).Digits, text, StringComparison.Ordinal);
    });

    private static IEnumerable<string> Parts(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    private static IEnumerable<string> Texts(byte[] content) => content.AsSpan().StartsWith("PK"u8)
        ? Parts(content).Where(part => !part.EndsWith('/')).Select(part => Part(content, part))
        : [Encoding.UTF8.GetString(content)];

    private static string Part(byte[] workbook, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
