using System.Net;
using System.Text.Json.Nodes;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Flow;

/// <summary>The built program over HTTP: figures, what is stated beside them, and the candidates of a training centre.</summary>
public sealed class CoverageApiFlowTests : IAsyncLifetime
{
    private static readonly string Cimahi = Repository.PathOf(
        "samples", "rosters", "32.77", "Data SDM Kesos Kota Cimahi November 2026.xlsx");

    private ServedApp _app = null!;

    public async Task InitializeAsync() => _app = await ServedApp.StartAsync("--as-of", "2026-11-24");

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task From_the_roster_to_the_figures_of_every_key()
    {
        var office = await KeyAsync("--role", "office", "--scope", "32.77");
        var province = await KeyAsync("--role", "province", "--scope", "32");
        var ministry = await KeyAsync("--role", "ministry");
        var centre = await KeyAsync("--role", "centre", "--scope", "II");
        await AcceptAsync(office);

        var own = await JsonAsync(office, "/api/coverage?period=2026-11");
        var region = Assert.Single(own["regions"]!.AsArray())!;
        Assert.Equal(("32.77", 36, 13), ((string?)region["region"], (int?)region["figures"]!["total"]!["people"], (int?)region["figures"]!["total"]!["certified"]));
        Assert.Equal(13.0 / 36, (double?)own["total"]!["total"]!["coverage"]);
        Assert.Equal((36, 0, 35), ((int?)region["declared"], (int?)region["difference"], (int?)region["partsSum"]));
        Assert.Equal("onTime", (string?)region["completeness"]!["timeliness"]);
        Assert.Equal("2026-11-25", (string?)own["window"]!["deadline"]);

        var whole = await JsonAsync(ministry, "/api/coverage");
        Assert.Equal((514, 36), (whole["regions"]!.AsArray().Count, (int?)whole["total"]!["total"]!["people"]));
        Assert.Equal("belum_lapor", (string?)whole["regions"]!.AsArray().First(other => (string?)other!["region"] == "32.73")!["reporting"]);
        Assert.Null(whole["regions"]!.AsArray().First(other => (string?)other!["region"] == "32.73")!["figures"]);
        Assert.Equal((27, 1), ((int?)(await JsonAsync(province, "/api/coverage"))["completeness"]!["expected"], (int?)(await JsonAsync(province, "/api/coverage"))["completeness"]!["onTime"]));
        Assert.Equal(36, (int?)(await JsonAsync(centre, "/api/coverage"))["total"]!["total"]!["people"]);

        var ages = (await JsonAsync(office, "/api/people/32.77/ages"))["kelurahan"]!.AsArray();
        Assert.InRange(ages.Sum(place => place!["bands"]!.AsArray().Sum(band => (int)band!["people"]!) + (int)place["unknown"]!), 36, 40);
        Assert.Equal("reason-needed", await CodeAsync(ministry, "/api/people/32.77/ages"));

        Assert.Equal("period-invalid", await CodeAsync(office, "/api/coverage?period=2027-01"));
        Assert.Equal("date-invalid", await CodeAsync(office, "/api/coverage?period=2026-11&as-of=2026-11-25"));
        Assert.Equal("compare-invalid", await CodeAsync(office, "/api/coverage?period=2026-11&compare=2026-11"));
        Assert.Equal("known-invalid", await CodeAsync(office, "/api/coverage?known=besok"));
        Assert.Equal("area-unknown", await CodeAsync(ministry, "/api/coverage?region=99.99"));
        Assert.Equal("area-unknown", await CodeAsync(ministry, "/api/coverage?province=32&region=33.01"));
        Assert.Equal("not-allowed", await CodeAsync(office, "/api/coverage?region=32.73"));
        Assert.Equal("not-allowed", await CodeAsync(office, "/api/coverage?province=32"));
        Assert.Equal("not-allowed", await CodeAsync(centre, "/api/coverage?region=34.71"));
        Assert.Equal("key-missing", await CodeAsync(null, "/api/coverage"));
        Assert.Null((await JsonAsync(office, "/api/coverage?as-of=2026-11-10"))["total"]);
    }

