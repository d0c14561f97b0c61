using System.Diagnostics.Metrics;

namespace SertiKesos.Platform.Health;

/// <summary>The figures of the drivers as metrics of the meter <c>SertiKesos</c>, each with the function as its tag.</summary>
internal sealed class WorkGauges : IDisposable
{
    public const string MeterName = "SertiKesos";
    public const string Age = "sertikesos.work.age";
    public const string Stuck = "sertikesos.work.stuck";
    public const string Waiting = "sertikesos.queue.waiting";
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
            Waiting, () => figures().Where(figure => figure.Driver is WorkDriver.Queue).Select(figure => Of(figure, figure.Waiting?.TotalSeconds ?? 0)), "s", "How long the oldest message has waited to be taken.");
        _meter.CreateObservableGauge(
            Poison, () => figures().Where(figure => figure.Driver is not WorkDriver.Timer).Select(figure => Of(figure, figure.Poison)), "{message}", "Messages that were set aside.");
    }

    public void Dispose() => _meter.Dispose();

    private static Measurement<T> Of<T>(WorkFigure figure, T value)
        where T : struct => new(value, new KeyValuePair<string, object?>("function", figure.Driver.Function));
}
