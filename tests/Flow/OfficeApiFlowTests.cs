using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Flow;

/// <summary>All offices at a glance, over HTTP and by the verb.</summary>
public sealed class OfficeApiFlowTests : IAsyncLifetime
{
    private ServedApp _app = null!;

    public async Task InitializeAsync() => _app = await ServedApp.StartAsync("--as-of", "2026-11-24");

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Whoever_watches_over_offices_sees_theirs_and_nobody_else_any()
    {
        var ministry = await _app.KeyAsync("--role", "ministry");
        var office = await _app.KeyAsync("--role", "office", "--scope", "32.77");
        var province = await _app.KeyAsync("--role", "province", "--scope", "32");
        await _app.HandInAsync(office, "32.77", Xlsx.Of("Data", [SmallRoster.Header, SmallRoster.Row(1), SmallRoster.Row(2)]).Build().Content);
        await _app.HandInAsync(await _app.KeyAsync("--role", "operator"), "33.74", [.. "%PDF-1.7 satu"u8]);

        var nation = await _app.JsonAsync(ministry, "/api/offices");
        var own = await _app.JsonAsync(province, "/api/offices");

        Assert.Equal((514, 1, "2026-11"), (nation["offices"]!.AsArray().Count, (int)nation["completeness"]!["reported"]!, (string?)nation["period"]));
        Assert.Equal((27, "32"), (own["offices"]!.AsArray().Count, (string?)own["province"]));
        Assert.Equal(own.ToJsonString().Length, (await _app.JsonAsync(ministry, "/api/offices?province=32")).ToJsonString().Length);
        var cimahi = own["offices"]!.AsArray().Single(line => (string?)line!["region"] == "32.77")!;
        Assert.Equal((true, 2, "Tepat waktu"), ((bool)cimahi["reported"]!, (int)cimahi["people"]!, (string?)cimahi["state"]));
        var semarang = nation["offices"]!.AsArray().Single(line => (string?)line!["region"] == "33.74")!;
        Assert.Equal((false, null, "refused", false), ((bool)semarang["reported"]!, (int?)semarang["people"], (string?)semarang["submission"]!["state"], (bool)semarang["submission"]!["stuck"]!));

        Assert.Equal("not-allowed", await _app.CodeAsync(office, "/api/offices"));
        Assert.Equal("not-allowed", await _app.CodeAsync(await _app.KeyAsync("--role", "centre", "--scope", "II"), "/api/offices"));
        Assert.Equal("not-allowed", await _app.CodeAsync(province, "/api/offices?province=33"));
        Assert.Equal("area-unknown", await _app.CodeAsync(ministry, "/api/offices?province=99"));
        Assert.Equal("period-invalid", await _app.CodeAsync(ministry, "/api/offices?period=2027-01"));
        Assert.Equal("key-missing", await _app.CodeAsync(null, "/api/offices"));

        var lines = (await _app.VerbAsync(0, "offices", "--province", "33", "--period", "2026-11")).Split('\n');
        Assert.Equal(36, lines.Length);
        Assert.Contains(lines, line => line.StartsWith("33.74", StringComparison.Ordinal) && line.Contains("refused sejak", StringComparison.Ordinal));
        await _app.VerbAsync(2, "offices", "--province", "99");
    }
}
