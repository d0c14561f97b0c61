using Azure.Core.Pipeline;
using Azure.Data.Tables;
using SertiKesos.Hosting.Commands;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Storage;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Platform.Audit;

public sealed class AuditLogTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private static int _scopes = 4000;

    private readonly StorageAccess _storage = StorageAccess.From(azurite.ConnectionString);
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));

    // Each test its own region: the chains of the one emulator stay apart.
    private readonly string _scope = $"{Interlocked.Increment(ref _scopes):0000}".Insert(2, ".");

    private AuditLog Log => new(_storage, _clock);

    private TableClient Table => _storage.Tables.GetTableClient(StorageNames.Tables.Audit);

    public async Task InitializeAsync() => await new StorageSetup(_storage).RunAsync(CancellationToken.None);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_is_recorded_is_listed_as_it_was_and_the_chain_is_whole()
    {
        _clock.Advance(TimeSpan.FromTicks(12_345));
        Assert.Equal(1, await AppendAsync("a"));
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, await AppendAsync("b"));

        var records = await Log.ListAsync(_scope, null, null, CancellationToken.None).ToListAsync();
        var verdict = await VerifyAsync();

        Assert.Equal(["a", "b"], records.Select(record => record.Entry.Id));
        Assert.Equivalent(Entry("a"), records[0].Entry);
        Assert.Equal((AuditHash.Start, records[0].Hash), (records[0].Previous, records[1].Previous));
        Assert.Equal(new AuditVerdict(_scope, 2, records[1].Hash, null), verdict);
        Assert.Equal(new AuditHead(_scope, 2, records[1].Hash), await Log.HeadAsync(_scope, CancellationToken.None));
        Assert.Contains(_scope, await Log.ScopesAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_span_of_time_lists_what_happened_in_it()
    {
        foreach (var id in (string[])["a", "b", "c"])
        {
            await AppendAsync(id);
            _clock.Advance(TimeSpan.FromHours(1));
        }

        var start = _clock.GetUtcNow().AddHours(-2);
        var records = await Log.ListAsync(_scope, start, start.AddHours(1), CancellationToken.None).ToListAsync();

        Assert.Equal(["b"], records.Select(record => record.Entry.Id));
    }

    [Fact]
    public async Task A_repeated_act_is_recorded_once()
    {
        await AppendAsync("a");
        await AppendAsync("b");

        Assert.Equal(1, await AppendAsync("a"));

        Assert.Equal(2, (await VerifyAsync()).Count);
    }

    [Fact]
    public async Task A_lost_answer_neither_fails_nor_records_twice()
    {
        await AppendAsync("a");
        var network = StubHandler.LosingTheFirstAnswerTo(HttpMethod.Post);
        var options = new TableClientOptions { Transport = new HttpClientTransport(network) };
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        var log = new AuditLog(_storage with { Tables = new TableServiceClient(azurite.ConnectionString, options) }, _clock);

        Assert.Equal(2, await log.AppendAsync(_scope, Entry("b"), CancellationToken.None));

        var verdict = await VerifyAsync();
        Assert.Equal((2, true), (verdict.Count, verdict.IsWhole));
        Assert.True(network.Sent > 3);
    }

    [Fact]
    public async Task Many_writers_at_once_make_one_chain_without_gaps()
    {
        var places = await Task.WhenAll(Enumerable.Range(0, 24).Select(index => AppendAsync($"act-{index % 12}")));

        var verdict = await VerifyAsync();
        Assert.Equal((12, true), (verdict.Count, verdict.IsWhole));
        Assert.Equal(Enumerable.Range(1, 12).Select(place => (long)place), places.Distinct().Order());
        for (var index = 0; index < 12; index++)
        {
            Assert.Equal(places[index], places[index + 12]);
        }
    }

    [Theory]
    [InlineData("Actor", "system:Lain")]
    [InlineData("Action", "person.erased")]
    [InlineData("Subject", "x")]
    [InlineData("Details", "{\"rows\":\"11\"}")]
    [InlineData("Details", "bukan json")]
    [InlineData("Id", "z")]
    [InlineData("Hash", "00")]
    [InlineData("Previous", "00")]
    public async Task A_changed_record_is_named(string column, string value)
    {
        await FourAsync();
        await ChangeAsync(2, row => row[column] = value);

        Assert.Equal(new AuditBreak(AuditFault.Changed, 2), (await VerifyAsync()).Break);
    }

    [Fact]
    public async Task A_changed_time_is_named()
    {
        await FourAsync();
        await ChangeAsync(3, row => row["At"] = _clock.GetUtcNow().AddMilliseconds(1));

        Assert.Equal(new AuditBreak(AuditFault.Changed, 3), (await VerifyAsync()).Break);
    }

    [Fact]
    public async Task A_record_whose_hash_was_made_to_fit_breaks_the_next_one()
    {
        await FourAsync();
        await ChangeAsync(2, row =>
        {
            row["Subject"] = "x";
            var record = AuditRows.ReadRecord(row);
            row["Hash"] = AuditHash.Of(record.Scope, record.Sequence, record.At, record.Entry, record.Previous);
        });

        Assert.Equal(new AuditBreak(AuditFault.Inserted, 3), (await VerifyAsync()).Break);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task A_removed_record_is_named(long sequence)
    {
        await FourAsync();
        await Table.DeleteEntityAsync(_scope, AuditRows.RecordKey(sequence));

        Assert.Equal(new AuditBreak(AuditFault.Removed, sequence), (await VerifyAsync()).Break);
    }

    [Fact]
    public async Task An_inserted_record_is_named()
    {
        await FourAsync();
        var entry = Entry("forged");
        var forged = new AuditRecord(_scope, 5, _clock.GetUtcNow(), entry, AuditHash.Start, AuditHash.Of(_scope, 5, _clock.GetUtcNow(), entry, AuditHash.Start));
        await Table.AddEntityAsync(AuditRows.Record(forged));

        Assert.Equal(new AuditBreak(AuditFault.Inserted, 5), (await VerifyAsync()).Break);
    }

    [Fact]
    public async Task A_record_that_follows_but_that_the_head_does_not_know_is_noticed()
    {
        await FourAsync();
        var entry = Entry("forged");
        var last = (await Log.HeadAsync(_scope, CancellationToken.None))!.Hash;
        await Table.AddEntityAsync(AuditRows.Record(new AuditRecord(_scope, 5, _clock.GetUtcNow(), entry, last, AuditHash.Of(_scope, 5, _clock.GetUtcNow(), entry, last))));

        Assert.Equal(new AuditBreak(AuditFault.HeadChanged, 4), (await VerifyAsync()).Break);
    }

    [Fact]
    public async Task Two_records_that_changed_places_are_named()
    {
        await FourAsync();
        var (second, third) = (await RowAsync(2), await RowAsync(3));
        (second.RowKey, third.RowKey) = (third.RowKey, second.RowKey);
        await Table.UpsertEntityAsync(second, TableUpdateMode.Replace);
        await Table.UpsertEntityAsync(third, TableUpdateMode.Replace);

        Assert.Equal(new AuditBreak(AuditFault.Inserted, 2), (await VerifyAsync()).Break);
    }

    [Fact]
    public async Task A_record_of_another_region_does_not_fit()
    {
        await FourAsync();
        var row = await RowAsync(2);
        row.PartitionKey = "39.99";
        await Table.UpsertEntityAsync(row, TableUpdateMode.Replace);
        row.RowKey = AuditRows.RecordKey(1);
        await Table.UpsertEntityAsync(row, TableUpdateMode.Replace);

        Assert.Equal(new AuditBreak(AuditFault.Changed, 1), (await Log.VerifyAsync("39.99", null, CancellationToken.None)).Break);
    }

    [Fact]
    public async Task A_head_that_is_gone_is_noticed()
    {
        await FourAsync();
        await Table.DeleteEntityAsync(_scope, AuditRows.Head);

        Assert.Equal(new AuditBreak(AuditFault.HeadMissing, 4), (await VerifyAsync()).Break);
    }

    [Fact]
    public async Task A_chain_that_was_cut_with_its_head_shows_against_an_anchor_only()
    {
        await FourAsync();
        var anchor = await Log.HeadAsync(_scope, CancellationToken.None);
        var third = AuditRows.ReadRecord(await RowAsync(3));
        await Table.DeleteEntityAsync(_scope, AuditRows.RecordKey(4));
        await Table.UpsertEntityAsync(AuditRows.HeadOf(third), TableUpdateMode.Replace);

        Assert.True((await VerifyAsync()).IsWhole);
        Assert.Equal(
            new AuditBreak(AuditFault.AnchorMissing, 4), (await Log.VerifyAsync(_scope, anchor, CancellationToken.None)).Break);
    }

    [Fact]
    public async Task A_chain_that_grew_still_holds_its_anchor()
    {
        await FourAsync();
        var anchor = await Log.HeadAsync(_scope, CancellationToken.None);
        await AppendAsync("later");

        Assert.True((await Log.VerifyAsync(_scope, anchor, CancellationToken.None)).IsWhole);
        Assert.Equal(
            new AuditBreak(AuditFault.AnchorMissing, 4),
            (await Log.VerifyAsync(_scope, anchor! with { Hash = AuditHash.Start }, CancellationToken.None)).Break);
    }

    [Theory]
    [InlineData("3277", "a")]
    [InlineData("Nasional", "a")]
    [InlineData("32.77", "a/b")]
    [InlineData("32.77", "")]
    public async Task Only_known_scopes_and_plain_ids_are_taken(string scope, string id) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Log.AppendAsync(scope, Entry(id), CancellationToken.None));

    [Fact]
    public async Task The_command_says_whether_a_chain_is_whole()
    {
        await FourAsync();
        var (whole, said, _) = await CommandAsync("verify", "--scope", _scope);
        await ChangeAsync(3, row => row["Actor"] = "operator");
        var (broken, _, complained) = await CommandAsync("verify", "--scope", _scope);

        Assert.Equal((Usage.Success, Usage.Findings), (whole, broken));
        Assert.StartsWith($"{_scope}: utuh, 4 catatan", said, StringComparison.Ordinal);
        Assert.Contains("Catatan 3 telah diubah", complained, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_printed_head_serves_as_an_anchor()
    {
        await FourAsync();
        var (_, head, _) = await CommandAsync("head", "--scope", _scope);
        await AppendAsync("later");

        var (code, _, _) = await CommandAsync("verify", "--scope", _scope, "--anchor", head.Trim().Split(' ')[1]);

        Assert.Equal(Usage.Success, code);
    }

    [Fact]
    public async Task The_command_lists_days_of_western_indonesia()
    {
        _clock.AdjustTime(new DateTimeOffset(2026, 11, 23, 16, 59, 59, TimeSpan.Zero));
        await AppendAsync("before");
        _clock.Advance(TimeSpan.FromSeconds(1));
        await AppendAsync("within");
        _clock.Advance(TimeSpan.FromDays(1));
        await AppendAsync("after");

        var (_, said, _) = await CommandAsync("list", "--scope", _scope, "--from", "2026-11-24", "--to", "2026-11-24");

        Assert.Equal("2 2026-11-23T17:00:00Z system:Uji roster.accepted s1 rows=10 state=accepted", said.Trim());
    }

    private static AuditEntry Entry(string id) => new(
        id, "system:Uji", "roster.accepted", "s1", new Dictionary<string, string> { ["state"] = "accepted", ["rows"] = "10" });

    private async Task<long> AppendAsync(string id) => await Log.AppendAsync(_scope, Entry(id), CancellationToken.None);

    private async Task FourAsync()
    {
        foreach (var id in (string[])["a", "b", "c", "d"])
        {
            await AppendAsync(id);
        }
    }

    private async Task<AuditVerdict> VerifyAsync() => await Log.VerifyAsync(_scope, null, CancellationToken.None);

    private async Task<TableEntity> RowAsync(long sequence) =>
        (await Table.GetEntityAsync<TableEntity>(_scope, AuditRows.RecordKey(sequence))).Value;

    private async Task ChangeAsync(long sequence, Action<TableEntity> change)
    {
        var row = await RowAsync(sequence);
        change(row);
        await Table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
    }

    private async Task<(int Code, string Output, string Error)> CommandAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var verb = AuditCommand.Create((request, cancel) => AuditCommand.RunAsync(request, Log, output, error, cancel));
        var code = await verb.Parse(args).InvokeAsync();
        return (code, output.ToString(), error.ToString());
    }
}
