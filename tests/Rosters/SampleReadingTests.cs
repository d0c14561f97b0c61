using System.Text.Json;
using SertiKesos.Hosting.Commands.Check;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters;

public sealed class SampleReadingTests
{
    [Theory]
    [InlineData("rosters", "32.77", "2026-11-24", 36, 13, 2, 1, 0)]
    [InlineData("rosters", "32.17", "2026-11-24", 402, 0, 0, 0, 0)]
    [InlineData("rosters", "32.75", "2026-11-24", 250, 0, 0, 0, 0)]
    [InlineData("rosters", "32.16", "2026-11-24", 225, 0, 0, 0, 0)]
    [InlineData("rosters", "34.71", "2026-11-24", 700, 56, 9, 14, 21)]
    [InlineData("later", "32.77", "2026-12-31", 252, 65, 0, 0, 0)]
    public void The_published_figures_come_out(string folder, string region, string day, int people, int certified, int due, int expired, int unknown)
    {
        var states = Check(folder, region, day).States;

        Assert.Equal((people, certified, expired, unknown), (states.People, states.Certified, states.Expired, states.Unknown));
        Assert.True(folder == "later" || states.Due == due);
    }

    [Fact]
    public void Cimahi_states_36_while_its_parts_sum_to_35()
    {
        var check = Check("rosters", "32.77", "2026-11-24");

        var difference = Assert.Single(check.Discrepancies);
        Assert.Equal((36, 35, "1 orang tanpa penempatan: baris 22"), (difference.Declared, difference.Counted, difference.Reason));
        Assert.Equal(SubmissionState.Accepted, check.Outcome);
    }

    [Fact]
    public void Yogyakarta_lists_nine_institutions_apart_from_its_people()
    {
        var check = Check("rosters", "34.71", "2026-11-24");

        Assert.Equal((9, 4, 1, 1), (check.Institutions?.Institutions, check.Institutions?.Accredited, check.Institutions?.Due, check.Institutions?.Expired));
        Assert.Equal(700, check.Reading.Rows.Read);
        Assert.Equal(["LKS014"], check.Reading.Findings.Where(finding => finding.Sheet == "LKS").Select(finding => finding.Rule.Code));
    }

    [Fact]
    public void Bekasi_states_500_participants_for_475()
    {
        var difference = Assert.Single(Check("rosters", "32.75", "2026-11-24").Discrepancies);

        Assert.Equal(("Bimtek Dasar PSM", 500, 475, 25), (difference.Subject, difference.Declared, difference.Counted, difference.Difference));
    }

    [Fact]
    public void The_json_has_its_names_in_their_order()
    {
        using var json = JsonDocument.Parse(CheckJson.Of(Check("rosters", "32.77", "2026-11-24")).Write());

        Assert.Equal(
            ["region", "file", "outcome", "people", "certified", "unknown", "due", "expired", "identityUncertain", "roles", "postings", "declared", "difference", "rows", "findings"],
            json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ["code", "slug", "severity", "sheet", "row", "column", "cell", "count", "message", "fix"],
            json.RootElement.GetProperty("findings")[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal(15, json.RootElement.GetProperty("postings").EnumerateArray().Single(line => line.GetProperty("posting").GetString() == "Kelurahan").GetProperty("people").GetInt32());
    }

    private static CheckedRoster Check(string folder, string code, string day)
    {
        var path = Directory.GetFiles(Repository.PathOf("samples", folder, code), "*.xlsx").Single();
        return RosterCheck.Run(
            new RosterFile(Path.GetFileName(path), File.ReadAllBytes(path)), RegionCatalog.Shipped.Find(RegionCode.Parse(code))!, A.Date(day), RulesInForce.Default, CancellationToken.None);
    }
}
