using Azure;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Tests.Support;

namespace SertiKesos.Rigs;

/// <summary>One file as it is handed to the import.</summary>
internal sealed record Delivery(RegionCode Region, string FileName, DateTimeOffset UploadedAt, BinaryData Content)
{
    public string Submission { get; } = SertiKesos.Rosters.Submissions.Submission.IdOf(Region, Content.ToMemory().Span);

    /// <summary>The key that hands it in; null for a file that is put into the inbox.</summary>
    public string? UploadedBy { get; init; }
}

/// <summary>
/// One host of the import, put together as the program does it: the one place of these tests that knows what an import
/// needs.
/// </summary>
internal sealed class Host(StorageAccess storage)
{
    /// <summary>All hosts have the same clock: what they store can be compared to the second.</summary>
    public static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));

    private const int Patience = 100;

    // Each host takes turns of its own, as two processes do.
    private readonly TestApp _app = new(storage, Clock);

    public StorageAccess Storage => storage;

    public OfficeActs Acts => _app.Acts;

    public Task<SubmissionState> ImportAsync(Delivery delivery) => _app.Import.RunAsync(
        RegionCatalog.Shipped.Find(delivery.Region)!, delivery.FileName, delivery.UploadedAt, delivery.Content, delivery.UploadedBy, CancellationToken.None);

    /// <summary>Somebody wants to let a held roster through; then the message of it is worked off.</summary>
    public async Task<ReleaseOutcome> ReleaseAsync(RegionCode region, string submission, string by)
    {
        var outcome = await _app.Releases.ReleaseAsync(region, submission, by, "Sudah dicocokkan dengan SK", CancellationToken.None);
        await _app.Import.ResumeAsync(region, submission, CancellationToken.None);
        return outcome;
    }

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
