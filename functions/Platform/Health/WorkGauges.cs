using System.Diagnostics.Metrics;
using SertiKesos.Platform.Telemetry;

namespace SertiKesos.Platform.Health;

/// <summary>
/// The figures of the drivers as metrics of the meter <c>SertiKesos</c>, each with its function or its queue as tag. They are
/// those that the watch measured last: a scrape asks storage for nothing.
/// </summary>
internal sealed class WorkGauges : IDisposable
{
    public const string MeterName = Metrics.MeterName;
    public const string Age = "sertikesos.work.age";
    public const string Stuck = "sertikesos.work.stuck";
    public const string Waiting = "sertikesos.queue.age";
    public const string Length = "sertikesos.queue.length";
    public const string Poison = "sertikesos.queue.poison";

    private readonly Meter _meter = new(MeterName);

    /// <param name="figures">What was measured last; metrics are read without waiting.</param>
    public WorkGauges(Func<IReadOnlyList<WorkFigure>> figures, TimeProvider clock)
    {
        _meter.CreateObservableGauge(
            Age, () => figures().Where(figure => !figure.Off).Select(figure => Of(figure, figure.AgeAt(clock.GetUtcNow()).TotalSeconds)), "s", "Time since the last success.");
        _meter.CreateObservableGauge(
            Stuck, () => figures().Select(figure => Of(figure, figure.IsStuck ? 1 : 0)), "1", "1 where the work stands still.");
        _meter.CreateObservableGauge(
            Waiting, () => Queues(figures()).Select(queue => Of(queue.Name, queue.Figure.Waiting?.TotalSeconds ?? 0)), "s", "How long the oldest message has waited to be taken.");
        _meter.CreateObservableGauge(
            Length, () => Queues(figures()).Select(queue => Of(queue.Name, queue.Figure.Length)), "{message}", "Messages in the queue, those that wait for their day included.");
        _meter.CreateObservableGauge(
            Poison, () => figures().Where(figure => figure.Driver.SetAside is not null).Select(figure => Of(figure.Driver.SetAside!, figure.Poison)), "{message}", "Messages that were set aside.");
    }

    public void Dispose() => _meter.Dispose();

    private static IEnumerable<(string Name, WorkFigure Figure)> Queues(IReadOnlyList<WorkFigure> figures) =>
        figures.Where(figure => !figure.Off).Select(figure => (Name: (figure.Driver as WorkDriver.Queue)?.QueueName, Figure: figure)).Where(of => of.Name is not null)!;

    private static Measurement<T> Of<T>(string queue, T value)
        where T : struct => new(value, new KeyValuePair<string, object?>("queue", queue));

    private static Measurement<T> Of<T>(WorkFigure figure, T value)
        where T : struct => new(value, new KeyValuePair<string, object?>("function", figure.Driver.Function));
}
