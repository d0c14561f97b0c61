using SertiKesos.Time;

namespace SertiKesos.Summaries;

/// <summary>What the publication timer does: the month that has ended, as it stood on its last day, by Jakarta's calendar.</summary>
internal sealed class SummarySchedule(SummaryPublisher publisher, TimeProvider clock)
{
    private const string By = "system:PublishSummaries";

    public Task<SummaryOutcome> PublishLastMonthAsync(CancellationToken cancel)
    {
        var period = Period.Of(clock.TodayAt(IndonesianZone.Wib)).Previous();
        return publisher.PublishAsync(period, period.LastDay, By, cancel);
    }
}
