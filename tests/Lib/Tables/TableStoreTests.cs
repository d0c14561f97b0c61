using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Lib.Tables;

public sealed class TableStoreTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private readonly TableClient _table = new(azurite.ConnectionString, AzuriteFixture.UniqueName("t"));

    public Task InitializeAsync() => _table.CreateAsync();

    public Task DisposeAsync() => _table.DeleteAsync();

    [Fact]
    public async Task A_table_is_created_once_and_deleted_once()
    {
        var service = new TableServiceClient(azurite.ConnectionString);
        var name = AzuriteFixture.UniqueName("t");

        var created = await service.CreateTableAsync(name);
        var again = await service.CreateTableIfNotExistsAsync(name);
        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => service.CreateTableAsync(name));
        var deleted = await service.DeleteTableAsync(name);
        var gone = await service.DeleteTableAsync(name);

        Assert.Equal((name, 204), (created.Value.Name, created.GetRawResponse().Status));
        Assert.Equal((name, 409), (again.Value.Name, again.GetRawResponse().Status));
        Assert.True(refused.ErrorCode == TableErrorCode.TableAlreadyExists);
        Assert.Equal((204, 404), (deleted.Status, gone.Status));
    }

    [Fact]
    public async Task Tables_are_listed()
    {
        var service = new TableServiceClient(azurite.ConnectionString);

        var names = await service.QueryAsync().Select(table => table.Name).ToListAsync();

        Assert.Contains(_table.Name, names);
        Assert.Equal("devstoreaccount1", service.AccountName);
    }

    [Fact]
    public async Task Every_type_comes_back()
    {
        var entity = new TableEntity("p", "r")
        {
            ["Text"] = "Sertifikasi – \"ü\" 🎓\r\n\t",
            ["Empty"] = "",
            ["Number"] = int.MinValue,
            ["Big"] = long.MaxValue,
            ["Ratio"] = 0.1,
            ["Whole"] = 3.0,
            ["Huge"] = 1e300,
            ["NoNumber"] = double.NaN,
            ["Endless"] = double.PositiveInfinity,
            ["Truth"] = true,
            ["Id"] = Guid.Parse("0e3f9a14-5b6c-4d7e-8f90-a1b2c3d4e5f6"),
            ["Since"] = new DateTimeOffset(2026, 11, 23, 8, 9, 10, TimeSpan.FromHours(9)).AddTicks(1234567),
            ["Until"] = new DateTime(1601, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            ["Seal"] = new byte[] { 0, 1, 254, 255 },
            ["Stamp"] = BinaryData.FromBytes(new byte[] { 9 }),
        };
        await _table.AddEntityAsync(entity);

        var read = (await _table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal(entity.GetString("Text"), read.GetString("Text"));
        Assert.Equal("", read.GetString("Empty"));
        Assert.Equal(int.MinValue, read.GetInt32("Number"));
        Assert.Equal(long.MaxValue, read.GetInt64("Big"));
        Assert.Equal([0.1, 3.0, 1e300, double.NaN, double.PositiveInfinity], new[] { "Ratio", "Whole", "Huge", "NoNumber", "Endless" }.Select(name => read.GetDouble(name)!.Value));
        Assert.True(read.GetBoolean("Truth"));
        Assert.Equal(entity.GetGuid("Id"), read.GetGuid("Id"));
        Assert.Equal(entity.GetDateTimeOffset("Since"), read.GetDateTimeOffset("Since"));
        Assert.Equal(entity.GetDateTime("Until"), read.GetDateTime("Until"));
        Assert.Equal(entity.GetBinary("Seal"), read.GetBinary("Seal"));
        Assert.Equal([9], read.GetBinary("Stamp")!);
        Assert.NotNull(read.Timestamp);
    }

    [Fact]
    public async Task A_class_comes_back_and_can_be_a_bag_meanwhile()
    {
        var office = new Office
        {
            PartitionKey = "p",
            RowKey = "r",
            Text = "Dinas",
            Number = 3,
            Big = 1L << 40,
            Ratio = 2.0,
            Open = true,
            Id = Guid.NewGuid(),
            Since = DateTimeOffset.UnixEpoch,
            Until = DateTime.UnixEpoch,
            Seal = [1],
            Stamp = BinaryData.FromString("s"),
            Level = OfficeLevel.District,
            Renamed = "x",
            LeftOut = "y",
        };
        await _table.UpsertEntityAsync(office, TableUpdateMode.Replace);

        var read = (await _table.GetEntityAsync<Office>("p", "r")).Value;
        var bag = (await _table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal(
            (office.Text, office.Number, office.Big, office.Ratio, office.Open, office.Id, office.Since, office.Until, office.Level, office.Renamed),
            (read.Text, read.Number, read.Big, read.Ratio, read.Open, read.Id, read.Since, read.Until, read.Level, read.Renamed));
        Assert.Equal(("s", (int?)null, (OfficeLevel?)null, (string?)null), (read.Stamp!.ToString(), read.MaybeNumber, read.MaybeLevel, read.LeftOut));
        Assert.Equal("District", bag.GetString("Level"));
        Assert.Equal(read.ETag, bag.ETag);
    }

    [Theory]
    [InlineData("it's", "''")]
    [InlineData("a b", " c ")]
    [InlineData("50%", "%25%27")]
    [InlineData("é–漢字", "🎓")]
    [InlineData("a+b&c=d", "x,y;z:@$!*()")]
    [InlineData("\"<>[]{}|^`", "~._-")]
    public async Task Any_allowed_key_is_written_read_changed_and_deleted(string partition, string row)
    {
        var added = await _table.AddEntityAsync(new TableEntity(partition, row) { ["X"] = 1 });
        await _table.UpdateEntityAsync(new TableEntity(partition, row) { ["X"] = 2 }, added.Headers.ETag!.Value);

        var read = await _table.GetEntityAsync<TableEntity>(partition, row);
        var found = await _table.QueryAsync<TableEntity>(e => e.PartitionKey == partition && e.RowKey == row).ToListAsync();
        var deleted = await _table.DeleteEntityAsync(partition, row);

        Assert.Equal((partition, row, 2), (read.Value.PartitionKey, read.Value.RowKey, read.Value.GetInt32("X")));
        Assert.Equal(2, Assert.Single(found).GetInt32("X"));
        Assert.Equal(204, deleted.Status);
    }

    [Fact]
    public async Task An_entity_is_added_once()
    {
        await _table.AddEntityAsync(new TableEntity("p", "r"));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => _table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal(409, failure.Status);
        Assert.True(failure.ErrorCode == TableErrorCode.EntityAlreadyExists);
    }

    [Fact]
    public async Task Merge_keeps_and_replace_removes_what_is_not_in_hand()
    {
        await _table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 1 });

        await _table.UpsertEntityAsync(new TableEntity("p", "r") { ["B"] = 2, ["A"] = null });
        var merged = (await _table.GetEntityAsync<TableEntity>("p", "r")).Value;
        await _table.UpsertEntityAsync(new TableEntity("p", "r") { ["B"] = 3 }, TableUpdateMode.Replace);
        var replaced = (await _table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal((1, 2), (merged.GetInt32("A"), merged.GetInt32("B")));
        Assert.Equal((null, 3), (replaced.GetInt32("A"), replaced.GetInt32("B")));
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task An_update_needs_the_version_that_it_was_made_from(TableUpdateMode mode)
    {
        var entity = new TableEntity("p", "r") { ["X"] = 1 };
        var first = (await _table.AddEntityAsync(entity)).Headers.ETag!.Value;
        entity["X"] = 2;
        var second = (await _table.UpdateEntityAsync(entity, first, mode)).Headers.ETag!.Value;
        entity["X"] = 3;

        var stale = await Assert.ThrowsAsync<RequestFailedException>(() => _table.UpdateEntityAsync(entity, first, mode));
        var kept = (await _table.GetEntityAsync<TableEntity>("p", "r")).Value;
        await _table.UpdateEntityAsync(entity, ETag.All, mode);

        Assert.Equal(412, stale.Status);
        Assert.True(stale.ErrorCode == TableErrorCode.UpdateConditionNotSatisfied);
        Assert.Equal((2, second), (kept.GetInt32("X"), kept.ETag));
        Assert.Equal(3, (await _table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("X"));
    }

    [Fact]
    public async Task An_update_without_a_version_is_refused_before_it_is_sent() =>
        await Assert.ThrowsAsync<ArgumentException>("ifMatch", () => _table.UpdateEntityAsync(new TableEntity("p", "r"), default));

    [Fact]
    public async Task A_delete_may_depend_on_the_version()
    {
        var entity = new TableEntity("p", "r");
        var first = (await _table.AddEntityAsync(entity)).Headers.ETag!.Value;
        await _table.UpdateEntityAsync(entity, ETag.All);

        var stale = await Assert.ThrowsAsync<RequestFailedException>(() => _table.DeleteEntityAsync("p", "r", first));
        var deleted = await _table.DeleteEntityAsync(entity);

        Assert.Equal((412, 204), (stale.Status, deleted.Status));
    }

    [Fact]
    public async Task What_is_missing_is_told_by_each_call_in_its_way()
    {
        var missing = new TableClient(azurite.ConnectionString, AzuriteFixture.UniqueName("t"));

        var read = await Assert.ThrowsAsync<RequestFailedException>(() => _table.GetEntityAsync<TableEntity>("p", "no"));
        var maybe = await _table.GetEntityIfExistsAsync<TableEntity>("p", "no");
        var updated = await Assert.ThrowsAsync<RequestFailedException>(() => _table.UpdateEntityAsync(new TableEntity("p", "no"), ETag.All));
        var deleted = await _table.DeleteEntityAsync("p", "no");
        var added = await Assert.ThrowsAsync<RequestFailedException>(() => missing.AddEntityAsync(new TableEntity("p", "r")));

        Assert.True(read.Status == 404 && read.ErrorCode == TableErrorCode.ResourceNotFound);
        Assert.False(maybe.HasValue);
        Assert.Throws<InvalidOperationException>(() => maybe.Value);
        Assert.True(updated.Status == 404 && updated.ErrorCode == TableErrorCode.ResourceNotFound);
        Assert.Equal(404, deleted.Status);
        Assert.True(added.Status == 404 && added.ErrorCode == TableErrorCode.TableNotFound);
    }

    [Fact]
    public async Task Only_selected_properties_are_read()
    {
        await _table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2 });

        var read = (await _table.GetEntityIfExistsAsync<TableEntity>("p", "r", ["RowKey", "B"])).Value!;

        Assert.Equal(("r", null, 2), (read.RowKey, read.GetInt32("A"), read.GetInt32("B")));
    }

    [Fact]
    public void Every_call_has_a_synchronous_twin()
    {
        var table = new TableServiceClient(azurite.ConnectionString).GetTableClient(AzuriteFixture.UniqueName("t"));
        table.Create();
        Assert.Equal(409, table.CreateIfNotExists().GetRawResponse().Status);
        var added = table.AddEntity(new TableEntity("p", "r") { ["X"] = 1 });
        table.UpdateEntity(new TableEntity("p", "r") { ["X"] = 2 }, added.Headers.ETag!.Value);
        table.UpsertEntity(new TableEntity("p", "s") { ["X"] = 3 });
        table.SubmitTransaction([new(TableTransactionActionType.Add, new TableEntity("p", "u") { ["X"] = 4 })]);

        Assert.Equal(2, table.GetEntity<TableEntity>("p", "r").Value.GetInt32("X"));
        Assert.False(table.GetEntityIfExists<TableEntity>("p", "no").HasValue);
        Assert.Equal([2, 3, 4], table.Query<TableEntity>(maxPerPage: 2).Select(row => row.GetInt32("X")!.Value));
        Assert.Equal(["u"], table.Query<TableEntity>(e => e.GetInt32("X") > 3).Select(row => row.RowKey));
        Assert.Equal(204, table.DeleteEntity("p", "r").Status);
        Assert.Throws<RequestFailedException>(() => table.GetEntity<TableEntity>("p", "r"));
        Assert.Equal(204, table.Delete().Status);
    }
}
