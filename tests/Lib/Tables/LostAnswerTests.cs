using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Lib.Tables;

/// <summary>The service did the work and its answer was lost: the retry meets the first try's effect, and callers must know what they then see.</summary>
public sealed class LostAnswerTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task An_addition_meets_itself_as_a_conflict()
    {
        var (table, _) = await TableAsync(HttpMethod.Post);

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r") { ["Writer"] = "me" }));

        Assert.True(failure.Status == 409 && failure.ErrorCode == TableErrorCode.EntityAlreadyExists);
        Assert.Equal("me", (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetString("Writer"));
    }

    [Fact]
    public async Task An_upsert_succeeds_all_the_same()
    {
        var (table, network) = await TableAsync(HttpMethod.Put);

        var answer = await table.UpsertEntityAsync(new TableEntity("p", "r"), TableUpdateMode.Replace);

        Assert.Equal((204, 2), (answer.Status, network.Sent));
        Assert.Equal(answer.Headers.ETag, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.ETag);
    }

    [Fact]
    public async Task A_conditional_update_meets_itself_as_a_changed_version()
    {
        var (table, _) = await TableAsync(HttpMethod.Put);
        var version = (await table.AddEntityAsync(new TableEntity("p", "r") { ["X"] = 1 })).Headers.ETag!.Value;

        var failure = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.UpdateEntityAsync(new TableEntity("p", "r") { ["X"] = 2 }, version, TableUpdateMode.Replace));

        Assert.Equal(412, failure.Status);
        Assert.Equal(2, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("X"));
    }

    [Fact]
    public async Task A_delete_finds_nothing_left_and_is_content()
    {
        var (table, _) = await TableAsync(HttpMethod.Delete);
        var version = (await table.AddEntityAsync(new TableEntity("p", "r"))).Headers.ETag!.Value;

        var answer = await table.DeleteEntityAsync("p", "r", version);

        Assert.Equal(404, answer.Status);
        Assert.False((await table.GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue);
    }

    [Fact]
    public async Task A_transaction_meets_itself_as_a_conflict_and_was_done_once()
    {
        var (table, _) = await TableAsync(HttpMethod.Post);
        var actions = Enumerable.Range(0, 3).Select(row => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", $"{row}")));

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(actions));

        Assert.Equal((409, 0), (failure.Status, failure.FailedTransactionActionIndex));
        Assert.Equal(3, await table.QueryAsync<TableEntity>().CountAsync());
    }

    [Fact]
    public async Task A_query_is_simply_asked_again()
    {
        var (table, network) = await TableAsync(HttpMethod.Get);
        await table.AddEntityAsync(new TableEntity("p", "r"));

        var rows = await table.QueryAsync<TableEntity>().CountAsync();

        Assert.Equal((1, 3), (rows, network.Sent));
    }

    private async Task<(TableClient Table, StubHandler Network)> TableAsync(HttpMethod lost)
    {
        var name = AzuriteFixture.UniqueName("t");
        await new TableClient(azurite.ConnectionString, name).CreateAsync();
        var network = StubHandler.LosingTheFirstAnswerTo(lost);
        return (new TableClient(azurite.ConnectionString, name, TableOptions.With(network)), network);
    }
}
