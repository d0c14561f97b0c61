using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using SertiKesos.People;
using SertiKesos.Platform.Storage;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Reading;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Flow;

/// <summary>The built program as offices use it: over HTTP with a key, from the template to the receipt.</summary>
public sealed class RosterApiFlowTests : IAsyncLifetime
{
    private static readonly string Cimahi = Repository.PathOf(
        "samples", "rosters", "32.77", "Data SDM Kesos Kota Cimahi November 2026.xlsx");

    private ServedApp _app = null!;

    public async Task InitializeAsync() => _app = await ServedApp.StartAsync("--as-of", "2026-11-24");

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task An_office_hands_in_a_roster_and_gets_receipt_and_template()
    {
        var office = await KeyAsync("--role", "office", "--scope", "32.77");

        var (status, _, first) = await PostAsync(office, await File.ReadAllBytesAsync(Cimahi), "Data%20SDM%20\u002f..\u002fNovember.xlsx");

        Assert.Equal(HttpStatusCode.Accepted, status);
        Assert.Equal($"/api/rosters/32.77/{first["submission"]}", (string?)first["status"]);
        var finished = await FinishedAsync(office, (string)first["status"]!);
        Assert.Equal((36, 13), ((int?)finished["people"], (int?)finished["certified"]));
        Assert.Equal("November.xlsx", (string?)finished["file"]);
        Assert.NotEmpty(finished["findings"]!.AsArray());

        using var receipt = await GetAsync(office, (string)first["status"]! + "/receipt");
        Assert.Equal("PK"u8.ToArray(), (await receipt.Content.ReadAsByteArrayAsync())[..2]);

        using var template = await GetAsync(office, "/api/template/32.77");
        var reading = SmallRoster.ReadBytes(await template.Content.ReadAsByteArrayAsync());
        Assert.Equal(36, PersonMerge.Merge(reading.People.Select(row => row.Person)).Count);
        Assert.DoesNotContain(reading.Findings, finding => finding.Rule.Severity == FindingSeverity.Error);

        var before = await BlobsAsync();
        var (_, _, second) = await PostAsync(office, await File.ReadAllBytesAsync(Cimahi), "lain.xlsx");
        Assert.Equal((string?)first["submission"], (string?)second["submission"]);
        Assert.Equal(before, await BlobsAsync());
        var list = await JsonAsync(office, "/api/rosters/32.77");
        Assert.Single(list["submissions"]!.AsArray());
    }

    [Fact]
    public async Task An_office_sees_its_own_people_and_nobody_elses()
    {
        var office = await KeyAsync("--role", "office", "--scope", "32.77");
        var other = await KeyAsync("--role", "office", "--scope", "32.73");
        var (_, _, taken) = await PostAsync(office, await File.ReadAllBytesAsync(Cimahi), "November.xlsx");
        await FinishedAsync(office, (string)taken["status"]!);

        var people = (await JsonAsync(office, "/api/people/32.77"))["people"]!.AsArray();
        Assert.Equal(36, people.Count);
        Assert.All(people, person => Assert.Matches(@"\A\*{12}\d{4}\z", (string?)person!["nik"] ?? "************0000"));
        Assert.Equal(13, people.Count(person => (string?)person!["state"] is "certified" or "due"));
        Assert.Empty((await JsonAsync(office, "/api/people/32.77?as-of=2026-11-01"))["people"]!.AsArray());
        Assert.Empty((await JsonAsync(office, "/api/people/32.77/muster"))["open"]!.AsArray());
        Assert.Empty((await JsonAsync(office, "/api/people/32.77/reviews"))["reviews"]!.AsArray());
        Assert.Empty((await JsonAsync(office, "/api/people/32.77/tasks"))["tasks"]!.AsArray());

        Assert.Equal("date-invalid", await CodeAsync(office, "/api/people/32.77?as-of=besok"));
        Assert.Equal("not-allowed", await CodeAsync(other, "/api/people/32.77"));
        Assert.Equal("key-missing", await CodeAsync(null, "/api/people/32.77"));
        Assert.Equal("muster-invalid", await SendCodeAsync(office, "/api/people/32.77/muster", "{ \"person\": \"x\" }"));
        Assert.Equal("person-unknown", await SendCodeAsync(office, "/api/people/32.77/muster", "{ \"person\": \"x\", \"role\": \"PSM\", \"reason\": \"moved\" }"));
        Assert.Equal("review-invalid", await SendCodeAsync(office, "/api/people/32.77/reviews/x", "bukan json"));
        Assert.Equal("person-unknown", await SendCodeAsync(office, "/api/people/32.77/reviews/x", "{ \"takeOver\": true }"));
        Assert.Equal("task-invalid", await SendCodeAsync(office, "/api/people/32.77/tasks", "{ \"person\": \"x\", \"other\": \"32.77\", \"answer\": \"both\" }"));
        Assert.Equal("reason-missing", await SendCodeAsync(office, (string)taken["status"]! + "/release", "{ \"reason\": \"ya\" }"));
        Assert.Equal("not-held", await SendCodeAsync(office, (string)taken["status"]! + "/release", "{ \"reason\": \"Sudah dicocokkan\" }"));
    }

