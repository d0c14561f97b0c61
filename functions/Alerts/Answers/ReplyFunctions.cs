using Microsoft.Azure.Functions.Worker;
using SertiKesos.Platform.Health;

namespace SertiKesos.Alerts.Answers;

internal sealed class ReplyFunctions(Mailbox mailbox, WorkLog work)
{
    internal const string ScheduleSetting = "Alerts:RepliesSchedule";

    internal static readonly WorkDriver[] Drivers =
    [
        new WorkDriver.Timer(nameof(ReadReplies), "pembacaan kotak surel", ScheduleSetting, TimeSpan.FromMinutes(30)),
    ];

    /// <summary>Where no mailbox is set there is nothing to read; what could not be read waits for the next time.</summary>
    [Function("ReadReplies")]
    public Task ReadReplies([TimerTrigger($"%{ScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        work.DoAsync(nameof(ReadReplies), mailbox.ReadAsync, cancel);
}
