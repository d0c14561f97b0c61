using System.Net;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Flow;

/// <summary>The pages of figures of the built program: who may see which, and what comes of the forms on them.</summary>
public sealed class FigurePagesFlowTests(ServedPortal portal) : IClassFixture<ServedPortal>
{
    private const string Root = "/api/portal";

    private static readonly string Cimahi = Repository.PathOf("samples", "rosters", "32.77", "Data SDM Kesos Kota Cimahi November 2026.xlsx");

    [Fact]
    public async Task Every_key_sees_the_pages_of_its_own_area_and_no_other()
    {
        var all = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["office 32.77"] = ["regions/32.77"],
            ["province 32"] = ["provinces/32", "regions/32.77", "board", "board?state=waiting"],
            ["ministry"] = ["nation", "nation?period=2026-10", "provinces/32", "provinces/33", "regions/32.77", "regions/33.01", "board", "board?province=33", "centres/II", "centres/III"],
            ["operator"] = ["nation", "provinces/32", "provinces/33", "regions/32.77", "regions/33.01", "board", "centres/II", "centres/III"],
            ["centre II"] = ["regions/32.77", "board", "centres/II"],
        };
        string[] pages = ["nation", "provinces/32", "provinces/33", "regions/32.77", "regions/33.01", "board", "centres/II", "centres/III"];
        foreach (var (who, own) in all)
        {
            using var reader = await VisitAsync(who);
            foreach (var page in own.Concat(["meanings", "issues", "statements"]))
            {
                Assert.True(await reader.StatusAsync($"{Root}/{page}") == HttpStatusCode.OK, $"{who} {page}");
            }

            foreach (var page in pages.Except(own))
            {
                Assert.True(await reader.StatusAsync($"{Root}/{page}") == HttpStatusCode.Forbidden, $"{who} {page}");
            }
        }