    [Fact]
    public async Task An_office_sees_what_its_roster_changed_and_nobody_elses()
    {
        var office = await KeyAsync("--role", "office", "--scope", "32.77");
        var (_, _, taken) = await PostAsync(office, await File.ReadAllBytesAsync(Cimahi), "November.xlsx");
        var path = (string)taken["status"]! + "/changes";
        await FinishedAsync(office, (string)taken["status"]!);

        var changes = await JsonAsync(office, path);

        Assert.Equal((true, 36, 0, 0, 0), (
            (bool)changes["done"]!, (int)changes["counts"]!["added"]!, (int)changes["counts"]!["changed"]!, (int)changes["counts"]!["unchanged"]!, (int)changes["counts"]!["missing"]!));
        Assert.Equal(36, changes["added"]!.AsArray().Count);
        Assert.DoesNotMatch(@"\d{6,}", string.Concat(changes["added"]!.AsArray().Select(person => (string?)person!["nik"] + " " + (string?)person["name"])));
        var people = (await JsonAsync(office, "/api/people/32.77"))["people"]!.AsArray().Select(person => (string?)person!["person"]).ToHashSet();
        Assert.True(people.SetEquals(changes["added"]!.AsArray().Select(person => (string?)person!["person"])));

        foreach (var key in new[] { await KeyAsync("--role", "office", "--scope", "32.73"), await KeyAsync("--role", "province", "--scope", "32"), await KeyAsync("--role", "ministry") })
        {
            using var answer = await GetAsync(key, path);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        using var unknown = await GetAsync(office, $"/api/rosters/32.77/{new string('a', 32)}/changes");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal("submission-unknown", await CodeAsync(office, "/api/rosters/32.77/abc/changes"));
        Assert.Equal("key-missing", await CodeAsync(null, path));
        var (_, _, refused) = await PostAsync(office, [.. "%PDF-1.7 satu"u8], "lain.xlsx");
        await FinishedAsync(office, (string)refused["status"]!);
        Assert.Equal("changes-none", await CodeAsync(office, (string)refused["status"]! + "/changes"));
    }

    [Fact]
    public async Task A_form_is_taken_and_a_file_of_the_same_name_stands_beside_the_first()
    {
        var office = await KeyAsync("--role", "office", "--scope", "32.77");
        var (_, _, first) = await PostAsync(office, [.. "%PDF-1.7 satu"u8], "roster.xlsx");

        using var form = new MultipartFormDataContent { { new StringContent("x"), "catatan" }, { new ByteArrayContent([.. "%PDF-1.7 dua"u8]), "berkas", "roster.xlsx" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/rosters/32.77") { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", office);
        using var answer = await _app.AskAsync(request);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var second = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal("refused", (string?)(await FinishedAsync(office, (string)second["status"]!))["state"]);
        Assert.Equal(new[] { $"32.77/{first["submission"]}", $"32.77/{second["submission"]}" }.Order(StringComparer.Ordinal), await InboxAsync());
        Assert.Equal(["roster.xlsx", "roster.xlsx"], (await JsonAsync(office, "/api/rosters/32.77"))["submissions"]!.AsArray().Select(line => (string?)line!["file"]));
    }

    [Fact]
    public async Task Keys_open_only_what_is_theirs()
    {
        var neighbour = await KeyAsync("--role", "office", "--scope", "32.17");
        var province = await KeyAsync("--role", "province", "--scope", "32");
        var other = await KeyAsync("--role", "province", "--scope", "33");
        var ministry = await KeyAsync("--role", "ministry");

        foreach (var (key, expected) in new[]
        {
            (null, HttpStatusCode.Unauthorized), ("sk_salah", HttpStatusCode.Unauthorized), (neighbour, HttpStatusCode.Forbidden),
            (other, HttpStatusCode.Forbidden), (province, HttpStatusCode.OK), (ministry, HttpStatusCode.OK),
        })
        {
            using var list = await GetAsync(key, "/api/rosters/32.77");
            Assert.Equal(expected, list.StatusCode);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(province, [1], "x.xlsx")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(neighbour, [1], "x.xlsx")).Status);
        Assert.Empty(await InboxAsync());
    }

    [Fact]
    public async Task Whoever_else_reads_people_says_why_and_the_office_sees_it()
    {
        var office = await KeyAsync("--role", "office", "--scope", "32.77");
        var province = await KeyAsync("--role", "province", "--scope", "32");
        var elsewhere = await KeyAsync("--role", "province", "--scope", "33");
        var (_, _, taken) = await PostAsync(office, await File.ReadAllBytesAsync(Cimahi), "Data Sdri. Ratna Purwanti.xlsx");
        var status = (string)taken["status"]!;
        await FinishedAsync(office, status);
        foreach (var path in new[] { status + "/receipt", status + "/changes", "/api/template/32.77", "/api/people/32.77" })
        {
            Assert.Equal("reason-needed", await CodeAsync(province, path));
            Assert.Equal("reason-needed", await CodeAsync(province, path + "?reason=ingin-tahu"));
            Assert.Equal("reason-needed", await CodeAsync(province, path + "?reason=pengaduan&letter=3277011708850001"));
            Assert.Equal("not-allowed", await CodeAsync(elsewhere, path + "?reason=pengaduan"));
            using var read = await GetAsync(province, path + "?reason=pengaduan&letter=460/1234/Set/2026");
            Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        }

        Assert.Equal("(hanya untuk kantor wilayah)", (string?)(await JsonAsync(province, status))["file"]);
        Assert.Equal("Data Sdri. Ratna Purwanti.xlsx", (string?)(await JsonAsync(office, status))["file"]);
        var readers = (await JsonAsync(office, "/api/people/32.77/readers"))["readers"]!.AsArray();
        Assert.Equal(["people", "template", "changes", "receipt"], readers.Select(reader => (string?)reader!["what"]));
        Assert.All(readers, reader => Assert.Equal(
            ("pengaduan", "menindaklanjuti pengaduan", "460/1234/Set/2026"),
            ((string?)reader!["reason"], (string?)reader["reasonText"], (string?)reader["letter"])));
        Assert.All(readers, reader => Assert.StartsWith("province:", (string?)reader!["by"], StringComparison.Ordinal));
        Assert.Equal("not-allowed", await CodeAsync(province, "/api/people/32.77/readers"));
    }

    [Fact]
    public async Task Problems_are_told_with_a_code()
    {
        var ministry = await KeyAsync("--role", "ministry");
        var office = await KeyAsync("--role", "office", "--scope", "32.77");

        Assert.Equal("region-unknown", await CodeAsync(ministry, "/api/rosters/99.99"));
        Assert.Equal("submission-unknown", await CodeAsync(office, "/api/rosters/32.77/abc"));
        Assert.Equal("submission-unknown", await CodeAsync(office, $"/api/rosters/32.77/{new string('a', 32)}/receipt"));
        var (empty, _, missing) = await PostAsync(office, [], "x.xlsx");
        Assert.Equal((HttpStatusCode.BadRequest, "file-missing"), (empty, (string?)missing["code"]));
        var (large, _, problem) = await PostAsync(office, new byte[RosterGate.MaxBytes + 1], "x.xlsx");
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "file-too-large"), (large, (string?)problem["code"]));
        Assert.Contains("25 MiB", (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_verb_writes_the_template_of_what_was_accepted()
    {
        var office = await KeyAsync("--role", "office", "--scope", "32.77");
        var (_, _, posted) = await PostAsync(office, await File.ReadAllBytesAsync(Cimahi), "roster.xlsx");
        await FinishedAsync(office, (string)posted["status"]!);

        await _app.VerbAsync(0, "template", "--region", "32.77", "--out", "templat.xlsx");

        // Storage may also be set as a connection string, as the service reads it.
        await using var verb = AppProcess.Start(
            _app.Storage.Folder, ["template", "--region", "32.77", "--out", "lagi.xlsx"],
            new Dictionary<string, string?> { ["ConnectionStrings__AzureWebJobsStorage"] = _app.Storage.ConnectionString });
        Assert.Equal(0, await verb.ExitCodeAsync());

        using var served = await GetAsync(office, "/api/template/32.77");
        var expected = await served.Content.ReadAsByteArrayAsync();
        Assert.Equal(expected, await File.ReadAllBytesAsync(Path.Combine(_app.Storage.Folder, "templat.xlsx")));
        Assert.Equal(expected, await File.ReadAllBytesAsync(Path.Combine(_app.Storage.Folder, "lagi.xlsx")));
    }

    private Task<string> KeyAsync(params string[] arguments) => _app.KeyAsync(arguments);

    private Task<ServedAnswer> PostAsync(string? key, byte[] content, string name) => _app.UploadAsync(key, "32.77", content, name);

    private async Task<HttpResponseMessage> GetAsync(string? key, string path)
    {
        using var request = ServedApp.Request(key, HttpMethod.Get, path);
        return await _app.AskAsync(request);
    }

    private Task<JsonNode> JsonAsync(string? key, string path) => _app.JsonAsync(key, path);

    private async Task<string?> SendCodeAsync(string key, string path, string body) => (await _app.SendAsync(key, HttpMethod.Post, path, body)).Code;

    private Task<string?> CodeAsync(string? key, string path) => _app.CodeAsync(key, path);

    private Task<JsonNode> FinishedAsync(string key, string path) => _app.FinishedAsync(key, path);

    private async Task<IReadOnlyList<string>> InboxAsync()
    {
        var names = new List<string>();
        await foreach (var blob in _app.Storage.Access.Blobs.GetBlobContainerClient(StorageNames.Containers.Rosters).GetBlobsAsync())
        {
            names.Add(blob.Name);
        }

        return names;
    }

    /// <summary>Every blob of the product with its last change.</summary>
    private async Task<IReadOnlyList<string>> BlobsAsync()
    {
        var lines = new List<string>();
        foreach (var container in (string[])[StorageNames.Containers.Rosters, StorageNames.Containers.Originals, StorageNames.Containers.Receipts, StorageNames.Containers.Registers])
        {
            await foreach (var blob in new BlobContainerClient(_app.Storage.ConnectionString, container).GetBlobsAsync())
            {
                lines.Add($"{container}/{blob.Name} {blob.Properties.ETag}");
            }
        }

        return lines;
    }
}
