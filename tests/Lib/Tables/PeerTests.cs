using System.Text.Json.Nodes;
using Azure;
using Azure.Data.Tables;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Lib.Tables;

/// <summary>Our client and the published JavaScript one on the same tables.</summary>
public sealed class PeerTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private readonly TableClient _table = new(azurite.ConnectionString, AzuriteFixture.UniqueName("t"));

    public Task InitializeAsync() => _table.CreateAsync();

    public Task DisposeAsync() => _table.DeleteAsync();

    [Fact]
    public async Task The_peer_reads_every_type_that_we_write()
    {
        var answer = await _table.AddEntityAsync(new TableEntity("it's 50%", "é 漢 🎓")
        {
            ["Text"] = "Sertifikasi – \"ü\" 🎓",
            ["Number"] = -7,
            ["Big"] = long.MinValue,
            ["Ratio"] = 0.25,
            ["Truth"] = true,
            ["Id"] = Guid.Parse("0e3f9a14-5b6c-4d7e-8f90-a1b2c3d4e5f6"),
            ["Since"] = new DateTimeOffset(2026, 11, 23, 8, 9, 10, TimeSpan.FromHours(9)).AddTicks(1234567),
            ["Seal"] = new byte[] { 0, 255 },
        });

        var read = (await AskAsync("read"))["entities"]!.AsArray().Single()!;

        Assert.Equal(("it's 50%", "é 漢 🎓"), ((string)read["partitionKey"]!, (string)read["rowKey"]!));
        Assert.Equal(answer.Headers.ETag!.Value.ToString(), (string)read["etag"]!);
        Assert.Equal(
            [
                "Big Int64 -9223372036854775808", "Id Guid 0e3f9a14-5b6c-4d7e-8f90-a1b2c3d4e5f6", "Number Int32 -7", "Ratio Double 0.25",
                "Seal Binary AP8=", "Since DateTime 2026-11-22T23:09:10.1234567Z", "Text String Sertifikasi – \"ü\" 🎓",
                "Truth Boolean true",
            ],
            read["properties"]!.AsObject().Select(property => $"{property.Key} {property.Value!["type"]} {property.Value["value"]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task We_read_every_type_that_the_peer_writes()
    {
        static object Typed(string type, string value) => new { type, value };
        var answer = await AskAsync("write", new
        {
            entities = new object[]
            {
                new
                {
                    partitionKey = "it's 50%", rowKey = "é 漢 🎓", Text = "Sertifikasi – \"ü\" 🎓", Number = -7, Open = true, Level = "District",
                    Big = Typed("Int64", "-9223372036854775808"), Ratio = Typed("Double", "2"),
                    Id = Typed("Guid", "0e3f9a14-5b6c-4d7e-8f90-a1b2c3d4e5f6"), Since = Typed("DateTime", "2026-11-22T23:09:10.1234567Z"),
                    Seal = Typed("Binary", "AP8="),
                },
            },
        });

        var bag = (await _table.GetEntityAsync<TableEntity>("it's 50%", "é 漢 🎓")).Value;
        var office = (await _table.GetEntityAsync<Office>("it's 50%", "é 漢 🎓")).Value;

        Assert.Equal((string)answer["etags"]![0]!, bag.ETag.ToString());
        Assert.Equal(
            ("Sertifikasi – \"ü\" 🎓", -7, long.MinValue, 2.0, true),
            (bag.GetString("Text"), bag.GetInt32("Number"), bag.GetInt64("Big"), bag.GetDouble("Ratio"), bag.GetBoolean("Open")));
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 23, 9, 10, TimeSpan.Zero).AddTicks(1234567), bag.GetDateTimeOffset("Since"));
        Assert.Equal([0, 255], bag.GetBinary("Seal")!);
        Assert.Equal(bag.GetGuid("Id"), office.Id);
        Assert.Equal(
            (bag.GetString("Text"), -7, long.MinValue, 2.0, true, bag.GetDateTimeOffset("Since"), OfficeLevel.District),
            (office.Text, office.Number, office.Big, office.Ratio, office.Open, office.Since, office.Level));
    }

    [Fact]
    public async Task Versions_guard_against_each_other()
    {
        object Entity(int value) => new { partitionKey = "p", rowKey = "r", X = value };
        var ours = (await _table.AddEntityAsync(new TableEntity("p", "r") { ["X"] = 1 })).Headers.ETag!.Value;
        var theirs = await AskAsync("replace", new { entity = Entity(2), etag = ours.ToString() });

        var stale = await Assert.ThrowsAsync<RequestFailedException>(() => _table.UpdateEntityAsync(new TableEntity("p", "r") { ["X"] = 3 }, ours));
        await _table.UpdateEntityAsync(new TableEntity("p", "r") { ["X"] = 4 }, new ETag((string)theirs["etag"]!));
        var refused = await AskAsync("replace", new { entity = Entity(5), etag = (string)theirs["etag"]! });

        Assert.Equal((412, 412), (stale.Status, (int)refused["status"]!));
        Assert.Equal(4, (await _table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("X"));
    }

    [Fact]
    public async Task Transactions_and_pages_agree()
    {
        for (var batch = 0; batch < 6; batch++)
        {
            await _table.SubmitTransactionAsync(Enumerable.Range(batch * 100, 100).Select(row => new TableTransactionAction(
                TableTransactionActionType.Add, new TableEntity("p", $"{row:d4}") { ["X"] = row })));
        }

        var theirs = await AskAsync("transaction", new { entities = Rows(600, 100) });
        var conflict = await AskAsync("transaction", new { entities = Rows(699, 2) });
        var read = await AskAsync("read");
        var ours = await _table.QueryAsync<TableEntity>(maxPerPage: 400).AsPages().ToListAsync();

        Assert.Equal((202, 100), ((int)theirs["status"]!, theirs["etags"]!.AsArray().Count));
        Assert.Equal((409, "EntityAlreadyExists"), ((int)conflict["status"]!, (string)conflict["code"]!));
        Assert.Equal([400, 300], ours.Select(page => page.Values.Count));
        Assert.Equal([400, 300], read["pages"]!.AsArray().Select(page => (int)page!));
        Assert.Equal(
            ours.SelectMany(page => page.Values).Select(row => (row.RowKey, row.ETag.ToString())),
            read["entities"]!.AsArray().Select(row => ((string)row!["rowKey"]!, (string)row["etag"]!)));
    }

    [Fact]
    public async Task A_signature_of_the_peer_allows_what_it_says_and_no_more()
    {
        var settings = azurite.ConnectionString.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(setting => setting[..setting.IndexOf('=')], setting => setting[(setting.IndexOf('=') + 1)..]);
        var answer = await AskAsync("sas", new { account = settings["AccountName"], key = settings["AccountKey"] });
        var signature = (string)answer["sas"]!;
        var byCredential = new TableClient(_table.Uri, new AzureSasCredential(signature));
        var byAddress = new TableClient(new Uri($"{_table.Uri}?{signature}"));
        var byConnection = new TableClient($"TableEndpoint={settings["TableEndpoint"]};SharedAccessSignature={signature}", _table.Name);

        await byCredential.AddEntityAsync(new TableEntity("it's", "a b"));
        await byAddress.SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity("it's", "50%"))]);
        var read = await byConnection.QueryAsync<TableEntity>().Select(row => row.RowKey).ToListAsync();
        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => byCredential.DeleteEntityAsync("it's", "a b"));

        Assert.Equal(["50%", "a b"], read);
        Assert.Equal(403, refused.Status);
    }

    private static object[] Rows(int first, int count) =>
        [.. Enumerable.Range(first, count).Select(row => new { partitionKey = "p", rowKey = $"{row:d4}", X = row })];

    private async Task<JsonNode> AskAsync(string verb, object? request = null)
    {
        var ask = System.Text.Json.JsonSerializer.SerializeToNode(request ?? new { })!.AsObject();
        ask["connectionString"] = azurite.ConnectionString;
        ask["table"] = _table.Name;
        return await PeerClient.AskAsync("tables.cjs", verb, ask);
    }
}
