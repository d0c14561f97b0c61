using Azure.Data.Tables;

namespace SertiKesos.Tests.Lib.Tables;

public sealed class TableConnectionTests
{
    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData("usedevelopmentstorage=TRUE;", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData("UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://proxy", "http://proxy:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData("AccountName=a;AccountKey=a2V5", "https://a.table.core.windows.net/", "a")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5", "http://a.table.core.windows.net/", "a")]
    [InlineData("AccountName=a;AccountKey=a2V5;EndpointSuffix=core.chinacloudapi.cn", "https://a.table.core.chinacloudapi.cn/", "a")]
    [InlineData("AccountName=a;AccountKey=a2V5;TableEndpoint=http://127.0.0.1:1234/a;EndpointSuffix=x", "http://127.0.0.1:1234/a", "a")]
    [InlineData("TableEndpoint=https://b.table.core.windows.net/;SharedAccessSignature=sv=1&sig=2", "https://b.table.core.windows.net/", "b")]
    public void Connection_string_says_where_the_tables_are(string text, string endpoint, string account)
    {
        var connection = TableConnection.Parse(text);

        Assert.Equal(endpoint, connection.Endpoint.AbsoluteUri);
        Assert.Equal(account, connection.AccountName);
    }

    [Fact]
    public void A_key_may_hold_equals_signs()
    {
        var connection = TableConnection.Parse("AccountName=a;AccountKey=a2V5MQ==");

        Assert.Equal(new TableSharedKeyCredential("a", "a2V5MQ==").Sign("x"), connection.Key!.Sign("x"));
    }

    [Fact]
    public void A_shared_access_signature_is_kept_whole()
    {
        var connection = TableConnection.Parse("AccountName=a;SharedAccessSignature=sv=2020-12-06&sig=a%3D");

        Assert.Equal("sv=2020-12-06&sig=a%3D", connection.Sas!.Signature);
        Assert.Null(connection.Key);
    }

    [Theory]
    [InlineData("nonsense-secret")]
    [InlineData("AccountName=a")]
    [InlineData("AccountKey=c2VjcmV0")]
    [InlineData("UseDevelopmentStorage=secret")]
    [InlineData("AccountName=a;AccountKey=secret!")]
    [InlineData("AccountName=a;AccountKey=c2VjcmV0;AccountKey=c2VjcmV0")]
    [InlineData("AccountName=a;AccountKey=c2VjcmV0;TableEndpoint=secret")]
    public void A_connection_string_that_lacks_something_is_refused_without_its_values(string text)
    {
        var failure = Assert.Throws<FormatException>(() => TableConnection.Parse(text));

        Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://a.table.core.windows.net/People", "https://a.table.core.windows.net/", "People")]
    [InlineData("http://127.0.0.1:10002/a/People", "http://127.0.0.1:10002/a", "People")]
    [InlineData("http://localhost:10002/a/People", "http://localhost:10002/a", "People")]
    public void Address_of_a_table_parts_into_account_and_name(string address, string account, string table)
    {
        var parts = TableEndpoint.Table(new Uri(address));

        Assert.Equal((account, table), (parts.Account.AbsoluteUri, parts.Table));
    }

    [Theory]
    [InlineData("https://a.table.core.windows.net/")]
    [InlineData("http://127.0.0.1:10002/a")]
    public void Address_without_a_table_is_refused(string address) =>
        Assert.Throws<ArgumentException>(() => TableEndpoint.Table(new Uri(address)));
}
