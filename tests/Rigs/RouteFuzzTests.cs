using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SertiKesos.Tests.Support;
using Xunit.Abstractions;

namespace SertiKesos.Rigs;

/// <summary>
/// Thousands of requests as no client of ours would send them, to every address: each is answered, with an error in words
/// where it is one, and never with a failure of the program's own.
/// </summary>
public sealed class RouteFuzzTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Requests = 5_000;
    private const int AtOnce = 4;

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
            using var request = OddRequests.Draw(chance, _app.Http.BaseAddress!, _keys);
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

    private static string? Judge(HttpRequestMessage request, HttpResponseMessage answer, string? type, string body)
    {
        var status = (int)answer.StatusCode;
        if (status >= 500)
        {
            return "is a failure";
        }

        if (body.Contains("   at ", StringComparison.Ordinal) || body.Contains("Exception:", StringComparison.Ordinal))
        {
            return "tells of the program";
        }

        if (!answer.Headers.TryGetValues("X-Content-Type-Options", out _) && !IsServersOwn(request))
        {
            return "lacks its headers";
        }

        return status < 400 || request.Method == HttpMethod.Head || IsServersOwn(request) ? null
            : request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase) && type == "text/html"
                ? (body.Contains("<code>", StringComparison.Ordinal) || body.Contains("role=\"alert\"", StringComparison.Ordinal) ? null : "is a page that says nothing")
            : type == "text/html" && status == 401 && body.Contains("role=\"alert\"", StringComparison.Ordinal) ? null
            : type != "application/problem+json" ? $"is an error of the kind {type}"
            : !body.Contains("\"detail\"", StringComparison.Ordinal) || !body.Contains("\"code\"", StringComparison.Ordinal) ? "says nothing"
            : null;
    }

    /// <summary>What the server refuses before the program sees it: a zero byte in the path.</summary>
    private static bool IsServersOwn(HttpRequestMessage request) => request.RequestUri!.OriginalString.Split('?')[0].Contains("%00", StringComparison.Ordinal);
}
