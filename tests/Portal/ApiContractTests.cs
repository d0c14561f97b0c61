using System.Net;
using System.Text;
using SertiKesos.Tests.Support;
using Xunit.Sdk;

namespace SertiKesos.Tests.Portal;

/// <summary>What holds answers against the description finds what is otherwise.</summary>
public sealed class ApiContractTests
{
    private const string Live = "/api/health/live";
    private const string Figures = "/api/coverage";
    private const string Refused = "{ \"title\": \"x\", \"status\": 403, \"detail\": \"x\", \"code\": \"not-allowed\" }";

    [Theory]
    [InlineData(Live, 200, "application/json", "{ \"status\": \"hidup\" }")]
    [InlineData(Figures, 403, "application/problem+json", Refused)]
    [InlineData("/api/tidak-ada", 418, null, "")]
    [InlineData("/api/rights/export", 405, null, "")]
    public async Task An_answer_as_described_passes(string path, int status, string? type, string content) => await CheckAsync(path, status, type, content);

    [Theory]
    [InlineData(Live, 201, "application/json", "{ \"status\": \"hidup\" }", "status is not described")]
    [InlineData(Live, 200, "text/plain", "{ \"status\": \"hidup\" }", "kind of content")]
    [InlineData(Live, 200, "application/json", "", "no body")]
    [InlineData(Live, 200, "application/json", "{ \"status\": \"mati\" }", "enum")]
    [InlineData(Live, 200, "application/json", "{ \"status\": null }", "/status")]
    [InlineData(Live, 200, "application/json", "{ }", "required")]
    [InlineData(Live, 200, "application/json", "{ \"status\": \"hidup\", \"lain\": 1 }", "/lain")]
    [InlineData(Figures, 403, "application/problem+json", "{ \"title\": \"x\", \"status\": 403, \"detail\": \"x\", \"code\": \"lain\" }", "code lain")]
    [InlineData(Figures, 429, "application/problem+json", "{ \"title\": \"x\", \"status\": 429, \"detail\": \"x\", \"code\": \"too-many\" }", "Retry-After")]
    public async Task Any_other_answer_does_not(string path, int status, string? type, string content, string fault)
    {
        var failure = await Assert.ThrowsAnyAsync<XunitException>(() => CheckAsync(path, status, type, content));
        Assert.Contains(fault, failure.Message, StringComparison.Ordinal);
    }

    private static async Task CheckAsync(string path, int status, string? type, string content)
    {
        using var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(content)) };
        answer.Content.Headers.ContentType = type is null ? null : new(type);
        await new ApiContract().CheckAsync(HttpMethod.Get, path, answer);
    }
}
