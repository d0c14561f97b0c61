using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using SertiKesos.Portal;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Flow;

/// <summary>What happens at the edge of the service, at every address: storage away, too many requests, no such thing.</summary>
public sealed partial class EdgeTests : IAsyncLifetime
{
    private const int PerMinute = 600;

    private PrivateStorage _storage = null!;
    private FaultProxy _proxy = null!;
    private AppProcess _app = null!;
    private HttpClient _http = null!;
    private string _operator = "";

    public async Task InitializeAsync()
    {
        _storage = await PrivateStorage.StartAsync();
        _proxy = await FaultProxy.StartAsync(_storage.ConnectionString);
        _app = await AppProcess.ServeAsync(_storage.Folder, _proxy.ConnectionString, "--as-of=2026-11-24", $"--set=Limits:RequestsPerMinute={PerMinute}");
        _http = new HttpClient { BaseAddress = new Uri(_app.Url) };
        var key = Path.Combine(_storage.Folder, ".sertikesos", "operator.key");
        await Eventually.TrueAsync(() => _app.Output.Contains("SertiKesos berjalan", StringComparison.Ordinal));
        _operator = (await File.ReadAllTextAsync(key)).Trim();
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        await _proxy.DisposeAsync();
        await _storage.DisposeAsync();
    }

    [Fact]
    public async Task Every_address_says_when_to_come_back_while_storage_is_away()
    {
        // Every address looks for its key first, in a table; a form is first looked at whether a page of ours showed it.
        _proxy.Forbids = request => request.Service == "table";
        foreach (var address in Address.All.Where(address => address.Answer != AnswerClass.Public && !address.IsForm).DistinctBy(address => (address.Route, address.Method)))
        {
            using var answer = await SendAsync(address.Method, "/api/" + Part().Replace(address.Route, "32.77"), "{}");

            Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{address.Function} answers {answer.StatusCode}.");
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.NotNull(answer.Headers.RetryAfter);
        }
    }

    [Fact]
    public async Task Storage_that_is_away_for_a_while_ends_nothing()
    {
        _proxy.BeforeForward = _ => Task.FromResult(false);
        // Longer than a client of storage tries by itself.
        await Task.Delay(TimeSpan.FromSeconds(20));
        _proxy.BeforeForward = null;

        var roster = Xlsx.Of("Data", [SmallRoster.Header, SmallRoster.Row(1)]).Build().Content;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/rosters/32.77") { Content = new ByteArrayContent(roster) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _operator);
        using var taken = await _http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        await Eventually.TrueAsync(
            async () =>
            {
                using var shown = await SendAsync(HttpMethod.Get, taken.Headers.Location!.OriginalString);
                return (await shown.Content.ReadAsStringAsync()).Contains("\"accepted\"", StringComparison.Ordinal);
            },
            "the roster to be accepted");
    }

    [Fact]
    public async Task A_key_that_asks_too_often_is_sent_away_and_others_are_not()
    {
        HttpResponseMessage? refused = null;
        for (var request = 0; request < 4 * PerMinute && refused is null; request++)
        {
            var answer = await SendAsync(HttpMethod.Get, "/api/rosters/99.99");
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                refused = answer;
            }
            else
            {
                answer.Dispose();
            }
        }

        Assert.NotNull(refused);
        Assert.Contains("too-many", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(refused.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        refused.Dispose();
        using var other = await _http.GetAsync(new Uri("/api/health/live", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/api", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/tidak/ada", HttpStatusCode.NotFound)]
    [InlineData("PATCH", "/api/rosters/32.77", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/api/reference/wilayah?at=9999-12-31", HttpStatusCode.OK)]
    [InlineData("GET", "/api/reference/wilayah?at=9999-12-31T23:59:59Z", HttpStatusCode.OK)]
    [InlineData("GET", "/api/reference/wilayah?at=0001-01-01", HttpStatusCode.OK)]
    [InlineData("GET", "/api/people/32.77?as-of=0001-01-01&reason=pemeriksaan", HttpStatusCode.OK)]
    [InlineData("GET", "/api/coverage?period=0001-01&compare=0001-01", HttpStatusCode.BadRequest)]
    public async Task Odd_requests_are_answered_in_words_with_all_headers(string method, string path, HttpStatusCode expected)
    {
        using var answer = await SendAsync(new HttpMethod(method), path);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Equal(expected == HttpStatusCode.OK, answer.Content.Headers.ContentType?.MediaType != "application/problem+json");
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null || method == HttpMethod.Get ? null : new StringContent(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _operator);
        return _http.SendAsync(request);
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Part();
}
