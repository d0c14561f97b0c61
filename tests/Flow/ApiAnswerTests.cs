using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SertiKesos.Portal;
using SertiKesos.Portal.OpenApi;
using SertiKesos.Reference.Tables;
using SertiKesos.Tests.Support;
using Xunit.Abstractions;

namespace SertiKesos.Tests.Flow;

/// <summary>
/// Every address of the built program is asked for everything that it can answer, and each answer is held against the
/// OpenAPI document (<see cref="ApiContract"/>); at the end all that the document promises has been seen, or is named here.
/// </summary>
public sealed partial class ApiAnswerTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Reason = "\"reason\": \"Permintaan tertulis\", \"askedBy\": \"yang bersangkutan\"";
    private const string Need = "{ \"families\": 12345, \"countedOn\": \"2026-10-31\", \"source\": \"Surat 460/12\" }";
    private const string Exception = "{ \"until\": \"2026-12-05\", \"approver\": \"Kepala Dinas Provinsi\", \"reason\": \"Banjir\" }";
    private const string Nil = "{ \"signer\": \"Kepala Dinas Sosial\", \"reason\": \"Belum ada SDM\" }";
    private const string Seats = "{ \"mode\": \"daring\", \"sessions\": 2, \"source\": \"Jadwal\" }";
    private const string Cost = "{ \"rupiah\": 1500000, \"source\": \"SBM\" }";

    private static readonly string Submission = new('a', 32);

    /// <summary>Of any address: what needs a fault of the program, of storage or of the network.</summary>
    private static readonly string[] NotTried = ["500 unforeseen", "503 storage-unavailable", "400 request-broken"];

    /// <summary>Of one address: what needs broken storage or a moment that no test can hold.</summary>
    private static readonly string[] NotReached =
    [
        "DownloadReceipt 404 receipt-missing", "DownloadSummaryHead 500", "DownloadSummaryHead 503", "HealthReady 503", "ShowRosterChanges 404 changes-gone",
        "ShowRosterChanges 409 not-checked", "UploadRoster 503 upload-not-kept",
    ];

    /// <summary>
    /// Parts of answers that had no value here: of a breach there is nobody on a day that is played (RightsFlowTests shows it),
    /// others need a fault, a delay or a sent alert.
    /// </summary>
    private static readonly string[] NotTold = ["Breach.people[]", "Breach.regions[]", "Finding.incident", "PersonCopyRegion.peringatan[]", "Work.reason", "Work.waitingSeconds", "PublishSummariesNow 200.files[]"];

    private readonly Dictionary<string, string?> _keys = new(StringComparer.Ordinal) { ["nobody"] = null };

    private ServedApp _app = null!;

    public async Task InitializeAsync()
    {
        // A month earlier, so that there is something to compare with.
        _app = await ServedApp.StartAsync("--as-of", "2026-10-20");
        foreach (var (who, arguments) in new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["office"] = ["office", "--scope", "32.77"],
            ["colleague"] = ["office", "--scope", "32.77"],
            ["neighbour"] = ["office", "--scope", "32.73"],
            ["empty"] = ["office", "--scope", "32.18"],
            ["province"] = ["province", "--scope", "32"],
            ["ministry"] = ["ministry"],
            ["operator"] = ["operator"],
            ["centre"] = ["centre", "--scope", "II"],
        })
        {
            _keys[who] = await _app.KeyAsync(["--role", .. arguments]);
        }
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Every_answer_of_every_address_is_as_described()
    {
        await _app.HandInAsync(
            _keys["office"]!, "32.77", await File.ReadAllBytesAsync(Repository.PathOf("samples", "rosters", "32.77", "Data SDM Kesos Kota Cimahi November 2026.xlsx")));
        await _app.StartAgainAsync("--as-of", "2026-11-24");
        await NobodyIsAnsweredAsync();
        await OpenAnswersAsync();
        await RostersAsync();
        await PeopleAsync();
        await StatementsAsync();
        await FiguresAsync();
        await SummariesAsync();
        await ReferenceAsync();
        await RightsAsync();
        await BreachAsync();
        await BrokenTextsAsync();
        await ExpectAsync("200", "nobody", "GET /api/health/ready");
        await TooManyAsync();

        var promised = ApiContract.Promised.ToHashSet(StringComparer.Ordinal);
        var tried = promised.Where(answer => !NotTried.Any(never => answer.EndsWith(never, StringComparison.Ordinal))).ToList();
        var missing = tried.Except(_app.Contract.Seen).Except(NotReached).Order(StringComparer.Ordinal).ToList();
        output.WriteLine($"ANSWERS {_app.Contract.Seen.Count} seen of {promised.Count} promised, {NotReached.Length} named as not reached, {promised.Count - tried.Count} of faults not tried");
        Assert.True(missing.Count == 0, $"Promised and never seen:\n{string.Join('\n', missing)}");
        Assert.Empty(NotReached.Intersect(_app.Contract.Seen));

        var tellable = ApiContract.Tellable;
        var untold = tellable.Except(_app.Contract.Told).Where(part => !NotTold.Any(never => part.StartsWith(never, StringComparison.Ordinal))).Order(StringComparer.Ordinal).ToList();
        output.WriteLine($"PARTS {tellable.Intersect(_app.Contract.Told).Count()} had a value of {tellable.Count}");
        Assert.True(untold.Count == 0, $"Described and never told:\n{string.Join('\n', untold)}");
    }

    private async Task OpenAnswersAsync()
    {
        await ExpectAsync("200", "nobody", "GET /api/health/live");
        await ExpectAsync("200", "nobody", "GET /api/health/ready");
        await ExpectAsync("200", "ministry", "GET /api/summaries");
        using var request = ServedApp.Request(_keys["centre"], HttpMethod.Get, "/api/openapi.json");
        using var whole = await _app.AskAsync(request);
        Assert.Equal(ApiDescription.Content, await whole.Content.ReadAsByteArrayAsync());
        await ExpectAsync("304", "office", "GET /api/openapi.json", null, ("If-None-Match", whole.Headers.ETag!.ToString()));
    }

    private async Task RostersAsync()
    {
        var refused = await _app.HandInAsync(_keys["office"]!, "32.77", [.. "%PDF-1.7"u8], "lain.pdf");
        foreach (var sample in (string[])["32.16", "32.17", "32.75", "34.71"])
        {
            var file = Directory.GetFiles(Repository.PathOf("samples", "rosters", sample)).Single();
            await _app.HandInAsync(_keys["operator"]!, sample, await File.ReadAllBytesAsync(file), Path.GetFileName(file));
        }

        // Others are needed in the same roles: somebody to be missing, to bear another name, and to be known elsewhere.
        await _app.HandInAsync(_keys["office"]!, "32.77", Roster(1, 40));
        await _app.HandInAsync(_keys["neighbour"]!, "32.73", Roster(5, 7));
        await AfterASecondAsync();
        var changed = await _app.HandInAsync(_keys["office"]!, "32.77", Roster(1, 38, Later));
        await AfterASecondAsync();
        var held = await _app.HandInAsync(_keys["office"]!, "32.77", Roster(1, 7, Later));
        await _app.HandInAsync(_keys["operator"]!, "32.04", Roster(201, 30));
        await _app.HandInAsync(_keys["operator"]!, "32.04", Institutions(30));
        await AfterASecondAsync();
        var byWord = await _app.HandInAsync(_keys["operator"]!, "32.04", Roster(201, 30, (_, row) => row.With((11, "Pensiun"))));
        var closed = await _app.HandInAsync(_keys["operator"]!, "32.04", Institutions(2));
        Assert.Equal(("refused", "held"), ((string?)refused["state"], (string?)held["state"]));
        Assert.NotNull(byWord["hold"]?["byWord"]);
        Assert.NotNull(closed["hold"]?["institutions"]);

        string Of(JsonNode submission, string more = "") => $"/api/rosters/32.77/{submission["submission"]}{more}";
        foreach (var who in (string[])["office", "province", "operator"])
        {
            await ExpectAsync("200", who, "GET /api/rosters/32.77");
            await ExpectAsync("200", who, $"GET {Of(held)}");
        }

        await ExpectAsync("200", "operator", $"GET /api/rosters/32.04/{closed["submission"]}/changes?reason=pengawasan");
        foreach (var more in (string[])["", "/receipt", "/changes"])
        {
            await ExpectAsync("404 submission-unknown", "office", $"GET /api/rosters/32.77/{Submission}{more}");
        }

        foreach (var more in (string[])["/receipt", "/changes"])
        {
            await ExpectAsync("200", "office", $"GET {Of(changed, more)}");
            await ExpectAsync("200", "ministry", $"GET {Of(changed, more)}", null, (ReadingReason.Header, "pengawasan"), (ReadingReason.LetterHeader, "460/1/2026"));
            await ExpectAsync("403 reason-needed", "ministry", $"GET {Of(changed, more)}");
        }

        await ExpectAsync("200", "office", $"GET {Of(held, "/changes")}");
        await ExpectAsync("404 changes-none", "office", $"GET {Of(refused, "/changes")}");
        await ExpectAsync("200", "office", "GET /api/template/32.77");
        await ExpectAsync("403 reason-needed", "ministry", "GET /api/template/32.77");

        await ExpectAsync("400 reason-missing", "colleague", $"POST {Of(held, "/release")}", "{ \"reason\": \"ya\" }");
        await ExpectAsync("403 not-allowed", "office", $"POST {Of(held, "/release")}", "{ \"reason\": \"Sudah dicocokkan dengan SK\" }");
        await ExpectAsync("404 submission-unknown", "office", $"POST /api/rosters/32.77/{Submission}/release", "{ \"reason\": \"Sudah dicocokkan dengan SK\" }");
        await ExpectAsync("202", "colleague", $"POST {Of(held, "/release")}", "{ \"reason\": \"Sudah dicocokkan dengan SK\" }");
        await Eventually.TrueAsync(
            async () => ((string)(await _app.JsonAsync(_keys["office"], Of(held)))["state"]!).StartsWith("accepted", StringComparison.Ordinal), "the released roster to be accepted");
        await ExpectAsync("200", "province", $"GET {Of(held)}");
        await ExpectAsync("409 not-held", "colleague", $"POST {Of(changed, "/release")}", "{ \"reason\": \"Sudah dicocokkan dengan SK\" }");

        await ExpectAsync("400 file-missing", "office", "POST /api/rosters/32.77", "");
        await ExpectAsync("400 form-broken", "office", "POST /api/rosters/32.77", "x", ("Content-Type", "multipart/form-data; boundary=x"));
        using var large = ServedApp.Request(_keys["office"], HttpMethod.Post, "/api/rosters/32.77");
        large.Content = new ByteArrayContent(new byte[(25 * 1024 * 1024) + 1]);
        using var tooLarge = await _app.AskAsync(large);
        Assert.Equal(413, (int)tooLarge.StatusCode);
    }

    private async Task PeopleAsync()
    {
        foreach (var list in (string[])["", "/ages", "/muster", "/reviews", "/tasks"])
        {
            await ExpectAsync("200", "office", $"GET /api/people/32.77{list}");
            await ExpectAsync("200", "province", $"GET /api/people/32.77{list}?reason=pengaduan&letter=460/1234");
            await ExpectAsync("403 reason-needed", "province", $"GET /api/people/32.77{list}");
        }

        await ExpectAsync("200", "office", "GET /api/people/32.77?as-of=2026-11-01");
        await ExpectAsync("400 date-invalid", "office", "GET /api/people/32.77?as-of=besok");
        await ExpectAsync("200", "office", "GET /api/people/32.77/readers");

        var missing = (await _app.JsonAsync(_keys["office"], "/api/people/32.77/muster"))["open"]![0]!;
        await ExpectAsync("400 muster-invalid", "office", "POST /api/people/32.77/muster", "{}");
        await ExpectAsync("404 person-unknown", "office", "POST /api/people/32.77/muster", "{ \"person\": \"x\", \"role\": \"PSM\", \"reason\": \"moved\" }");
        await ExpectAsync("200", "office", "POST /api/people/32.77/muster", $"{{ \"person\": \"{missing["person"]}\", \"role\": \"{missing["role"]}\", \"reason\": \"retired\" }}");
        Assert.NotEmpty((await _app.JsonAsync(_keys["office"], "/api/people/32.77/muster"))["explained"]!.AsArray());
        await ExpectAsync("200", "operator", "POST /api/rights/export", $"{{ {Named(missing)} }}");

        await ExpectAsync("200", "operator", "POST /api/rights/export", $"{{ \"nik\": \"{A.NikNumber(2).Digits}\" }}");
        var review = (await _app.JsonAsync(_keys["office"], "/api/people/32.77/reviews"))["reviews"]![0]!;
        await ExpectAsync("400 review-invalid", "office", $"POST /api/people/32.77/reviews/{review["id"]}", "{}");
        await ExpectAsync("404 person-unknown", "office", "POST /api/people/32.77/reviews/x", "{ \"takeOver\": true }");
        await ExpectAsync("200", "office", $"POST /api/people/32.77/reviews/{review["id"]}", "{ \"takeOver\": true }");

        // Before it is published the nation is compared with itself.
        await ExpectAsync("201", "ministry", "POST /api/summaries", "{ \"period\": \"2026-10\" }");
        var tasks = (await _app.JsonAsync(_keys["office"], "/api/people/32.77/tasks"))["tasks"]!.AsArray();
        var doubles = tasks.Where(task => (string?)task!["kind"] == "double").ToList();
        var (task, moved) = (doubles[0]!, doubles[1]!);
        await ExpectAsync("400 task-invalid", "office", "POST /api/people/32.77/tasks", "{}");
        await ExpectAsync("404 person-unknown", "office", "POST /api/people/32.77/tasks", "{ \"person\": \"x\", \"other\": \"32.73\", \"answer\": \"both\" }");
        await ExpectAsync("403 not-allowed", "office", "POST /api/people/32.77/tasks", $"{{ \"person\": \"{task["person"]}\", \"other\": \"32.73\", \"answer\": \"moved-here\" }}");
        await ExpectAsync("200", "office", "POST /api/people/32.77/tasks", $"{{ \"person\": \"{task["person"]}\", \"other\": \"32.73\", \"answer\": \"both\" }}");
        await ExpectAsync("200", "operator", "POST /api/rights/export", $"{{ {Named(task)} }}");
        await ExpectAsync("200", "office", "POST /api/people/32.77/tasks", $"{{ \"person\": \"{moved["person"]}\", \"other\": \"32.73\", \"answer\": \"moved-there\" }}");
        await ExpectAsync("200", "operator", "POST /api/rights/export", $"{{ {Named(moved)} }}");
        await ExpectAsync("200", "office", "GET /api/people/32.77/muster");
    }

    private async Task StatementsAsync()
    {
        foreach (var (list, put, body, who, wrong) in new[]
        {
            ("needs", "needs/32.77", Need, "office", "need-invalid"),
            ("targets", "targets/2026", "{ \"people\": 1000, \"source\": \"SK 1\" }", "ministry", "target-invalid"),
            ("seats", "seats/II/2026-11", Seats, "centre", "seats-invalid"),
            ("unit-cost", "unit-cost/2026", Cost, "ministry", "cost-invalid"),
            ("exceptions", "exceptions/32.73/2026-11", Exception, "province", "exception-invalid"),
            ("nil-reports", "nil-reports/32.18/2026-11", Nil, "empty", "nil-invalid"),
        })
        {
            await ExpectAsync("201", who, $"PUT /api/{put}", body);
            await ExpectAsync("200", who, $"PUT /api/{put}", body);
            await ExpectAsync($"400 {wrong}", who, $"PUT /api/{put}", "{}");
            var personal = Regex.Replace(body, "(\"(?:source|reason)\": )\"[^\"]*\"", "$1\"lihat 3277 0117 0885 0042\"");
            await ExpectAsync("400 text-personal", who, $"PUT /api/{put}", personal);
            await ExpectAsync("403 not-allowed", list == "exceptions" ? "office" : "neighbour", $"PUT /api/{put}", body);
            await ExpectAsync("200", "operator", $"GET /api/{list}");
            await ExpectAsync("200", who, $"GET /api/{list}");
            await ExpectAsync("404 statement-unknown", who, $"DELETE /api/{list}?subject=x");
        }

        await ExpectAsync("201", "ministry", "PUT /api/targets/2026", "{ \"area\": \"32\", \"role\": \"PSM\", \"people\": 50, \"source\": \"SK 2\" }");
        foreach (var expected in (string[])["201", "200"])
        {
            await ExpectAsync(expected, "ministry", "PUT /api/unit-cost/2026", "{ \"rupiah\": 900000, \"mode\": \"daring\", \"source\": \"SBM\" }");
        }

        // So few seats that they are too few already for those whose certificates end.
        for (var month = new DateOnly(2026, 11, 1); month < new DateOnly(2027, 11, 1); month = month.AddMonths(1))
        {
            using var request = ServedApp.Request(
                _keys["ministry"], HttpMethod.Put, $"/api/seats/II/{month:yyyy-MM}", "{ \"mode\": \"tatap-muka\", \"sessions\": 1, \"seatsPerSession\": 1, \"source\": \"Jadwal\" }");
            using var answer = await _app.AskAsync(request);
        }

        await ExpectAsync("200", "ministry", "GET /api/targets");
        await ExpectAsync("200", "ministry", "GET /api/unit-cost");
        await ExpectAsync("400 area-unknown", "ministry", "PUT /api/needs/99.99", Need);
        await ExpectAsync("400 area-unknown", "ministry", "PUT /api/targets/2026", "{ \"area\": \"99\", \"people\": 1, \"source\": \"SK\" }");
        await ExpectAsync("400 centre-unknown", "ministry", "PUT /api/seats/VII/2026-11", Seats);
        await ExpectAsync("400 place-unknown", "ministry", "PUT /api/exceptions/99.99/2026-11", Exception);
        await ExpectAsync("400 place-unknown", "operator", "PUT /api/nil-reports/32.77/2026", Nil);
        await ExpectAsync("400 exception-day", "province", "PUT /api/exceptions/32.73/2026-11", Exception.Replace("2026-12-05", "2026-11-25", StringComparison.Ordinal));
        await ExpectAsync("409 nil-with-people", "office", "PUT /api/nil-reports/32.77/2026-11", Nil);
        await ExpectAsync("409 period-closed", "empty", "PUT /api/nil-reports/32.18/2026-10", Nil);
    }

    private async Task FiguresAsync()
    {
        foreach (var who in (string[])["office", "empty", "province", "ministry", "centre"])
        {
            await ExpectAsync("200", who, "GET /api/coverage");
        }

        foreach (var more in (string[])["?region=32.77&compare=2026-10", "?province=32&known=deadline", "?period=2026-10", "?as-of=2026-11-10"])
        {
            await ExpectAsync("200", "ministry", $"GET /api/coverage{more}");
        }

        await ExpectAsync("400 period-invalid", "office", "GET /api/coverage?period=2027-01");
        await ExpectAsync("400 date-invalid", "office", "GET /api/coverage?period=2026-11&as-of=2026-11-25");
        await ExpectAsync("400 compare-invalid", "office", "GET /api/coverage?compare=2026-11");
        await ExpectAsync("400 known-invalid", "office", "GET /api/coverage?known=besok");
        await ExpectAsync("403 not-allowed", "office", "GET /api/coverage?region=32.73");
        await ExpectAsync("404 area-unknown", "ministry", "GET /api/coverage?region=99.99");
        await ExpectAsync("200", "centre", "GET /api/candidates/II");
        await ExpectAsync("400 candidates-invalid", "centre", "GET /api/candidates/II?seats=0");
        await ExpectAsync("403 not-allowed", "ministry", "GET /api/candidates/II");

        // Taken back only now, so that figures were told of what is stated.
        foreach (var (list, other) in new[]
        {
            ("targets", "office"), ("seats", "office"), ("unit-cost", "centre"), ("exceptions", "neighbour"), ("nil-reports", "ministry"), ("needs", "operator"),
        })
        {
            var subject = Uri.EscapeDataString((string)(await _app.JsonAsync(_keys["operator"], $"/api/{list}"))["statements"]![0]!["subject"]!);
            if (other != "operator")
            {
                await ExpectAsync("403 not-allowed", other, $"DELETE /api/{list}?subject={subject}");
            }

            await ExpectAsync("200", "operator", $"DELETE /api/{list}?subject={subject}");
        }

        // The word of the ministry is not the office's to take back.
        await ExpectAsync("201", "ministry", "PUT /api/needs/32.77", Need);
        await ExpectAsync("403 not-allowed", "office", $"DELETE /api/needs?subject={Uri.EscapeDataString("32.77|2026-10-31")}");
    }

    private async Task SummariesAsync()
    {
        await ExpectAsync("400 period-invalid", "ministry", "POST /api/summaries", "{}");
        await ExpectAsync("403 not-allowed", "office", "POST /api/summaries", "{}");
        await ExpectAsync("201", "ministry", "POST /api/summaries", "{ \"period\": \"2026-11\" }");
        await ExpectAsync("200", "ministry", "POST /api/summaries", "{ \"period\": \"2026-11\" }");
        await ExpectAsync("200", "office", "GET /api/summaries");
        await ExpectAsync("200", "ministry", "GET /api/summaries");
        foreach (var file in (string[])["2026-11/nasional-01.xlsx", "2026-11/data-01.csv", "latest/metadata.json"])
        {
            await ExpectAsync("200", "ministry", $"GET /api/summaries/{file}");
            await ExpectAsync("200", "operator", $"HEAD /api/summaries/{file}");
        }

        using var request = ServedApp.Request(_keys["ministry"], HttpMethod.Get, "/api/summaries/2026-11/data-01.csv");
        using var whole = await _app.AskAsync(request);
        foreach (var method in (string[])["GET", "HEAD"])
        {
            await ExpectAsync("304", "ministry", $"{method} /api/summaries/2026-11/data-01.csv", null, ("If-None-Match", whole.Headers.ETag!.ToString()));
        }

        await ExpectAsync("403 not-allowed", "office", "GET /api/summaries/2026-11/nasional-01.xlsx");
        await ExpectAsync("404 summary-unknown", "ministry", "GET /api/summaries/2026-11/nasional-02.xlsx");
        await ExpectAsync("403", "office", "HEAD /api/summaries/2026-11/nasional-01.xlsx");
        await ExpectAsync("404", "ministry", "HEAD /api/summaries/2026-11/nasional-02.xlsx");
    }

    private async Task ReferenceAsync()
    {
        await ExpectAsync("200", "office", "GET /api/reference");
        await ExpectAsync("200", "office", "GET /api/reference/wilayah");
        await ExpectAsync("400 time-invalid", "office", "GET /api/reference/wilayah?at=kemarin");
        await ExpectAsync("404 table-unknown", "office", "GET /api/reference/kecamatan");
        await ExpectAsync("403 not-allowed", "office", "PUT /api/reference/wilayah?note=pemekaran", "x");
        await ExpectAsync("404 table-unknown", "ministry", "PUT /api/reference/kecamatan?note=pemekaran", "x");
        await ExpectAsync("400 note-missing", "ministry", "PUT /api/reference/wilayah", "x");
        await ExpectAsync("422 table-invalid", "ministry", "PUT /api/reference/wilayah?note=pemekaran", RegionRows.Table.Shipped.Replace("WIB", "WIS", StringComparison.Ordinal));
        var longer = RegionRows.Table.Shipped.TrimEnd() + "\r\n32.69,kabupaten,Kabupaten Contoh Baru,32,Jawa Barat,WIB,II,perlu konfirmasi,2,0,20,UU contoh,,\r\n";
        await ExpectAsync("200", "ministry", "PUT /api/reference/wilayah?note=pemekaran", RegionRows.Table.Shipped);
        await ExpectAsync("201", "ministry", "PUT /api/reference/wilayah?note=pemekaran", longer);
        await ExpectAsync("200", "ministry", "PUT /api/reference/wilayah?note=pemekaran", longer);
        await ExpectAsync("200", "office", "GET /api/reference");
    }

    private async Task RightsAsync()
    {
        var somebody = $"\"nik\": \"{A.NikNumber(3).Digits}\"";
        foreach (var verb in (string[])["find", "export", "correct", "restrict", "lift", "erase"])
        {
            var more = verb is "correct" or "restrict" or "lift" ? $", {Reason}, \"fields\": {{ \"surel\": \"wulan@contoh.go.id\" }}" : "";
            await ExpectAsync("400 person-missing", "operator", $"POST /api/rights/{verb}", "{}");
            await ExpectAsync("400 nik-malformed", "operator", $"POST /api/rights/{verb}", "{ \"nik\": \"12\" }");
            await ExpectAsync("403 not-allowed", "office", $"POST /api/rights/{verb}", $"{{ {somebody} }}");
            await ExpectAsync("404 region-unknown", "office", $"POST /api/rights/{verb}", "{ \"region\": \"99.99\", \"person\": \"x\" }");
            await ExpectAsync("404 person-unknown", "office", $"POST /api/rights/{verb}", $"{{ \"region\": \"32.77\", \"person\": \"x\"{more} }}");
            if (more.Length > 0)
            {
                await ExpectAsync("400 reason-missing", "operator", $"POST /api/rights/{verb}", $"{{ {somebody} }}");
            }

            if (verb == "erase")
            {
                await ExpectAsync("200", "operator", "POST /api/rights/export", $"{{ {somebody} }}");
            }

            await ExpectAsync("200", "operator", $"POST /api/rights/{verb}", $"{{ {somebody}{more} }}");
            if (verb == "restrict")
            {
                await ExpectAsync("200", "operator", "POST /api/rights/export", $"{{ {somebody} }}");
            }
        }

        await ExpectAsync("400 fields-unreadable", "operator", "POST /api/rights/correct", $"{{ \"nik\": \"{A.NikNumber(4).Digits}\", {Reason}, \"fields\": {{ \"agama\": \"x\" }} }}");
    }

    private async Task BreachAsync()
    {
        const string Window = "\"from\": \"2026-11-01T00:00+07:00\", \"to\": \"2026-11-24T00:00\"";
        await ExpectAsync("200", "operator", "POST /api/rights/breach", $"{{ {Window} }}");
        await ExpectAsync("200", "operator", "POST /api/rights/breach", $"{{ {Window}, \"region\": \"32.77\", \"actor\": \"office:aaaaaaaaaaaa\" }}");
        await ExpectAsync("200", "operator", "POST /api/rights/breach", $"{{ {Window} }}", ("Accept", "text/csv"));
        await ExpectAsync("403 not-allowed", "ministry", "POST /api/rights/breach", $"{{ {Window} }}");
        await ExpectAsync("404 region-unknown", "operator", "POST /api/rights/breach", $"{{ {Window}, \"region\": \"99.99\" }}");
        foreach (var (code, body) in new[]
        {
            ("body-invalid", "["),
            ("from-invalid", "{}"),
            ("to-invalid", "{ \"from\": \"2026-11-01T00:00\" }"),
            ("found-invalid", $"{{ {Window}, \"found\": \"x\" }}"),
            ("window-reversed", "{ \"from\": \"2026-11-02T00:00\", \"to\": \"2026-11-01T00:00\" }"),
            ("window-future", "{ \"from\": \"2026-11-02T00:00\", \"to\": \"2126-11-01T00:00\" }"),
            ("found-early", $"{{ {Window}, \"found\": \"2026-10-01T00:00\" }}"),
            ("actor-invalid", $"{{ {Window}, \"actor\": \"x\" }}"),
        })
        {
            await ExpectAsync($"400 {code}", "operator", "POST /api/rights/breach", body);
        }
    }
}
