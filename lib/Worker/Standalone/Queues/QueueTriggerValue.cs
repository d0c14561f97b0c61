using System.Globalization;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SertiKesos.Worker.Binding;

namespace SertiKesos.Worker.Standalone.Queues;

/// <summary>A queue message as the value of a trigger.</summary>
internal sealed class QueueTriggerValue(QueueMessage message) : ITriggerValue
{
    public static TriggerInput Input(QueueMessage message) => new(
        new QueueTriggerValue(message),
        new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            ["QueueTrigger"] = message.Body.ToString(),
            ["Id"] = message.MessageId,
            ["PopReceipt"] = message.PopReceipt,
            ["DequeueCount"] = message.DequeueCount.ToString(CultureInfo.InvariantCulture),
            ["InsertionTime"] = message.InsertedOn?.ToString("O", CultureInfo.InvariantCulture),
            ["ExpirationTime"] = message.ExpiresOn?.ToString("O", CultureInfo.InvariantCulture),
            ["NextVisibleTime"] = message.NextVisibleOn?.ToString("O", CultureInfo.InvariantCulture),
        });

    public async ValueTask<BoundValue?> AsAsync(Type type, FunctionContext context) => type switch
    {
        _ when type == typeof(string) => new BoundValue(message.Body.ToString()),
        _ when type == typeof(byte[]) => new BoundValue(message.Body.ToArray()),
        _ when type == typeof(BinaryData) => new BoundValue(message.Body),
        _ when type == typeof(ReadOnlyMemory<byte>) => new BoundValue(message.Body.ToMemory()),
        _ when type == typeof(QueueMessage) => new BoundValue(message),
        _ => new BoundValue(await JsonValue.ReadAsync(message.Body, type, SerializerOf(context), context.CancellationToken)),
    };

    public ValueTask ReturnAsync(object? value, FunctionContext context) => ValueTask.CompletedTask;

    private static Azure.Core.Serialization.ObjectSerializer SerializerOf(FunctionContext context) =>
        context.InstanceServices.GetRequiredService<IOptions<WorkerOptions>>().Value.Serializer!;
}
