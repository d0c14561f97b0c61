using System.Net;
using Azure;
using Azure.Core;
using Azure.Data.Tables;

namespace SertiKesos.Tests.Lib.Tables;

public sealed class CredentialTests
{
    private static readonly Uri Account = new("https://a.table.core.windows.net");

    [Theory]
    [InlineData(null, "https://storage.azure.com/.default")]
    [InlineData("AzureGov", "https://storage.azure.us/.default")]
    [InlineData("AzureChina", "https://storage.azure.cn/.default")]
    [InlineData("https://tables.example/", "https://tables.example/.default")]
    [InlineData("https://tables.example/.default", "https://tables.example/.default")]
    public async Task An_identity_is_asked_for_a_token_of_the_audience(string? audience, string scope)
    {
        var credential = new KeptScope();
        string? authorization = null;
        var options = TableOptions.Answering(request =>
        {
            authorization = request.Headers.Authorization?.ToString();
            return new HttpResponseMessage(HttpStatusCode.NoContent);
        });
        if (audience is not null)
        {
            options.Audience = audience;
        }

        await new TableServiceClient(Account, credential, options).DeleteTableAsync("t");

        Assert.Equal(scope, credential.Scope);
        Assert.Equal("Bearer invented", authorization);
    }

    [Fact]
    public async Task A_signature_joins_the_query_of_every_try_once()
    {
        var queries = new List<string>();
        var credential = new AzureSasCredential("?sv=1&sig=first");
        var options = TableOptions.Answering(request =>
        {
            queries.Add(request.RequestUri!.Query);
            credential.Update("sv=1&sig=second");
            return queries.Count == 1 ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) : Values("[]");
        });

        await foreach (var _ in new TableClient(new Uri(Account, "t"), credential, options).QueryAsync<TableEntity>(maxPerPage: 7))
        {
        }

        Assert.Equal(["?$top=7&sv=1&sig=first", "?$top=7&sv=1&sig=second"], queries);
    }

    [Fact]
    public async Task An_address_may_carry_its_own_signature()
    {
        var addresses = new List<string>();
        var options = TableOptions.Answering(request =>
        {
            addresses.Add(request.RequestUri!.AbsoluteUri);
            return new HttpResponseMessage(HttpStatusCode.NoContent);
        });
        var client = new TableClient(new Uri(Account, "People?sv=1&sig=2"), options);

        await client.DeleteEntityAsync("p", "r");

        Assert.Equal("People", client.Name);
        Assert.Equal("https://a.table.core.windows.net/People", client.Uri.AbsoluteUri);
        Assert.Equal(["https://a.table.core.windows.net/People(PartitionKey='p',RowKey='r')?sv=1&sig=2"], addresses);
    }

    [Fact]
    public void A_signature_does_not_travel_in_the_clear() =>
        Assert.Throws<ArgumentException>(() => new TableServiceClient(new Uri("http://a.table.core.windows.net"), new AzureSasCredential("sig=1")));

    [Fact]
    public async Task Every_request_says_its_versions_and_asks_for_json()
    {
        HttpRequestMessage? sent = null;
        var options = TableOptions.Answering(request =>
        {
            sent = request;
            return new HttpResponseMessage(HttpStatusCode.NoContent);
        });

        await new TableServiceClient(Account, new TableSharedKeyCredential("a", "a2V5"), options).DeleteTableAsync("t");

        Assert.Equal(["2020-12-06"], sent!.Headers.GetValues("x-ms-version"));
        Assert.Equal(["3.0"], sent.Headers.GetValues("DataServiceVersion"));
        Assert.Equal("application/json;odata=minimalmetadata", sent.Headers.Accept.ToString());
        Assert.True(sent.Headers.Contains("x-ms-client-request-id"));
        Assert.False(sent.Headers.Contains("Date"));
    }

    internal static HttpResponseMessage Values(string array) =>
        new(HttpStatusCode.OK) { Content = new StringContent($$"""{"value":{{array}}}""") };

    private sealed class KeptScope : TokenCredential
    {
        public string? Scope { get; private set; }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scope = Assert.Single(requestContext.Scopes);
            return new AccessToken("invented", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
