using SertiKesos.Reference.Tables;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Flow;

/// <content>Figures, issues, reference tables, and the rights of people.</content>
public sealed partial class ApiAnswerTests
{
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
            ("targets", "office"), ("seats", "office"), ("unit-cost", "centre"), ("exceptions", "neighbour"), ("nil-reports", "ministry"), ("contacts", "neighbour"), ("needs", "operator"),
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
        await ExpectAsync("404 summary-unknown", "office", "GET /api/summaries/2026-09");
        await _app.PublishedAsync(_keys["ministry"]!, "2026-11");
        await ExpectAsync("200", "office", "GET /api/summaries/2026-11");
        await ExpectAsync("200", "office", "GET /api/summaries/2026-11/32.77-01.xlsx");
        await ExpectAsync("403 reason-needed", "ministry", "GET /api/summaries/2026-11/32.77-01.xlsx");
        await ExpectAsync("400 reason-missing", "ministry", "POST /api/summaries/2026-11/1/withdraw", "{}");
        await ExpectAsync("403 not-allowed", "office", "POST /api/summaries/2026-11/1/withdraw", "{}");
        const string reason = "{ \"reason\": \"Angka satu kota keliru.\" }";
        await ExpectAsync("404 summary-unknown", "ministry", "POST /api/summaries/2026-11/9/withdraw", reason);
        await ExpectAsync("200", "ministry", "POST /api/summaries/2026-11/1/withdraw", reason);
        await ExpectAsync("200", "ministry", "GET /api/summaries");
        await ExpectAsync("200", "ministry", "GET /api/summaries/2026-11");
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