    [Fact]
    public async Task What_is_stated_changes_the_figures_once_and_only_by_whom_it_may()
    {
        var office = await KeyAsync("--role", "office", "--scope", "32.77");
        var province = await KeyAsync("--role", "province", "--scope", "32");
        var ministry = await KeyAsync("--role", "ministry");
        await AcceptAsync(office);

        const string need = "{ \"families\": 12345, \"countedOn\": \"2026-10-31\", \"source\": \"Surat 460/12\" }";
        Assert.Equal(HttpStatusCode.Created, (await PutAsync(office, "/api/needs/32.77", need)).Status);
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(office, "/api/needs/32.77", need)).Status);
        Assert.Equal(HttpStatusCode.Created, (await PutAsync(ministry, "/api/targets/2026", "{ \"people\": 1000, \"source\": \"SK 1\" }")).Status);
        Assert.Equal(HttpStatusCode.Created, (await PutAsync(ministry, "/api/seats/II/2026-11", "{ \"mode\": \"daring\", \"sessions\": 2, \"source\": \"Jadwal\" }")).Status);
        Assert.Equal(HttpStatusCode.Created, (await PutAsync(ministry, "/api/unit-cost/2026", "{ \"rupiah\": 1500000, \"source\": \"SBM\" }")).Status);
        Assert.Equal(HttpStatusCode.Created, (await PutAsync(province, "/api/exceptions/32.73/2026-11", "{ \"until\": \"2026-12-05\", \"approver\": \"Kepala Dinas Provinsi\", \"reason\": \"Banjir\" }")).Status);
        var bandung = await KeyAsync("--role", "office", "--scope", "32.73");
        Assert.Equal(HttpStatusCode.Created, (await PutAsync(bandung, "/api/nil-reports/32.73/2026-11", "{ \"signer\": \"Kepala Dinas Sosial\", \"reason\": \"Belum ada SDM\" }")).Status);

        var whole = await JsonAsync(ministry, "/api/coverage?province=32");
        var cimahi = whole["regions"]!.AsArray().Single(region => (string?)region!["region"] == "32.77")!;
        var neighbour = whole["regions"]!.AsArray().Single(region => (string?)region!["region"] == "32.73")!;
        Assert.Equal((124, 88), ((int?)cimahi["need"]!["need"], (int?)cimahi["need"]!["gap"]));
        Assert.Equal(("Nihil, tepat waktu", "2026-12-05"), ((string?)neighbour["completeness"]!["state"], (string?)neighbour["completeness"]!["extendedTo"]));
        Assert.Equal(2, (int?)whole["completeness"]!["onTime"]);
        Assert.Equal(1000, (int?)Assert.Single(whole["targets"]!.AsArray())!["target"]);
        Assert.Empty(whole["plans"]!.AsArray());
        Assert.Equal(124, (int?)whole["need"]!["need"]);
        var nation = await JsonAsync(ministry, "/api/coverage");
        Assert.Contains(nation["references"]!.AsArray(), figure => (string?)figure!["code"] == "sdm-ada" && (decimal?)figure["value"] == 15_522m);
        Assert.Empty((await JsonAsync(province, "/api/coverage"))["plans"]!.AsArray());
        var plan = nation["plans"]!.AsArray().Single(centre => (string?)centre!["centre"] == "II")!;
        Assert.Equal((60, 11), ((int?)plan["seats"], (int?)plan["monthsWithoutSeats"]));
        Assert.Equal((long?)plan["candidates"] * 1_500_000, (long?)plan["costs"]![0]!["rupiah"]);

        Assert.Equal("not-allowed", await PutCodeAsync(office, "/api/targets/2026", "{ \"people\": 1, \"source\": \"x\" }"));
        Assert.Equal("not-allowed", await PutCodeAsync(office, "/api/needs/32.73", need));
        Assert.Equal("not-allowed", await PutCodeAsync(office, "/api/exceptions/32.77/2026-11", "{ \"until\": \"2026-12-05\", \"approver\": \"Kepala\", \"reason\": \"x\" }"));
        Assert.Equal("not-allowed", await PutCodeAsync(ministry, "/api/nil-reports/32.77/2026-11", "{ \"signer\": \"Kepala\", \"reason\": \"x\" }"));
        Assert.Equal("area-unknown", await PutCodeAsync(ministry, "/api/needs/99.99", need));
        Assert.Equal("need-invalid", await PutCodeAsync(office, "/api/needs/32.77", "{ \"families\": -1, \"countedOn\": \"2026-10-31\", \"source\": \"x\" }"));
        Assert.Equal("need-invalid", await PutCodeAsync(office, "/api/needs/32.77", "{ \"families\": 1, \"countedOn\": \"2026-11-25\", \"source\": \"x\" }"));
        Assert.Equal("text-personal", await PutCodeAsync(office, "/api/needs/32.77", "{ \"families\": 1, \"countedOn\": \"2026-10-31\", \"source\": \"lihat 3277 0117 0885 0042\" }"));
        Assert.Equal("target-invalid", await PutCodeAsync(ministry, "/api/targets/26", "{ \"people\": 1, \"source\": \"x\" }"));
        Assert.Equal("centre-unknown", await PutCodeAsync(ministry, "/api/seats/VII/2026-11", "{ \"mode\": \"daring\", \"sessions\": 2, \"source\": \"x\" }"));
        Assert.Equal("seats-invalid", await PutCodeAsync(ministry, "/api/seats/II/2026-13", "{ \"mode\": \"daring\", \"sessions\": 2, \"source\": \"x\" }"));
        Assert.Equal("cost-invalid", await PutCodeAsync(ministry, "/api/unit-cost/2026", "{ \"rupiah\": 0, \"source\": \"x\" }"));
        Assert.Equal("exception-day", await PutCodeAsync(province, "/api/exceptions/32.73/2026-11", "{ \"until\": \"2026-11-25\", \"approver\": \"Kepala\", \"reason\": \"x\" }"));
        Assert.Equal("text-personal", await PutCodeAsync(province, "/api/exceptions/32.73/2026-11", "{ \"until\": \"2026-12-05\", \"approver\": \"Drs. Ahmad Contoh, M.Si\", \"reason\": \"x\" }"));
        Assert.Equal("exception-day", await PutCodeAsync(province, "/api/exceptions/32.73/2026-10", "{ \"until\": \"2026-11-05\", \"approver\": \"Kepala\", \"reason\": \"x\" }"));
        Assert.Equal("nil-with-people", await PutCodeAsync(office, "/api/nil-reports/32.77/2026-11", "{ \"signer\": \"Kepala\", \"reason\": \"x\" }"));
        Assert.Equal("place-unknown", await PutCodeAsync(ministry, "/api/exceptions/32.77/9999-12", "{ \"until\": \"2026-12-05\", \"approver\": \"Kepala\", \"reason\": \"x\" }"));
        Assert.Equal("period-invalid", await CodeAsync(ministry, "/api/coverage?period=0001-01"));
        Assert.Equal(HttpStatusCode.Created, (await PutAsync(ministry, "/api/needs/32.73", need)).Status);
        Assert.Equal("not-allowed", await PutCodeAsync(bandung, "/api/needs/32.73", need.Replace("12345", "1", StringComparison.Ordinal)));
        Assert.Equal("period-closed", await PutCodeAsync(bandung, "/api/nil-reports/32.73/2026-10", "{ \"signer\": \"Kepala\", \"reason\": \"x\" }"));
        Assert.Equal("place-unknown", await PutCodeAsync(office, "/api/nil-reports/32.77/2026", "{ \"signer\": \"Kepala\", \"reason\": \"x\" }"));

        var listed = Assert.Single((await JsonAsync(office, "/api/needs"))["statements"]!.AsArray())!;
        Assert.Single((await JsonAsync(bandung, "/api/needs"))["statements"]!.AsArray());
        Assert.Equal(HttpStatusCode.OK, (await _app.SendAsync(office, HttpMethod.Delete, $"/api/needs?subject={Uri.EscapeDataString((string)listed["subject"]!)}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await _app.SendAsync(office, HttpMethod.Delete, $"/api/needs?subject={Uri.EscapeDataString((string)listed["subject"]!)}")).Status);
        Assert.Equal("statement-unknown", (await _app.SendAsync(office, HttpMethod.Delete, "/api/needs?subject=x")).Code);
        Assert.Null((await JsonAsync(office, "/api/coverage"))["regions"]![0]!["need"]);
    }

    [Fact]
    public async Task Candidates_are_named_to_their_own_training_centre_alone()
    {
        var office = await KeyAsync("--role", "office", "--scope", "32.77");
        var centre = await KeyAsync("--role", "centre", "--scope", "II");
        var ministry = await KeyAsync("--role", "ministry");
        await AcceptAsync(office);

        var cells = WorkbookCells.Open(await SavedAsync(await _app.BytesAsync(centre, "/api/candidates/II?seats=10")));
        var classes = cells["Calon"].Where(cell => cell.Column == "A" && cell.Row > 5).Select(cell => cell.Text).ToList();

        // 22 are never certified, one is expired and two are due; one claims what nobody can date, or passed.
        Assert.InRange(classes.Count, 23, 25);
        Assert.Equal(10, classes.Count(number => number == "1"));
        Assert.Equal("Sertifikat segera habis", cells.At("Calon", "H6"));

        Assert.Equal("not-allowed", await CodeAsync(ministry, "/api/candidates/II"));
        Assert.Equal("not-allowed", await CodeAsync(office, "/api/candidates/II"));
        Assert.Equal("not-allowed", await CodeAsync(centre, "/api/candidates/III"));
        Assert.Equal("candidates-invalid", await CodeAsync(centre, "/api/candidates/II?seats=0"));
        Assert.Equal("not-allowed", await CodeAsync(centre, "/api/rosters/32.77"));
        Assert.Equal("not-allowed", await CodeAsync(centre, "/api/people/32.77"));

        var listed = (await _app.VerbAsync(0, "access", "list")).Split('\n').Single(line => line.StartsWith("centre:", StringComparison.Ordinal));
        await _app.VerbAsync(0, "access", "revoke", listed["centre:".Length..].Split(' ')[0]);
        await _app.VerbAsync(1, "access", "revoke", "000000000000");
        Assert.Equal("key-missing", await CodeAsync(centre, "/api/candidates/II"));
        Assert.Contains("dicabut", await _app.VerbAsync(0, "access", "list"), StringComparison.Ordinal);
        var trail = await _app.VerbAsync(0, "audit", "list", "--scope", "nasional");
        Assert.Contains("key.revoked", trail, StringComparison.Ordinal);
        Assert.Contains("candidates.exported", await _app.VerbAsync(0, "audit", "list", "--scope", "32.77"), StringComparison.Ordinal);
    }

    private async Task<string> SavedAsync(byte[] content)
    {
        var path = Path.Combine(_app.Storage.Folder, "calon.xlsx");
        await File.WriteAllBytesAsync(path, content);
        return path;
    }

    private async Task AcceptAsync(string office) => await _app.HandInAsync(office, "32.77", await File.ReadAllBytesAsync(Cimahi));

    private Task<string> KeyAsync(params string[] arguments) => _app.KeyAsync(arguments);

    private Task<JsonNode> JsonAsync(string? key, string path) => _app.JsonAsync(key, path);

    private Task<string?> CodeAsync(string? key, string path) => _app.CodeAsync(key, path);

    private Task<ServedAnswer> PutAsync(string key, string path, string body) => _app.SendAsync(key, HttpMethod.Put, path, body);

    private async Task<string?> PutCodeAsync(string key, string path, string body) => (await PutAsync(key, path, body)).Code;
}
