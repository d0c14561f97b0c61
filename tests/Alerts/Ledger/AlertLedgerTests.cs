using Azure.Data.Tables;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Planning;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Alerts.Ledger;

public sealed class AlertLedgerTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly AlertLedger _ledger = new(new AlertTable(new TableClient(azurite.ConnectionString, AzuriteFixture.UniqueName("t"))));

    [Fact]
    public async Task An_entry_comes_back_as_it_was_written()
    {
        var entry = New() with { Attempts = 2, Claim = "abc", Reply = 451 };

        var written = await _ledger.WriteAsync(entry, CancellationToken.None);

        Assert.Equal(entry, written! with { Version = null });
        Assert.Equal(written, await _ledger.FindAsync(entry.Region, entry.Key, CancellationToken.None));
        Assert.Equal([written], await _ledger.ListAsync(entry.Region, entry.PersonKey, CancellationToken.None));
        Assert.Empty(await _ledger.ListAsync(entry.Region, "lain", CancellationToken.None));
    }

    [Fact]
    public async Task Of_two_writers_with_the_same_reading_one_wins()
    {
        var read = (await _ledger.WriteAsync(New(), CancellationToken.None))!;

        var first = await _ledger.WriteAsync(read with { State = AlertState.Sending, Claim = "a" }, CancellationToken.None);
        var second = await _ledger.WriteAsync(read with { State = AlertState.Sending, Claim = "b" }, CancellationToken.None);

        Assert.NotNull(first);
        Assert.Null(second);
    }

    [Fact]
    public async Task An_own_write_whose_answer_was_lost_counts_as_written()
    {
        var read = (await _ledger.WriteAsync(New(), CancellationToken.None))!;
        var claim = read with { State = AlertState.Sending, Claim = "a" };
        await _ledger.WriteAsync(claim, CancellationToken.None);

        // The retry of the same write meets a conflict with itself.
        Assert.NotNull(await _ledger.WriteAsync(claim, CancellationToken.None));
    }

    [Fact]
    public async Task A_new_entry_never_overwrites_one_that_is_there()
    {
        await _ledger.WriteAsync(New() with { State = AlertState.Delivered }, CancellationToken.None);

        Assert.Null(await _ledger.WriteAsync(New(), CancellationToken.None));
        Assert.Equal(AlertState.Delivered, (await _ledger.FindAsync(New().Region, New().Key, CancellationToken.None))!.State);
    }

    [Fact]
    public async Task A_value_that_is_taken_away_is_gone()
    {
        var written = (await _ledger.WriteAsync(New() with { Reply = 451 }, CancellationToken.None))!;

        Assert.Null((await _ledger.WriteAsync(written with { Reply = null }, CancellationToken.None))!.Reply);
    }

    private static AlertEntry New()
    {
        var day = Workers.Day("2026-11-23");
        var candidate = Workers.Candidates(Workers.Register(Workers.Budi(Workers.Certificate(day))), day)[0];
        return Workers.Entry(candidate, AlertState.Planned, new DateTimeOffset(2026, 11, 23, 1, 2, 3, 456, TimeSpan.Zero).AddTicks(7));
    }
}
