using SertiKesos.Platform.Telemetry;

namespace SertiKesos.Summaries.Publication;

/// <summary>How long ago the newest issue came out, as a metric. It is looked up with the sweep.</summary>
internal sealed class PublicationAge(Publications publications, TimeProvider clock) : IDisposable
{
    public const string Name = "sertikesos.publication.age";

    private readonly LastFigure _age = new(Name, "s", "Time since the newest issue came out.", TimeSpan.FromHours(1), clock);

    public Task MeasureAsync(CancellationToken cancel) => _age.MeasureAsync(async () =>
        (await publications.ListAsync(cancel)).Max(publication => publication.FinishedAt) is { } last ? (clock.GetUtcNow() - last).TotalSeconds : null);

    public void Dispose() => _age.Dispose();
}
