using SertiKesos.Coverage;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Summaries;
using SertiKesos.Tests.Support;
using SertiKesos.Time;
using SertiKesos.Workbooks.Receipts;
using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Tests.Flow;

/// <summary>From the sample rosters to what an analyst and a clerk see when they open our files elsewhere.</summary>
public sealed class LibreOfficeTests
{
    private static readonly string[] Faults = ["#NAME?", "#REF!", "#VALUE!", "Err:", "###"];

    [LibreOfficeFact]
    public async Task The_ministry_workbook_shows_the_published_figures()
    {
        var day = A.Date("2026-11-25");
        var coverages = new[] { "32.16", "32.17", "32.75", "32.77", "34.71" }.Select(code => Count(code, day)).ToList();
        var summary = NationalSummary.Of(new Period(2026, 11), day, 1, coverages, RulesInForce.Default);

        var sheets = await LibreOffice.SheetsAsync(NationalWorkbook.Write(summary, new SummaryOptions()));

        var cimahi = Row(sheets["Kabupaten-Kota"], "32.77");
        Assert.Contains(",36,13,36.1111111111111%,2,1,", cimahi, StringComparison.Ordinal);
        Assert.Contains("1 orang tanpa penempatan", Row(sheets["Selisih"], "32.77"), StringComparison.Ordinal);
        Assert.Contains(",402,0,0", Row(sheets["Kabupaten-Kota"], "32.17"), StringComparison.Ordinal);
        Assert.Contains("belum lapor", Row(sheets["Kabupaten-Kota"], "11.01"), StringComparison.OrdinalIgnoreCase);
        Assert.All(sheets, sheet => Assert.All(Faults, fault => Assert.DoesNotContain(fault, sheet.Value, StringComparison.Ordinal)));
    }

    [LibreOfficeFact]
    public async Task A_receipt_shows_the_findings_and_the_figures()
    {
        var (file, check) = Check("32.77", A.Date("2026-11-24"));

        var sheets = await LibreOffice.SheetsAsync(RosterAnswer.Write(file, check, check.Outcome, change: null));

        Assert.Equal(["Data SDM", "Perbaikan", "Rekap", "Ringkasan"], sheets.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("36,1 %", sheets["Ringkasan"], StringComparison.Ordinal);
        Assert.Contains("1 orang tanpa penempatan: baris 22", sheets["Ringkasan"], StringComparison.Ordinal);
        Assert.All(check.Reading.People, row => Assert.Contains(row.Person.Nik!.Value.Digits, sheets["Data SDM"], StringComparison.Ordinal));
    }

    [LibreOfficeFact]
    public async Task Nothing_in_a_receipt_is_fetched_or_run_and_the_values_stand()
    {
        object?[] row = SmallRoster.Row(2, "=1+1");
        var roster = new Xlsx().RawSheet(
            "Data",
            $"<sheetData>{Xlsx.Row(1, SmallRoster.Header)}{Xlsx.Row(2, SmallRoster.Row(1)[..6]).Replace("</row>", "<c r=\"G2\" t=\"str\"><f>WEBSERVICE(\"http://127.0.0.1:9/\")</f><v>Kelurahan</v></c><c r=\"H2\" t=\"str\"><f>soffice|'/tmp/x.ods'!A1</f><v>0812 0000 1234</v></c><c r=\"L2\"><f>A2+41</f><v>42</v></c></row>", StringComparison.Ordinal)}{Xlsx.Row(3, row)}</sheetData>");
        var file = new RosterFile("roster.xlsx", roster.Build().Content);
        var check = RosterCheck.Run(file, SmallRoster.Cimahi, SmallRoster.Today, RulesInForce.Default, CancellationToken.None);

        var data = (await LibreOffice.SheetsAsync(RosterAnswer.Write(file, check, check.Outcome, change: null)))["Data"];

        Assert.Contains(",PSM,Kelurahan,0812 0000 1234,,,,42", data, StringComparison.Ordinal);
        Assert.Contains(",=1+1,", data, StringComparison.Ordinal);
        Assert.All(Faults, fault => Assert.DoesNotContain(fault, data, StringComparison.Ordinal));
    }

    private static string Row(string sheet, string code) =>
        sheet.Split('\n').Single(line => line.StartsWith($"{code},", StringComparison.Ordinal));

    private static RegionCoverage Count(string code, DateOnly day)
    {
        var (_, check) = Check(code, day);
        var uploaded = new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);
        var entry = new RosterEntry(
            "contoh", uploaded, uploaded, day, [.. check.Reading.People.Select(row => row.Person)], check.Reading.Declared, check.Discrepancies);
        return RegionCount.Of(RegisterChange.Of(Register.Empty(RegionCode.Parse(code)), entry).Next, RulesInForce.Default);
    }

    private static (RosterFile File, CheckedRoster Check) Check(string code, DateOnly day)
    {
        var path = Assert.Single(Directory.GetFiles(Repository.PathOf("samples", "rosters", code)));
        var file = new RosterFile(Path.GetFileName(path), File.ReadAllBytes(path));
        return (file, RosterCheck.Run(file, RegionCatalog.Shipped.Find(RegionCode.Parse(code))!, day, RulesInForce.Default, CancellationToken.None));
    }
}
