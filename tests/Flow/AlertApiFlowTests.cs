using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Flow;

/// <summary>Alerts over HTTP: what an office sees of its own, what others see, and the operator's switch.</summary>
public sealed class AlertApiFlowTests : IAsyncLifetime
{
    private const string Reason = "{ \"reason\": \"Isi surat keliru, diperiksa dulu\" }";

    private ServedApp _app = null!;

    public async Task InitializeAsync() => _app = await ServedApp.StartAsync("--as-of", "2026-11-24");

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_rehearsal_tells_the_office_who_and_others_how_many()
    {
        var office = await _app.KeyAsync("--role", "office", "--scope", "32.77");
        var province = await _app.KeyAsync("--role", "province", "--scope", "32");
        await _app.HandInAsync(office, "32.77", Xlsx.Of(
            "Data",
            [
                [.. SmallRoster.Header, "Email"],
                [.. SmallRoster.Row(1).With((8, "77/LSPS/2022/01"), (9, new DateOnly(2021, 12, 24)), (10, new DateOnly(2026, 12, 24))), "orang1@contoh.go.id"],
                [.. SmallRoster.Row(2).With((8, "77/LSPS/2022/02"), (9, new DateOnly(2021, 12, 24)), (10, new DateOnly(2026, 12, 24))), null],
                [.. SmallRoster.Row(3), null],
            ]).Build().Content);

        var own = await _app.JsonAsync(office, "/api/alerts/rehearsal?date=2026-11-25&region=32.77");
        Assert.Equal((2, 1, true), ((int)own["due"]!, (int)own["send"]!, (bool)own["workingDay"]!));
        Assert.Equal(["send", "unreachable"], own["lines"]!.AsArray().Select(line => (string?)line!["verdict"]).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("contoh.go.id", own.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Orang Contoh", own.ToJsonString(), StringComparison.Ordinal);

        var counts = await _app.JsonAsync(province, "/api/alerts/rehearsal?date=2026-11-25");
        Assert.Null(counts["lines"]);
        var region = Assert.Single(counts["regions"]!.AsArray())!;
        Assert.Equal(("32.77", 2, 1), ((string?)region["region"], (int)region["due"]!, (int)region["send"]!));
        Assert.Empty((await _app.JsonAsync(await _app.KeyAsync("--role", "province", "--scope", "33"), "/api/alerts/rehearsal?date=2026-11-25"))["regions"]!.AsArray());
        Assert.False((bool)(await _app.JsonAsync(province, "/api/alerts/rehearsal?date=2026-11-29"))["workingDay"]!);

        Assert.Equal("reason-needed", await _app.CodeAsync(province, "/api/alerts/rehearsal?date=2026-11-25&region=32.77"));
        Assert.Null(await _app.CodeAsync(province, "/api/alerts/rehearsal?date=2026-11-25&region=32.77&reason=pengawasan"));
        Assert.Equal("not-allowed", await _app.CodeAsync(await _app.KeyAsync("--role", "centre", "--scope", "II"), "/api/alerts/rehearsal"));
        foreach (var wrong in (string[])["besok", "0001-01-01", "9999-12-31", "2026-11-23"])
        {
            Assert.Equal("date-invalid", await _app.CodeAsync(office, $"/api/alerts/rehearsal?date={wrong}"));
        }

        Assert.Empty((await _app.JsonAsync(office, "/api/alerts/32.77"))["alerts"]!.AsArray());
        Assert.Equal("reason-needed", await _app.CodeAsync(province, "/api/alerts/32.77"));
        Assert.Equal("region-unknown", await _app.CodeAsync(office, "/api/alerts/stop"));
        // Whoever reads is on record once an hour.
        Assert.Equal(["alerts", "alerts"], (await _app.JsonAsync(office, "/api/people/32.77/readers"))["readers"]!.AsArray().Select(reader => (string?)reader!["what"]));
    }

    [Fact]
    public async Task The_operator_stops_all_alerts_and_lets_them_go_on()
    {
        var key = await _app.KeyAsync("--role", "operator");
        var ministry = await _app.KeyAsync("--role", "ministry");
        Assert.Equal("not-allowed", await _app.CodeAsync(ministry, "/api/alerts"));
        Assert.Equal("not-allowed", (await _app.SendAsync(ministry, HttpMethod.Post, "/api/alerts/stop", Reason)).Code);
        Assert.Equal("not-allowed", (await _app.SendAsync(ministry, HttpMethod.Post, "/api/alerts/go", Reason)).Code);
        Assert.Equal("reason-missing", (await _app.SendAsync(key, HttpMethod.Post, "/api/alerts/stop", "{ }")).Code);

        Assert.True((bool)(await _app.SendAsync(key, HttpMethod.Post, "/api/alerts/stop", Reason)).Body["changed"]!);
        Assert.False((bool)(await _app.SendAsync(key, HttpMethod.Post, "/api/alerts/stop", Reason)).Body["changed"]!);

        var state = await _app.JsonAsync(key, "/api/alerts");
        Assert.Equal((true, false, 0), ((bool)state["stopped"]!, (bool)state["sending"]!, (int)state["states"]!["planned"]!));
        Assert.Equal("Isi surat keliru, diperiksa dulu", (string?)Assert.Single(state["acts"]!.AsArray())!["reason"]);
        Assert.True((bool)(await _app.SendAsync(key, HttpMethod.Post, "/api/alerts/go", Reason)).Body["changed"]!);
        Assert.False((bool)(await _app.JsonAsync(key, "/api/alerts"))["stopped"]!);
        Assert.Equal("Pengiriman memang tidak dihentikan.", await _app.VerbAsync(0, "alerts", "go", "--reason", "Isi surat sudah dibetulkan"));
        Assert.Contains("Tertahan: 0", await _app.VerbAsync(0, "alerts", "show"), StringComparison.Ordinal);
        Assert.Contains("bukan hari kerja", await _app.VerbAsync(0, "alerts", "rehearsal", "--date", "2026-11-29"), StringComparison.Ordinal);
        Assert.Contains("0 kabar", await _app.VerbAsync(0, "notices"), StringComparison.Ordinal);
        Assert.Contains("bukan hari kerja", await _app.VerbAsync(0, "notices", "--date", "2034-01-07"), StringComparison.Ordinal);
        await _app.VerbAsync(2, "notices", "--date", "2026-01-05");
        var records = await _app.VerbAsync(0, "audit", "list", "--scope", "nasional");
        Assert.Equal((1, 1), (records.Split("alerts.stopped").Length - 1, records.Split("alerts.resumed").Length - 1));
    }
}
