using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SertiKesos.Worker.Binding;

namespace SertiKesos.Worker.Standalone.Blobs;

/// <summary>One version of a blob as the value of a trigger. Reading it after it was overwritten fails, and is tried again.</summary>
internal sealed class BlobTriggerValue(BlobContainerClient container, string name, ETag version) : ITriggerValue
{
    public static TriggerInput Input(
        BlobContainerClient container, string name, BlobProperties properties, IReadOnlyDictionary<string, string> tokens)
    {
        var data = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            ["BlobTrigger"] = $"{container.Name}/{name}",
            ["Uri"] = container.GetBlobBaseClient(name).Uri.GetLeftPart(UriPartial.Path),
            ["Properties"] = PropertiesJson(properties),
            ["Metadata"] = JsonSerializer.Serialize(properties.Metadata),
        };
        foreach (var (token, value) in tokens)
        {
            data[token] = value;
        }

        return new TriggerInput(new BlobTriggerValue(container, name, properties.ETag), data);
    }

    public async ValueTask<BoundValue?> AsAsync(Type type, FunctionContext context)
    {
        var cancel = context.CancellationToken;
        return type switch
        {
            _ when type == typeof(string) => new BoundValue((await ReadAsync(cancel)).ToString()),
            _ when type == typeof(byte[]) => new BoundValue((await ReadAsync(cancel)).ToArray()),
            _ when type == typeof(Stream) => new BoundValue(await OpenAsync(cancel)),
            _ when type == typeof(BlobClient) => new BoundValue(container.GetBlobClient(name)),
            _ when type == typeof(BlockBlobClient) => new BoundValue(container.GetBlockBlobClient(name)),
            _ when type == typeof(BlobBaseClient) => new BoundValue(container.GetBlobBaseClient(name)),
            _ when type == typeof(PageBlobClient) => new BoundValue(container.GetPageBlobClient(name)),
            _ when type == typeof(AppendBlobClient) => new BoundValue(container.GetAppendBlobClient(name)),
            _ => new BoundValue(await JsonAsync(type, context)),
        };
    }

    public ValueTask ReturnAsync(object? value, FunctionContext context) => ValueTask.CompletedTask;

    private static string PropertiesJson(BlobProperties properties) => JsonSerializer.Serialize(new
    {
        properties.LastModified,
        properties.CreatedOn,
        properties.ContentLength,
        properties.ContentType,
        properties.ContentEncoding,
        ETag = BlobControlMessage.Quoted(properties.ETag),
        BlobType = properties.BlobType.ToString(),
    });

    private async Task<BinaryData> ReadAsync(CancellationToken cancel)
    {
        var options = new BlobDownloadOptions { Conditions = new BlobRequestConditions { IfMatch = version } };
        var blob = await container.GetBlobBaseClient(name).DownloadContentAsync(options, cancel);
        return blob.Value.Content;
    }

    private Task<Stream> OpenAsync(CancellationToken cancel) => container.GetBlobBaseClient(name).OpenReadAsync(
        new BlobOpenReadOptions(allowModifications: false) { Conditions = new BlobRequestConditions { IfMatch = version } }, cancel);

    private async Task<object?> JsonAsync(Type type, FunctionContext context)
    {
        var serializer = context.InstanceServices.GetRequiredService<IOptions<WorkerOptions>>().Value.Serializer!;
        return await JsonValue.ReadAsync(await ReadAsync(context.CancellationToken), type, serializer, context.CancellationToken);
    }
}
