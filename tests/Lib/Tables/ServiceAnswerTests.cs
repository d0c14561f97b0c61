using System.Net;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace SertiKesos.Tests.Lib.Tables;

public sealed class ServiceAnswerTests
{
    [Fact]
    public async Task An_empty_page_with_a_continuation_is_not_the_end()
    {
        var queries = new List<string>();
        var client = Client(request =>
        {
            queries.Add(request.RequestUri!.Query);
            return queries.Count switch
            {
                1 => Continued(CredentialTests.Values("[]"), "1!4!cA--", "1!4!cg--"),
                2 => Continued(CredentialTests.Values("[]"), "1!4!cQ--", null),
                _ => CredentialTests.Values("""[{"PartitionKey":"q","RowKey":"r"}]"""),
            };
        });

        var rows = await client.QueryAsync<TableEntity>($"A eq 1").ToListAsync();

        Assert.Equal("r", Assert.Single(rows).RowKey);
        Assert.Equal(
            [
                "?$filter=A%20eq%201",
                "?$filter=A%20eq%201&NextPartitionKey=1%214%21cA--&NextRowKey=1%214%21cg--",
                "?$filter=A%20eq%201&NextPartitionKey=1%214%21cQ--",
            ],
            queries);
    }

    [Fact]
    public async Task Nothing_is_sent_before_the_result_is_enumerated()
    {
        var sent = 0;
        var client = Client(_ =>
        {
            sent++;
            return CredentialTests.Values("[]");
        });

        var rows = client.QueryAsync<TableEntity>();
        var before = sent;
        await rows.ToListAsync();

        Assert.Equal((0, 1), (before, sent));
    }

    [Fact]
    public async Task A_list_of_tables_goes_on_by_name()
    {
        var queries = new List<string>();
        var service = new TableServiceClient(new Uri("https://a.table.core.windows.net"), new TableSharedKeyCredential("a", "a2V5"), TableOptions.Answering(request =>
        {
            queries.Add(request.RequestUri!.PathAndQuery);
            var response = CredentialTests.Values($$"""[{"TableName":"T{{queries.Count}}"}]""");
            if (queries.Count == 1)
            {
                response.Headers.Add("x-ms-continuation-NextTableName", "1!8!VDI-");
            }

            return response;
        }));

        var names = await service.QueryAsync(table => table.Name != "X", maxPerPage: 1).Select(table => table.Name).ToListAsync();

        Assert.Equal(["T1", "T2"], names);
        Assert.Equal(["/Tables?$filter=TableName%20ne%20%27X%27&$top=1", "/Tables?$filter=TableName%20ne%20%27X%27&$top=1&NextTableName=1%218%21VDI-"], queries);
    }

    [Fact]
    public async Task An_error_keeps_the_services_code_and_sentence()
    {
        var client = Client(_ => new HttpResponseMessage(HttpStatusCode.BadRequest)
        {
            Content = new StringContent("""{"odata.error":{"code":"PropertyValueTooLarge","message":{"lang":"en-US","value":"The value is too large."}}}"""),
        });

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => client.AddEntityAsync(new TableEntity("rahasia", "r") { ["Name"] = "rahasia" }));

        Assert.Equal(400, failure.Status);
        Assert.True(failure.ErrorCode == TableErrorCode.PropertyValueTooLarge);
        Assert.StartsWith("The value is too large.", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("rahasia", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>busy</html>", "ServerBusy")]
    [InlineData("", "ServerBusy")]
    [InlineData("[]", "ServerBusy")]
    public async Task An_error_in_another_form_is_told_by_its_header(string body, string code)
    {
        var client = Client(_ =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StringContent(body) };
            response.Headers.Add("x-ms-error-code", code);
            return response;
        });

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => client.CreateAsync());

        Assert.Equal((403, code), (failure.Status, failure.ErrorCode));
    }

    [Fact]
    public async Task A_table_that_is_being_deleted_does_not_pass_for_created()
    {
        var client = Client(_ => new HttpResponseMessage(HttpStatusCode.Conflict)
        {
            Content = new StringContent("""{"odata.error":{"code":"TableBeingDeleted","message":{"lang":"en-US","value":"Wait."}}}"""),
        });

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => client.CreateIfNotExistsAsync());

        Assert.True(failure.ErrorCode == TableErrorCode.TableBeingDeleted);
    }

    [Fact]
    public async Task A_cancelled_call_sends_nothing_more()
    {
        using var cancel = new CancellationTokenSource();
        var sent = 0;
        var client = Client(_ =>
        {
            sent++;
            cancel.Cancel();
            return Continued(CredentialTests.Values("[]"), "p", "r");
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await client.QueryAsync<TableEntity>(cancellationToken: cancel.Token).ToListAsync());

        Assert.Equal(1, sent);
    }

    private static TableClient Client(Func<HttpRequestMessage, HttpResponseMessage> answer) => new(
        new Uri("https://a.table.core.windows.net"), "t", new TableSharedKeyCredential("a", "a2V5"), TableOptions.Answering(answer));

    private static HttpResponseMessage Continued(HttpResponseMessage response, string partition, string? row)
    {
        response.Headers.Add("x-ms-continuation-NextPartitionKey", partition);
        if (row is not null)
        {
            response.Headers.Add("x-ms-continuation-NextRowKey", row);
        }

        return response;
    }
}
