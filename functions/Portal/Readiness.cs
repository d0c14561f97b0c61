using Azure;
using Microsoft.AspNetCore.Http;
using SertiKesos.Platform.Health;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Portal;

/// <summary>
/// Whether what the product stands on answers, each service of storage with the time that it took, and whether everything
/// that drives work moves.
/// </summary>
internal sealed class Readiness(StorageAccess storage, WorkWatch watch, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<IResult> AnswerAsync(CancellationToken cancel)
    {
        var (parts, figures) = await LookAsync(cancel);
        var now = clock.GetUtcNow();
        var ready = parts.All(part => part.Ready) && figures is not null && !figures.Any(figure => figure.IsStuck);
        return Results.Json(
            new { status = ready ? "siap" : "belum siap", parts, work = figures?.Select(figure => Line(figure, now)) },
            statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>The services of storage, and how all work stands; null where that cannot be told.</summary>
    public async Task<(IReadOnlyList<Part> Parts, IReadOnlyList<WorkFigure>? Work)> LookAsync(CancellationToken cancel)
    {
        var work = WorkAsync(cancel);
        var parts = await Task.WhenAll(
            CheckAsync("blob", token => storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Rosters).ExistsAsync(token), cancel),
            CheckAsync("antrean", token => storage.Queues.GetQueueClient(StorageNames.Queues.Alerts).ExistsAsync(token), cancel),
            CheckAsync(
                "tabel",
                token => storage.Tables.GetTableClient(StorageNames.Tables.Registers)
                    .GetEntityIfExistsAsync<Azure.Data.Tables.TableEntity>("current", "00.00", cancellationToken: token),
                cancel));
        return (parts, await work);
    }

    private static object Line(WorkFigure figure, DateTimeOffset now) => new
    {
        name = figure.Driver.Name,
        function = figure.Driver.Function,
        lastSuccess = figure.SucceededAt?.UtcDateTime,
        ageSeconds = (long)figure.AgeAt(now).TotalSeconds,
        stuck = figure.IsStuck,
        off = figure.Off,
        reason = figure.Trouble,
        waitingSeconds = (long?)figure.Waiting?.TotalSeconds,
        poison = figure.Driver is WorkDriver.Timer ? (int?)null : figure.Poison,
    };

    /// <summary>Null where it cannot be told, since storage does not answer.</summary>
    private async Task<IReadOnlyList<WorkFigure>?> WorkAsync(CancellationToken cancel)
    {
        IReadOnlyList<WorkFigure>? figures = null;
        await CheckAsync("kerja", async token => figures = await watch.LookAsync(token), cancel);
        return figures;
    }

    private async Task<Part> CheckAsync(string name, Func<CancellationToken, Task> call, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        var start = clock.GetTimestamp();
        try
        {
            await call(limit.Token);
            return new Part(name, true, Milliseconds(start));
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException
            || (failure is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return new Part(name, false, Milliseconds(start));
        }
    }

    private long Milliseconds(long start) => (long)clock.GetElapsedTime(start).TotalMilliseconds;

    internal sealed record Part(string Name, bool Ready, long Milliseconds);
}
