using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using SertiKesos.Coverage.Capacity;
using SertiKesos.Coverage.Statements;
using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Summaries;
using SertiKesos.Tests.Summaries;
using SertiKesos.Tests.Summaries.Offices;
using SertiKesos.Tests.Support;
using SertiKesos.Workbooks.Candidates;
using SertiKesos.Workbooks.Receipts;
using SertiKesos.Workbooks.Summaries;
using SertiKesos.Workbooks.Summaries.Offices;
using SertiKesos.Workbooks.Summaries.Provinces;
using SertiKesos.Workbooks.Templates;

namespace SertiKesos.Tests.Workbooks;

/// <summary>Some readers fail on a cell that has a type and no value; no workbook that the product writes holds one.</summary>
public sealed class WrittenCellTests
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static TheoryData<string> Kinds => [.. Workbooks.Keys];

    private static Dictionary<string, Func<byte[]>> Workbooks { get; } = new(StringComparer.Ordinal)
    {
        ["summary"] = () => NationalWorkbook.Write(Counts.Summary(Counts.Demo()), new SummaryOptions()),
        ["office"] = () => OfficeWorkbook.Write(DrawnOffice.Office(), new SummaryOptions()),
        ["province"] = () => ProvinceWorkbook.Write(
            Counts.Summary(Counts.Demo()), "32", null, [], IssueStanding.Of(Counts.Summary(Counts.Demo())), new SummaryOptions()),
        ["blank template"] = () => RosterTemplate.Write(SmallRoster.Cimahi, null),
        ["filled template"] = () => RosterTemplate.Write(
            SmallRoster.Cimahi, new Register(A.Cimahi, 1, [A.Person(1), A.Person(2)], new Dictionary<Role, RoleSource>(), [], [])),
        ["candidates"] = () => CandidateWorkbook.Write(
            "II", SmallRoster.Today, [[new Candidate(A.Cimahi, A.Person(1), CandidateReason.Trained, null, default)]], 1, ExamMode.Online, null,
            new Dictionary<RegionCode, string>()),
        ["receipt of a workbook"] = () => Receipt(Xlsx.Of("Data", SmallRoster.Header, SmallRoster.Row(1).With((2, "12"))).Build().Content),
        ["receipt of a text"] = () => Receipt(Encoding.UTF8.GetBytes("No;Nama;NIK\n1;Orang Contoh;12\n;;\n2;\"\";12")),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_cell_has_a_type_and_no_value(string kind)
    {
        using var package = new ZipArchive(new MemoryStream(Workbooks[kind]()), ZipArchiveMode.Read);
        var cells = package.Entries
            .Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal) && entry.FullName.EndsWith(".xml", StringComparison.Ordinal))
            .SelectMany(entry => Read(entry).Descendants(Main + "c").Select(cell => (entry.FullName, Cell: cell)))
            .ToList();

        Assert.NotEmpty(cells);
        Assert.Empty(cells
            .Where(found => found.Cell.Attribute("t") is not null && found.Cell.Element(Main + "v") is null && found.Cell.Element(Main + "is") is null)
            .Select(found => $"{found.FullName} {found.Cell}"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Text_that_begins_like_a_formula_is_marked_as_text_and_no_cell_has_a_formula_of_others(string kind) =>
        ActingReceiptTests.AssertTextsMarked(Workbooks[kind]());

    public static TheoryData<string> SampleFiles =>
        [.. Directory.EnumerateFiles(Repository.PathOf("samples", "rosters"), "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Repository.PathOf("samples", "rosters"), path))];

    [Theory]
    [MemberData(nameof(SampleFiles))]
    public void Receipts_of_the_samples_mark_their_texts(string name) =>
        ActingReceiptTests.AssertTextsMarked(Receipt(File.ReadAllBytes(Repository.PathOf("samples", "rosters", name))));

    [Theory]
    [InlineData("=cmd|'/c calc'!A1")]
    [InlineData("+62812")]
    [InlineData("-")]
    [InlineData("@SUM(A1)")]
    [InlineData("\tTab")]
    [InlineData("\nBaris")]
    [InlineData("\uFF1D1+1")]
    public void What_an_office_wrote_is_text_wherever_it_comes_back(string text)
    {
        var person = A.Person(1) with { Name = text, Email = text, Phones = [text] };
        person = person with { Assignments = [.. person.Assignments.Select(assignment => assignment with { Posting = text, Kecamatan = text, Kelurahan = text })] };

        ActingReceiptTests.AssertTextsMarked(RosterTemplate.Write(
            SmallRoster.Cimahi, new Register(A.Cimahi, 1, [person], new Dictionary<Role, RoleSource>(), [], [])));
        ActingReceiptTests.AssertTextsMarked(CandidateWorkbook.Write(
            text, SmallRoster.Today, [[new Candidate(A.Cimahi, person, CandidateReason.Trained, null, default)]], 1, ExamMode.Online, null,
            new Dictionary<RegionCode, string> { [A.Cimahi] = text }));
        ActingReceiptTests.AssertTextsMarked(Receipt(Xlsx.Of("Data", SmallRoster.Header, SmallRoster.Row(1).With((1, text), (6, text), (11, text))).Build().Content));
    }

    private static readonly string[] Writers = ["SetValue<string>", "new InlineString(", "FormulaA1", "FormulaR1C1", "new CellFormula", "\"inlineStr\""];

    [Fact]
    public void Text_gets_into_a_workbook_by_one_writer_alone() =>
        Assert.Empty(Repository.Sources("lib/Workbooks")
            .Where(file => Path.GetFileName(file) != "TextCells.cs")
            .SelectMany(file => Writers.Where(writer => File.ReadAllText(file).Contains(writer, StringComparison.Ordinal)).Select(writer => $"{Path.GetFileName(file)}: {writer}")));

    private static XDocument Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return XDocument.Load(stream);
    }

    private static byte[] Receipt(byte[] content)
    {
        var file = new RosterFile("roster.xlsx", content);
        var check = RosterCheck.Run(file, SmallRoster.Cimahi, SmallRoster.Today, RulesInForce.Default, CancellationToken.None);
        return RosterAnswer.Write(file, check, check.Outcome, change: null);
    }
}
