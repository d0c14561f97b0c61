using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using SertiKesos.Reference;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Reading;
using SertiKesos.Sheets;
using SertiKesos.Tests.Support;
using SertiKesos.Workbooks.Receipts;

namespace SertiKesos.Tests.Rosters.Formats;

public sealed class RosterFormatTests
{
    private const string Csv = "No;Nama Lengkap;NIK;Tanggal Lahir;L/P;Jenis SDM;Penempatan;No. HP\r\n1;=HYPERLINK(1);3277011708850001;17-08-1985;L;PSM;Kelurahan;081200001234\r\n2;Orang Contoh;12;17-08-1985;L;PSM;Kelurahan;081200001234\r\n";

    [Theory]
    [InlineData("Nama;NIK", SpreadsheetFormat.SeparatedText)]
    [InlineData("  <TABLE><tr>", SpreadsheetFormat.WebPage)]
    [InlineData("<?xml version='1.0'?><html><table>", SpreadsheetFormat.WebPage)]
    [InlineData("<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>", SpreadsheetFormat.XmlSpreadsheet)]
    internal void Content_decides_the_format(string text, SpreadsheetFormat format)
    {
        var content = Encoding.UTF8.GetBytes(text);

        Assert.Null(RosterGate.Check(content));
        Assert.Equal(format, FileKinds.FormatOf(content));
    }

    [Theory]
    [InlineData("hanya kalimat\nbiasa", "ROS005")]
    [InlineData("<html><frameset></frameset></html>", "ROS006")]
    [InlineData("MIME-Version: 1.0\n\n<table>", "ROS006")]
    [InlineData("{\\rtf1\\ansi a;b}", "ROS013")]
    [InlineData(" \r\n ", "ROS001")]
    [InlineData("Rar!a;b", "ROS009")]
    [InlineData(",KANTOR/ani,pc1,24.11.2026 08:00,file:///home/ani;", "ROS028")]
    [InlineData("a;b\u0001\u0002", "ROS014")]
    public void What_is_no_table_is_named(string text, string code) =>
        Assert.Equal(code, RosterGate.Check(Encoding.UTF8.GetBytes(text))?.Code);

    [Fact]
    public void The_lock_file_of_excel_is_named()
    {
        byte[] content = [3, .. "Ani"u8, .. Enumerable.Repeat((byte)' ', 51), 3, 0, .. Encoding.Unicode.GetBytes("Ani".PadRight(54))];

        Assert.Equal("ROS028", RosterGate.Check(content)?.Code);
    }

    [Theory]
    [InlineData("EncryptedPackage", "ROS004")]
    [InlineData("WordDocument", "ROS013")]
    [InlineData("_VBA_PROJECT_CUR", "ROS015")]
    [InlineData("Anything", "ROS003")]
    public void An_old_container_is_told_by_its_directory(string stream, string code) =>
        Assert.Equal(code, RosterGate.Check(Container(stream))?.Code);

    [Fact]
    public void A_container_that_breaks_is_damaged() => Assert.Equal(["ROS017"], OtherFormats.Read(Container("Workbook")).Codes());

    [Fact]
    public void Over_time_is_a_refusal_and_no_exception() =>
        Assert.Equal(["ROS026"], OtherFormats.Read(Encoding.UTF8.GetBytes(Csv), ReadingLimits.Default with { Time = TimeSpan.Zero }).Codes());

    [Fact]
    public void Over_memory_is_a_refusal() => Assert.Equal(
        ["ROS027"], OtherFormats.Read(Encoding.UTF8.GetBytes(Csv), ReadingLimits.Default with { Content = WorkbookLimits.Default with { MemoryBytes = 500 } }).Codes());

    [Fact]
    public void A_workbook_over_memory_is_a_refusal() => Assert.Equal(
        ["ROS027"],
        OtherFormats.Read(Xlsx.Of("Data", SmallRoster.Header, SmallRoster.Row(1)).Build().Content, ReadingLimits.Default with { Content = WorkbookLimits.Default with { MemoryBytes = 500 } }).Codes());

    [Fact]
    public void The_cancellation_of_the_caller_leaves()
    {
        var cancelled = new CancellationToken(canceled: true);

        Assert.ThrowsAny<OperationCanceledException>(() => RosterReader.Read(
            new RosterFile("a.csv", Encoding.UTF8.GetBytes(Csv)), SmallRoster.Cimahi, SmallRoster.Today, RulesInForce.Default, cancelled));
    }

    [Fact]
    public void The_receipt_of_a_csv_is_a_workbook_with_its_rows()
    {
        var receipt = WorkbookCells.Read(Receipt(Encoding.UTF8.GetBytes(Csv)));

        Assert.Equal(["Perbaikan", "Ringkasan", "Roster"], receipt.Sheets);
        Assert.Equal(["1", "=HYPERLINK(1)", "3277011708850001", "17-08-1985"], receipt.Row("Roster", 2).Values.Take(4));
        Assert.All(receipt["Roster"], cell => Assert.True(cell.IsText && cell.Formula is null));
    }

    [Fact]
    public void The_receipt_is_valid_and_marked()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Receipt(Encoding.UTF8.GetBytes(Csv))), isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath} {error.Description}"));
        Assert.Contains(
            "ROS033",
            string.Concat(document.WorkbookPart!.WorksheetParts.Select(part => part.WorksheetCommentsPart?.Comments.InnerText)),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("biff8.xls")]
    [InlineData("biff5.xls")]
    [InlineData("spreadsheetml.xls")]
    [InlineData("page.xls")]
    public void A_receipt_uploaded_again_reads_like_the_original(string name)
    {
        var original = File.ReadAllBytes(Repository.PathOf("tests", "Rosters", "Formats", "files", name));
        var receipt = Receipt(original);

        var (first, again) = (OtherFormats.Read(original), SmallRoster.ReadBytes(receipt));

        // A receipt is a workbook, whose colours are looked at.
        Assert.Equal(first.Codes().Where(code => code != "ROS094"), again.Codes());
        Assert.Equal(first.People.Select(person => person.Person.Nik), again.People.Select(person => person.Person.Nik));
        using var document = SpreadsheetDocument.Open(new MemoryStream(receipt), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath} {error.Description}"));
    }

    private static byte[] Container(string stream) =>
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes(stream), .. new byte[512]];

    private static byte[] Receipt(byte[] content)
    {
        var file = new RosterFile("Roster.bin", content);
        var check = RosterCheck.Run(file, SmallRoster.Cimahi, SmallRoster.Today, RulesInForce.Default, CancellationToken.None);
        return RosterAnswer.Write(file, check, check.Outcome, change: null);
    }
}
