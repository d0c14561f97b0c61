using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace SertiKesos.Tests.Lib.Tables;

public sealed class SharedKeyLitePolicyTests
{
    private const string Date = "Mon, 23 Nov 2026 01:02:03 GMT";

    /// <summary>The emulator's published key.</summary>
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    [Theory]
    [InlineData("https://a.table.core.windows.net/Tables", "/a/Tables")]
    [InlineData("http://127.0.0.1:10002/a/Tables", "/a/a/Tables")] // The account leads the path as well.
    [InlineData("https://a.table.core.windows.net/t()?$filter=x&$top=5", "/a/t()")]
    [InlineData("https://a.table.core.windows.net/t?restype=x&comp=acl", "/a/t?comp=acl")]
    [InlineData("https://a.table.core.windows.net/t(PartitionKey='a%27%27b',RowKey='c%20d')", "/a/t(PartitionKey='a%27%27b',RowKey='c%20d')")]
    [InlineData("https://a.table.core.windows.net/t(PartitionKey='%C3%A9%25',RowKey='%2B')", "/a/t(PartitionKey='%C3%A9%25',RowKey='%2B')")]
    public void Text_to_sign_holds_date_account_and_escaped_path(string address, string resource)
    {
        var text = SharedKeyLitePolicy.TextToSign(Date, "a", new Uri(address));

        Assert.Equal($"{Date}\n{resource}", text);
    }

    [Fact]
    public void Signature_is_the_one_that_another_tool_computes()
    {
        var text = SharedKeyLitePolicy.TextToSign(
            Date, "devstoreaccount1", new Uri("http://127.0.0.1:10002/devstoreaccount1/t(PartitionKey='a%27%27b',RowKey='c%20d')"));

        var signature = new TableSharedKeyCredential("devstoreaccount1", Key).Sign(text);

        // openssl dgst -sha256 -mac HMAC over the same text.
        Assert.Equal("4sVYLC3/kns5j4giTALjvJolvt0nkLgVRxUbdbKDcws=", signature);
    }

    [Fact]
    public async Task Every_try_is_signed_with_the_key_of_its_moment()
    {
        var signatures = new List<string>();
        var credential = new TableSharedKeyCredential("a", Key);
        var options = TableOptions.Answering(request =>
        {
            signatures.Add(request.Headers.Authorization!.ToString());
            credential.SetAccountKey(Convert.ToBase64String("another key"u8));
            return new HttpResponseMessage(signatures.Count == 1 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.NoContent);
        });

        await new TableClient(new Uri("https://a.table.core.windows.net"), "t", credential, options).DeleteAsync();

        Assert.Equal(2, signatures.Count);
        Assert.All(signatures, signature => Assert.StartsWith("SharedKeyLite a:", signature, StringComparison.Ordinal));
        Assert.NotEqual(signatures[0], signatures[1]);
    }

    [Fact]
    public void Date_is_taken_anew_for_every_try()
    {
        var clock = new SteppingClock();
        var pipeline = HttpPipelineBuilder.Build(
            TableOptions.Answering(_ => new HttpResponseMessage(HttpStatusCode.OK)),
            new SharedKeyLitePolicy(new TableSharedKeyCredential("a", Key), clock));
        using var message = pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Get;
        message.Request.Uri.Reset(new Uri("https://a.table.core.windows.net/t()"));

        pipeline.Send(message, CancellationToken.None);
        message.Request.Headers.TryGetValue("x-ms-date", out var first);
        pipeline.Send(message, CancellationToken.None);
        message.Request.Headers.TryGetValue("x-ms-date", out var second);

        Assert.Equal("Mon, 23 Nov 2026 01:01:00 GMT", first);
        Assert.Equal("Mon, 23 Nov 2026 01:02:00 GMT", second);
    }

    [Fact]
    public void A_malformed_key_is_refused_without_being_shown()
    {
        var failure = Assert.Throws<FormatException>(() => new TableSharedKeyCredential("a", "!not-base64!"));

        Assert.DoesNotContain("not-base64", failure.ToString(), StringComparison.Ordinal);
    }

    private sealed class SteppingClock : TimeProvider
    {
        private int _minutes;

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero).AddMinutes(++_minutes);
    }
}
