using System.Text;
using Azure;
using Azure.Data.Tables;

namespace SertiKesos.Tests.Lib.Tables;

public sealed class TransactionFormatTests
{
    private const string Accepted =
        "--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=changesetresponse_2\r\n\r\n" +
        "--changesetresponse_2\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n" +
        "HTTP/1.1 204 No Content\r\nETag: W/\"datetime'one'\"\r\n\r\n\r\n" +
        "--changesetresponse_2\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n" +
        "HTTP/1.1 204 No Content\r\nETag: W/\"datetime'two'\"\r\n\r\n\r\n" +
        "--changesetresponse_2--\r\n--batchresponse_1--\r\n";

    [Fact]
    public void Body_holds_one_absolute_request_per_action()
    {
        TableTransactionAction[] actions =
        [
            new(TableTransactionActionType.Add, new TableEntity("p", "a'b") { ["X"] = 1 }),
            new(TableTransactionActionType.UpdateMerge, new TableEntity("p", "b"), new ETag("W/\"1\"")),
            new(TableTransactionActionType.UpsertReplace, new TableEntity("p", "c")),
            new(TableTransactionActionType.Delete, new TableEntity("p", "d e")),
        ];

        var body = Encoding.UTF8.GetString(TransactionBody.Write(
            actions.Select(action => EntityRequest.Of("t", action)), path => new Uri("http://127.0.0.1:1/a/" + path), "batch_1", "changeset_2"));

        const string Part = "--changeset_2\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n";
        const string Headers = "Accept: application/json;odata=minimalmetadata\r\nDataServiceVersion: 3.0\r\n";
        Assert.Equal(
            "--batch_1\r\nContent-Type: multipart/mixed; boundary=changeset_2\r\n\r\n" +
            $"{Part}POST http://127.0.0.1:1/a/t HTTP/1.1\r\n{Headers}Prefer: return-no-content\r\nContent-Type: application/json\r\n\r\n" +
            """{"PartitionKey":"p","RowKey":"a\u0027b","X":1}""" + "\r\n" +
            $"{Part}PATCH http://127.0.0.1:1/a/t(PartitionKey='p',RowKey='b') HTTP/1.1\r\n{Headers}If-Match: W/\"1\"\r\n" +
            "Content-Type: application/json\r\n\r\n" + """{"PartitionKey":"p","RowKey":"b"}""" + "\r\n" +
            $"{Part}PUT http://127.0.0.1:1/a/t(PartitionKey='p',RowKey='c') HTTP/1.1\r\n{Headers}Content-Type: application/json\r\n\r\n" +
            """{"PartitionKey":"p","RowKey":"c"}""" + "\r\n" +
            $"{Part}DELETE http://127.0.0.1:1/a/t(PartitionKey='p',RowKey='d%20e') HTTP/1.1\r\n{Headers}If-Match: *\r\n\r\n\r\n" +
            "--changeset_2--\r\n--batch_1--\r\n",
            body);
    }

    [Theory]
    [InlineData("multipart/mixed; boundary=batchresponse_1")]
    [InlineData("multipart/mixed;charset=utf-8; boundary=\"batchresponse_1\"")]
    public void Answer_holds_one_response_per_action_in_order(string contentType)
    {
        var answers = TransactionAnswer.Parse(contentType, Encoding.UTF8.GetBytes(Accepted));

        Assert.Equal([(204, "W/\"datetime'one'\""), (204, "W/\"datetime'two'\"")], answers.Select(answer => (answer.Status, answer.Headers.ETag.ToString()!)));
    }

    [Fact]
    public void Refused_answer_keeps_status_code_and_index()
    {
        const string Error = """{"odata.error":{"code":"EntityAlreadyExists","message":{"lang":"en-US","value":"17:The specified entity already exists."}}}""";
        var text =
            "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: application/http\r\n\r\n" +
            $"HTTP/1.1 409 Conflict\r\nContent-Type: application/json\r\n\r\n{Error}\r\n--c--\r\n--b--\r\n";

        var answer = Assert.Single(TransactionAnswer.Parse("multipart/mixed; boundary=b", Encoding.UTF8.GetBytes(text)));
        var failure = new TableTransactionFailedException(new RequestFailedException(answer, null, ServiceError.Parser));

        Assert.True(answer.IsError);
        Assert.Equal((409, "EntityAlreadyExists", 17), (failure.Status, failure.ErrorCode!, failure.FailedTransactionActionIndex!.Value));
    }

    [Fact]
    public void An_index_that_the_service_does_not_give_is_null() =>
        Assert.Null(new TableTransactionFailedException(new RequestFailedException("Some text: no index")).FailedTransactionActionIndex);

    [Fact]
    public void An_answer_that_was_cut_off_anywhere_is_never_taken_for_a_whole_one()
    {
        // The last line may lose its line end; every earlier cut loses the closing delimiter of the batch.
        for (var length = 0; length < Accepted.Length - "\r\n".Length; length++)
        {
            var cut = Encoding.UTF8.GetBytes(Accepted[..length]);

            var whole = true;
            try
            {
                whole = TransactionAnswer.Parse("multipart/mixed; boundary=batchresponse_1", cut).Count == 2;
            }
            catch (FormatException)
            {
                whole = false;
            }

            Assert.False(whole, $"cut at {length}");
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("application/json")]
    public void An_answer_that_is_not_multipart_is_refused(string? contentType) =>
        Assert.Throws<FormatException>(() => TransactionAnswer.Parse(contentType, Encoding.UTF8.GetBytes(Accepted)));
}
