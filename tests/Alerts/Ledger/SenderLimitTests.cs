using Azure.Data.Tables;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Alerts.Ledger;

public sealed class SenderLimitTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_slot_comes_free_when_the_oldest_leaves_the_minute()
    {
        var pace = new SendingPace(2, 100);

        Assert.Equal(TimeSpan.Zero, pace.Wait([Now.AddSeconds(-10)], Now));
        Assert.Equal(TimeSpan.FromSeconds(20), pace.Wait([Now.AddSeconds(-40), Now.AddSeconds(-10)], Now));
        Assert.Equal(TimeSpan.Zero, pace.Wait([Now.AddSeconds(-60), Now.AddSeconds(-10)], Now));
    }

    [Fact]
    public void The_hour_limits_as_well_as_the_minute()
    {
        var sent = Enumerable.Range(0, 3).Select(number => Now.AddMinutes(-50 + (number * 10))).ToList();

        Assert.Equal(TimeSpan.FromMinutes(10), new SendingPace(30, 3).Wait(sent, Now));
    }

    [Fact]
    public async Task The_limit_holds_over_a_restart()
    {
        var table = new TableClient(azurite.ConnectionString, AzuriteFixture.UniqueName("t"));
        var clock = new FakeTimeProvider(Now);
        var pace = new SendingPace(1, 100);

        Assert.Equal(TimeSpan.Zero, await new SenderLimit(new AlertTable(table), clock).TakeAsync(pace, CancellationToken.None));
        clock.SetUtcNow(Now.AddSeconds(15));

        Assert.Equal(TimeSpan.FromSeconds(45), await new SenderLimit(new AlertTable(table), clock).TakeAsync(pace, CancellationToken.None));
        clock.SetUtcNow(Now.AddSeconds(60));
        Assert.Equal(TimeSpan.Zero, await new SenderLimit(new AlertTable(table), clock).TakeAsync(pace, CancellationToken.None));
    }

    [Fact]
    public async Task Workers_at_once_never_take_more_than_the_limit()
    {
        var limit = new SenderLimit(new AlertTable(new TableClient(azurite.ConnectionString, AzuriteFixture.UniqueName("t"))), new FakeTimeProvider(Now));

        var waits = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => limit.TakeAsync(new SendingPace(5, 100), CancellationToken.None)));

        Assert.InRange(waits.Count(wait => wait == TimeSpan.Zero), 1, 5);
    }
}
