using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Flow;

/// <summary>The built program over HTTP: from the publication to the files of an issue.</summary>
public sealed class SummaryApiFlowTests : IAsyncLifetime
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly string[] Public = ["publik-01.csv", "publik-01.xlsx", "publik-datapackage-01.json", "publik-metadata-01.json"];

    private ServedApp _app = null!;
    private string _ministry = "";

    public async Task InitializeAsync()
    {
        _app = await ServedApp.StartAsync("--as-of", "2026-11-24");
        _ministry = await _app.KeyAsync("--role", "ministry");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task What_is_published_is_listed_and_handed_out()
    {
        var empty = await _app.JsonAsync(_ministry, "/api/summaries");
        Assert.Null(empty["latest"]);
        Assert.Empty(empty["summaries"]!.AsArray());
        await PublishAsync("2026-11");
        await PublishAsync("2026-10");

        var list = await _app.JsonAsync(_ministry, "/api/summaries");

        Assert.Equal(("2026-11", 1), ((string?)list["latest"]!["period"], (int?)list["latest"]!["issue"]));
        Assert.Equal(["2026-11", "2026-10"], list["summaries"]!.AsArray().Select(issue => (string?)issue!["period"]));
        var newest = list["summaries"]![0]!;
        Assert.Equal(("2026-11-24", true), ((string?)newest["asOf"], (bool?)newest["provisional"]));
        var files = newest["files"]!.AsArray();
        Assert.Equal(
            ["data-01.csv", "metadata-01.json", "nasional-01.xlsx", .. Public],
            files.Select(file => (string?)file!["name"]!).Where(name => !name!.StartsWith("provinsi-", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(7 + 38, files.Count);
        foreach (var file in files.Take(10))
        {
            using var answer = await AskAsync(HttpMethod.Get, (string)file!["address"]!);
            Assert.Equal((HttpStatusCode.OK, (string?)file["type"]), (answer.StatusCode, answer.Content.Headers.ContentType?.ToString()));
            Assert.Equal((long?)file["bytes"], (await answer.Content.ReadAsByteArrayAsync()).Length);
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
            Assert.StartsWith("sdm-kesos-", answer.Content.Headers.ContentDisposition?.FileName, StringComparison.Ordinal);
        }

        using var latest = await AskAsync(HttpMethod.Get, "/api/summaries/latest/nasional.xlsx");
        Assert.Equal("sdm-kesos-nasional-2026-11-terbitan-01.xlsx", latest.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal(await _app.BytesAsync(_ministry, "/api/summaries/2026-11/nasional-01.xlsx"), await latest.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Who_has_a_file_is_not_sent_it_again()
    {
        await PublishAsync("2026-11");
        const string address = "/api/summaries/2026-11/nasional-01.xlsx";
        using var whole = await AskAsync(HttpMethod.Get, address);
        var length = (await whole.Content.ReadAsByteArrayAsync()).Length;

        using var head = await AskAsync(HttpMethod.Head, address);
        Assert.Equal((HttpStatusCode.OK, Workbook), (head.StatusCode, head.Content.Headers.ContentType?.MediaType));
        Assert.Equal((length, whole.Headers.ETag), ((int?)head.Content.Headers.ContentLength, head.Headers.ETag));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        Assert.True(whole.Headers.CacheControl is { Private: true, NoCache: true, NoStore: false });

        using var same = await AskAsync(HttpMethod.Get, address, whole.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Empty(await same.Content.ReadAsByteArrayAsync());
        using var latest = await AskAsync(HttpMethod.Get, "/api/summaries/latest/nasional.xlsx", whole.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, latest.StatusCode);
        using var other = await AskAsync(HttpMethod.Get, address, new EntityTagHeaderValue("\"lain\""));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Everybody_has_the_public_edition_and_its_own_workbook_and_nobody_that_of_others()
    {
        var office = await _app.KeyAsync("--role", "office", "--scope", "32.77");
        await _app.HandInAsync(office, "32.77", await File.ReadAllBytesAsync(Repository.PathOf("samples", "rosters", "32.77", "Data SDM Kesos Kota Cimahi November 2026.xlsx")));
        await PublishAsync("2026-11");

        foreach (var (who, own) in new (string[] Who, string? Own)[]
        {
            (["office", "--scope", "32.77"], "32.77-01.xlsx"), (["province", "--scope", "32"], "provinsi-32-01.xlsx"), (["centre", "--scope", "II"], null),
            (["office", "--scope", "32.73"], null),
        })
        {
            var key = await _app.KeyAsync(["--role", .. who]);
            var issue = Assert.Single((await _app.JsonAsync(key, "/api/summaries"))["summaries"]!.AsArray())!;
            Assert.Equal(
                [.. own is null ? [] : new[] { own }, .. Public],
                issue["files"]!.AsArray().Select(file => (string?)file!["name"]!).OrderBy(name => name!.StartsWith("publik", StringComparison.Ordinal)).ThenBy(name => name, StringComparer.Ordinal));
            foreach (var file in issue["files"]!.AsArray())
            {
                Assert.NotEmpty(await _app.BytesAsync(key, (string)file!["address"]!));
            }

            foreach (var other in (string[])["nasional-01.xlsx", "metadata-01.json", "provinsi-33-01.xlsx"])
            {
                Assert.Equal("not-allowed", await _app.CodeAsync(key, $"/api/summaries/2026-11/{other}"));
            }

            Assert.Equal("not-allowed", await _app.CodeAsync(key, "/api/summaries/latest/metadata.json"));
        }

        // Its workbook names the office's people: whoever else asks says why, and the office sees it.
        Assert.Equal("reason-needed", await _app.CodeAsync(_ministry, "/api/summaries/2026-11/32.77-01.xlsx"));
        Assert.Equal("not-allowed", await _app.CodeAsync(await _app.KeyAsync("--role", "office", "--scope", "32.73"), "/api/summaries/2026-11/32.77-01.xlsx"));
        var shown = (await _app.JsonAsync(office, "/api/summaries/2026-11"))["issues"]![0]!;
        Assert.Equal(("out", 39, 39), ((string?)shown["state"], (int?)shown["workbooks"], (int?)shown["written"]));
        Assert.Equal("key-missing", await _app.CodeAsync(null, "/api/summaries"));
        Assert.Equal("key-missing", await _app.CodeAsync("sk_x", "/api/summaries/2026-11/nasional-01.xlsx"));
    }

    [Fact]
    public async Task An_issue_that_is_taken_back_says_why_and_can_still_be_read()
    {
        await PublishAsync("2026-11");
        const string reason = "{ \"reason\": \"Angka satu kota keliru.\" }";
        Assert.Equal(HttpStatusCode.Forbidden, (await _app.SendAsync(await _app.KeyAsync("--role", "office", "--scope", "32.77"), HttpMethod.Post, "/api/summaries/2026-11/1/withdraw", reason)).Status);

        Assert.Equal(HttpStatusCode.OK, (await _app.SendAsync(_ministry, HttpMethod.Post, "/api/summaries/2026-11/1/withdraw", reason)).Status);

        var list = await _app.JsonAsync(_ministry, "/api/summaries");
        Assert.Null(list["latest"]);
        Assert.Equal(("withdrawn", "Angka satu kota keliru."), ((string?)list["summaries"]![0]!["state"], (string?)list["summaries"]![0]!["withdrawal"]!["reason"]));
        Assert.NotEmpty(await _app.BytesAsync(_ministry, "/api/summaries/2026-11/nasional-01.xlsx"));
        Assert.Equal("summary-unknown", await _app.CodeAsync(_ministry, "/api/summaries/latest/nasional.xlsx"));
    }

    [Fact]
    public async Task What_no_issue_has_is_not_found()
    {
        await PublishAsync("2026-11");

        foreach (var path in (string[])
            [
                "2026-11/nasional-02.xlsx",
                "2026-11/nasional-1.xlsx",
                "2026-11/NASIONAL-01.xlsx",
                "2026-11/nasional.xlsx",
                "2026-10/nasional-01.xlsx",
                "2026-13/nasional-01.xlsx",
                "latest/nasional-01.xlsx",
                "Latest/nasional.xlsx",
                "2026-11/..%2Flatest%2Fnasional.xlsx",
                "2026-11%2F..%2Flatest/nasional.xlsx",
                "2026-11/nasional-01.xlsx%3Fcomp=acl",
                "2026-11/x",
            ])
        {
            Assert.Equal((path, "summary-unknown"), (path, await _app.CodeAsync(_ministry, $"/api/summaries/{path}")));
        }
    }

    private async Task PublishAsync(string period)
    {
        var body = new JsonObject { ["period"] = period }.ToJsonString();
        Assert.Equal(HttpStatusCode.Created, (await _app.SendAsync(_ministry, HttpMethod.Post, "/api/summaries", body)).Status);
        await _app.PublishedAsync(_ministry, period);
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, EntityTagHeaderValue? known = null)
    {
        using var request = ServedApp.Request(_ministry, method, path);
        if (known is not null)
        {
            request.Headers.IfNoneMatch.Add(known);
        }

        return await _app.AskAsync(request);
    }
}
