using System.IO.Compression;
using System.Text;
using SertiKesos.People;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Redaction;
using SertiKesos.Tests.Support;

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

    private static byte[]? Redact(byte[] content) => RosterRedaction.Of(
        new RosterFile("roster.xlsx", content), SmallRoster.Cimahi, SmallRoster.Today, new RedactionTarget([Somebody], [], [], []), CancellationToken.None);

    private static string Part(byte[] workbook, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
