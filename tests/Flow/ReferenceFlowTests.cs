using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using SertiKesos.Reference.Tables;
using SertiKesos.Tests.Reference;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Flow;

/// <summary>Reference tables with the built program: by command and over HTTP, without a release.</summary>
public sealed class ReferenceFlowTests : IAsyncLifetime
{
    private const string NewRegion = "32.69,kabupaten,Kabupaten Contoh Baru,32,Jawa Barat,WIB,II,perlu konfirmasi,2,0,20,UU contoh,,";

    private PrivateStorage _storage = null!;

    public async Task InitializeAsync() => _storage = await PrivateStorage.StartAsync();

    public async Task DisposeAsync() => await _storage.DisposeAsync();

    [Fact]
    public async Task A_table_is_shown_exported_put_and_its_history_told()
    {
        var (code, list, _) = await VerbAsync("reference", "list");
        Assert.Equal(0, code);
        Assert.All(ReferenceTables.All, table => Assert.Contains(table.Name, list, StringComparison.Ordinal));

        Assert.Equal(0, (await VerbAsync("reference", "export", "wilayah", "--out", "wilayah.csv")).Code);
        var exported = await File.ReadAllTextAsync(PathOf("wilayah.csv"));
        Assert.Equal(515, exported.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

        await File.WriteAllTextAsync(PathOf("wilayah.csv"), exported + NewRegion.Replace("WIB", "WIS", StringComparison.Ordinal));
        var refused = await VerbAsync("reference", "put", "wilayah", "wilayah.csv", "--note", "pemekaran");
        Assert.Equal(1, refused.Code);
        Assert.Contains("Baris 516, kolom zona: \"WIS\" tidak dikenal. Tulis salah satu: WIB, WITA, WIT.", refused.Error, StringComparison.Ordinal);

        await File.WriteAllTextAsync(PathOf("wilayah.csv"), exported + NewRegion);
        Assert.Equal(0, (await VerbAsync("reference", "put", "wilayah", "wilayah.csv", "--note", "pemekaran")).Code);
        Assert.Contains("tidak ada yang berubah", (await VerbAsync("reference", "put", "wilayah", "wilayah.csv", "--note", "sekali lagi")).Output, StringComparison.Ordinal);

        var history = (await VerbAsync("reference", "history", "wilayah")).Output;
        Assert.Equal(2, history.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length);
        Assert.Contains("operator:cli pemekaran", history, StringComparison.Ordinal);
        Assert.Contains("Kabupaten Contoh Baru", (await VerbAsync("reference", "show", "wilayah")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Kabupaten Contoh Baru", (await VerbAsync("reference", "show", "wilayah", "--at", "2026-01-01")).Output, StringComparison.Ordinal);
        Assert.Contains("reference.put wilayah", (await VerbAsync("audit", "list", "--scope", "nasional")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("show", "kecamatan")]
    [InlineData("show", "wilayah", "--at", "kemarin")]
    [InlineData("put", "wilayah", "tidak-ada.csv", "--note", "pemekaran")]
    [InlineData("put", "wilayah", "tidak-ada.csv", "--note", " x ")]
    public async Task Wrong_use_says_what_to_write(params string[] args)
    {
        var (code, output, error) = await VerbAsync(["reference", .. args]);

        Assert.Equal(2, code);
        Assert.Empty(output.Trim());
        Assert.NotEmpty(error);
    }

    [Fact]
    public async Task A_region_that_was_put_over_http_hands_in_its_roster_at_once()
    {
        await using var app = await AppProcess.ServeAsync(_storage.Folder, _storage.ConnectionString, "--as-of", "2026-11-24");
        using var http = new HttpClient { BaseAddress = new Uri(app.Url) };
        var ministry = await KeyAsync("--role", "ministry");
        var cimahi = await KeyAsync("--role", "office", "--scope", "32.77");
        Assert.Equal(2, (await VerbAsync("access", "create", "--role", "office", "--scope", "32.69")).Code);
        Assert.Equal(2, (await VerbAsync("access", "create", "--role", "province", "--scope", "99")).Code);

        var shipped = await SendAsync(HttpMethod.Get, cimahi, "/api/reference/skema");
        Assert.Equal((HttpStatusCode.OK, "text/csv"), (shipped.Status, shipped.Type));
        Assert.Contains("tidak ditemukan", shipped.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(HttpMethod.Get, null, "/api/reference")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(HttpMethod.Get, null, "/api/reference/skema")).Status);
        Assert.Equal("table-unknown", Code(await SendAsync(HttpMethod.Get, cimahi, "/api/reference/kecamatan")));
        Assert.Equal("time-invalid", Code(await SendAsync(HttpMethod.Get, cimahi, "/api/reference/skema?at=kemarin")));

        var table = Acuan.Regions(rows: NewRegion);
        Assert.Equal("key-missing", Code(await SendAsync(HttpMethod.Put, null, "/api/reference/wilayah?note=pemekaran", table)));
        Assert.Equal("not-allowed", Code(await SendAsync(HttpMethod.Put, cimahi, "/api/reference/wilayah?note=pemekaran", table)));
        Assert.Equal("table-unknown", Code(await SendAsync(HttpMethod.Put, ministry, "/api/reference/desa?note=pemekaran", table)));
        Assert.Equal("note-missing", Code(await SendAsync(HttpMethod.Put, ministry, "/api/reference/wilayah", table)));
        var wrong = await SendAsync(
            HttpMethod.Put, ministry, "/api/reference/wilayah?note=pemekaran", Acuan.Regions(rows: NewRegion.Replace("WIB,II", "WIS,X", StringComparison.Ordinal)));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "table-invalid"), (wrong.Status, Code(wrong)));
        Assert.Equal(
            ["516 zona", "516 bbppks"], JsonNode.Parse(wrong.Body)!["errors"]!.AsArray().Select(error => $"{error!["row"]} {error["column"]}"));

        Assert.Equal(HttpStatusCode.Created, (await SendAsync(HttpMethod.Put, ministry, "/api/reference/wilayah?note=pemekaran", table)).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Put, ministry, "/api/reference/wilayah?note=lagi", table)).Status);
        Assert.Equal(table, (await SendAsync(HttpMethod.Get, cimahi, "/api/reference/wilayah")).Body);
        var listed = JsonNode.Parse((await SendAsync(HttpMethod.Get, cimahi, "/api/reference")).Body)!["tables"]!.AsArray();
        Assert.Equal(["wilayah"], listed.Where(entry => (string?)entry!["source"] == "stored").Select(entry => (string?)entry!["table"]));

        var office = await KeyAsync("--role", "office", "--scope", "32.69");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/rosters/32.69")
        {
            Content = new ByteArrayContent(Xlsx.Of("Data", [SmallRoster.Header, SmallRoster.Row(1), SmallRoster.Row(2)]).Build().Content),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", office);
        using var taken = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        var status = (string)JsonNode.Parse(await taken.Content.ReadAsStringAsync())!["status"]!;
        var finished = await Eventually.FindAsync(
            async () => JsonNode.Parse((await SendAsync(HttpMethod.Get, office, status)).Body) is { } shown && (bool?)shown["finished"] == true ? shown : null,
            "the roster to be finished");
        Assert.Equal(2, (int?)finished["people"]);

        // Its people are there now, so it may end, but not vanish.
        var vanishing = await SendAsync(HttpMethod.Put, ministry, "/api/reference/wilayah?note=batal", RegionRows.Table.Shipped);
        Assert.Equal("table-invalid", Code(vanishing));
        Assert.Contains("32.69", vanishing.Body, StringComparison.Ordinal);

        async Task<(HttpStatusCode Status, string? Type, string Body)> SendAsync(HttpMethod method, string? key, string path, string? body = null)
        {
            using var asked = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body) };
            asked.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
            using var answer = await http.SendAsync(asked);
            return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync());
        }

        static string? Code((HttpStatusCode Status, string? Type, string Body) answer) => (string?)JsonNode.Parse(answer.Body)!["code"];
    }

    private string PathOf(string file) => Path.Combine(_storage.Folder, file);

    private async Task<string> KeyAsync(params string[] arguments)
    {
        var (code, output, error) = await VerbAsync(["access", "create", .. arguments]);
        Assert.True(code == 0, error);
        return output.Trim();
    }

    private async Task<(int Code, string Output, string Error)> VerbAsync(params string[] args)
    {
        await using var verb = AppProcess.Start(
            _storage.Folder, args, new Dictionary<string, string?> { ["AzureWebJobsStorage"] = _storage.ConnectionString });
        return (await verb.ExitCodeAsync(), verb.Output, verb.Error);
    }
}
