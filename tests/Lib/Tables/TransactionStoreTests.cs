using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Lib.Tables;

public sealed class TransactionStoreTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private readonly TableClient _table = new(azurite.ConnectionString, AzuriteFixture.UniqueName("t"));

    public Task InitializeAsync() => _table.CreateAsync();

    public Task DisposeAsync() => _table.DeleteAsync();

    [Fact]
    public async Task A_hundred_actions_take_effect_together()
    {
        var actions = Enumerable.Range(0, 100).Select(row => Add($"{row:d3}", row));

        var answer = await _table.SubmitTransactionAsync(actions);

        var stored = await _table.QueryAsync<TableEntity>().ToListAsync();
        Assert.Equal(100, stored.Count);
        Assert.Equal(stored.Select(row => row.ETag), answer.Value.Select(response => response.Headers.ETag!.Value));
    }

    [Fact]
    public async Task Every_kind_of_action_does_what_its_call_does()
    {
        foreach (var key in new[] { "merge", "replace", "delete", "upmerge" })
        {
            await _table.AddEntityAsync(new TableEntity("p", key) { ["Old"] = 1 });
        }

        var answer = await _table.SubmitTransactionAsync(
        [
            Add("add", 1),
            new(TableTransactionActionType.UpdateMerge, new TableEntity("p", "merge") { ["X"] = 1 }),
            new(TableTransactionActionType.UpdateReplace, new TableEntity("p", "replace") { ["X"] = 1 }),
            new(TableTransactionActionType.Delete, new TableEntity("p", "delete")),
            new(TableTransactionActionType.UpsertMerge, new TableEntity("p", "upmerge") { ["X"] = 1 }),
            new(TableTransactionActionType.UpsertReplace, new TableEntity("p", "upreplace's é 50%") { ["X"] = 1 }),
        ]);

        var rows = await _table.QueryAsync<TableEntity>().ToDictionaryAsync(row => row.RowKey, row => row.ContainsKey("Old"));
        Assert.Equal(6, answer.Value.Count);
        Assert.Equal(
            [("add", false), ("merge", true), ("replace", false), ("upmerge", true), ("upreplace's é 50%", false)],
            rows.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => (row.Key, row.Value)));
    }

    [Fact]
    public async Task A_failing_action_is_named_and_nothing_takes_effect()
    {
        await _table.AddEntityAsync(new TableEntity("p", "2"));

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => _table.SubmitTransactionAsync([Add("0", 0), Add("1", 1), Add("2", 2), Add("3", 3)]));

        Assert.Equal((409, 2), (failure.Status, failure.FailedTransactionActionIndex));
        Assert.True(failure.ErrorCode == TableErrorCode.EntityAlreadyExists);
        Assert.Equal("2", (await _table.QueryAsync<TableEntity>().SingleAsync()).RowKey);
    }

    [Fact]
    public async Task An_action_may_depend_on_the_version()
    {
        var first = (await _table.AddEntityAsync(new TableEntity("p", "r") { ["X"] = 1 })).Headers.ETag!.Value;
        await _table.UpdateEntityAsync(new TableEntity("p", "r") { ["X"] = 2 }, first);

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => _table.SubmitTransactionAsync(
            [Add("a", 1), new(TableTransactionActionType.UpdateReplace, new TableEntity("p", "r") { ["X"] = 3 }, first)]));

        Assert.Equal((412, 1), (failure.Status, failure.FailedTransactionActionIndex));
        Assert.Equal(2, (await _table.QueryAsync<TableEntity>().SingleAsync()).GetInt32("X"));
    }

    [Fact]
    public async Task Deleting_what_is_not_there_fails_a_transaction()
    {
        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => _table.SubmitTransactionAsync(
            [Add("a", 1), new(TableTransactionActionType.Delete, new TableEntity("p", "no"))]));

        Assert.Equal(404, failure.Status);
        Assert.False((await _table.GetEntityIfExistsAsync<TableEntity>("p", "a")).HasValue);
    }

    [Fact]
    public async Task Too_many_actions_and_one_row_twice_are_refused()
    {
        await Assert.ThrowsAnyAsync<RequestFailedException>(
            () => _table.SubmitTransactionAsync(Enumerable.Range(0, 101).Select(row => Add($"{row}", row))));
        var twice = await Assert.ThrowsAnyAsync<RequestFailedException>(() => _table.SubmitTransactionAsync([Add("a", 1), Add("a", 2)]));

        Assert.True(twice.ErrorCode == TableErrorCode.InvalidDuplicateRow);
        Assert.Empty(await _table.QueryAsync<TableEntity>().ToListAsync());
    }

    [Fact]
    public async Task An_empty_transaction_is_refused_before_it_is_sent() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => _table.SubmitTransactionAsync([]));

    private static TableTransactionAction Add(string row, int value) =>
        new(TableTransactionActionType.Add, new TableEntity("p", row) { ["X"] = value });
}