        using var ministry = await VisitAsync("ministry");
        foreach (var (page, status) in (IEnumerable<(string, HttpStatusCode)>)
            [
                ("nation?period=2027-01", HttpStatusCode.BadRequest), ("nation?period=x", HttpStatusCode.BadRequest), ("nation?period=1945-01", HttpStatusCode.OK),
                ("provinces/99", HttpStatusCode.NotFound), ("regions/99.99", HttpStatusCode.NotFound), ("regions/x", HttpStatusCode.NotFound), ("centres/VII", HttpStatusCode.NotFound),
                ("board?state=x", HttpStatusCode.BadRequest), ("board?province=99", HttpStatusCode.NotFound),
            ])
        {
            Assert.True(await ministry.StatusAsync($"{Root}/{page}") == status, page);
        }
    }

    [Fact]
    public async Task What_an_office_hands_in_is_on_the_pages_and_what_is_published_can_be_downloaded()
    {
        var office = await portal.App.KeyAsync("--role", "office", "--scope", "32.77");
        await portal.App.HandInAsync(office, "32.77", await File.ReadAllBytesAsync(Cimahi));
        using var ministry = await VisitAsync("ministry");

        var nation = await Eventually.FindAsync(
            async () => await ministry.PageAsync($"{Root}/nation") is var shown && shown.Contains("13 dari 36 orang", StringComparison.Ordinal) ? shown : null, "the nation with its first office");
        Assert.Contains("1 dari 514 kabupaten/kota sudah lapor", nation, StringComparison.Ordinal);
        Assert.Contains("36,1 %", nation, StringComparison.Ordinal);
        Assert.Contains("Menurut provinsi", await ministry.PageAsync($"{Root}/board"), StringComparison.Ordinal);
        Assert.Contains("Kota Cimahi", await ministry.PageAsync($"{Root}/board?state=ontime"), StringComparison.Ordinal);
        Assert.Contains("514 kabupaten/kota</h2>", await ministry.PageAsync($"{Root}/board?state=all"), StringComparison.Ordinal);
        Assert.DoesNotContain("Kota Cimahi<", await ministry.PageAsync($"{Root}/board?state=waiting"), StringComparison.Ordinal);
        Assert.Contains("Calon uji", await ministry.PageAsync($"{Root}/centres/II"), StringComparison.Ordinal);
        Assert.DoesNotContain("Daftar calon menurut nama", await ministry.PageAsync($"{Root}/centres/II"), StringComparison.Ordinal);
        using var centre = await VisitAsync("centre II");
        Assert.Contains("Daftar calon menurut nama", await centre.PageAsync($"{Root}/centres/II"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await centre.StatusAsync("/api/candidates/II?classes=1&seats=30&window=180"));

        Assert.Equal(HttpStatusCode.BadRequest, (await ministry.SendAsync($"{Root}/issues", null, ("period", "2026-11"))).StatusCode);
        var token = await ministry.TokenAsync($"{Root}/issues");
        Assert.Equal(HttpStatusCode.BadRequest, (await ministry.SendAsync($"{Root}/issues", token, ("period", "2027-11"))).StatusCode);
        using var published = await ministry.SendAsync($"{Root}/issues", token, ("period", "2026-11"));
        Assert.Equal($"{Root}/issues?period=2026-11&issue=1&new=1", published.Headers.Location?.OriginalString);
        Assert.Contains("Terbitan 01 untuk November 2026 sudah terbit", await ministry.PageAsync(published.Headers.Location!.OriginalString), StringComparison.Ordinal);
        using var again = await ministry.SendAsync($"{Root}/issues", token, ("period", "2026-11"));
        Assert.Contains("Tidak ada yang berubah", await ministry.PageAsync(again.Headers.Location!.OriginalString), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await ministry.StatusAsync("/api/summaries/2026-11/nasional-01.xlsx"));

        using var province = await VisitAsync("province 32");
        var seen = await province.PageAsync($"{Root}/issues?period=2026-11&issue=1&new=1");
        Assert.Contains("Edisi publik", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("sudah terbit.", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Terbitkan sekarang", seen, StringComparison.Ordinal);
        var own = await province.TokenAsync($"{Root}/statements");
        Assert.Equal(HttpStatusCode.Forbidden, (await province.SendAsync($"{Root}/issues", own, ("period", "2026-11"))).StatusCode);
    }

    [Fact]
    public async Task What_is_stated_by_a_form_counts_and_can_be_taken_back_by_whoever_may_state_it()
    {
        using var province = await VisitAsync("province 33");
        var page = await province.PageAsync($"{Root}/statements");
        Assert.DoesNotContain("value=\"UnitCost\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"nasional\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"32.77\"", page, StringComparison.Ordinal);
        var token = await province.TokenAsync($"{Root}/statements");

        (string, string)[] need = [("topic", "Need"), ("area", "33.01"), ("number", "12345"), ("day", "2026-10-31"), ("source", "Surat <b>460/12</b>")];
        Assert.Equal(HttpStatusCode.BadRequest, (await province.SendAsync($"{Root}/statements", null, need)).StatusCode);
        using var recorded = await province.SendAsync($"{Root}/statements", token, need);
        Assert.Equal($"{Root}/statements?done=Need#need", recorded.Headers.Location?.OriginalString);
        var listed = await province.PageAsync($"{Root}/statements?done=Need");
        Assert.Contains("12.345 keluarga per 31 Okt 2026", listed, StringComparison.Ordinal);
        Assert.Contains("Sudah dicatat", listed, StringComparison.Ordinal);
        await Eventually.FindAsync(
            async () => (await province.PageAsync($"{Root}/regions/33.01")).Contains("124 orang diperlukan", StringComparison.Ordinal)
                || (await province.PageAsync($"{Root}/regions/33.01")).Contains("124 <small>orang diperlukan", StringComparison.Ordinal) ? "" : null, "the need of the region");

        using var wrong = await province.SendAsync($"{Root}/statements", token, ("topic", "Need"), ("area", "33.01"), ("number", "x\""), ("day", "2026-10-31"), ("source", "Surat"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        var shown = await wrong.Content.ReadAsStringAsync();
        Assert.Contains("Isi jumlah keluarga dengan bilangan bulat", shown, StringComparison.Ordinal);
        Assert.Contains("value=\"x&quot;\"", shown, StringComparison.Ordinal);
        using var others = await province.SendAsync($"{Root}/statements", token, ("topic", "Need"), ("area", "32.77"), ("number", "5"), ("day", "2026-10-31"), ("source", "Surat"));
        Assert.Equal(HttpStatusCode.Forbidden, others.StatusCode);
        using var personal = await province.SendAsync($"{Root}/statements", token, ("topic", "Need"), ("area", "33.01"), ("number", "5"), ("day", "2026-10-31"), ("source", "lihat 3301 0117 0885 0042"));
        Assert.Contains("Jangan menulis NIK", WebUtility.HtmlDecode(await personal.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var odd = await province.SendAsync($"{Root}/statements", token, ("topic", "Lain"));
        Assert.Equal(HttpStatusCode.BadRequest, odd.StatusCode);

        using var neighbour = await VisitAsync("office 33.02");
        using var stolen = await neighbour.SendAsync($"{Root}/statements", await neighbour.TokenAsync($"{Root}/statements"), ("topic", "Need"), ("withdraw", "33.01|2026-10-31"));
        Assert.Equal(HttpStatusCode.NotFound, stolen.StatusCode);
        using var back = await province.SendAsync($"{Root}/statements", token, ("topic", "Need"), ("withdraw", "33.01|2026-10-31"));
        Assert.Equal($"{Root}/statements?done=Need&withdrawn=1#need", back.Headers.Location?.OriginalString);
        Assert.DoesNotContain("12.345 keluarga", await province.PageAsync($"{Root}/statements"), StringComparison.Ordinal);

        using var ministry = await VisitAsync("ministry");
        var national = await ministry.TokenAsync($"{Root}/statements");
        foreach (var fields in (IEnumerable<(string, string)[]>)
            [
                [("topic", "Target"), ("area", "nasional"), ("year", "2026"), ("role", ""), ("number", "16920"), ("source", "SK 1")],
                [("topic", "Seats"), ("area", "III"), ("month", "2026-12"), ("mode", "daring"), ("number", "2"), ("seats", "30"), ("source", "Jadwal")],
                [("topic", "UnitCost"), ("year", "2026"), ("mode", ""), ("number", "1500000"), ("source", "SBM")],
                [("topic", "Exception"), ("area", "33.03"), ("month", "2026-11"), ("day", "2026-12-05"), ("office", "Kepala Dinas Provinsi"), ("source", "Banjir")],
            ])
        {
            using var answer = await ministry.SendAsync($"{Root}/statements", national, fields);
            Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, $"{fields[0]} {answer.StatusCode}");
        }

        using var none = await VisitAsync("office 33.03");
        using var nil = await none.SendAsync(
            $"{Root}/statements", await none.TokenAsync($"{Root}/statements"), ("topic", "NilReport"), ("area", "33.03"), ("month", "2026-11"), ("office", "Kepala Dinas Sosial"), ("source", "Belum ada SDM"));
        Assert.Equal(HttpStatusCode.SeeOther, nil.StatusCode);
        await Eventually.FindAsync(
            async () => (await ministry.PageAsync($"{Root}/board?state=nil")).Contains("Nihil, tepat waktu", StringComparison.Ordinal) ? "" : null, "the nil report on the board");
        Assert.Contains("Kepala Dinas Provinsi", await ministry.PageAsync($"{Root}/board?state=extended&province=33"), StringComparison.Ordinal);
        Assert.Contains("Rp 1.500.000 per orang", await ministry.PageAsync($"{Root}/statements"), StringComparison.Ordinal);
    }

    private Task<PortalVisitor> VisitAsync(string who) =>
        portal.VisitAsync(who.Split(' ') is [var role, var scope] ? ["--role", role, "--scope", scope] : ["--role", who]);
}
