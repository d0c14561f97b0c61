using System.Net;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using SertiKesos.Platform;
using SertiKesos.Platform.Storage;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Platform.Storage;

/// <summary>On Azure the identity may use what the deployment has made, and make nothing.</summary>
public sealed class StorageSetupTests : IAsyncLifetime
{
    private PrivateStorage _storage = null!;

    public async Task InitializeAsync() => _storage = await PrivateStorage.StartAsync();

    public async Task DisposeAsync() => await _storage.DisposeAsync();

    [Fact]
    public async Task Whoever_may_make_nothing_starts_where_everything_is_there_and_only_there()
    {
        var narrow = new StorageSetup(MakingNothing());

        var nothing = await FailureAsync(narrow);
        await new StorageSetup(_storage.Access).RunAsync(CancellationToken.None);
        await narrow.RunAsync(CancellationToken.None);
        await _storage.Access.Queues.DeleteQueueAsync("notices");
        var noQueue = await FailureAsync(narrow);
        await _storage.Access.Tables.DeleteTableAsync("Offices");
        var noTable = await FailureAsync(narrow);

        Assert.Contains("ContainerNotFound", nothing, StringComparison.Ordinal);
        Assert.Contains("QueueNotFound", noQueue, StringComparison.Ordinal);
        Assert.Contains("404", noTable, StringComparison.Ordinal);
    }

    private static async Task<string> FailureAsync(StorageSetup setup) =>
        (await Assert.ThrowsAsync<SetupException>(() => setup.RunAsync(CancellationToken.None))).Message;

    private StorageAccess MakingNothing()
    {
        var network = new HttpClientTransport(new HttpClient(new StubHandler((request, send) => Makes(request) ? Refused() : send())));
        return new StorageAccess(
            new BlobServiceClient(_storage.ConnectionString, new BlobClientOptions { Transport = network }),
            new QueueServiceClient(_storage.ConnectionString, new QueueClientOptions { Transport = network }),
            new TableServiceClient(_storage.ConnectionString, new TableClientOptions { Transport = network }))
        {
            PlainQueues = new QueueServiceClient(_storage.ConnectionString),
        };
    }

    private static bool Makes(HttpRequestMessage request) => request.Method == HttpMethod.Put || request.Method == HttpMethod.Post;

    private static HttpResponseMessage Refused()
    {
        var response = new HttpResponseMessage(HttpStatusCode.Forbidden);
        response.Headers.Add("x-ms-error-code", "AuthorizationPermissionMismatch");
        return response;
    }
}
