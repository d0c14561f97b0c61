using System.Linq.Expressions;
using Azure.Data.Tables;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Lib.Tables;

public sealed class QueryStoreTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly Guid Id = Guid.Parse("0e3f9a14-5b6c-4d7e-8f90-a1b2c3d4e5f6");
    private static readonly DateTimeOffset Since = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<Expression<Func<Office, bool>>, string> Conditions => new()
    {
        { e => e.Text == "it's 50% #1 & é", "b" },
        { e => e.Number > 1 && e.Number <= 3, "bc" },
        { e => e.Big == (1L << 40), "a" },
        { e => e.Ratio >= 2.0, "bc" },
        { e => e.Open, "ac" },
        { e => !e.Open || e.Number == 1, "ab" },
        { e => e.Id == Id, "c" },
        { e => e.Since < Since, "a" },
        { e => e.Level == OfficeLevel.District, "bc" },
        { e => string.CompareOrdinal(e.RowKey, "b") >= 0 && string.CompareOrdinal(e.RowKey, "c") < 0, "b" },
        { e => true, "abc" },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task The_service_understands_the_filter(Expression<Func<Office, bool>> condition, string rows)
    {
        var table = await TableAsync();
        await table.AddEntityAsync(Row("a", 1, OfficeLevel.Province, Since.AddTicks(-1)));
        await table.AddEntityAsync(Row("b", 2, OfficeLevel.District, Since));
        await table.AddEntityAsync(Row("c", 3, OfficeLevel.District, Since.AddDays(1)));

        var found = await table.QueryAsync(condition, select: ["PartitionKey", "RowKey"]).Select(row => row.RowKey).ToListAsync();

        Assert.Equal(rows, string.Concat(found));
    }

    [Fact]
    public async Task More_than_a_thousand_rows_come_in_pages()
    {
        const int Rows = 1050;
        var table = await FilledAsync(Rows);

        var pages = await table.QueryAsync<TableEntity>().AsPages().ToListAsync();
        var keys = pages.SelectMany(page => page.Values).Select(row => row.RowKey).ToArray();

        Assert.Equal([1000, 50], pages.Select(page => page.Values.Count));
        Assert.Equal(Enumerable.Range(0, Rows).Select(row => $"{row:d5}"), keys);
    }

    [Fact]
    public async Task A_query_goes_on_from_a_kept_continuation()
    {
        var table = await FilledAsync(10);
        var first = await table.QueryAsync<TableEntity>(maxPerPage: 4).AsPages().FirstAsync();

        var rest = await table.QueryAsync<TableEntity>(maxPerPage: 4).AsPages(first.ContinuationToken).ToListAsync();

        Assert.Equal([4, 2], rest.Select(page => page.Values.Count));
        Assert.Equal("00004", rest[0].Values[0].RowKey);
        Assert.Null(rest[^1].ContinuationToken);
    }

    private async Task<TableClient> TableAsync()
    {
        var table = new TableClient(azurite.ConnectionString, AzuriteFixture.UniqueName("t"));
        await table.CreateAsync();
        return table;
    }

    private async Task<TableClient> FilledAsync(int rows)
    {
        var table = await TableAsync();
        foreach (var chunk in Enumerable.Range(0, rows).Chunk(100))
        {
            await table.SubmitTransactionAsync(chunk.Select(row => new TableTransactionAction(
                TableTransactionActionType.UpsertReplace, new TableEntity("p q", $"{row:d5}"))));
        }

        return table;
    }

    private static Office Row(string key, int number, OfficeLevel level, DateTimeOffset since) => new()
    {
        PartitionKey = "p",
        RowKey = key,
        Text = key == "b" ? "it's 50% #1 & é" : "other",
        Number = number,
        Big = number == 1 ? 1L << 40 : 0,
        Ratio = number,
        Open = number != 2,
        Id = number == 3 ? Id : Guid.Empty,
        Since = since,
        Level = level,
    };
}
