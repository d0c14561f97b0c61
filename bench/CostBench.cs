using System.Globalization;
using System.Text;
using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Workbooks.Receipts;
using SertiKesos.Workbooks.Redaction;

namespace SertiKesos.Bench;

/// <summary>What the largest permitted files cost, each in a child process of its own: time and the highest memory.</summary>
internal static class CostBench
{
    private const int Rows = 180_000;
    private const int ReceiptRows = 34_000;
    private const int FileBytes = 24 << 20;

    private static readonly Region Cimahi = RegionCatalog.Shipped.Find(RegionCode.Parse("32.77"))!;
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly IReadOnlyList<(string Name, Func<byte[]> Make)> Files =
    [
        ("big.xlsx", () => BigRoster.Write(Rows)),
        ("marked.xlsx", () => BigRoster.Write(ReceiptRows)),
        ("line.csv", () => Encoding.ASCII.GetBytes("b;" + new string('a', FileBytes))),
        ("commas.csv", () => Repeat("a,", "\n")),
        ("cells.csv", () => Repeat("No;Nama Lengkap;NIK\n", "1;Orang Contoh;3277011708850001\n")),
        ("short.csv", () => Repeat("", "a;b;c;d;e;f;g;h;i;j;k;l;m;n;o;p;q;r;s;t\n")),
        ("rows.html", () => Repeat("<table>", "<tr><td>1<td>Orang Contoh<td>3277011708850001</tr>")),
        ("columns.html", () => Repeat("<table><tr>", "<td>")),
        ("attribute.html", () => Repeat("<table><tr><td style=\"", "a ")),
        ("rows.xml", () => Repeat("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"Data\"><Table>", "<Row><Cell><Data ss:Type=\"String\">Orang</Data></Cell></Row>", "</Table></Worksheet></Workbook>")),
        ("names.xml", () => Names("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">")),
    ];

    private static readonly string[] Kinds =
        ["nothing big.xlsx", "ask-nik big.xlsx", "ask-name big.xlsx", "ask-nobody big.xlsx", "redact big.xlsx", "check big.xlsx", "receipt marked.xlsx", .. Files.Skip(2).Select(file => "check " + file.Name)];

    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("sertikesos-cost-").FullName;
        try
        {
            foreach (var (name, make) in Files)
            {
                File.WriteAllBytes(Path.Combine(folder, name), make());
            }

            foreach (var kind in Kinds)
            {
                var (act, name) = (kind.Split(' ')[0], kind.Split(' ')[1]);
                var file = Path.Combine(folder, name);
                var run = ChildRun.Of(Environment.ProcessPath!, "cost", act, file);
                Console.WriteLine(run is null
                    ? $"{kind}: failed"
                    : string.Create(CultureInfo.InvariantCulture, $"{kind} ({new FileInfo(file).Length / 1048576.0:0.0} MiB): {run.Output}, {run.Cpu.TotalSeconds:0.0} s of work, {run.PeakBytes / 1048576.0:0} MiB at most"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <returns>What came of it, as one word.</returns>
    public static string Act(string act, string path)
    {
        var file = new RosterFile(Path.GetFileName(path), File.ReadAllBytes(path));
        switch (act)
        {
            case "check" or "receipt":
                var check = RosterCheck.Run(file, Cimahi, Today, RulesInForce.Default, CancellationToken.None);
                var word = check.Reading.Findings.FirstOrDefault(finding => finding.Rule.Severity == Rosters.Findings.FindingSeverity.Error)?.Rule.Slug ?? "read";
                return $"{word}:{check.Reading.Rows.Read}:{RosterAnswer.Write(file, check, check.Outcome, change: null).Length}";
            case "nothing":
                return "nothing";
        }

        // The last person of the file, by NIK or by name alone, and somebody who is not there.
        var nik = Nik.TryParse(act == "ask-nobody" ? "3277014101800001" : BigRoster.NikOf(Rows - 1), out var parsed) ? parsed : (Nik?)null;
        var person = act switch
        {
            "ask-name" => new Person(BigRoster.NameOf(Rows - 1), null, new DateOnly(1950, 1, 1), null, [], null, []),
            "ask-nobody" => new Person("Wulansari Pratiwi", nik, null, null, [], null, []),
            _ => new Person(BigRoster.NameOf(Rows - 1), nik, null, null, [], null, []),
        };
        var target = new RedactionTarget([person], [], [], []);
        return act == "redact"
            ? $"{RosterRedaction.Of(file, Cimahi, Today, target, CancellationToken.None) is not null}"
            : $"{RosterSearch.Contains(file, Cimahi, Today, target, CancellationToken.None)}";
    }

    private static byte[] Repeat(string head, string line, string end = "")
    {
        var text = new StringBuilder(head, FileBytes + 1_024);
        while (text.Length < FileBytes)
        {
            text.Append(line);
        }

        return Encoding.ASCII.GetBytes(text.Append(end).ToString());
    }

    private static byte[] Names(string head)
    {
        var text = new StringBuilder(head, FileBytes + 1_024);
        for (var index = 0; text.Length < FileBytes; index++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<a{index:x}/>");
        }

        return Encoding.ASCII.GetBytes(text.Append("</Workbook>").ToString());
    }
}
