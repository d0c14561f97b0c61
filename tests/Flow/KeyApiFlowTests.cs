using System.Net;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Flow;

/// <summary>Access keys over HTTP, as an operator without a shell on the machine makes and closes them.</summary>
public sealed class KeyApiFlowTests : IAsyncLifetime
{
    private ServedApp _app = null!;
    private string _operator = "";

    public async Task InitializeAsync()
    {
        _app = await ServedApp.StartAsync("--as-of", "2026-11-24");
        _operator = await _app.KeyAsync("--role", "operator");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_key_is_made_opens_its_office_and_opens_nothing_once_it_is_closed()
    {
        var made = await PostAsync("{ \"role\": \"office\", \"scope\": \"32.77\" }");
        Assert.Equal(HttpStatusCode.Created, made.Status);
        var (key, id) = ((string)made.Body["key"]!, (string)made.Body["made"]!["id"]!);
        Assert.Null(await _app.CodeAsync(key, "/api/rosters/32.77"));
        Assert.Equal("not-allowed", await _app.CodeAsync(key, "/api/rosters/32.73"));

        var list = (await _app.JsonAsync(_operator, "/api/keys"))["keys"]!.AsArray();
        var line = list.Single(line => (string?)line!["id"] == id)!;
        Assert.Equal(("office", "32.77", false), ((string?)line["role"], (string?)line["scope"], (bool)line["revoked"]!));
        Assert.Equal(TimeSpan.FromDays(365), (DateTimeOffset)line["expiresAt"]! - (DateTimeOffset)line["createdAt"]!);
        Assert.DoesNotContain("sk_", list.ToJsonString(), StringComparison.Ordinal);

        for (var time = 0; time < 2; time++)
        {
            Assert.Equal(HttpStatusCode.OK, (await _app.SendAsync(_operator, HttpMethod.Delete, $"/api/keys/{id}")).Status);
            Assert.Equal("key-missing", await _app.CodeAsync(key, "/api/rosters/32.77"));
        }

        var records = (await _app.VerbAsync(0, "audit", "list", "--scope", "nasional")).Split('\n').Where(record => record.Contains(id, StringComparison.Ordinal)).ToList();
        Assert.Equal(["key.created", "key.revoked"], records.Select(record => record.Split(' ')[3]));
        Assert.All(records, record => Assert.StartsWith("operator:", record.Split(' ')[2], StringComparison.Ordinal));
        Assert.DoesNotContain(_app.Said, said => said.Contains(key, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bukan json", "key-invalid")]
    [InlineData("{ \"role\": \"Office\", \"scope\": \"32.77\" }", "key-invalid")]
    [InlineData("{ \"role\": \"office\" }", "scope-invalid")]
    [InlineData("{ \"role\": \"office\", \"scope\": \"32\" }", "scope-invalid")]
    [InlineData("{ \"role\": \"office\", \"scope\": \"99.99\" }", "scope-invalid")]
    [InlineData("{ \"role\": \"province\", \"scope\": \"99\" }", "scope-invalid")]
    [InlineData("{ \"role\": \"centre\", \"scope\": \"XX\" }", "scope-invalid")]
    [InlineData("{ \"role\": \"operator\", \"scope\": \"32\" }", "scope-invalid")]
    public async Task What_is_no_key_to_be_made_is_refused(string body, string code) => Assert.Equal(code, (await PostAsync(body)).Code);

    [Fact]
    public async Task Only_operators_come_to_it_and_none_closes_the_key_in_use()
    {
        var ministry = await _app.KeyAsync("--role", "ministry");
        Assert.Equal("not-allowed", await _app.CodeAsync(ministry, "/api/keys"));
        Assert.Equal("key-missing", await _app.CodeAsync(null, "/api/keys"));
        Assert.Equal("not-allowed", (await _app.SendAsync(ministry, HttpMethod.Post, "/api/keys", "{ \"role\": \"operator\" }")).Code);
        Assert.Equal("not-allowed", (await _app.SendAsync(ministry, HttpMethod.Delete, "/api/keys/000000000000")).Code);

        Assert.Equal("key-unknown", (await _app.SendAsync(_operator, HttpMethod.Delete, "/api/keys/000000000000")).Code);
        // The first start made one operator key as well.
        var operators = (await _app.JsonAsync(_operator, "/api/keys"))["keys"]!.AsArray().Where(line => (string?)line!["role"] == "operator").Select(line => (string)line!["id"]!);
        var codes = new List<string?>();
        foreach (var id in operators)
        {
            codes.Add((await _app.SendAsync(_operator, HttpMethod.Delete, $"/api/keys/{id}")).Code);
        }

        Assert.Equal([null, "key-own"], codes.Order(StringComparer.Ordinal));
        Assert.Null(await _app.CodeAsync(_operator, "/api/keys"));
    }

    private Task<ServedAnswer> PostAsync(string body) => _app.SendAsync(_operator, HttpMethod.Post, "/api/keys", body);
}
