using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using SertiKesos.Tests.Support;
using Xunit.Abstractions;

namespace SertiKesos.Rigs;

/// <summary>
/// Thousands of requests as no client of ours would send them, to every address: each is answered, with an error in words
/// where it is one, and never with a failure of the program's own.
/// </summary>
public sealed partial class RouteFuzzTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Requests = 5_000;
    private const int AtOnce = 4;

    private static readonly string[] Texts =
    [
        "", " ", ".", "..", "%00", "%01", "%0d%0aX: y", "%EF%BF%BF", "%EF%BF%BE", "%ED%A0%80", "%C0%AF", "%F0%9F%92%A9", "%E2%80%AE", "%2F", "%2e%2e%2f", "%5C", "%23", "%3F", "'", "\"", "<script>", "{{7*7}}",
        "0", "-1", "1e309", "9999999999999999999999", "NaN", "null", "true", "2026-11", "2026-13", "0000-00", "0001-01", "9999-12", "9999-12-31", "0001-01-01", "2026-02-30", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00%2B14:00",
        "32.77", "32,77", "3277", "32.99", "99.99", "00.00", "32.77 ", "%D9%A3%D9%A2.%D9%A7%D9%A7", "32", "I", "VI", "VII", "wilayah", "hari-libur", "3277011708850001", "PSM", "x|y", "a/b", "a\\b", "inbox", "current", "latest",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "=cmd|'/c calc'!A1", "${jndi:ldap://x}", "1;DROP TABLE x", "' or '1'='1",
    ];

    private static readonly string[] Queries =
        ["as-of", "at", "period", "compare", "known", "province", "region", "subject", "note", "window", "seats", "classes", "mode", "reason", "letter", "code", "%00", "_"];

    private static readonly string[] Moments =
        ["0001-01", "9999-12", "2026-11", "2025-11", "0001-01-01", "2026-11-10", "9999-12-31", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-11-24T09:30:00%2B07:00", "deadline", "now", "32", "32.77", "0", "1", "2147483648"];

    /// <summary>What a function reads of its address, so that most requests get past the door.</summary>
    private static readonly IReadOnlyDictionary<string, string[]> OwnQueries = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["ListPeople"] = ["as-of", "reason", "letter"],
        ["ReadReference"] = ["at"],
        ["PutReference"] = ["note"],
        ["GetCoverage"] = ["period", "as-of", "compare", "known", "province", "region"],
        ["GetCandidates"] = ["window", "seats", "classes", "mode"],
    };

    /// <summary>Fields of bodies, all of them: a function reads its own and overlooks the others.</summary>
    private static readonly string[] Fields =
    [
        "nik", "region", "person", "reason", "askedBy", "fields", "role", "takeOver", "other", "answer", "period", "from", "to", "actor", "found", "families", "countedOn", "source", "area",
        "people", "mode", "sessions", "seatsPerSession", "rupiah", "until", "approver", "signer",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1", "5", "2026", "1e400", "1.5", "99999999999999999999", "2147483647", "[]", "{}", "[[]]", "\"\"", "\" \"", "\"x\"", "\"32.77\"", "\"32.73\"", "\"99.99\"", "\"32\"", "\"2026-11\"", "\"9999-12\"",
        "\"0001-01\"", "\"2026-11-24\"", "\"9999-12-31\"", "\"0001-01-01\"", "\"2026-11-24T09:30+07:00\"", "\"9999-12-31T23:59:59Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"\\uffff\"", "\"\\ufffe dan lain\"", "\"\\ud800\"", "\"\\u0000\"",
        "\"Data keluarga dinas sosial\"", "\"both\"", "\"moved-here\"", "\"moved\"", "\"PSM\"", "\"tatap-muka\"", "\"daring\"", "\"3277011708850001\"", "{\"nama\":\"\\uffff\"}", "{\"tanggalLahir\":\"9999-12-31\"}", "{\"nama\":null}", "{\"nama\":5}", "\"office:aaaaaaaaaaaa\"",
    ];

    private static readonly string[] HeaderNames =
        ["X-File-Name", "Content-Type", "Accept", "X-Reason", "X-Reason-Letter", "Range", "If-None-Match", "X-HTTP-Method-Override", "Content-Encoding", "Origin", "X-Forwarded-For", "Cookie", "Expect-CT"];

    private static readonly string[] Bodies =
    [
        "", " ", "null", "[]", "{}", "\"\"", "1", "{", "[[[[[[[[[[", "{\"a\":1}", "bukan json", "\uFEFF{}", "{\"region\":null}", "{\"person\":\"\\ud800\"}", "{\"period\":\"9999-12\"}", "{\"period\":\"0001-01\"}", "{\"period\":1}",
        "{\"nik\":\"3277011708850001\"}", "{\"nik\":\"\\uffff\"}", "{\"nik\":\"٣٢٧٧٠١١٧٠٨٨٥٠٠٠١\"}", "{\"region\":\"32.77\",\"person\":\"\\u0000\"}", "{\"region\":\"32.77\",\"person\":\"x\",\"reason\":\"\\udfff alasan panjang\",\"askedBy\":\"y\",\"fields\":{\"nama\":\"\\uffff\"}}",
        "{\"region\":\"32.77\",\"person\":\"x\",\"reason\":\"alasan panjang\",\"askedBy\":\"y\",\"fields\":{\"tanggalLahir\":\"9999-12-31\",\"nama\":null}}", "{\"person\":\"x\",\"role\":\"PSM\",\"reason\":\"moved\"}", "{\"takeOver\":true}",
        "{\"person\":\"x\",\"other\":\"32.73\",\"answer\":\"both\"}", "{\"reason\":\"Sudah dicocokkan dengan KTP\"}", "{\"from\":\"0001-01-01T00:00Z\",\"to\":\"9999-12-31T23:59Z\"}", "{\"from\":\"2026-11-24T09:30+99:00\",\"to\":\"x\"}",
        "{\"families\":-1}", "{\"families\":1e300,\"source\":\"\\uffff\"}", "{\"families\":10,\"year\":99999,\"source\":\"a\",\"on\":\"9999-12-31\"}", "{\"percent\":101,\"people\":-5}", "{\"seats\":2147483648}", "{\"amount\":79228162514264337593543950335,\"source\":\"x\"}",
        "{\"deadline\":\"9999-12-31\",\"reason\":\"\\ud83d\"}", "kode;nama\n32.77;x", "a,b\n\"1,2", "%PDF-1.7", "PK\u0003\u0004", "\0\0\0\0",
    ];

    private ServedApp _app = null!;
    private string?[] _keys = [];
    private string[] _good = [];

    public async Task InitializeAsync()
    {
        _app = await ServedApp.StartAsync("--as-of", "2026-11-24", "--set", "Limits:RequestsPerMinute=1000000");
        _good =
        [
            await _app.KeyAsync("--role", "office", "--scope", "32.77"), await _app.KeyAsync("--role", "province", "--scope", "32"),
            await _app.KeyAsync("--role", "ministry"), await _app.KeyAsync("--role", "operator"), await _app.KeyAsync("--role", "centre", "--scope", "II"),
        ];
        _keys = [null, "", "sk_x", .. _good, .. _good, .. _good];
        await _app.HandInAsync(_good[0]!, "32.77", Canaries.Roster(Enumerable.Range(1, 5)));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task No_request_is_answered_with_a_failure_or_without_words()
    {
        var seed = Setting.Number("SERTIKESOS_ROUTE_SEED", Random.Shared.Next());
        var wrong = new List<string>();
        var counts = new SortedDictionary<int, int>();
        await Parallel.ForAsync(0, Requests, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, cancel) =>
        {
            var chance = new Random(unchecked((seed * 31) + number));
            using var request = Draw(chance);
            var label = $"{number}: {request.Method} {request.RequestUri}";
            HttpStatusCode status;
            string body;
            string? type;
            try
            {
                using var answer = await _app.Http.SendAsync(request, cancel);
                (status, type, body) = (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync(cancel));
                if (Judge(request, answer, type, body) is { } fault)
                {
                    lock (wrong)
                    {
                        wrong.Add($"{label}: {(int)status} {fault} {body[..Math.Min(body.Length, 160)]}");
                    }
                }
            }
            catch (HttpRequestException cut)
            {
                lock (wrong)
                {
                    wrong.Add($"{label}: {cut.Message}");
                }

                return;
            }

            lock (wrong)
            {
                counts[(int)status] = counts.GetValueOrDefault((int)status) + 1;
            }
        });

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"FUZZ seed {seed}, {Requests} requests: {string.Join(", ", counts.Select(count => $"{count.Key} {count.Value}"))}; {wrong.Count} wrong"));
        Assert.True(wrong.Count == 0, $"seed {seed}\n{string.Join('\n', wrong.Take(40))}");
        Assert.DoesNotContain("   at ", string.Concat(_app.Said), StringComparison.Ordinal);
        Assert.True(counts.GetValueOrDefault(200) > 50 && counts.GetValueOrDefault(400) > 50, "The requests do not get far enough to show anything.");
    }

    [Fact]
    public async Task What_is_no_http_is_refused_without_a_word_about_the_program()
    {
        foreach (var said in (string[])
            [
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /api/%00 HTTP/1.1\r\nHost: a\r\n\r\n",
                "POST /api/summaries HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "POST /api/summaries HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
                "\u0016\u0003\u0001",
                "GET /api/health/live HTTP/9.9\r\n\r\n",
                $"GET /api/health/live HTTP/1.1\r\nHost: a\r\nX: {new string('x', 100_000)}\r\n\r\n",
            ])
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, _app.Http.BaseAddress!.Port);
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.Latin1.GetBytes(said));
            client.Client.Shutdown(SocketShutdown.Send);
            using var answer = new MemoryStream();
            await stream.CopyToAsync(answer);

            Assert.DoesNotMatch(@"HTTP/1\.1 (?:2\d\d|50[0-4])|Exception|   at |Kestrel", Encoding.Latin1.GetString(answer.ToArray()));
        }
    }

    private HttpRequestMessage Draw(Random chance)
    {
        // Functions that read queries have the most to go wrong.
        var address = chance.Next(3) == 0 ? Pick(chance, Address.All.Where(address => OwnQueries.ContainsKey(address.Function)).ToList()) : Pick(chance, Address.All);
        var path = new StringBuilder("/api/").Append(Part().Replace(address.Route, part => chance.Next(4) > 0 ? Usual(part.Groups["name"].Value) : Pick(chance, Texts)));
        if (chance.Next(20) == 0)
        {
            path.Append('/').Append(Pick(chance, Texts));
        }

        if (chance.Next(60) == 0)
        {
            path.Append('/').Append('a', chance.Next(60_000));
        }

        var own = OwnQueries.GetValueOrDefault(address.Function) ?? (address.Method == HttpMethod.Delete ? ["subject"] : Queries);
        for (var query = chance.Next(4); query > 0; query--)
        {
            path.Append(path.ToString().Contains('?', StringComparison.Ordinal) ? '&' : '?')
                .Append(Pick(chance, chance.Next(5) > 0 ? own : Queries)).Append('=').Append(Pick(chance, chance.Next(2) == 0 ? Moments : Texts));
        }

        var method = chance.Next(8) == 0 ? new HttpMethod(Pick(chance, ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "PROPFIND"])) : address.Method;
        // What no path holds as it is: the server is to see the rest as it was drawn.
        var target = path.Replace(" ", "%20").Replace("\\", "%5C").Replace("\"", "%22").Replace("<", "%3C").Replace(">", "%3E").Replace("{", "%7B").Replace("}", "%7D").Replace("|", "%7C").Replace("^", "%5E").Replace("`", "%60").Replace("#", "%23").ToString();
        var request = new HttpRequestMessage(method, new Uri(_app.Http.BaseAddress!.GetLeftPart(UriPartial.Authority) + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (method != HttpMethod.Get && method != HttpMethod.Head)
        {
            var body = Encoding.UTF8.GetBytes(chance.Next(3) == 0 ? Pick(chance, Bodies) : Body(chance));
            request.Content = new ByteArrayContent(chance.Next(40) == 0 ? new byte[chance.Next(200_000)] : chance.Next(10) == 0 ? Spoil(body, chance) : body);
        }

        if (Pick(chance, _keys) is { } key)
        {
            request.Headers.TryAddWithoutValidation("Authorization", chance.Next(20) == 0 ? "Basic " + key : "Bearer " + key);
        }

        for (var header = chance.Next(3); header > 0; header--)
        {
            var name = Pick(chance, HeaderNames);
            var value = chance.Next(30) == 0 ? new string('a', chance.Next(4_000)) : chance.Next(5) == 0 ? "multipart/form-data; boundary=x" : Pick(chance, Texts);
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    private static string Body(Random chance) =>
        $"{{{string.Join(',', Fields.Where(_ => chance.Next(3) > 0).Select(field => $"\"{field}\":{Pick(chance, Values)}"))}}}";

    private static string? Judge(HttpRequestMessage request, HttpResponseMessage answer, string? type, string body)
    {
        var status = (int)answer.StatusCode;
        if (status >= 500)
        {
            return "is a failure";
        }

        if (body.Contains("   at ", StringComparison.Ordinal) || body.Contains("Exception", StringComparison.Ordinal))
        {
            return "tells of the program";
        }

        if (!answer.Headers.TryGetValues("X-Content-Type-Options", out _) && !IsServersOwn(request))
        {
            return "lacks its headers";
        }

        return status < 400 || request.Method == HttpMethod.Head || IsServersOwn(request) ? null
            : type != "application/problem+json" ? $"is an error of the kind {type}"
            : !body.Contains("\"detail\"", StringComparison.Ordinal) || !body.Contains("\"code\"", StringComparison.Ordinal) ? "says nothing"
            : null;
    }

    /// <summary>What the server refuses before the program sees it: a zero byte in the path.</summary>
    private static bool IsServersOwn(HttpRequestMessage request) => request.RequestUri!.OriginalString.Split('?')[0].Contains("%00", StringComparison.Ordinal);

    private static byte[] Spoil(byte[] body, Random chance)
    {
        if (body.Length > 0)
        {
            body[chance.Next(body.Length)] = (byte)chance.Next(256);
        }

        return body;
    }

    private static string Usual(string part) => part switch
    {
        "region" or "area" => "32.77",
        "centre" => "II",
        "year" => "2026",
        "month" or "period" => "2026-11",
        "table" => "wilayah",
        _ => "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    };

    private static T Pick<T>(Random chance, IReadOnlyList<T> from) => from[chance.Next(from.Count)];

    [GeneratedRegex(@"\{(?<name>\w+)\}")]
    private static partial Regex Part();
}
