using SertiKesos.Hosting.Local;

namespace SertiKesos.Tests.Support;

/// <summary>
/// The one Azurite that all store and flow tests of a run share, on free ports. It starts with the first class that
/// asks for it and ends with the test process; classes run in parallel, so each takes names of its own.
/// </summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private static readonly Lazy<Task<LocalAzurite>> Shared = new(StartAsync);
    private LocalAzurite? _azurite;

    public string ConnectionString => _azurite?.ConnectionString ?? throw new InvalidOperationException("Azurite has not been started.");

    /// <summary>A name that no other test uses: lower-case letters and digits, good for containers, queues and tables.</summary>
    public static string UniqueName(string prefix) => $"{prefix}{Guid.NewGuid():n}"[..(prefix.Length + 20)];

    public async Task InitializeAsync() => _azurite = await Shared.Value;

    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task<LocalAzurite> StartAsync()
    {
        var data = Path.Combine(Path.GetTempPath(), $"sertikesos-test-{Guid.NewGuid():n}");
        var azurite = await LocalAzurite.StartAsync(data, progress: null, CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            azurite.DisposeAsync().AsTask().GetAwaiter().GetResult();
            Directory.Delete(data, recursive: true);
        };
        return azurite;
    }
}
