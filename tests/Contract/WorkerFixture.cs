using System.Text.Json;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Contract;

/// <summary>One worker on storage of its own, initialized and with its functions loaded, for all tests of the contract.</summary>
public sealed class WorkerFixture : IAsyncLifetime
{
    private PrivateStorage? _storage;
    private Worker? _worker;

    internal PrivateStorage Storage => _storage ?? throw new InvalidOperationException("The storage has not been started.");

    internal Worker Worker => _worker ?? throw new InvalidOperationException("The worker has not been started.");

    public async Task InitializeAsync()
    {
        _storage = await PrivateStorage.StartAsync();
        _worker = await Worker.StartAsync(Settings());
    }

    // Called as well after a start that failed half way.
    public async Task DisposeAsync()
    {
        if (_worker is not null)
        {
            await _worker.DisposeAsync();
        }

        if (_storage is not null)
        {
            await _storage.DisposeAsync();
        }
    }

    /// <summary>The settings of the sample as environment variables, which is how the Functions host hands on app settings.</summary>
    internal Dictionary<string, string?> Settings(params (string Name, string? Value)[] changes)
    {
        using var sample = JsonDocument.Parse(Repository.Read("local.settings.sample.json"));
        var settings = sample.RootElement.GetProperty("Values").EnumerateObject()
            .ToDictionary(value => Variable(value.Name), value => value.Value.GetString(), StringComparer.Ordinal);
        settings["AzureWebJobsStorage"] = Storage.ConnectionString;
        settings["DataStorage"] = Storage.ConnectionString;
        settings["Protection__KeyFile"] = Path.Combine(Storage.Folder, "keys", "keys.json");
        foreach (var (name, value) in changes)
        {
            settings[Variable(name)] = value;
        }

        return settings;
    }

    private static string Variable(string setting) => setting.Replace(":", "__", StringComparison.Ordinal);
}

/// <summary>The classes that share the worker; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class OneWorker : ICollectionFixture<WorkerFixture>
{
    public const string Name = "One worker";
}
