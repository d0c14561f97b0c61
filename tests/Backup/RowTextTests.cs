using Azure.Data.Tables;
using SertiKesos.Hosting.Backup;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Backup;

/// <summary>Rows of tables in an archive: every kind of property that a table knows, through storage and back.</summary>
public sealed class RowTextTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task Every_kind_of_property_comes_back_as_it_was()
    {
        var table = new TableServiceClient(azurite.ConnectionString).GetTableClient(AzuriteFixture.UniqueName("rows"));
        await table.CreateAsync();
        await table.AddEntityAsync(new TableEntity("a|b \"'é", "r")
        {
            ["Text"] = "baris satu\nbaris dua \u2028 \"kutip\" 😀",
            ["Empty"] = "",
            ["Yes"] = true,
            ["No"] = false,
            ["Int"] = int.MinValue,
            ["Long"] = long.MaxValue,
            ["Small"] = 7L,
            ["Double"] = 0.1,
            ["Whole"] = 3.0,
            ["NotANumber"] = double.NaN,
            ["Moment"] = new DateTimeOffset(2026, 11, 30, 23, 59, 59, 999, TimeSpan.FromHours(7)).AddTicks(1),
            ["Id"] = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
            ["Bytes"] = new byte[] { 0, 1, 255 },
        });

        var stored = (await table.GetEntityAsync<TableEntity>("a|b \"'é", "r")).Value;
        var line = RowText.Write(stored);
        await table.DeleteEntityAsync(stored.PartitionKey, stored.RowKey);
        await table.SubmitTransactionAsync([new TableTransactionAction(TableTransactionActionType.UpsertReplace, RowText.Read(line))]);
        var again = (await table.GetEntityAsync<TableEntity>(stored.PartitionKey, stored.RowKey)).Value;

        Assert.DoesNotContain('\n', line);
        Assert.Equal(line, RowText.Write(again));
        Assert.Equal(Values(stored), Values(again));
        Assert.Equal(13, Values(again).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"p":"a","r":"b","v":{"X":["i","satu"]}}""")]
    [InlineData("""{"p":"a","r":"b","v":{"X":["q","1"]}}""")]
    [InlineData("""{"p":"a","r":"b","v":{"X":["i"]}}""")]
    public void A_line_that_no_version_writes_is_refused(string line) => Assert.Throws<InvalidDataException>(() => RowText.Read(line));

    private static List<string> Values(TableEntity row) =>
    [
        .. row.Where(property => property.Key is not ("odata.etag" or "Timestamp" or "PartitionKey" or "RowKey"))
            .OrderBy(property => property.Key, StringComparer.Ordinal)
            .Select(property => $"{property.Key} {property.Value.GetType().Name} {(property.Value is byte[] bytes ? Convert.ToHexString(bytes) : property.Value)}"),
    ];
}
