using System.Collections.Concurrent;
using System.Diagnostics;
using Azure;
using Azure.Data.Tables;
using SertiKesos.Platform.Storage;
using SertiKesos.Platform.Telemetry;

namespace SertiKesos.Platform.Health;

/// <summary>What is kept of one driver.</summary>
/// <param name="Since">Since when it is known under this schedule: what has never run is late from then on.</param>
/// <param name="Missed">How many sweeps in a row had to do what its trigger should have done.</param>
/// <param name="Trouble">What a sweep found to be wrong, as a sentence; null where nothing is.</param>
internal sealed record WorkRow(DateTimeOffset? Since, string? Schedule, DateTimeOffset? SucceededAt, int Missed, string? Trouble)
{
    public static WorkRow None { get; } = new(null, null, null, 0, null);
}

/// <summary>
/// The last success of whatever drives work: partition <c>work</c> of the table <c>Registers</c>, one row per function,
/// so that every process sees the work of all. A note that cannot be written never fails the work itself.
/// </summary>
internal sealed class WorkLog(StorageAccess storage, TimeProvider clock)
{
    private const string Partition = "work";

    /// <summary>Work that comes in bursts is noted so often, not each time.</summary>
    private static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(1);

    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.Tables.Registers);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _noted = new(StringComparer.Ordinal);

    /// <summary>Does the work of a driver; its end without an exception is the success that is kept.</summary>
    public Task DoAsync(string function, Func<CancellationToken, Task> work, CancellationToken cancel) => RunAsync(function, null, work, cancel);

    /// <summary>The same of a message, in the trace that it comes from; the work gets what the message says.</summary>
    /// <exception cref="FormatException">The message cannot be read.</exception>
    public Task DoAsync(string function, string message, Func<string, CancellationToken, Task> work, CancellationToken cancel) =>
        RunAsync(function, QueueText.TryRead(message) ?? "", token => work(QueueText.Read(message), token), cancel);

    private async Task RunAsync(string function, string? message, Func<CancellationToken, Task> work, CancellationToken cancel)
    {
        await FollowAsync(function, message, work, cancel);
        var now = clock.GetUtcNow();
        if (_noted.TryGetValue(function, out var last) && now - last < NotedEvery && now >= last)
        {
            return;
        }

        await NoteAsync(() => MergeAsync(function, cancel, ("SucceededAt", now), ("Missed", 0)));
        _noted[function] = now;
    }

    private async Task FollowAsync(string function, string? message, Func<CancellationToken, Task> work, CancellationToken cancel)
    {
        using var span = message is null ? Spans.Start(Spans.Work) : Spans.Continue(Spans.Work, TraceMark.Of(message), ActivityKind.Consumer);
        span?.SetTag("function", function);
        var begun = clock.GetTimestamp();
        var outcome = "done";
        try
        {
            await work(cancel);
        }
        catch (Exception failure)
        {
            outcome = cancel.IsCancellationRequested ? "stopped" : "failed";
            span.Fail(failure);
            throw;
        }
        finally
        {
            span?.SetTag("outcome", outcome);
            Metrics.Run(function, outcome, clock.GetElapsedTime(begun));
        }
    }

    /// <summary>Keeps what a sweep found in the place that a trigger looks after.</summary>
    /// <param name="missed">The sweep did what the trigger should have done.</param>
    public Task SweptAsync(string function, bool missed, string? trouble, CancellationToken cancel) => NoteAsync(async () =>
    {
        var stored = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, function, cancellationToken: cancel);
        var row = stored.HasValue ? Read(stored.Value!) : WorkRow.None;
        var count = row.Missed + (missed ? 1 : 0);
        if (count != row.Missed || trouble != row.Trouble)
        {
            await MergeAsync(function, cancel, ("Missed", count), ("Trouble", trouble ?? ""));
        }
    });

    /// <summary>From now on the driver is known, or known under this schedule.</summary>
    public Task BeginAsync(string function, string schedule, CancellationToken cancel) =>
        MergeAsync(function, cancel, ("Since", clock.GetUtcNow()), ("Schedule", schedule));

    public async Task<IReadOnlyDictionary<string, WorkRow>> ListAsync(CancellationToken cancel)
    {
        var rows = new Dictionary<string, WorkRow>(StringComparer.Ordinal);
        await foreach (var row in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken: cancel))
        {
            rows[row.RowKey] = Read(row);
        }

        return rows;
    }

    private static WorkRow Read(TableEntity row) => new(
        row.GetDateTimeOffset("Since"),
        row.GetString("Schedule"),
        row.GetDateTimeOffset("SucceededAt"),
        row.GetInt32("Missed") ?? 0,
        row.GetString("Trouble") is { Length: > 0 } trouble ? trouble : null);

    private async Task MergeAsync(string function, CancellationToken cancel, params (string Column, object Value)[] values)
    {
        var row = new TableEntity(Partition, function);
        foreach (var (column, value) in values)
        {
            row[column] = value;
        }

        await _table.UpsertEntityAsync(row, TableUpdateMode.Merge, cancel);
    }

    private static async Task NoteAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException or OperationCanceledException)
        {
            // The work is done all the same. Where storage stays away, readiness says so, and the age of this driver grows.
        }
    }
}
