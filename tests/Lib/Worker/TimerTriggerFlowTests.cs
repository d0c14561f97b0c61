using Microsoft.Azure.Functions.Worker;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Lib.Worker;

public sealed class SecondlyFunctions(Recorder recorder)
{
    [Function("EverySecond")]
    public Task Run([TimerTrigger("* * * * * *")] TimerInfo timer) => recorder.RunAsync($"{timer.IsPastDue} {timer.ScheduleStatus is null}");
}

public sealed class TimerTriggerFlowTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly Recorder _recorder = new();

    [Fact]
    public async Task Schedule_within_a_minute_runs_without_a_status()
    {
        await using var host = await TestHost.StartAsync(azurite.ConnectionString, _recorder, [typeof(SecondlyFunctions)]);

        await _recorder.WaitForAsync(2);

        Assert.All(_recorder.Seen, seen => Assert.Equal("False True", seen));
    }
}
