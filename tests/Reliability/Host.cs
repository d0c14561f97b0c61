using Azure;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Rosters;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Reliability;

/// <summary>One file as it is handed to the import.</summary>
internal sealed record Delivery(RegionCode Region, string FileName, DateTimeOffset UploadedAt, BinaryData Content)
{
    public string Submission { get; } = SertiKesos.Rosters.Submission.IdOf(Region, Content.ToMemory().Span);
}

/// <summary>
/// One host of the import, put together as the program does it: the one place of these tests that knows what an import
/// needs.
/// </summary>
internal sealed class Host(StorageAccess storage)
{
    /// <summary>All hosts have the same clock: what they store can be compared to the second.</summary>
    public static readonly FixedClock Clock = new(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));

    private const int Patience = 100;

    // Each host takes turns of its own, as two processes do.
    private readonly RosterImport _import = new TestApp(storage, Clock).Import;

    public StorageAccess Storage => storage;

    public Task<SubmissionState> ImportAsync(Delivery delivery) => _import.RunAsync(
        RegionCatalog.Find(delivery.Region)!, delivery.FileName, delivery.UploadedAt, delivery.Content, null, CancellationToken.None);

    /// <summary>Imports and, as the trigger does, imports again after a failure; returns how many runs it took.</summary>
    public async Task<int> ImportUntilEndedAsync(Delivery delivery)
    {
        for (var run = 1; ; run++)
        {
            try
            {
                await ImportAsync(delivery);
                return run;
            }
            catch (Exception failure) when (IsStorageTrouble(failure) && run < Patience)
            {
                // The message comes again.
            }
        }
    }

    private static bool IsStorageTrouble(Exception failure) =>
        failure is RequestFailedException or HttpRequestException or IOException
        || failure is AggregateException several && several.InnerExceptions.All(IsStorageTrouble);
}
