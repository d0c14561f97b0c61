using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SertiKesos.Portal;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Flow;

/// <content>Rosters, people, and what is stated beside them.</content>
public sealed partial class ApiAnswerTests
{
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
            ("contacts", "contacts/32.77", Contact, "office", "contact-invalid"),
        })
        {
            await ExpectAsync("201", who, $"PUT /api/{put}", body);
            await ExpectAsync("200", who, $"PUT /api/{put}", body);
            await ExpectAsync($"400 {wrong}", who, $"PUT /api/{put}", "{}");
            var personal = Regex.Replace(body, "(\"(?:source|reason|unit)\": )\"[^\"]*\"", "$1\"lihat 3277 0117 0885 0042\"");
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
        await ExpectAsync("400 contact-unknown", "ministry", "PUT /api/contacts/99.99", Contact);
        await ExpectAsync("400 exception-day", "province", "PUT /api/exceptions/32.73/2026-11", Exception.Replace("2026-12-05", "2026-11-25", StringComparison.Ordinal));
        await ExpectAsync("409 nil-with-people", "office", "PUT /api/nil-reports/32.77/2026-11", Nil);
        await ExpectAsync("409 period-closed", "empty", "PUT /api/nil-reports/32.18/2026-10", Nil);
    }
}
