using Azure.Data.Tables;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Regions;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Alerts.Ledger;

public sealed class RecipientLimitsTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly RegionCode Cimahi = RegionCode.Parse("32.77");
    private static readonly RegionCode Bandung = RegionCode.Parse("32.73");
    private static readonly RecipientPace Pace = new(1, 3, 2, 4);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero));
    private int _messages;

    private readonly AlertTable _table = new(new TableClient(azurite.ConnectionString, AzuriteFixture.UniqueName("t")));

    [Fact]
    public async Task An_address_gets_one_message_a_day_whichever_office_sends_it()
    {
        Assert.Equal(TimeSpan.Zero, await TakeAsync(Cimahi, "a"));
        _clock.Advance(TimeSpan.FromHours(3));

        Assert.Equal(TimeSpan.FromHours(21), await LookAsync(Bandung, "a"));
        Assert.Equal(TimeSpan.Zero, await LookAsync(Bandung, "b"));
        _clock.Advance(TimeSpan.FromHours(21));
        Assert.Equal(TimeSpan.Zero, await TakeAsync(Bandung, "a"));
    }

    [Fact]
    public async Task An_address_gets_no_more_than_its_month_allows()
    {
        for (var day = 0; day < 3; day++)
        {
            Assert.Equal(TimeSpan.Zero, await TakeAsync(Cimahi, "a"));
            _clock.Advance(TimeSpan.FromDays(2));
        }

        Assert.Equal(TimeSpan.FromDays(24), await LookAsync(Cimahi, "a"));
    }

    [Fact]
    public async Task An_office_leaves_the_others_their_turn()
    {
        Assert.Equal(TimeSpan.Zero, await TakeAsync(Cimahi, "a"));
        Assert.Equal(TimeSpan.Zero, await TakeAsync(Cimahi, "b"));

        Assert.Equal(TimeSpan.FromHours(1), await LookAsync(Cimahi, "c"));
        Assert.Equal(TimeSpan.Zero, await LookAsync(Bandung, "c"));
    }

    [Fact]
    public async Task A_second_try_of_a_message_has_its_place_already()
    {
        Assert.Equal(TimeSpan.Zero, await TakeAsync(Cimahi, "a", "the-message-of-budi"));
        _clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(TimeSpan.Zero, await LookAsync(Cimahi, "a", "the-message-of-budi"));
        Assert.Equal(TimeSpan.Zero, await TakeAsync(Cimahi, "a", "the-message-of-budi"));
        Assert.Equal(TimeSpan.FromDays(1), await LookAsync(Cimahi, "a", "of-siti-another"));
    }

    [Fact]
    public async Task Looking_takes_nothing()
    {
        await LookAsync(Cimahi, "a");
        await LookAsync(Cimahi, "a");

        Assert.Equal(TimeSpan.Zero, await TakeAsync(Cimahi, "a"));
    }

    [Fact]
    public async Task Workers_at_once_never_take_more_than_the_limit()
    {
        var waits = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TakeAsync(Cimahi, "a")));

        Assert.Single(waits, wait => wait == TimeSpan.Zero);
    }

    [Fact]
    public async Task A_forgotten_address_is_as_if_it_had_never_been_written_to()
    {
        await TakeAsync(Cimahi, "a");
        await Limits.RemoveAsync("a", CancellationToken.None);
        await Limits.RemoveAsync("a", CancellationToken.None);

        Assert.Equal(TimeSpan.Zero, await LookAsync(Bandung, "a"));
    }

    // Another worker, or the same after a restart.
    private RecipientLimits Limits => new(_table, _clock);

    private Task<TimeSpan> TakeAsync(RegionCode region, string address, string? message = null) =>
        Limits.TakeAsync(region, address, message ?? $"{Interlocked.Increment(ref _messages)}{address}", Pace, CancellationToken.None);

    private Task<TimeSpan> LookAsync(RegionCode region, string address, string message = "another") => Limits.LookAsync(region, address, message, Pace, CancellationToken.None);
}
