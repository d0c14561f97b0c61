using SertiKesos.Platform.Limits;

namespace SertiKesos.Tests.Platform.Limits;

public sealed class WorkBudgetTests
{
    private const long Megabyte = 1024 * 1024;

    [Fact]
    public async Task Work_beyond_the_budget_waits_until_some_is_given_back()
    {
        using var budget = new WorkBudget(10);
        var first = await budget.TakeAsync(6 * Megabyte, CancellationToken.None);
        var second = budget.TakeAsync(6 * Megabyte, CancellationToken.None);
        Assert.False(second.IsCompleted);

        first.Dispose();

        (await second).Dispose();
    }

    [Fact]
    public async Task A_file_larger_than_all_takes_all_and_an_empty_one_a_little()
    {
        using var budget = new WorkBudget(2);
        using var empty = await budget.TakeAsync(0, CancellationToken.None);
        using var other = await budget.TakeAsync(1, CancellationToken.None);
        var large = budget.TakeAsync(long.MaxValue - Megabyte, CancellationToken.None);
        Assert.False(large.IsCompleted);

        empty.Dispose();
        other.Dispose();

        (await large).Dispose();
    }

    [Fact]
    public async Task Who_waits_for_an_answer_is_sent_away_and_takes_nothing()
    {
        using var budget = new WorkBudget(1);
        using var cancel = new CancellationTokenSource();
        var held = await budget.TakeAsync(Megabyte, CancellationToken.None);
        var waiting = budget.TakeSoonAsync(Megabyte, cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        held.Dispose();

        (await budget.TakeSoonAsync(Megabyte, CancellationToken.None)).Dispose();
    }

    [Fact]
    public async Task One_large_file_at_a_time_is_received_or_worked_on_and_small_ones_go_on()
    {
        using var budgets = new WorkBudgets(new LimitOptions());
        var received = await budgets.Bodies.TakeAsync(20 * Megabyte, CancellationToken.None);
        using var held = await budgets.Files.TakeAsync(20 * Megabyte, CancellationToken.None);
        using var small = await budgets.Work.TakeAsync(Megabyte, CancellationToken.None);
        var large = budgets.Work.TakeAsync(20 * Megabyte, CancellationToken.None);
        Assert.False(large.IsCompleted);

        received.Dispose();

        (await large).Dispose();
    }
}
